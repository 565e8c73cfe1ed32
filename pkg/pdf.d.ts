import type { WasmSource } from './index.js';

/** A finished PDF, and what it lacks. */
export interface RenderedPdf {
  /** The file. */
  bytes: Uint8Array<ArrayBuffer>;
  /**
   * Characters of the report that none of the fonts has. On paper a box stands for each; who listens to the file,
   * searches it or copies from it still finds the printable ones.
   */
  missing: string[];
}

/**
 * Renders a report, as the core exports it or as its JSON text, to a PDF tagged for PDF/UA-1.
 *
 * The first call loads the PDF module, which is a file of its own: from `source`, else from where the package
 * lies. `fonts` are the bytes of TTF files in any order, regular and bold. The text is set in the first family that
 * is not of the Noto collection; the others fill its gaps. The same report and fonts give the same bytes.
 *
 * Rejects with an `Error` whose `name` is `report-not-understood`, `fonts-missing` or `render-failed`, and whose
 * message quotes nothing of the report.
 */
export function renderPdf(
  report: unknown,
  fonts: Uint8Array[],
  source?: WasmSource,
): Promise<Uint8Array<ArrayBuffer>>;

/** As `renderPdf`, and says which characters none of the fonts has. */
export function renderPdfWithGaps(
  report: unknown,
  fonts: Uint8Array[],
  source?: WasmSource,
): Promise<RenderedPdf>;
