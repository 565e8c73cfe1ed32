// Prints, for each wasm file named, the median time that V8 takes to compile it.
import { readFileSync } from 'node:fs';

for (const file of process.argv.slice(2)) {
  const bytes = readFileSync(file);
  const times = [];
  for (let round = 0; round < 15; round += 1) {
    const start = performance.now();
    await WebAssembly.compile(bytes);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  console.log(`${times[7].toFixed(1)} ms to compile ${file}`);
}
