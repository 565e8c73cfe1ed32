/** Renders a report; pdf.d.ts has the words. */
export async function renderPdf(report, fonts, source) {
  const module = await import('./pdf/evenkeel_pdf.js');
  await module.default({ module_or_path: source ?? new URL('./pdf/evenkeel_pdf_bg.wasm', import.meta.url) });
  return module.render(JSON.stringify(report), fonts);
}
