//! `cargo xtask size`: what has to arrive before the app can be used.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::outcome::{Doing as _, Outcome};
use crate::run::{node, output};
use crate::wasm::Profile;
use crate::{build, opt, paths, stamp};

/// The core and its JavaScript, brotli. Raising it needs its reason in CHANGELOG.md.
const CORE_BUDGET: u64 = 500 * 1024;

/// The first page in all, fonts apart, brotli. Raising it needs its reason in CHANGELOG.md.
const PAGE_BUDGET: u64 = 540 * 1024;

/// Bytes of one file.
struct Size {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Builds the release and measures it.
pub fn command(arguments: &[&str]) -> Outcome {
    build::build(Profile::Release)?;
    match arguments {
        [] => measure(),
        ["--wasm-opt"] => opt::compare(),
        other => Err(format!("size takes --wasm-opt or nothing, not {other:?}").into()),
    }
}

/// Prints the sizes of what is built.
///
/// # Errors
/// When a budget is exceeded.
pub fn measure() -> Outcome {
    let dist = paths::dist();
    let first = first_page(&dist)?;
    let page = table("first page", &dist, &first)?;
    let all = stamp::files(std::slice::from_ref(&dist), &[dist.join(".vite")])?;
    let is_font = |file: &PathBuf| file.starts_with(dist.join("fonts"));
    let later: Vec<_> = all.iter().filter(|file| !first.contains(*file) && !is_font(file)).cloned().collect();
    table("loaded later, not counted", &dist, &later)?;
    table("fonts, not counted", &dist, &all.iter().filter(|file| is_font(file)).cloned().collect::<Vec<_>>())?;

    let pkg = paths::root().join("pkg");
    // As the package ships it: the app's own copy is minified, and smaller.
    let core = ["index.js", "core/evenkeel.js", "core/evenkeel_bg.wasm"].map(|name| pkg.join(name));
    let core = table("package: the core and its JavaScript", &pkg, &core)?;
    table(
        "package: the PDF module, not counted",
        &pkg,
        &["pdf.js", "pdf/evenkeel_pdf.js", "pdf/evenkeel_pdf_bg.wasm"].map(|name| pkg.join(name)),
    )?;

    let over = [within("core", core, CORE_BUDGET), within("first page", page, PAGE_BUDGET)];
    if over.contains(&false) { Err("over budget".into()) } else { Ok(()) }
}

/// Says whether a sum of brotli bytes keeps to its budget.
fn within(name: &str, brotli: u64, budget: u64) -> bool {
    let kept = brotli <= budget;
    let word = if kept { "within" } else { "OVER" };
    println!("{name}: {:.1} KiB brotli, {word} its budget of {} KiB", kib(brotli), budget / 1024);
    kept
}

/// Prints one line a file and returns the sum of their brotli bytes.
pub fn table(title: &str, base: &Path, files: &[PathBuf]) -> Outcome<u64> {
    println!("{title:<52} {:>10} {:>10} {:>10}", "raw", "gzip", "brotli");
    let sizes = sizes(files)?;
    for (file, size) in files.iter().zip(&sizes) {
        let name = file.strip_prefix(base).unwrap_or(file).display().to_string();
        println!("  {name:<50} {:>10} {:>10} {:>10}", size.raw, size.gzip, size.brotli);
    }
    let sum = |part: fn(&Size) -> u64| sizes.iter().map(part).sum::<u64>();
    let brotli = sum(|size| size.brotli);
    println!("  {:<50} {:>10} {:>10} {brotli:>10}\n", "in all", sum(|size| size.raw), sum(|size| size.gzip));
    Ok(brotli)
}

/// Compresses by Node's zlib: it is there anyway, and compiled with optimisation, which this program is not.
fn sizes(files: &[PathBuf]) -> Outcome<Vec<Size>> {
    let said = output(node("xtask/src/compressed.mjs").args(files))?;
    let number = |word: Option<&str>| word.unwrap_or_default().parse::<u64>().doing("compressed.mjs");
    let line = |line: &str| {
        let mut words = line.split('\t');
        Ok(Size { raw: number(words.next())?, gzip: number(words.next())?, brotli: number(words.next())? })
    };
    said.lines().map(line).collect()
}

/// index.html, what it names, what that imports before it runs, and the core's wasm.
fn first_page(dist: &Path) -> Outcome<Vec<PathBuf>> {
    let html = fs::read_to_string(dist.join("index.html")).doing("www/dist/index.html")?;
    let manifest = fs::read_to_string(dist.join(".vite/manifest.json")).doing("Vite's manifest")?;
    let manifest: Value = serde_json::from_str(&manifest).doing("Vite's manifest")?;
    let mut names: BTreeSet<String> = named(&html).into_iter().collect();
    for (key, chunk) in manifest.as_object().into_iter().flatten() {
        if chunk["file"].as_str().is_some_and(|file| names.contains(file)) {
            imports(&manifest, key, &mut names);
        }
        if key.ends_with("core/evenkeel_bg.wasm") {
            names.extend(chunk["file"].as_str().map(str::to_owned));
        }
    }
    for file in stamp::files(&[dist.join("assets")], &[])? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("evenkeel_bg") {
            names.insert(format!("assets/{name}"));
        }
    }
    if !names.iter().any(|name| name.ends_with(".js")) || !names.iter().any(|name| name.ends_with(".wasm")) {
        return Err(format!("the first page has no script or no wasm: {names:?}").into());
    }
    Ok(std::iter::once("index.html".to_owned()).chain(names).map(|name| dist.join(name)).collect())
}

