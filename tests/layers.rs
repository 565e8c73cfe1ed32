//! The house stands as ARCHITECTURE.md draws it: who may name whom, and what nobody inside may reach.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};

/// A layer, the layers it may name, and the crates and parts of `std` it may name.
struct Layer {
    name: &'static str,
    may_name: &'static [&'static str],
    crates: &'static [&'static str],
}

const PURE_STD: &[&str] = &[
    "borrow",
    "cell",
    "cmp",
    "collections",
    "convert",
    "fmt",
    "future",
    "hash",
    "iter",
    "mem",
    "num",
    "ops",
    "ptr",
    "rc",
    "slice",
    "str",
    "string",
    "vec",
];

/// What must not be named in `domain` and `planning`: clocks, randomness, the machine, and maps with a random order.
const NEVER_PURE: &[&str] = &[
    "SystemTime",
    "Instant",
    "HashMap",
    "HashSet",
    "RandomState",
    "DefaultHasher",
    "thread_local",
    "thread",
    "env",
    "fs",
    "net",
    "process",
    "io",
    "Local",
    "js_sys",
    "web_sys",
    "wasm_bindgen",
    "gloo_storage",
    "indexed_db_futures",
    "getrandom",
    "rand",
    "uuid",
    "Mutex",
    "RwLock",
    "Condvar",
    "mpsc",
    "block_on",
    "spawn_local",
    "println",
    "eprintln",
    "dbg",
    "include_str",
    "include_bytes",
];

const LAYERS: &[Layer] = &[
    Layer {
        name: "domain",
        may_name: &[],
        crates: &["chrono", "rust_decimal", "serde", "serde_json", "thiserror", "tsify"],
    },
    Layer {
        name: "planning",
        may_name: &["domain"],
        crates: &["chrono", "rust_decimal", "serde", "serde_json", "thiserror", "tsify"],
    },
    Layer {
        name: "storage",
        may_name: &["domain", "planning"],
        crates: &[
            "chrono",
            "crc32fast",
            "serde",
            "serde_json",
            "thiserror",
            "tsify",
            "gloo_storage",
            "indexed_db_futures",
            "wasm_bindgen",
            "wasm_bindgen_futures",
            "web_sys",
        ],
    },
    Layer {
        name: "exchange",
        may_name: &["domain", "planning"],
        crates: &[
            "chrono",
            "crc32fast",
            "fluent_bundle",
            "rust_decimal",
            "serde",
            "serde_json",
            "thiserror",
            "tsify",
            "unic_langid",
        ],
    },
    Layer {
        name: "wasm",
        may_name: &["domain", "planning", "storage", "exchange"],
        crates: &["chrono", "js_sys", "serde", "serde_json", "tsify", "wasm_bindgen", "wasm_bindgen_futures"],
    },
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found
}

/// Every identifier, and every `a::b` with what follows `b`'s braces, wherever it stands, macros and attributes included.
#[derive(Default)]
struct Names {
    idents: BTreeSet<String>,
    pairs: BTreeSet<(String, String)>,
}

fn names(source: &str) -> Names {
    let mut names = Names::default();
    walk(source.parse().expect("Rust"), &mut names);
    names
}

