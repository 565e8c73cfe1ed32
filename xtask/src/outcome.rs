//! How a step ends.

use std::error::Error;
use std::fmt::Display;

/// A step's result. The error is a sentence for a person; nobody matches on it.
pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Says what was being done when something failed.
pub trait Doing<T> {
    /// Puts `what` before the error: "reading a.txt: no such file".
    fn doing(self, what: impl Display) -> Outcome<T>;
}

impl<T, E: Display> Doing<T> for Result<T, E> {
    fn doing(self, what: impl Display) -> Outcome<T> {
        self.map_err(|error| format!("{what}: {error}").into())
    }
}
