//! Where things lie.

use std::env;
use std::path::{Path, PathBuf};

/// The workspace's folder: that of the tree this was run in, also when the target folder is shared.
pub fn root() -> PathBuf {
    let own = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    own.parent().map_or_else(|| own.clone(), Path::to_path_buf)
}

/// Cargo's target folder, absolute.
pub fn target() -> PathBuf {
    root().join(env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from))
}

/// The built app, as it is served.
pub fn dist() -> PathBuf {
    root().join("www/dist")
}

/// A script of an installed npm package, to be run by `node`. The `.bin` folder is not used: its entries differ by system.
pub fn npm_script(path: &str) -> PathBuf {
    root().join("node_modules").join(path)
}
