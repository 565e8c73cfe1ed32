//! Finds a Chromium for the tests, or gets one.

use std::env;
use std::path::{Path, PathBuf};

use crate::outcome::Outcome;
use crate::run::{node, output, program, run};
use crate::{paths, tools};

/// Names that Chromium goes by on a search path.
const NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// Places where it lies when it is on no search path. Debian's is behind a wrapper script that talks.
const PLACES: &[&str] = &[
    "/usr/lib/chromium/chromium",
    "/usr/lib64/chromium-browser/chromium-browser",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
];

/// The browser's program: `CHROME`, else an installed one, else one installed now.
///
/// # Errors
/// When there is none and none could be got; says what would help.
pub fn find() -> Outcome<PathBuf> {
    if let Some(named) = env::var_os("CHROME") {
        let named = PathBuf::from(named);
        let message = format!("CHROME names {}, which does not start as a Chromium", named.display());
        return if starts(&named) { Ok(named) } else { Err(message.into()) };
    }
    if let Some(found) = installed() {
        return Ok(found);
    }
    println!("no Chromium found: installing one");
    if let Some(found) = from_apt() {
        return Ok(found);
    }
    from_playwright().ok_or_else(|| {
        "no Chromium: install it (Debian: apt-get install chromium; others: the Chrome of your system) or name one by CHROME=/path/to/chrome".into()
    })
}

fn installed() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let on_path = env::split_paths(&path).flat_map(|folder| NAMES.iter().map(move |name| folder.join(name)));
    let places = PLACES.iter().map(PathBuf::from).chain(on_path);
    // Ubuntu's package is a script that only says how to get the browser: it must start.
    places.filter(|place| place.is_file()).find(|place| starts(place))
}

fn starts(program_file: &Path) -> bool {
    if cfg!(windows) {
        // There, asking for the version opens a window.
        return program_file.is_file();
    }
    output(program(program_file).arg("--version")).is_ok_and(|said| said.contains("Chrom"))
}

/// By the system's package manager, which asks for root.
fn from_apt() -> Option<PathBuf> {
    let is_root = output(program("id").arg("-u")).is_ok_and(|id| id == "0");
    if !is_root || output(program("apt-get").arg("--version")).is_err() {
        return None;
    }
    let apt = |arguments: &[&str]| run(program("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"));
    if let Err(error) = apt(&["update"]).and_then(|()| apt(&["install", "-y", "chromium"])) {
        println!("{error}");
    }
    installed()
}

/// Playwright's own, into the user's cache folder.
fn from_playwright() -> Option<PathBuf> {
    let installed = tools::npm_packages()
        .and_then(|()| run(node(paths::npm_script("playwright-core/cli.js")).args(["install", "chromium"])));
    if let Err(error) = installed {
        println!("{error}");
    }
    let script = "import('playwright-core').then(({ chromium }) => console.log(chromium.executablePath()))";
    let found = output(program("node").args(["--eval", script])).ok().map(PathBuf::from)?;
    starts(&found).then_some(found)
}
