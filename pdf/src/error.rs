//! Why there is no PDF.

/// Why a report could not be rendered. Never quotes the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RenderError {
    /// What was given as JSON is not a report.
    #[error("this is not a report")]
    ReportNotUnderstood,
    /// There is no font, or one cannot be read.
    #[error("there is no font, or one of them cannot be read")]
    FontsMissing,
    /// The document broke a rule or a limit of the format.
    #[error("the document could not be written")]
    RenderFailed,
}

impl RenderError {
    /// A name to tell it by, which stays the same.
    pub fn name(self) -> &'static str {
        match self {
            Self::ReportNotUnderstood => "report-not-understood",
            Self::FontsMissing => "fonts-missing",
            Self::RenderFailed => "render-failed",
        }
    }
}
