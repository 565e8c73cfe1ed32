import start from './core/evenkeel.js';

export * from './core/evenkeel.js';

/** Starts the core; index.d.ts has the words. */
export default async function init(source) {
  await start({ module_or_path: source ?? new URL('./core/evenkeel_bg.wasm', import.meta.url) });
}
