//! `cargo xtask serve`: the built app under the headers that it will have in the field.

use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

use crate::http::{Mount, Site};
use crate::outcome::{Doing as _, Outcome};
use crate::wasm::Profile;
use crate::{build, http, paths, stamp, wasm};

const PORT: u16 = 8417;

/// Builds, then serves until it is stopped.
pub fn command(arguments: &[&str]) -> Outcome {
    let (mut port, mut watch, mut quick, mut tests) = (PORT, false, false, false);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match *argument {
            "--port" => port = rest.next().ok_or("--port needs a number")?.parse().doing("--port")?,
            "--watch" => watch = true,
            "--quick" => quick = true,
            "--tests" => tests = true,
            other => return Err(format!("serve does not know {other:?}").into()),
        }
    }
    let profile = if watch || quick { Profile::Quick } else { Profile::Release };
    build::build(profile)?;
    if tests {
        wasm::twins().build(Profile::Quick)?;
    }
    let listener = http::listen(port)?;
    println!("http://{}/", listener.local_addr().doing("the server's own address")?);
    if watch {
        thread::spawn(rebuild_on_change);
    }
    http::serve(&listener, if tests { tests_site() } else { Site { mounts: vec![app()] } })
}

/// The app and, beside it, what the browser tests load.
pub fn tests_site() -> Site {
    let root = paths::root();
    let mounts = vec![
        Mount { at: "/__pages/", folder: root.join("tests/browser/pages") },
        Mount { at: "/__pkg/", folder: root.join("pkg") },
        Mount { at: "/__twins/", folder: paths::target().join("twins") },
        app(),
    ];
    Site { mounts }
}

fn app() -> Mount {
    Mount { at: "/", folder: paths::dist() }
}

/// Rebuilds whenever a source changes; looks twice a second. A build that fails is told, and the last good one stays.
fn rebuild_on_change() {
    let mut built = newest();
    loop {
        thread::sleep(Duration::from_millis(500));
        let now = newest();
        if now != built {
            if let Err(error) = build::build(Profile::Quick) {
                println!("{error}");
            }
            // What the build itself wrote is no change.
            built = newest();
        }
    }
}

/// How many sources there are, and when the last was changed.
fn newest() -> (usize, Option<SystemTime>) {
    let root = paths::root();
    let watched = ["src", "pdf", "data", "locales", "www", "pkg", "Cargo.toml", "Cargo.lock", "package-lock.json"];
    let watched = watched.map(|path| root.join(path));
    let built = ["www/dist", "www/public/fonts", "pkg/core", "pkg/pdf"].map(|path| root.join(path));
    let files: Vec<PathBuf> = stamp::files(&watched, &built).unwrap_or_default();
    let changed = files.iter().filter_map(|file| fs::metadata(file).and_then(|file| file.modified()).ok()).max();
    (files.len(), changed)
}
