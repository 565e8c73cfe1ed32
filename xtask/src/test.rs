//! `cargo xtask test`: everything that must hold, in one run.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use crate::counts::Counts;
use crate::outcome::{Doing as _, Outcome};
use crate::run::{cargo, program, run, tee};
use crate::wasm::Profile;
use crate::{browser, build, check, http, paths, serve, size, stamp, tools, wasm};

/// How many browser tests run side by side; each has its own browser.
const SIDE_BY_SIDE: &str = "--test-concurrency=2";

/// After so many milliseconds a file's tests hang. None should come near.
const HANGS: &str = "--test-timeout=900000";

/// One part of the run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Check,
    Native,
    Build,
    Size,
    Package,
    Browser,
}

impl Stage {
    /// Built first, so that the types are those of these sources.
    const ALL: [Self; 6] = [Self::Build, Self::Check, Self::Native, Self::Size, Self::Package, Self::Browser];

    fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Native => "native",
            Self::Build => "build",
            Self::Size => "size",
            Self::Package => "package",
            Self::Browser => "browser",
        }
    }

    /// Runs the stage. Its counts are `None` when it is not made of tests.
    fn run(self, profile: Profile, filter: Option<&str>) -> Outcome<Option<Counts>> {
        match self {
            Self::Check => check::check().map(|()| None),
            Self::Native => native(filter).map(Some),
            Self::Build => build::build(profile).map(|()| None),
            Self::Size => build::build(Profile::Release).and_then(|()| size::measure()).map(|()| None),
            Self::Package => build::build(profile).and_then(|()| package(filter)).map(Some),
            Self::Browser => build::build(profile).and_then(|()| in_browser(filter)).map(Some),
        }
    }
}

/// What came of a stage.
struct Ended {
    stage: Stage,
    took: Duration,
    counts: Counts,
    note: String,
}

/// Runs the stages that the arguments name, all by default, also those after one that failed.
///
/// # Errors
/// When anything failed. The last line printed is always "N passed, N failed".
pub fn command(arguments: &[&str]) -> Outcome {
    let (profile, rest) = match arguments {
        ["--quick", rest @ ..] => (Profile::Quick, rest),
        rest => (Profile::Release, rest),
    };
    let (stages, filter) = match rest {
        // The quick build has no size worth measuring.
        [] => (
            Stage::ALL.into_iter().filter(|stage| *stage != Stage::Size || profile == Profile::Release).collect(),
            None,
        ),
        [name] => (vec![stage(name)?], None),
        [name, filter] => (vec![stage(name)?], Some(*filter)),
        other => return Err(format!("test takes a stage and a filter, not {other:?}").into()),
    };
    let ended: Vec<Ended> = stages.into_iter().map(|stage| timed(stage, profile, filter)).collect();
    let mut sum = Counts::default();
    println!("\n{:<10} {:>9} {:>7} {:>7}", "stage", "seconds", "passed", "failed");
    for Ended { stage, took, counts, note } in &ended {
        println!("{:<10} {:>9.1} {:>7} {:>7}  {note}", stage.name(), took.as_secs_f64(), counts.passed, counts.failed);
        sum += *counts;
    }
    println!("{} passed, {} failed", sum.passed, sum.failed);
    if sum.failed > 0 {
        // Not an error to be printed: the line above is the last one.
        std::process::exit(1);
    }
    Ok(())
}

fn stage(name: &str) -> Outcome<Stage> {
    let found = Stage::ALL.into_iter().find(|stage| stage.name() == name);
    found.ok_or_else(|| format!("there is no stage {name:?}: {}", Stage::ALL.map(Stage::name).join(", ")).into())
}

/// Runs one stage. One that fails counts at least one failure, and so does one that had no test to run.
fn timed(stage: Stage, profile: Profile, filter: Option<&str>) -> Ended {
    println!("\n== {} ==", stage.name());
    let start = Instant::now();
    let (counts, note) = match stage.run(profile, filter) {
        Ok(None) => (Counts::default(), String::new()),
        Ok(Some(counts)) if counts == Counts::default() => (Counts { passed: 0, failed: 1 }, "no test ran".to_owned()),
        Ok(Some(counts)) => (counts, String::new()),
        Err(error) => (Counts { passed: 0, failed: 1 }, error.to_string()),
    };
    if !note.is_empty() {
        println!("{note}");
    }
    Ended { stage, took: start.elapsed(), counts, note: note.lines().next().unwrap_or_default().to_owned() }
}

fn native(filter: Option<&str>) -> Outcome<Counts> {
    // The PDF is tested with the fonts that npm brings.
    tools::npm_packages()?;
    let mut counts = Counts::default();
    let mut command = cargo();
    command.args(["test", "--workspace", "--no-fail-fast"]).args(filter);
    let ended_well = tee(&mut command, |line| counts.add_cargo(line))?;
    Ok(at_least_one_failure(ended_well, counts))
}

fn package(filter: Option<&str>) -> Outcome<Counts> {
    let chrome = browser::find()?;
    node_tests("tests/package", filter, &[("CHROME", chrome.into())])
}

fn in_browser(filter: Option<&str>) -> Outcome<Counts> {
    let chrome = browser::find()?;
    wasm::twins().build(Profile::Quick)?;
    let listener = http::listen(0)?;
    let url = format!("http://{}", listener.local_addr().doing("the server's own address")?);
    // It ends with the process.
    thread::spawn(move || http::serve(&listener, serve::tests_site()).is_ok());
    let screenshots = paths::target().join("screenshots");
    let variables = [
        ("CHROME", chrome.into()),
        ("EVENKEEL_URL", url.into()),
        ("EVENKEEL_SCREENSHOTS", screenshots.into_os_string()),
    ];
    node_tests("tests/browser", filter, &variables)
}

/// Runs the `*.test.mjs` of a folder. The filter is a part of a file's name or, when none has it, a pattern of tests' names.
fn node_tests(folder: &str, filter: Option<&str>, variables: &[(&str, OsString)]) -> Outcome<Counts> {
    tools::npm_packages()?;
    let name = |file: &PathBuf| file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut files = stamp::files(&[paths::root().join(folder)], &[])?;
    files.retain(|file| name(file).ends_with(".test.mjs"));
    let named: Vec<PathBuf> =
        files.iter().filter(|file| filter.is_some_and(|part| name(file).contains(part))).cloned().collect();
    let report = paths::target().join("xtask/report.tap");
    let mut command = program("node");
    command.args(["--test", SIDE_BY_SIDE, HANGS, "--test-reporter=spec", "--test-reporter-destination=stdout"]);
    command.args(["--test-reporter=tap", "--test-reporter-destination"]).arg(&report);
    if let (Some(pattern), true) = (filter, named.is_empty()) {
        command.args(["--test-name-pattern", pattern]);
    }
    if files.is_empty() {
        return Ok(Counts::default());
    }
    command.args(if named.is_empty() { files } else { named }).envs(variables.iter().cloned());
    let _ = fs::remove_file(&report);
    let ended_well = run(&mut command).is_ok();
    let mut counts = Counts::default();
    fs::read_to_string(&report).doing("Node's test report")?.lines().for_each(|line| counts.add_tap(line));
    Ok(at_least_one_failure(ended_well, counts))
}

/// A runner may fail without a test that did: code that does not compile, a file that cannot be loaded.
fn at_least_one_failure(ended_well: bool, counts: Counts) -> Counts {
    Counts { failed: if ended_well { counts.failed } else { counts.failed.max(1) }, ..counts }
}
