import type { WasmSource } from './index.js';

/**
 * Renders a report, as the core exports it, to a tagged PDF.
 *
 * The first call loads the PDF module, which is a file of its own: from `source`, else from where the package
 * lies. `fonts` are the bytes of TTF files, the text's own first, those that fill its gaps after it.
 */
export function renderPdf(report: unknown, fonts: Uint8Array[], source?: WasmSource): Promise<Uint8Array>;
