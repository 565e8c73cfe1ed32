//! Tags, language, title and bookmarks.

use evenkeel::exchange::report::Tone;

use crate::support::{
    cell, even, heading, list, paragraph, read, rendered, report, table, texts, thirteen, whole_plan,
};

#[test]
fn each_block_has_its_tag_in_order() {
    let rows: &[&[&str]] = &[&["*one 5 mg|Take it.", "1", ""]];
    let pdf = read(&report(vec![
        heading(1, "Plan"),
        paragraph("Plain", Tone::Plain),
        paragraph("Mine", Tone::Quote),
        heading(2, "Table"),
        table("All of them", &[("Name", 50), ("Dose", 25), ("Who", 25)], rows),
        heading(3, "List"),
        list(&["a", "b"]),
    ]));
    let item = "LI(Lbl LBody)";
    let head = "THead(TR(TH:Column TH:Column TH:Column))";
    let body = "TBody(TR(TH:Row(P P) TD TD))";
    let expected = format!("Root(Document(H1 P BlockQuote(P) H2 Table(Caption {head} {body}) H3 L({item} {item})))");
    assert_eq!(pdf.tree.outline(), expected);
}

#[test]
fn every_text_of_a_report_can_be_read_out_in_its_order() {
    for report in [thirteen(), whole_plan("en"), whole_plan("es")] {
        let said = even(&read(&report).text());
        let mut rest = said.as_str();
        for text in texts(&report) {
            let text = even(&text);
            let at = rest.find(&text).unwrap_or_else(|| panic!("{text:?} is not in {rest:?}"));
            rest = &rest[at + text.len()..];
        }
    }
}

#[test]
fn language_title_and_bookmarks_are_said() {
    let pdf = read(&report(vec![heading(1, "Plan"), heading(2, "Allergies"), heading(3, "Old"), heading(2, "Goals")]));
    let catalog = pdf.document.catalog().expect("a catalog");
    assert_eq!(catalog.get(b"Lang").and_then(lopdf::decode_text_string).expect("a language"), "en-US");
    let preferences = catalog.get_deref(b"ViewerPreferences", &pdf.document).and_then(lopdf::Object::as_dict);
    let shown =
        preferences.and_then(|preferences| preferences.get(b"DisplayDocTitle")).and_then(lopdf::Object::as_bool);
    assert!(shown.expect("said"));
    let info = pdf.document.trailer.get_deref(b"Info", &pdf.document).and_then(lopdf::Object::as_dict).expect("info");
    assert_eq!(info.get(b"Title").and_then(lopdf::decode_text_string).expect("a title"), "Care plan and medicine list");
    let date = info.get(b"CreationDate").and_then(lopdf::Object::as_str).expect("a date");
    assert!(date.starts_with(b"D:20260304131000"), "{}", String::from_utf8_lossy(date));

    let bookmarks = catalog.get_deref(b"Outlines", &pdf.document).and_then(lopdf::Object::as_dict).expect("bookmarks");
    let plan = bookmarks.get_deref(b"First", &pdf.document).and_then(lopdf::Object::as_dict).expect("one");
    let allergies = plan.get_deref(b"First", &pdf.document).and_then(lopdf::Object::as_dict).expect("one below");
    let old = allergies.get_deref(b"First", &pdf.document).and_then(lopdf::Object::as_dict).expect("one below that");
    let titles =
        [plan, allergies, old].map(|node| node.get(b"Title").and_then(lopdf::decode_text_string).expect("text"));
    assert_eq!(titles, ["Plan", "Allergies", "Old"]);
}

#[test]
fn heading_levels_skip_none_on_the_way_down() {
    let pdf = read(&report(vec![heading(3, "a"), heading(3, "b"), heading(9, "c"), heading(0, "d")]));
    assert_eq!(pdf.tree.outline(), "Root(Document(H1 H2 H3 H1))");
}

#[test]
fn each_row_has_as_many_cells_as_the_table_has_columns() {
    let rows: &[&[&str]] = &[&["only one"], &["1", "2", "3", "4"]];
    let pdf = read(&report(vec![heading(1, "T"), table("", &[("A", 50), ("B", 50)], rows)]));
    let mut found = Vec::new();
    pdf.tree.find("TR", &mut found);
    assert_eq!(found.iter().map(|row| row.children.len()).collect::<Vec<_>>(), [2, 2, 2]);
    assert_eq!(even(&found[2].all_text()), "1 2 3 4", "what is too much stays in the last cell");
}

#[test]
fn no_break_spaces_stay() {
    let said = read(&report(vec![paragraph("take 5\u{A0}mg now", Tone::Plain)])).text();
    assert!(said.contains("take 5\u{A0}mg now"), "{said:?}");
}

#[test]
fn a_number_too_wide_with_its_unit_is_not_cut_inside_a_word() {
    let columns = [("A", 88), ("B", 12)];
    let rows: &[&[&str]] = &[&["x", "*10.5\u{A0}milliliters"]];
    let said = even(&read(&report(vec![table("", &columns, rows)])).text());
    assert!(said.ends_with("10.5 milliliters"), "{said:?}");
    assert_eq!(cell("*a").lines.len(), 1);
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = thirteen();
    let first = rendered(&report);
    assert_eq!(first, rendered(&report));
    assert!(first.missing.is_empty(), "{:?}", first.missing);
    let mut fonts = crate::support::FONTS.clone();
    fonts.reverse();
    let turned = evenkeel_pdf::render(&report, &fonts).expect("renders");
    assert_eq!(first.bytes.len(), turned.bytes.len(), "the order of the fonts does not matter");
}
