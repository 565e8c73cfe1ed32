//! Builds, serves, tests and measures Evenkeel: `cargo xtask`, one command a file.
#![expect(clippy::print_stdout, reason = "a command line tool speaks on standard output")]

mod app;
mod bench;
mod browser;
mod build;
mod check;
mod counts;
mod http;
mod opt;
mod outcome;
mod paths;
mod run;
mod serve;
mod size;
mod stamp;
mod test;
mod tools;
mod wasm;

use std::process::ExitCode;

use outcome::Outcome;

const USAGE: &str = "\
cargo xtask build [--quick]                     the core, the PDF module and the app, into pkg/ and www/dist/
cargo xtask serve [--port N] [--watch] [--quick] [--tests]
                                                builds, then serves www/dist on 127.0.0.1; --tests adds the test pages
cargo xtask test [--quick] [check|native|build|size|package|browser] [filter]
                                                everything, or one stage of it
cargo xtask check                               formatting, lints, types
cargo xtask size [--wasm-opt]                   what the first page transfers, against its budget
cargo xtask bench [name]                        medians of benches/*.mjs
--quick                                         links in seconds: bigger and slower wasm, for work in progress";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match command(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[&str]) -> Outcome {
    let (name, rest) = arguments.split_first().unwrap_or((&"help", &[]));
    match *name {
        "build" => build::command(rest),
        "serve" => serve::command(rest),
        "test" => test::command(rest),
        "check" => check::command(rest),
        "size" => size::command(rest),
        "bench" => bench::command(rest),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(format!("there is no command {other:?}\n{USAGE}").into()),
    }
}
