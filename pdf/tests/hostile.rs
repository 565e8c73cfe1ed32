//! Texts that break things.

use evenkeel::exchange::report::{Block, Column, Report, Table, Tone};
use evenkeel_pdf::{RenderError, render, render_json};

use crate::support::{FONTS, cell, even, heading, list, paragraph, read, rendered, report, table};

/// A report with a text in every place that can hold one.
fn everywhere(text: &str) -> Report {
    let rows: &[&[&str]] = &[&[text, text], &[text]];
    let mut report = report(vec![
        heading(1, text),
        heading(2, text),
        paragraph(text, Tone::Plain),
        paragraph(text, Tone::Quote),
        paragraph(text, Tone::Strong),
        list(&[text, text]),
        table(text, &[(text, 30), ("x", 70)], rows),
    ]);
    report.title = text.to_owned();
    report.subject = text.to_owned();
    report.footer = format!("{text} {{page}} {{pages}}");
    report.locale = text.to_owned();
    report.made = text.to_owned();
    report
}

#[test]
fn naughty_strings_render() {
    let all: Vec<String> = serde_json::from_str(include_str!("blns.json")).expect("strings");
    assert!(all.len() > 400);
    for text in &all {
        let name = rendered(&report(vec![heading(1, text), paragraph(text, Tone::Plain), list(&[text])]));
        assert!(name.bytes.starts_with(b"%PDF-"));
    }
    let rows: Vec<Vec<&str>> = all.iter().map(|text| vec![text.as_str(), text.as_str()]).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    read(&report(vec![table("all", &[("A", 80), ("B", 20)], &rows)]));
}

#[test]
fn every_place_can_hold_every_text() {
    let texts = [
        "",
        " ",
        "\u{0}",
        "\u{202E}12345",
        "\u{200B}",
        "\u{301}",
        "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
        "\u{FFFE}\u{FFFF}\u{FEFF}",
        "\u{E000}\u{10FFFD}",
        "\u{E0001}\u{E0041}",
        "👩‍👩‍👧‍👦🏳️‍🌈",
        "שלום עולם",
        "مرحبا بالعالم 123",
        "नमस्ते दुनिया",
        "สวัสดีชาวโลก",
        "a\u{0}b\u{7}c\u{1B}[31md",
        "<b>&amp;</b> ]]> \\ ( ) %PDF",
        "a\r\nb\nc\u{2028}d\te",
        "\u{FDFD}\u{2E3B}\u{12031}",
        "{page}{pages}{page}",
        "ffi ffl fi Ångström",
    ];
    for text in texts {
        let done = render(&everywhere(text), &FONTS);
        assert!(done.is_ok_and(|done| done.bytes.starts_with(b"%PDF-")), "{text:?}");
    }
}

#[test]
fn very_long_words_and_paragraphs_stay_on_the_page() {
    for text in
        ["x".repeat(10_000), "ab ".repeat(5_000), "é".repeat(10_000), "🙂".repeat(2_000), "a\u{A0}".repeat(3_000)]
    {
        let rows: &[&[&str]] = &[&[&text, "1"], &["2", &text]];
        let pdf = read(&report(vec![
            heading(1, &text),
            paragraph(&text, Tone::Plain),
            table("", &[("A", 86), ("B", 14)], rows),
        ]));
        for (x, y) in pdf.places.iter().flatten() {
            assert!((50.0..561.0).contains(x) && (15.0..745.0).contains(y), "text at {x} {y}");
        }
        assert_eq!(even(&pdf.text()).chars().filter(|c| *c == text.chars().next().expect("one")).count() % 5, 0);
    }
}

#[test]
fn tables_of_any_shape_render() {
    let wide = |count: usize| Table {
        caption: "wide".to_owned(),
        columns: (0..count).map(|n| Column { title: format!("c{n}"), share: 0 }).collect(),
        rows: vec![(0..count).map(|n| cell(&format!("v{n}"))).collect(), vec![]],
    };
    for count in [0, 1, 5, 11, 12, 60] {
        let said = even(&read(&report(vec![Block::Table(wide(count))])).text());
        assert!(count == 0 || said.contains(&format!("v{}", count - 1)), "{count}: {said:?}");
    }
    let none = Table { columns: vec![], rows: vec![vec![cell("kept")]], caption: String::new() };
    assert!(read(&report(vec![Block::Table(none)])).text().contains("kept"));
    let title = "tall ".repeat(3_000);
    let rows: &[&[&str]] = &[&["a", "b"]];
    read(&report(vec![table("", &[(&title, 255), ("x", 1)], rows)]));
}

#[test]
fn what_no_font_has_is_shown_and_counted_and_can_still_be_read() {
    let report = report(vec![paragraph("take \u{1F48A} now, 薬, \u{0}", Tone::Plain)]);
    let done = rendered(&report);
    assert_eq!(done.missing, ['\u{0}', '薬', '\u{1F48A}']);
    let said = read(&report).text();
    assert!(said.contains("take \u{1F48A} now, 薬, "), "{said:?}");
    assert!(!said.contains('\u{0}'));
}

#[test]
fn a_number_cannot_be_turned_round_by_hidden_marks() {
    let said = read(&report(vec![paragraph("\u{202E}50 mg\u{202C}", Tone::Plain)])).text();
    assert_eq!(even(&said), "50 mg");
}

#[test]
fn other_alphabets_come_from_the_second_family() {
    let text = "Здравствуйте, γιατρέ: 5 мг";
    let report = report(vec![paragraph(text, Tone::Strong), paragraph(text, Tone::Plain)]);
    assert!(rendered(&report).missing.is_empty());
    assert!(read(&report).text().contains(text));
}

#[test]
fn without_fonts_there_is_an_error_with_a_name() {
    let none: [Vec<u8>; 0] = [];
    assert_eq!(render(&report(vec![]), &none), Err(RenderError::FontsMissing));
    for bad in [&b""[..], b"no font", &FONTS[0][..1000]] {
        assert_eq!(render(&report(vec![]), &[bad]).map_err(RenderError::name), Err("fonts-missing"));
    }
}

#[test]
fn what_is_no_report_is_an_error_that_quotes_nothing() {
    for text in ["", "{}", "[]", r#"{"secret":"warfarin"}"#] {
        let error = render_json(text, &FONTS).expect_err("no report");
        assert_eq!(error.name(), "report-not-understood");
        assert!(!error.to_string().contains("warfarin"));
    }
    let json = serde_json::to_string(&crate::support::thirteen()).expect("JSON");
    assert!(render_json(&json, &FONTS).is_ok());
}

#[test]
fn one_font_is_enough() {
    let done = render(&crate::support::thirteen(), &FONTS[..1]).expect("renders");
    assert!(done.missing.is_empty());
}
