//! Leaves out work whose inputs did not change since it was last done.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use crate::outcome::{Doing as _, Outcome};
use crate::paths;

/// The state of some inputs, to be kept once the work on them is done.
pub struct Stamp {
    file: PathBuf,
    hash: String,
}

impl Stamp {
    /// Hashes `variant` and the names and bytes of all files at or under `inputs`, in order of name.
    ///
    /// A missing input counts as empty. `skipped` folders and files are left out.
    pub fn of(name: &str, variant: &str, inputs: &[PathBuf], skipped: &[PathBuf]) -> Outcome<Self> {
        // Another Rust may hash differently: the work is then done once more, no harm.
        let mut hasher = DefaultHasher::new();
        variant.hash(&mut hasher);
        for file in files(inputs, skipped)? {
            file.hash(&mut hasher);
            fs::read(&file).doing(file.display())?.hash(&mut hasher);
        }
        let file = paths::target().join("xtask").join(name);
        Ok(Self { file, hash: format!("{:016x}", hasher.finish()) })
    }

    /// Whether the work was done on these very inputs, and its `outputs` are still there.
    pub fn is_current(&self, outputs: &[PathBuf]) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|kept| kept == self.hash) && outputs.iter().all(|path| path.exists())
    }

    /// Remembers that the work is done.
    pub fn keep(&self) -> Outcome {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder).doing(folder.display())?;
        }
        fs::write(&self.file, &self.hash).doing(self.file.display())
    }

    /// Forgets the last time, so that work broken off half-way is done again.
    pub fn forget(&self) {
        // Not there is as good as removed.
        let _ = fs::remove_file(&self.file);
    }
}

/// All files at or under `inputs`, sorted, without those under `skipped`.
pub fn files(inputs: &[PathBuf], skipped: &[PathBuf]) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for input in inputs {
        collect(input, skipped, &mut found)?;
    }
    found.sort();
    Ok(found)
}

fn collect(path: &Path, skipped: &[PathBuf], found: &mut Vec<PathBuf>) -> Outcome {
    if skipped.iter().any(|skip| skip == path) {
    } else if path.is_dir() {
        for entry in fs::read_dir(path).doing(path.display())? {
            collect(&entry.doing(path.display())?.path(), skipped, found)?;
        }
    } else if path.is_file() {
        found.push(path.to_path_buf());
    }
    Ok(())
}
