//! The boundary to JavaScript.

use js_sys::{Error, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::error::RenderError;

/// A finished document.
#[wasm_bindgen]
pub struct Rendered(crate::Rendered);

#[wasm_bindgen]
impl Rendered {
    /// The PDF file.
    #[wasm_bindgen(getter)]
    pub fn bytes(&self) -> Uint8Array {
        Uint8Array::from(self.0.bytes.as_slice())
    }

    /// The characters that no font has, in one text.
    #[wasm_bindgen(getter)]
    pub fn missing(&self) -> String {
        self.0.missing.iter().collect()
    }
}

/// Renders a report, given as JSON, with the fonts given as the bytes of TTF files.
///
/// Throws an `Error` whose name is `report-not-understood`, `fonts-missing` or `render-failed`.
#[wasm_bindgen]
pub fn render(report: &str, fonts: Vec<Uint8Array>) -> Result<Rendered, Error> {
    let fonts: Vec<Vec<u8>> = fonts.iter().map(Uint8Array::to_vec).collect();
    crate::render_json(report, &fonts).map(Rendered).map_err(error)
}

fn error(error: RenderError) -> Error {
    let thrown = Error::new(&error.to_string());
    thrown.set_name(error.name());
    thrown
}