fn walk(stream: TokenStream, names: &mut Names) {
    let tokens: Vec<TokenTree> = stream.into_iter().collect();
    for (i, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => walk(group.stream(), names),
            TokenTree::Ident(ident) => {
                names.idents.insert(ident.to_string());
                let colon = |j: usize| matches!(tokens.get(j), Some(TokenTree::Punct(p)) if p.as_char() == ':');
                if colon(i + 1) && colon(i + 2) {
                    match tokens.get(i + 3) {
                        Some(TokenTree::Ident(next)) => {
                            names.pairs.insert((ident.to_string(), next.to_string()));
                        }
                        Some(TokenTree::Group(group)) => {
                            for first in firsts(group.stream()) {
                                names.pairs.insert((ident.to_string(), first));
                            }
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
}

/// The first names of the entries of `{a, b::c, d::{e}}`.
fn firsts(stream: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    let mut at_start = true;
    for token in stream {
        match token {
            TokenTree::Ident(ident) if at_start => {
                found.push(ident.to_string());
                at_start = false;
            }
            TokenTree::Punct(p) if p.as_char() == ',' => at_start = true,
            _ => at_start = false,
        }
    }
    found
}

/// What a source of a layer names that it may not.
fn breaches(layer: &Layer, source: &str) -> Vec<String> {
    let names = names(source);
    let mut found = Vec::new();
    let layers: Vec<&str> = LAYERS.iter().map(|l| l.name).collect();
    for (root, next) in &names.pairs {
        let (root, next) = (root.as_str(), next.as_str());
        let own = next == layer.name || layer.may_name.contains(&next);
        if (root == "crate" || root == "super" || root == "evenkeel") && layers.contains(&next) && !own {
            found.push(format!("{root}::{next}"));
        }
        if (root == "std" || root == "core" || root == "alloc") && layer.name != "wasm" {
            let task = layer.name == "storage" && ["pin", "task"].contains(&next);
            let primitive = ["u32", "u64", "i32", "i64", "char"].contains(&next);
            if !PURE_STD.contains(&next) && !task && !primitive {
                found.push(format!("{root}::{next}"));
            }
        }
    }
    let pure = layer.name == "domain" || layer.name == "planning";
    for ident in &names.idents {
        let foreign = FOREIGN.contains(&ident.as_str()) && !layer.crates.contains(&ident.as_str());
        if foreign || (pure && NEVER_PURE.contains(&ident.as_str())) {
            found.push(ident.clone());
        }
    }
    if pure && names.pairs.iter().any(|(_, next)| next == "now") {
        found.push("::now".to_owned());
    }
    // Roots of paths that are crates: lower case, followed by `::`, and nothing of ours.
    for (root, _) in &names.pairs {
        let known = ["crate", "self", "super", "std", "core", "alloc"].contains(&root.as_str())
            || layer.crates.contains(&root.as_str());
        if names.idents.contains(root) && dependencies().contains(root) && !known {
            found.push(root.clone());
        }
    }
    found.sort();
    found.dedup();
    found
}

/// Crates that only some layers may name.
const FOREIGN: &[&str] = &[
    "chrono_tz",
    "crc32fast",
    "fluent_bundle",
    "gloo_storage",
    "indexed_db_futures",
    "js_sys",
    "unic_langid",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "web_sys",
    "krilla",
    "parley",
];

/// Every dependency that Cargo.toml lists, as it is named in code.
fn dependencies() -> BTreeSet<String> {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml");
    let section =
        manifest.split("\n[dependencies]\n").nth(1).expect("dependencies").split("\n[").next().expect("a section");
    let names = section.lines().filter_map(|line| line.split_once('=')).map(|(name, _)| name.trim().replace('-', "_"));
    names.filter(|name| !name.starts_with('#')).collect()
}

fn layer(name: &str) -> &'static Layer {
    LAYERS.iter().find(|l| l.name == name).expect("a layer")
}

#[test]
fn no_layer_names_one_that_it_may_not() {
    for layer in LAYERS {
        let files = sources(&root().join("src").join(layer.name));
        assert!(!files.is_empty(), "{} is empty", layer.name);
        for file in files {
            let source = fs::read_to_string(&file).expect("a source");
            assert_eq!(breaches(layer, &source), Vec::<String>::new(), "{}", file.display());
        }
    }
}

#[test]
fn every_module_belongs_to_a_layer() {
    let mut found: Vec<String> = fs::read_dir(root().join("src"))
        .expect("src")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .collect();
    found.sort();
    assert_eq!(found, ["domain", "exchange", "lib.rs", "planning", "storage", "wasm"]);
}

#[test]
fn the_wasm_package_is_named_in_one_folder_of_the_app() {
    for file in typescript(&root().join("www/src")) {
        let text = fs::read_to_string(&file).expect("a source");
        let inside = file.strip_prefix(root().join("www/src")).expect("inside").starts_with("core");
        let names = ["from 'evenkeel", "from \"evenkeel", "import('evenkeel", "import(\"evenkeel"];
        assert!(inside || !names.iter().any(|n| text.contains(n)), "{} names the package", file.display());
    }
}

fn typescript(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .flat_map(|path| if path.is_dir() { typescript(&path) } else { vec![path] })
        .filter(|p| p.extension().is_some_and(|e| e == "ts"))
        .collect()
}

#[test]
fn the_checks_themselves_find_breaches() {
    for (name, source) in [
        ("domain", "use crate::planning::today::today;"),
        ("domain", "use super::super::storage::Store;"),
        ("domain", "fn f() { let t = std::time::SystemTime::now(); }"),
        ("domain", "use std::{time::Instant};"),
        ("domain", "use std::collections::{BTreeMap, HashMap};"),
        ("domain", "fn f() { vec![wasm_bindgen::JsValue::NULL]; }"),
        ("planning", "use crate::{domain::id::Id, exchange::json};"),
        ("planning", "fn f() { chrono::Utc::now(); }"),
        ("planning", "fn f() { Utc::now(); }"),
        ("planning", "use chrono::Local;"),
        ("planning", "thread_local! { static X: u8 = 0; }"),
        ("planning", "fn f() { std::thread::sleep(x); }"),
        ("planning", "fn f() { rand::random::<u8>(); }"),
        ("planning", "fn f() { js_sys::Date::new_0(); }"),
        ("storage", "use crate::exchange::json::write;"),
        ("storage", "use crate::wasm::clock;"),
        ("exchange", "use crate::storage::device::Device;"),
        ("exchange", "fn f() { web_sys::window(); }"),
        ("wasm", "use krilla::Document;"),
    ] {
        assert!(!breaches(layer(name), source).is_empty(), "{name}: {source}");
    }
    for (name, source) in [
        (
            "planning",
            "use crate::domain::id::Id; use std::collections::BTreeMap; fn f(now: DateTime<Utc>) { g(moment.now); }",
        ),
        ("storage", "use crate::planning::command::Changes; use super::{Commit, Row};"),
        ("wasm", "use crate::storage::device::Device; use std::rc::Rc;"),
    ] {
        assert_eq!(breaches(layer(name), source), Vec::<String>::new(), "{name}: {source}");
    }
}

#[test]
fn chrono_comes_without_its_clock() {
    let features = resolved_features("chrono");
    assert!(features.contains("serde"), "the features were read: {features}");
    for clock in ["clock", "now", "wasmbind", "js-sys", "iana-time-zone"] {
        assert!(!features.split(',').any(|f| f == clock), "chrono is built with {clock}");
    }
}

#[test]
fn nothing_that_the_core_needs_everywhere_brings_randomness() {
    let tree = cargo_tree(&["--prefix", "none", "-f", "{p}"]);
    assert!(tree.contains("chrono v"), "the tree was read");
    for line in tree.lines() {
        let name = line.split(' ').next().unwrap_or("");
        assert!(
            !["getrandom", "rand", "uuid", "iana-time-zone", "web-time"].contains(&name),
            "{name} is a dependency of the core"
        );
    }
}

/// The features of a dependency as the core is built, without its wasm feature and without tests.
fn resolved_features(package: &str) -> String {
    let tree = cargo_tree(&["--prefix", "none", "-f", "{p} {f}"]);
    let line = tree.lines().find(|line| line.starts_with(&format!("{package} v"))).expect("in the tree");
    line.trim_end_matches(" (*)").rsplit(' ').next().unwrap_or("").to_owned()
}

/// What the core is built from, for the browser and for this machine. Other platforms are left out: their crates are
/// fetched by no build, so that reading them would fail where nothing was fetched before.
fn cargo_tree(more: &[&str]) -> String {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut command = std::process::Command::new(cargo);
    command.current_dir(root()).args(["tree", "--locked", "-p", "evenkeel", "-e", "normal"]);
    command.args(["--target", "wasm32-unknown-unknown", "--target", "host-tuple"]).args(more);
    let output = command.output().expect("cargo tree");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}
