import init, { run } from '/__twins/evenkeel_twins.js';

await init();
window.run = run;
