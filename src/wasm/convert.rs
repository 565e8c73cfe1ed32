//! Values and errors across the boundary.

use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

use crate::domain::read::from_json;
use crate::domain::{DomainError, split_code};
use crate::exchange::json::FileError;
use crate::planning::Refusal;
use crate::storage::StoreError;
use crate::storage::device::ChangeError;

/// Reads something of a record: a command, a person, a schedule.
///
/// It goes through JSON, so that the core holds one reader for what is stored, imported and asked for: a second one for
/// JavaScript objects took 60 KiB more after compression. What is wrong is named, but never quoted: a value may be
/// health data.
pub(super) fn decode<T: DeserializeOwned>(value: &JsValue) -> Result<T, JsValue> {
    decode_text(&json(value))
}

/// A plain value as JSON; empty for what has none.
pub(super) fn json(value: &JsValue) -> String {
    js_sys::JSON::stringify(value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// Reads JSON in which every key is known, naming what is wrong: `unknown-key` names the key.
pub(super) fn decode_text<T: DeserializeOwned>(text: &str) -> Result<T, JsValue> {
    from_json(text).map_err(|error| not_understood(&error.to_string()))
}

fn not_understood(error: &str) -> JsValue {
    match split_code(error) {
        Some((code, message)) => named(code, message.split(" at line ").next().unwrap_or(message)),
        None => named("not-understood", "the value does not have the shape that is declared for it"),
    }
}

/// What stands under a key; `undefined` where nothing does.
pub(super) fn get(value: &JsValue, key: &str) -> JsValue {
    js_sys::Reflect::get(value, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

/// The text under a key.
pub(super) fn text_at(value: &JsValue, key: &str) -> Option<String> {
    get(value, key).as_string()
}

/// Reads a text with its own rules, such as an identifier or a date.
pub(super) fn parse<T: std::str::FromStr>(text: &str, code: &str) -> Result<T, JsValue> {
    text.parse().map_err(|_| named(code, "the text is not written as declared"))
}

/// Writes a plain JavaScript value: objects, strings, numbers, a missing key for what is absent.
pub(super) fn encode<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    let text = serde_json::to_string(value).map_err(|_| named("not-encoded", "the value could not be handed over"))?;
    js_sys::JSON::parse(&text)
}

/// An `Error` with a stable `name`.
pub(super) fn named(code: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    error.set_name(code);
    error.into()
}

/// An error of any layer, with its stable name.
pub(super) trait Named: std::fmt::Display {
    fn name(&self) -> &'static str;

    fn to_js(&self) -> JsValue {
        named(self.name(), &self.to_string())
    }
}

impl Refusal {
    /// What a refusal asks, as properties of the error: the doses and the answers.
    fn detailed(&self) -> JsValue {
        let error = named(self.code(), &self.to_string());
        if let Self::FirstDoseUnclear(seam) = self {
            for (key, value) in [("doses", encode(&seam.doses)), ("choices", encode(&seam.choices))] {
                let _ = js_sys::Reflect::set(&error, &key.into(), &value.unwrap_or(JsValue::UNDEFINED));
            }
        }
        error
    }
}

impl Named for DomainError {
    fn name(&self) -> &'static str {
        self.code()
    }
}

impl Named for Refusal {
    fn name(&self) -> &'static str {
        self.code()
    }

    fn to_js(&self) -> JsValue {
        self.detailed()
    }
}

impl Named for StoreError {
    fn name(&self) -> &'static str {
        self.code()
    }
}

impl Named for ChangeError {
    fn name(&self) -> &'static str {
        self.code()
    }

    fn to_js(&self) -> JsValue {
        match self {
            Self::Refused(refusal) => refusal.detailed(),
            Self::NotStored(error) => error.to_js(),
        }
    }
}

impl Named for FileError {
    fn name(&self) -> &'static str {
        self.code()
    }
}

/// Turns the error of a result into a JavaScript `Error`.
pub(super) trait OrThrow<T> {
    fn or_throw(self) -> Result<T, JsValue>;
}

impl<T, E: Named> OrThrow<T> for Result<T, E> {
    fn or_throw(self) -> Result<T, JsValue> {
        self.map_err(|error| error.to_js())
    }
}
