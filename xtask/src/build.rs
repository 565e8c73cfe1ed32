//! `cargo xtask build`: everything that is shipped.

use std::time::Instant;

use crate::outcome::Outcome;
use crate::wasm::Profile;
use crate::{app, tools, wasm};

/// Builds with the profile that the arguments name.
pub fn command(arguments: &[&str]) -> Outcome {
    match arguments {
        [] => build(Profile::Release),
        ["--quick"] => build(Profile::Quick),
        other => Err(format!("build takes --quick or nothing, not {other:?}").into()),
    }
}

/// Builds the core, the PDF module and the app. Steps whose inputs did not change are left out.
pub fn build(profile: Profile) -> Outcome {
    let start = Instant::now();
    tools::ready()?;
    wasm::core().build(profile)?;
    wasm::pdf().build(profile)?;
    app::build()?;
    println!("built in {:.1} s", start.elapsed().as_secs_f64());
    Ok(())
}
