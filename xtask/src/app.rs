//! The app: fonts and licences put in place, then bundled by Vite.

use std::fs;
use std::path::PathBuf;

use crate::outcome::{Doing as _, Outcome};
use crate::run::{node, run};
use crate::stamp::Stamp;
use crate::{paths, tools};

/// Files served under /fonts/, and where npm puts them. The TTF files are for the PDF module, which reads no WOFF2.
const FONTS: &[(&str, &str)] = &[
    (
        "AtkinsonHyperlegibleNext-latin.woff2",
        "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
    ),
    (
        "AtkinsonHyperlegibleNext-latin-ext.woff2",
        "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
    ),
    (
        "AtkinsonHyperlegibleNext-Regular.ttf",
        "@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf",
    ),
    (
        "AtkinsonHyperlegibleNext-Bold.ttf",
        "@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf",
    ),
    ("AtkinsonHyperlegibleNext-OFL.txt", "@expo-google-fonts/atkinson-hyperlegible-next/LICENSE_FONT"),
    ("NotoSans-Regular.ttf", "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf"),
    ("NotoSans-Bold.ttf", "@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf"),
    ("NotoSans-OFL.txt", "@expo-google-fonts/noto-sans/LICENSE_FONT"),
];

/// Bundles the app into www/dist, unless nothing that it is made from changed.
///
/// Types are not looked at here; `cargo xtask check` does.
pub fn build() -> Outcome {
    fonts()?;
    licences()?;
    let root = paths::root();
    let inputs = ["www", "pkg", "locales", "data", "package-lock.json", "tsconfig.json"].map(|path| root.join(path));
    let stamp = Stamp::of("app", "", &inputs, &[paths::dist()])?;
    if stamp.is_current(&[paths::dist().join("index.html")]) {
        return Ok(());
    }
    println!("bundling the app");
    stamp.forget();
    tools::npm_packages()?;
    let config = root.join("www/vite.config.ts");
    run(node(paths::npm_script("vite/bin/vite.js")).args(["build", "--logLevel", "warn", "--config"]).arg(config))?;
    stamp.keep()
}

/// Puts the fonts where Vite finds and copies them; git leaves them out.
fn fonts() -> Outcome {
    let folder = paths::root().join("www/public/fonts");
    fs::create_dir_all(&folder).doing(folder.display())?;
    FONTS.iter().try_for_each(|(name, source)| copy(paths::npm_script(source), folder.join(name)))
}

/// Puts the licences into the package, where `npm pack` finds them.
fn licences() -> Outcome {
    let root = paths::root();
    let names = ["LICENSE-MIT", "LICENSE-APACHE"].into_iter().filter(|name| root.join(name).exists());
    names.into_iter().try_for_each(|name| copy(root.join(name), root.join("pkg").join(name)))
}

/// Copies a file, unless the copy is there: a new time stamp would set off a watcher.
fn copy(from: PathBuf, to: PathBuf) -> Outcome {
    let bytes = fs::read(&from).doing(from.display())?;
    if fs::read(&to).is_ok_and(|copied| copied == bytes) {
        return Ok(());
    }
    fs::write(&to, bytes).doing(to.display())
}
