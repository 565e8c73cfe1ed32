//! The PDF renderer, asked as a reader would ask: what does the file say, in which order, and on how many pages.

#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod hostile;
mod pages;
mod pdf;
mod structure;
mod support;
mod ua;
