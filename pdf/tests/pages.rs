//! What stands on which page.

use evenkeel::exchange::report::Tone;

use crate::support::{DAY, even, heading, list, paragraph, read, report, table, thirteen, twenty};

#[test]
fn twenty_medicines_and_the_allergies_fit_on_two_pages() {
    let pdf = read(&twenty());
    assert!(pdf.pages() <= 2, "{} pages", pdf.pages());
    let mut longer = twenty();
    longer.locale = "en-GB".to_owned();
    assert!(read(&longer).pages() <= 2);
}

#[test]
fn each_page_says_whose_it_is_and_its_number() {
    let pdf = read(&thirteen());
    let count = pdf.pages();
    assert!(count >= 2);
    for (index, beside) in pdf.beside.iter().enumerate() {
        assert!(beside.contains(&format!("Rosa Marín · Page {} of {count}", index + 1)), "{beside:?}");
    }
}

#[test]
fn the_header_of_a_table_is_seen_again_and_said_once() {
    let pdf = read(&twenty());
    assert!(pdf.beside[1].contains("MedicineMorningNoonEveningBedtime"), "{:?}", pdf.beside[1]);
    assert_eq!(even(&pdf.text()).matches("Morning Noon Evening Bedtime").count(), 1);
}

#[test]
fn letter_at_home_else_a4() {
    let size = |locale: &str| {
        let pdf = read(&evenkeel::exchange::report::Report { locale: locale.to_owned(), ..report(vec![]) });
        let page = pdf.document.page_iter().next().expect("a page");
        let page = pdf.document.get_dictionary(page).expect("a page");
        let media = page.get(b"MediaBox").and_then(lopdf::Object::as_array).expect("a size");
        media[3].as_float().expect("a height").round()
    };
    assert!((size("en-US") - 792.0).abs() < 0.5);
    assert!((size("es") - 842.0).abs() < 0.5);
}

#[test]
fn a_heading_is_never_the_last_on_a_page() {
    for lines in 30..60 {
        let mut blocks = vec![heading(1, "Plan")];
        blocks.extend((0..lines).map(|_| paragraph("A line.", Tone::Plain)));
        blocks.extend([
            heading(2, "Second"),
            heading(3, "Third"),
            paragraph(&"words and words ".repeat(40), Tone::Plain),
        ]);
        let pdf = read(&report(blocks));
        let text_pages: Vec<_> = pdf.document.page_iter().collect();
        let mut headings = Vec::new();
        pdf.tree.find("H3", &mut headings);
        assert_eq!(headings.len(), 1);
        // Wherever the third stands, two lines of what follows stand below it: its page ends lower.
        let third = heading_place(&pdf, "Third");
        let below = pdf.places[third.0].iter().filter(|(_, y)| *y < third.1 - 1.0 && *y > 51.0).count();
        assert!(below >= 2, "{lines} lines: {below} below, {} pages", text_pages.len());
    }
}

/// The page and height of a bookmark.
fn heading_place(pdf: &crate::pdf::Pdf, title: &str) -> (usize, f32) {
    let pages: Vec<_> = pdf.document.page_iter().collect();
    let found = pdf.document.objects.values().filter_map(|object| object.as_dict().ok()).find(|entry| {
        entry.has(b"Dest") && entry.get(b"Title").and_then(lopdf::decode_text_string).is_ok_and(|text| text == title)
    });
    let to = found
        .expect("a bookmark")
        .get_deref(b"Dest", &pdf.document)
        .and_then(lopdf::Object::as_array)
        .expect("a place");
    let page = to[0].as_reference().expect("a page");
    (pages.iter().position(|id| *id == page).expect("a page"), to[3].as_float().expect("a height") - 20.0)
}

#[test]
fn a_row_higher_than_a_page_goes_on_over_pages_and_loses_nothing() {
    let long = (0..1500).map(|n| format!("word{n}")).collect::<Vec<_>>().join(" ");
    let rows: &[&[&str]] =
        &[&["*short", "–", "–", "–", "–"], &[&long, "*1 tablet", "–", "–", "–"], &["*last", "–", "–", "–", "–"]];
    let pdf = read(&report(vec![heading(1, "Plan"), table("Medicines", &DAY, rows), list(&["after"])]));
    assert!(pdf.pages() > 2);
    assert!(even(&pdf.text()).contains(&long));
    let mut found = Vec::new();
    pdf.tree.find("TR", &mut found);
    assert_eq!(found.len(), 4);
}

#[test]
fn a_long_name_leaves_the_page_number_at_the_foot() {
    let mut report = report(vec![paragraph("x", Tone::Plain)]);
    report.subject = "Wolfeschlegelsteinhausenbergerdorff ".repeat(30);
    report.footer = format!("{} · Page {{page}} of {{pages}}", report.subject);
    let beside = even(&read(&report).beside[0]);
    assert!(beside.starts_with("Wolfe") && beside.contains('…') && beside.ends_with("Page 1 of 1"), "{beside:?}");
}

#[test]
fn an_empty_report_is_one_page_with_a_foot() {
    let pdf = read(&report(vec![]));
    assert_eq!(pdf.pages(), 1);
    assert!(pdf.beside[0].contains("Page 1 of 1"));
}
