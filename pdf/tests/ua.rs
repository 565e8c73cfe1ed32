//! The files against PDF/UA-1, by a validator where there is one.

use std::fs;
use std::path::Path;
use std::process::Command;

use evenkeel::exchange::report::Tone;

use crate::support::{heading, list, paragraph, rendered, report, root, table, thirteen, twenty, whole_plan};

#[test]
#[expect(clippy::print_stdout, reason = "says when nothing was checked")]
fn the_files_pass_a_check_of_pdf_ua_1() {
    let rows: &[&[&str]] = &[&["*a|b", "", "🙂"], &["*x"]];
    let odd = report(vec![
        heading(2, "שלום 薬"),
        table("", &[("A", 1), ("", 1), ("C", 1)], rows),
        paragraph(&"long ".repeat(2_000), Tone::Quote),
        list(&["one", "two\nlines"]),
    ]);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let files = [
        ("thirteen", thirteen()),
        ("twenty", twenty()),
        ("odd", odd),
        ("empty", report(vec![])),
        ("plan", whole_plan("en")),
        ("plan-es", whole_plan("es")),
    ];
    let files = files.map(|(name, report)| {
        let file = folder.join(format!("{name}.pdf"));
        fs::write(&file, rendered(&report).bytes).expect("writes");
        file
    });
    let check = std::env::var_os("PDFUA_CHECK").map_or_else(|| root().join("../shared/tools/pdfua/check"), Into::into);
    let java = Command::new("java").arg("-version").output();
    if !check.exists() || java.is_err() {
        println!("skipped: no validator at PDFUA_CHECK, or no Java");
        return;
    }
    let done = Command::new(&check).arg("ua1").args(&files).output().expect("the check runs");
    if done.status.code() == Some(2) {
        println!("skipped: the validator could not be set up");
        return;
    }
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{said}");
}
