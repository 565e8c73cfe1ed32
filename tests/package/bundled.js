import * as evenkeel from 'evenkeel';
import { made } from './calls.mjs';

await evenkeel.default();
document.title = JSON.stringify(await made(evenkeel));