/// Scripts and style sheets that a page names by `src` or `href`.
fn named(html: &str) -> Vec<String> {
    let values = ["src=\"", "href=\""].into_iter().flat_map(|attribute| html.split(attribute).skip(1));
    let values = values.filter_map(|rest| rest.split('"').next()).map(|value| value.trim_start_matches(['.', '/']));
    values.filter(|value| value.ends_with(".js") || value.ends_with(".css")).map(str::to_owned).collect()
}

/// Adds a chunk's style sheets, and its static imports with theirs.
fn imports(manifest: &Value, key: &str, names: &mut BTreeSet<String>) {
    let chunk = &manifest[key];
    let list = |field: &str| chunk[field].as_array().cloned().unwrap_or_default();
    names.extend(list("css").iter().filter_map(Value::as_str).map(str::to_owned));
    for import in list("imports").iter().filter_map(Value::as_str) {
        if manifest[import]["file"].as_str().is_some_and(|file| names.insert(file.to_owned())) {
            imports(manifest, import, names);
        }
    }
}

/// Bytes as KiB. The first page is far below what an `f64` counts exactly.
fn kib(bytes: u64) -> f64 {
    u32::try_from(bytes).map_or(f64::INFINITY, |bytes| f64::from(bytes) / 1024.0)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn scripts_and_styles_of_a_page() {
        let html = r#"<link rel="stylesheet" href="/assets/a.css"><link rel="icon" href="/i.svg"><script type="module" src="/assets/a.js">"#;
        assert_eq!(super::named(html), ["assets/a.js", "assets/a.css"]);
    }

    #[test]
    fn only_static_imports_are_followed() {
        let manifest = serde_json::json!({
            "main.ts": {"file": "main.js", "imports": ["_b.js"], "dynamicImports": ["pdf.ts"]},
            "_b.js": {"file": "b.js", "css": ["b.css"], "imports": ["_b.js"]},
            "pdf.ts": {"file": "pdf.js"},
        });
        let mut names = BTreeSet::new();
        super::imports(&manifest, "main.ts", &mut names);
        assert_eq!(names, ["b.css", "b.js"].map(str::to_owned).into());
    }
}
