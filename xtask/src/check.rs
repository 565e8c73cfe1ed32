//! `cargo xtask check`: what can be said without running anything.

use std::fs;
use std::path::PathBuf;

use crate::outcome::{Doing as _, Outcome};
use crate::run::{cargo, node, output, program, run};
use crate::{paths, stamp, tools, wasm};

/// Hosts that a file must not name: a clone has to build behind any mirror. Written in two parts, else this file were found.
const REGISTRIES: &[&str] = &[
    concat!("registry.", "npmjs.org"),
    concat!("registry.", "yarnpkg.com"),
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("crates.io", "-index"),
    concat!("files.", "pythonhosted.org"),
    concat!("arti", "factory"),
];

/// Runs all checks.
pub fn command(arguments: &[&str]) -> Outcome {
    if !arguments.is_empty() {
        return Err(format!("check takes no arguments, not {arguments:?}").into());
    }
    check()
}

/// Runs all checks, also those after one that failed.
///
/// # Errors
/// Names the checks that failed.
pub fn check() -> Outcome {
    tools::ready()?;
    let clippy = |arguments: &[&str]| run(cargo().arg("clippy").args(arguments).args(["--", "-D", "warnings"]));
    let wasm = ["--target", "wasm32-unknown-unknown", "--lib", "-p"];
    let steps: [(&str, &dyn Fn() -> Outcome); 8] = [
        ("rustfmt", &|| run(cargo().args(["fmt", "--all", "--check"]))),
        ("clippy", &|| clippy(&["--workspace", "--all-targets"])),
        ("clippy of the core for wasm", &|| clippy(&[&wasm[..], &["evenkeel", "--features", "wasm"]].concat())),
        ("clippy of the PDF module for wasm", &|| {
            clippy(&[&wasm[..], &["evenkeel-pdf", "--features", "wasm"]].concat())
        }),
        ("clippy of the twins for wasm", &|| clippy(&[&wasm[..], &["evenkeel-twins"]].concat())),
        ("prettier", &|| {
            run(node(paths::npm_script("prettier/bin/prettier.cjs")).args(["--check", "--log-level", "warn", "."]))
        }),
        ("tsc", &types),
        ("registry hosts", &no_registry),
    ];
    let mut failed = Vec::new();
    for (name, step) in steps {
        println!("checking: {name}");
        if let Err(error) = step() {
            println!("{error}");
            failed.push(name);
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", ")).into()) }
}

/// Type-checks the app and the package's entry points, against the types that wasm-bindgen wrote.
fn types() -> Outcome {
    for module in [wasm::core(), wasm::pdf()] {
        module.build_if_missing()?;
    }
    run(tools::tsc().args(["--noEmit", "--project", "tsconfig.json"]))
}

/// Looks for registry hosts in all files that git tracks, or would.
fn no_registry() -> Outcome {
    let mut found = Vec::new();
    for file in sources()? {
        let name = file.strip_prefix(paths::root()).unwrap_or(&file).display().to_string();
        if name == "Cargo.lock" || !file.is_file() {
            continue;
        }
        let text = String::from_utf8_lossy(&fs::read(&file).doing(&name)?).to_lowercase();
        found.extend(REGISTRIES.iter().filter(|host| text.contains(*host)).map(|host| format!("{name} names {host}")));
    }
    if found.is_empty() { Ok(()) } else { Err(found.join("\n").into()) }
}

/// What git tracks, or would; where git cannot say, everything but what is built and fetched.
fn sources() -> Outcome<Vec<PathBuf>> {
    let root = paths::root();
    match output(program("git").args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])) {
        Ok(listed) => Ok(listed.split('\0').filter(|name| !name.is_empty()).map(|name| root.join(name)).collect()),
        Err(_) => {
            let skipped =
                [".git", "node_modules", "target", "www/dist", "pkg/core", "pkg/pdf"].map(|path| root.join(path));
            stamp::files(&[root], &skipped)
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn this_file_names_no_registry() {
        let own = include_str!("check.rs").to_lowercase();
        assert!(super::REGISTRIES.iter().all(|host| !own.contains(host)));
    }
}
