//! What a file says about itself.

use evenkeel::exchange::report::Report;
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};

use crate::clean;

/// The language of a report, or English where its tag is none.
pub fn language(report: &Report) -> String {
    let parts = |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
    let tag = report.locale.as_str();
    let is_tag = tag.len() <= 35 && tag.starts_with(|c: char| c.is_ascii_alphabetic()) && tag.split('-').all(parts);
    if is_tag { tag.to_owned() } else { "en".to_owned() }
}

/// Title, language, date and number of a document. Names nobody.
pub fn metadata(report: &Report) -> Metadata {
    // The number is made from a hash of this, and does not give it away.
    let content = serde_json::to_string(report).unwrap_or_default();
    let metadata = Metadata::new()
        .title(title(report))
        .language(language(report))
        .creator("Evenkeel".to_owned())
        .producer("Evenkeel".to_owned())
        .document_id(format!("{}\n{content}", report.made));
    match date(&report.made) {
        Some(date) => metadata.creation_date(date),
        None => metadata,
    }
}

fn title(report: &Report) -> String {
    Some(clean::plain(&report.title)).filter(|title| !title.is_empty()).unwrap_or_else(|| "Evenkeel".to_owned())
}

/// Reads RFC 3339.
fn date(text: &str) -> Option<DateTime> {
    let number = |from: usize, to: usize| -> Option<u8> { text.get(from..to)?.parse().ok() };
    let date = DateTime::new(text.get(0..4)?.parse().ok()?)
        .month(number(5, 7).filter(|month| (1..=12).contains(month))?)
        .day(number(8, 10).filter(|day| (1..=31).contains(day))?)
        .hour(number(11, 13).filter(|hour| *hour < 24)?)
        .minute(number(14, 16).filter(|minute| *minute < 60)?)
        .second(number(17, 19).filter(|second| *second < 60)?);
    let zone = text.get(19..)?.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    if zone.eq_ignore_ascii_case("z") {
        return Some(date.utc_offset_hour(0).utc_offset_minute(0));
    }
    let hour: i8 = zone.get(0..3)?.parse().ok().filter(|hour: &i8| hour.abs() < 24)?;
    let minute: u8 = zone.get(4..6)?.parse().ok().filter(|minute| *minute < 60)?;
    Some(date.utc_offset_hour(hour).utc_offset_minute(minute))
}

/// A heading: its level, its text, its page and how far from the top of that it stands.
pub type Heading = (u8, String, usize, f32);

/// Bookmarks, one a heading, or one for the document when it has none.
pub fn outline(report: &Report, headings: &[Heading]) -> Outline {
    let mut outline = Outline::new();
    if headings.is_empty() {
        outline.push_child(OutlineNode::new(title(report), XyzDestination::new(0, Point::from_xy(0.0, 0.0))));
    }
    for node in nodes(headings, 1) {
        outline.push_child(node);
    }
    outline
}

fn nodes(headings: &[Heading], level: u8) -> Vec<OutlineNode> {
    let mut nodes = Vec::new();
    let mut rest = headings;
    while let Some(((_, text, page, y), below)) = rest.split_first() {
        let own = below.iter().take_while(|(deeper, ..)| *deeper > level).count();
        let (children, next) = below.split_at(own);
        let destination = XyzDestination::new(*page, Point::from_xy(0.0, *y));
        let mut node = OutlineNode::new(text.clone(), destination).with_open(level == 1);
        for child in self::nodes(children, level + 1) {
            node.push_child(child);
        }
        nodes.push(node);
        rest = next;
    }
    nodes
}
