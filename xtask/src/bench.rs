//! `cargo xtask bench`: medians, one script of benches/ a subject.

use std::thread;

use crate::outcome::{Doing as _, Outcome};
use crate::run::{node, run};
use crate::wasm::Profile;
use crate::{browser, build, http, paths, serve, stamp};

/// Runs benches/*.mjs on the release, or those whose name contains the argument.
pub fn command(arguments: &[&str]) -> Outcome {
    let part = match arguments {
        [] => "",
        [part] => part,
        other => return Err(format!("bench takes one name or none, not {other:?}").into()),
    };
    let mut scripts = stamp::files(&[paths::root().join("benches")], &[])?;
    scripts.retain(|script| script.extension().is_some_and(|end| end == "mjs"));
    // A name that begins with an underscore is shared by others.
    scripts.retain(|script| {
        script
            .file_stem()
            .is_some_and(|stem| stem.to_string_lossy().contains(part) && !stem.to_string_lossy().starts_with('_'))
    });
    if scripts.is_empty() {
        return Err(format!("no benchmark in benches/ has {part:?} in its name").into());
    }
    build::build(Profile::Release)?;
    let chrome = browser::find()?;
    let listener = http::listen(0)?;
    let url = format!("http://{}", listener.local_addr().doing("the server's own address")?);
    thread::spawn(move || http::serve(&listener, serve::tests_site()).is_ok());
    let run_one = |script| run(node(script).env("CHROME", &chrome).env("EVENKEEL_URL", &url));
    scripts.iter().try_for_each(run_one)
}
