import * as evenkeel from 'evenkeel';
import { readFile } from 'node:fs/promises';
import { made } from './calls.mjs';

const file = new URL(import.meta.resolve('evenkeel/core/evenkeel_bg.wasm'));
await evenkeel.default(await readFile(file));
// A second start, with nothing to start from, is harmless.
await evenkeel.default();
console.log(JSON.stringify(await made(evenkeel)));
