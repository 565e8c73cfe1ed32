export * from './core/evenkeel.js';

/** Where the wasm file comes from: its address, a response with it, its bytes, or the compiled module. */
export type WasmSource =
  string | URL | Request | Response | Promise<Response> | BufferSource | WebAssembly.Module;

/**
 * Starts the core. Everything else that this package exports may be called once the promise is fulfilled.
 *
 * Without `source`, the file is fetched from where the package lies; Node cannot fetch files, so pass the
 * bytes there. Calling it again is harmless: the first call's source counts, unless that call failed.
 */
export default function init(source?: WasmSource): Promise<void>;
