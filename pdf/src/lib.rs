//! Renders a [`Report`] to an accessible PDF: tagged for PDF/UA-1, with its fonts embedded, and the same bytes for
//! the same report and fonts.
//!
//! Text goes through four hands: `clean` (what may be set at all), `text` (shaped and broken into lines), `flow` and
//! `table` (lines into strips that a page break does not cut), `pages` (strips onto pages). `paint` alone draws.

mod clean;
mod error;
mod flow;
mod fonts;
mod meta;
mod pages;
mod paint;
mod style;
mod table;
mod tags;
mod text;
#[cfg(feature = "wasm")]
mod wasm;

use std::collections::BTreeSet;

use evenkeel::exchange::report::Report;

pub use error::RenderError;

/// A finished document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The PDF file.
    pub bytes: Vec<u8>,
    /// Characters of the report that no font has, in order of their code points. On paper a box stands for each; in
    /// the text that a reader or a search finds, the printable ones are kept.
    pub missing: Vec<char>,
}

/// Renders a report with the fonts given: the bytes of TrueType or OpenType files, in any order.
///
/// The text is set in the first family that is not of the Noto collection. The other families fill its gaps.
///
/// # Errors
/// When there is no font or one cannot be read, and when the PDF breaks a rule of PDF/UA-1 that can be checked.
pub fn render<F: AsRef<[u8]>>(report: &Report, fonts: &[F]) -> Result<Rendered, RenderError> {
    let mut setter = text::Setter::new(fonts::Fonts::load(fonts)?);
    let frame = style::Frame::of(&report.locale);
    let flow = flow::flow(report, &mut setter, frame);
    let pages = pages::paginate(flow.strips, frame.height());
    let bytes = paint::paint(report, &mut setter, frame, &pages, flow.titles, flow.tags)?;
    let missing: BTreeSet<char> = setter.into_missing();
    Ok(Rendered { bytes, missing: missing.into_iter().collect() })
}

/// Renders a report that is given as JSON.
///
/// # Errors
/// As [`render`], and when the JSON is not a report.
pub fn render_json<F: AsRef<[u8]>>(report: &str, fonts: &[F]) -> Result<Rendered, RenderError> {
    // What serde says may quote the report, so it is dropped.
    let report: Report = serde_json::from_str(report).map_err(|_| RenderError::ReportNotUnderstood)?;
    render(&report, fonts)
}
