/** Renders a report; pdf.d.ts has the words. */
export async function renderPdf(report, fonts, source) {
  const { bytes } = await renderPdfWithGaps(report, fonts, source);
  return bytes;
}

/** Renders a report and says what no font had; pdf.d.ts has the words. */
export async function renderPdfWithGaps(report, fonts, source) {
  const module = await import('./pdf/evenkeel_pdf.js');
  await module.default({ module_or_path: source ?? new URL('./pdf/evenkeel_pdf_bg.wasm', import.meta.url) });
  const json = typeof report === 'string' ? report : JSON.stringify(report);
  const rendered = attempt(() => module.render(json, fonts));
  try {
    return { bytes: rendered.bytes, missing: [...rendered.missing] };
  } finally {
    rendered.free();
  }
}

/** A trap in the module is one more way to fail, not another kind of error. */
function attempt(render) {
  try {
    return render();
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) {
      throw Object.assign(new Error('the document could not be written'), { name: 'render-failed' });
    }
    throw error;
  }
}
