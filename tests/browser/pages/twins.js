import init, * as twins from '/__twins/evenkeel_twins.js';

await init();
Object.assign(window, twins);
