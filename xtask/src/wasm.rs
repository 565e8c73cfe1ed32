//! One wasm module: compiled by cargo, then given its JavaScript and types by wasm-bindgen.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::outcome::{Doing as _, Outcome};
use crate::paths;
use crate::run::{cargo, run};
use crate::stamp::Stamp;

/// How the Rust side is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// What people get: small, minutes to link.
    Release,
    /// The same code, linked in seconds.
    Quick,
}

impl Profile {
    fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Quick => "quick",
        }
    }
}

/// A crate that becomes a wasm module of its own.
///
/// Each is its own cargo call: in one call features are unified, and the exports of one leak into the other.
pub struct Module {
    package: &'static str,
    features: &'static [&'static str],
    /// Folders and files that it is made from, besides the workspace's own.
    inputs: &'static [&'static str],
    /// Where the `.wasm`, `.js` and `.d.ts` go.
    folder: PathBuf,
}

/// The core, in pkg/core.
pub fn core() -> Module {
    Module {
        package: "evenkeel",
        features: &["wasm"],
        inputs: &["src", "data", "locales"],
        folder: paths::root().join("pkg/core"),
    }
}

/// The PDF module, in pkg/pdf.
pub fn pdf() -> Module {
    Module {
        package: "evenkeel-pdf",
        features: &["wasm"],
        inputs: &["src", "data", "locales", "pdf"],
        folder: paths::root().join("pkg/pdf"),
    }
}

/// The suite that both stores pass, in target/twins: it never leaves this machine.
pub fn twins() -> Module {
    Module {
        package: "evenkeel-twins",
        features: &[],
        inputs: &["src", "data", "locales", "tests/twins"],
        folder: paths::target().join("twins"),
    }
}

impl Module {
    /// Builds the module, unless its inputs are those of the last time.
    pub fn build(&self, profile: Profile) -> Outcome {
        let root = paths::root();
        let own = ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "xtask/src/wasm.rs"];
        let inputs: Vec<PathBuf> = self.inputs.iter().chain(&own).map(|path| root.join(path)).collect();
        let stamp = Stamp::of(self.package, profile.name(), &inputs, &[])?;
        let stem = self.stem();
        let outputs = [".js", ".d.ts", "_bg.wasm"].map(|end| self.folder.join(format!("{stem}{end}")));
        if stamp.is_current(&outputs) {
            return Ok(());
        }
        println!("building {} ({})", self.package, profile.name());
        stamp.forget();
        self.compile(profile)?;
        self.bind(profile)?;
        stamp.keep()
    }

    /// Builds the module in whatever way is quickest, when there is none: its types are the same either way.
    pub fn build_if_missing(&self) -> Outcome {
        if self.folder.join(format!("{}.d.ts", self.stem())).exists() { Ok(()) } else { self.build(Profile::Quick) }
    }

    fn compile(&self, profile: Profile) -> Outcome {
        let mut command = cargo();
        command.args(["build", "--lib", "--target", "wasm32-unknown-unknown", "-p", self.package]);
        command.args(["--profile", profile.name()]);
        if !self.features.is_empty() {
            command.args(["--features", &self.features.join(",")]);
        }
        run(command.env("CARGO_ENCODED_RUSTFLAGS", without_local_paths()?))
    }

    fn bind(&self, profile: Profile) -> Outcome {
        let stem = self.stem();
        let input = paths::target().join("wasm32-unknown-unknown").join(profile.name()).join(format!("{stem}.wasm"));
        if self.folder.exists() {
            fs::remove_dir_all(&self.folder).doing(self.folder.display())?;
        }
        let mut bindgen = Bindgen::new();
        bindgen.input_path(input).out_name(&stem).typescript(true);
        bindgen.remove_name_section(true).remove_producers_section(true);
        // Without the default path bundlers do not see the wasm file.
        bindgen.omit_default_module_path(false);
        let bound = bindgen.web(true).and_then(|bindgen| bindgen.generate(&self.folder));
        bound.map_err(|error| format!("wasm-bindgen on {}: {error:#}", self.package))?;
        let raw_types = self.folder.join(format!("{stem}_bg.wasm.d.ts"));
        if raw_types.exists() {
            fs::remove_file(&raw_types).doing(raw_types.display())?;
        }
        tidy_script(&self.folder.join(format!("{stem}.js")))?;
        tidy_types(&self.folder.join(format!("{stem}.d.ts")))
    }

    fn stem(&self) -> String {
        self.package.replace('-', "_")
    }
}

/// Flags for rustc that keep this machine's folders out of the panic messages in the file: it is then the same
/// file wherever it is built, and smaller.
fn without_local_paths() -> Outcome<String> {
    // The folders of downloaded crates are there only once they are downloaded.
    run(cargo().args(["fetch", "--quiet", "--target", "wasm32-unknown-unknown"]))?;
    let home = ["CARGO_HOME", "HOME", "USERPROFILE"].into_iter().find_map(|name| Some((name, env::var_os(name)?)));
    let (name, home) = home.ok_or("neither CARGO_HOME nor HOME is set")?;
    let home = if name == "CARGO_HOME" { PathBuf::from(home) } else { Path::new(&home).join(".cargo") };
    // rustc takes the last prefix that fits, so the longer ones stand behind.
    let mut folders = vec![home.clone(), paths::root()];
    if let Ok(entries) = fs::read_dir(home.join("registry/src")) {
        let mut sources: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        sources.sort();
        folders.extend(sources);
    }
    let flag = |folder: &PathBuf| format!("--remap-path-prefix={}=", folder.display());
    Ok(folders.iter().map(flag).collect::<Vec<_>>().join("\u{1f}"))
}

/// Takes `initSync` out of the exports, so that the package can re-export the rest by `*`.
fn tidy_script(file: &Path) -> Outcome {
    replace_once(file, "export { initSync, __wbg_init as default };", "export { __wbg_init as default };")
}

/// Replaces the types of the raw wasm exports by the one function that is used of them.
fn tidy_types(file: &Path) -> Outcome {
    let text = fs::read_to_string(file).doing(file.display())?;
    let Some(at) = text.find("export type InitInput") else {
        return Err(format!("{}: wasm-bindgen writes its types otherwise now", file.display()).into());
    };
    let input = "RequestInfo | URL | Response | BufferSource | WebAssembly.Module";
    let init = format!(
        "/** Fetches and starts the module. */\nexport default function init(options: {{ module_or_path: {input} | Promise<Response> }}): Promise<unknown>;\n"
    );
    // Consumers whose `lib` is older than esnext do not know the symbol; at run time it is looked for as well.
    let types: Vec<&str> = text[..at].lines().filter(|line| !line.contains("[Symbol.dispose]")).collect();
    fs::write(file, format!("{}\n{init}", types.join("\n"))).doing(file.display())
}

fn replace_once(file: &Path, from: &str, to: &str) -> Outcome {
    let text = fs::read_to_string(file).doing(file.display())?;
    if text.matches(from).count() != 1 {
        return Err(format!("{}: expected {from:?} once; wasm-bindgen writes it otherwise now", file.display()).into());
    }
    fs::write(file, text.replace(from, to)).doing(file.display())
}
