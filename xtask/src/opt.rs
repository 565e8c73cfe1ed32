//! Whether wasm-opt would help: it does not, so no build runs it.
//!
//! Measured on a core of 663 kB (opt-level z, fat LTO), brotli and the median time to compile it in V8:
//! as linked 150.8 kB, 2.4 ms; -Oz 163.2 kB (+8 %), 2.1 ms; -Os 161.5 kB (+7 %), 1.9 ms; -O2 163.3 kB (+8 %), 2.0 ms.
//! Half a millisecond of start is not worth 11 kB of transfer. `cargo xtask size --wasm-opt` measures again.

use std::fs;
use std::path::PathBuf;

use crate::outcome::{Doing as _, Outcome};
use crate::run::{node, run};
use crate::{paths, size};

/// What the browsers that are supported know, by name: `--all-features` writes files that they refuse.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Prints what the built core weighs as linked and after wasm-opt, and how long each takes to compile.
pub fn compare() -> Outcome {
    let linked = paths::root().join("pkg/core/evenkeel_bg.wasm");
    let folder = paths::target().join("xtask/wasm-opt");
    fs::create_dir_all(&folder).doing(folder.display())?;
    let mut files: Vec<PathBuf> = vec![folder.join("as-linked.wasm")];
    fs::copy(&linked, &files[0]).doing(linked.display())?;
    for level in ["-Oz", "-Os", "-O2"] {
        let file = folder.join(format!("wasm-opt{level}.wasm"));
        let mut wasm_opt = node(paths::npm_script("binaryen/bin/wasm-opt"));
        run(wasm_opt.args(FEATURES).arg(level).arg(&linked).arg("-o").arg(&file))?;
        files.push(file);
    }
    size::table("the core", &folder, &files)?;
    run(node("xtask/src/compile-time.mjs").args(&files))
}
