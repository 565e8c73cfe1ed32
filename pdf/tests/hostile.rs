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

/// What a PDF can hold of a text: white space as single blanks, without the marks that turn letters by force, and
/// with a stand-in for what Unicode calls no character, private or a control.
fn held(text: &str, missing: &[char]) -> String {
    let never = |c: char| {
        matches!(u32::from(c), 0xE000..=0xF8FF | 0xF_0000.. | 0xFDD0..=0xFDEF | 0xFFF9..=0xFFFB)
            || u32::from(c) & 0xFFFE == 0xFFFE
            || c.is_control()
    };
    let unseen = |c: char| {
        matches!(c, '\u{AD}' | '\u{FEFF}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
    };
    let line_end = |c: char| matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let mut out = String::new();
    let mut marks = 0;
    for c in text.chars() {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        let is_counted = || assert!(missing.contains(&c), "{c:?} of {text:?} is neither held nor counted");
        match c {
            _ if c.is_whitespace() || line_end(c) => out.push(' '),
            // More than three marks on one letter would run into the lines above and below.
            _ if marks > 3 => is_counted(),
            _ if unseen(c) => {}
            _ if never(c) => {
                is_counted();
                out.push('\u{FFFD}');
            }
            _ => out.push(c),
        }
    }
    // Spaces are told apart by width on paper only.
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// As read, in the same form.
fn plain(text: &str) -> String {
    held(text, &text.chars().collect::<Vec<_>>())
}

#[test]
fn any_text_can_be_read_out_of_the_file_or_is_counted_as_missing() {
    let mut all: Vec<String> = serde_json::from_str(include_str!("blns.json")).expect("strings");
    let long = "Ein langer Satz. ".repeat(300);
    all.extend(
        [long.as_str(), "one\ntwo\n\nfour", "مرحبا 5 mg שלום", "\u{202E}tfel", "👩🏽‍⚕️ 薬", "  a  b  "].map(str::to_owned),
    );
    let mut faults = Vec::new();
    for text in all {
        let report = report(vec![paragraph(&text, Tone::Plain), list(&[&text])]);
        let done = rendered(&report);
        let said = plain(&crate::pdf::Pdf::read(&done.bytes).text());
        let wanted = held(&text, &done.missing);
        if wanted.is_empty() {
            continue;
        }
        // What reads from right to left is drawn, and stands in the file, from left to right.
        let drawn: String = wanted.chars().rev().collect();
        if said.matches(&wanted).count() < 2 && said.matches(&drawn).count() < 2 {
            faults.push(format!("{text:?} reads {said:?}, not {wanted:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{64B}'..='\u{65F}'
        | '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}' | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
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
