//! Runs other programs in the workspace's folder.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::outcome::{Doing as _, Outcome};
use crate::paths;

/// A program, to be run in the workspace's folder.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(paths::root());
    command
}

/// The cargo that runs this.
pub fn cargo() -> Command {
    program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Node with a script.
pub fn node(script: impl AsRef<Path>) -> Command {
    let mut command = program("node");
    command.arg(script.as_ref());
    command
}

/// npm, which is a batch file on Windows.
pub fn npm() -> Command {
    let mut command = program(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    command
}

/// Runs to the end, output shown.
///
/// # Errors
/// When it cannot be started, or ends with anything but 0.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().doing(name(command))?;
    if status.success() { Ok(()) } else { Err(format!("{} ended with {status}", name(command)).into()) }
}

/// Runs to the end and returns standard output, trimmed.
///
/// # Errors
/// As [`run`]; standard error is then part of the message.
pub fn output(command: &mut Command) -> Outcome<String> {
    let output = command.output().doing(name(command))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{} ended with {}: {}", name(command), output.status, said.trim()).into());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs to the end, standard output shown and handed to `line` as it comes. Returns whether it ended with 0.
pub fn tee(command: &mut Command, mut line: impl FnMut(&str)) -> Outcome<bool> {
    let mut child = command.stdout(Stdio::piped()).spawn().doing(name(command))?;
    for text in child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).lines()) {
        let text = text.doing(name(command))?;
        println!("{text}");
        line(&text);
    }
    Ok(child.wait().doing(name(command))?.success())
}

/// The program and its first arguments: enough to tell which it was.
fn name(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args().take(4));
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
