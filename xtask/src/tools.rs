//! What a build needs from the machine, fetched where that can be done without asking.

use std::process::Command;

use crate::outcome::Outcome;
use crate::run::{npm, output, program, run};
use crate::stamp::Stamp;
use crate::{paths, run};

const TARGET: &str = "wasm32-unknown-unknown";

/// Makes sure of the wasm target, Node and the npm packages.
pub fn ready() -> Outcome {
    wasm_target()?;
    npm_packages()
}

/// Adds the wasm target where it is missing. `rust-toolchain.toml` names it too, but rustup may be told not to install by itself.
pub fn wasm_target() -> Outcome {
    let libraries = output(program("rustc").args(["--print", "target-libdir", "--target", TARGET]))?;
    if std::path::Path::new(&libraries).is_dir() {
        return Ok(());
    }
    if output(program("rustup").arg("--version")).is_err() {
        return Err(format!("the Rust target {TARGET} is missing, and so is rustup to add it: install it from rustup.rs, or the target as your system packages it").into());
    }
    run(program("rustup").args(["target", "add", TARGET]))
}

/// Installs the npm packages when package-lock.json is not the one they were installed from.
pub fn npm_packages() -> Outcome {
    let said = output(program("node").arg("--version"));
    let version = said.map_err(|_| "Node is missing: install Node 20.19 or later, with npm")?;
    if !new_enough(&version) {
        return Err(format!("Node {version} is too old: 20.19 or later is needed").into());
    }
    let root = paths::root();
    let stamp = Stamp::of("npm", "", &[root.join("package-lock.json")], &[])?;
    if stamp.is_current(&[root.join("node_modules/.package-lock.json")]) {
        return Ok(());
    }
    if output(npm().arg("--version")).is_err() {
        return Err("npm is missing: it comes with most Node installations".into());
    }
    stamp.forget();
    run(npm().args(["ci", "--no-audit", "--no-fund"]))?;
    stamp.keep()
}

/// Whether `v20.19.1` and the like will do.
fn new_enough(version: &str) -> bool {
    let mut numbers = version.trim_start_matches('v').split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    (numbers.next(), numbers.next()) >= (Some(20), Some(19))
}

/// TypeScript's compiler.
pub fn tsc() -> Command {
    run::node(paths::npm_script("typescript/bin/tsc"))
}

#[cfg(test)]
mod tests {
    use super::new_enough;

    #[test]
    fn node_20_19_is_the_first_that_will_do() {
        assert!(new_enough("v20.19.0") && new_enough("v24.1.0"));
        assert!(!new_enough("v20.18.3") && !new_enough("v18.20.0"));
    }
}
