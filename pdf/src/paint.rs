//! Pages drawn into a file.

use std::rc::Rc;

use evenkeel::exchange::report::Report;
use krilla::Document;
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};

use crate::error::RenderError;
use crate::flow::Title;
use crate::meta::{self, Heading};
use crate::pages::{Mark, Placed, Rule};
use crate::style::{Colour, FOOTER, Frame, HAIRLINE};
use crate::tags::Tags;
use crate::text::{Line, Setter};

/// The foot of a page is never higher than this many lines.
const FOOT_LINES: usize = 2;

/// Draws pages and returns the file.
pub fn paint(
    report: &Report,
    setter: &mut Setter,
    frame: Frame,
    pages: &[Vec<Placed>],
    titles: Vec<Title>,
    mut tags: Tags,
) -> Result<Vec<u8>, RenderError> {
    let settings = SerializeSettings { configuration: accessible()?, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let mut titles = titles.into_iter();
    let mut headings: Vec<Heading> = Vec::new();
    for (index, placed) in pages.iter().enumerate() {
        let foot = foot(report, setter, frame, index + 1, pages.len());
        let size = PageSettings::from_wh(frame.page.0, frame.page.1).ok_or(RenderError::RenderFailed)?;
        let mut page = document.start_page_with(size);
        let mut painter = Painter { surface: page.surface(), origin: frame.origin() };
        for Placed { y, strip, again } in placed {
            if strip.is_heading {
                let top = painter.origin.1 + y;
                headings.extend(titles.next().map(|(level, title)| (level, title, index, top)));
            }
            painter.rules(&strip.rules, *y);
            painter.marks(&strip.marks, *y, if *again { None } else { Some(&mut tags) });
        }
        painter.foot(&foot, frame);
        painter.finish();
        page.finish();
    }
    document.set_outline(meta::outline(report, &headings));
    document.set_metadata(meta::metadata(report));
    document.set_tag_tree(tags.finish().with_lang(Some(meta::language(report))));
    // What the writer says may quote the text.
    document.finish().map_err(|_| RenderError::RenderFailed)
}

fn accessible() -> Result<Configuration, RenderError> {
    let builder = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    builder.finish().map_err(|_| RenderError::RenderFailed)
}

/// The lines at the foot of a page. Where they do not fit, the name in them is shortened.
fn foot(report: &Report, setter: &mut Setter, frame: Frame, page: usize, pages: usize) -> Vec<Line> {
    let numbered = |text: &str| text.replace("{page}", &page.to_string()).replace("{pages}", &pages.to_string());
    let mut lines = setter.lines(&numbered(&report.footer), FOOTER, frame.width());
    let mut kept = report.subject.chars().count().min(160);
    while lines.len() > FOOT_LINES && kept > 8 && !report.subject.is_empty() {
        let name: String = report.subject.chars().take(kept).chain(['…']).collect();
        lines = setter.lines(&numbered(&report.footer.replace(&report.subject, &name)), FOOTER, frame.width());
        kept = kept * 3 / 4;
    }
    lines.truncate(FOOT_LINES);
    lines
}

struct Painter<'a> {
    surface: Surface<'a>,
    origin: (f32, f32),
}

impl Painter<'_> {
    fn finish(self) {
        self.surface.finish();
    }

    /// Draws lines of text; without a tree of tags as something said before.
    fn marks(&mut self, marks: &[Mark], y: f32, mut tags: Option<&mut Tags>) {
        for same in marks.chunk_by(|a, b| a.tag == b.tag) {
            // Nothing may come between the start and the end of a piece but drawing: an early return would abort.
            let kind = match tags {
                Some(_) => ContentTag::Span(SpanTag::empty()),
                None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
            };
            let piece = self.surface.start_tagged(kind);
            for mark in same {
                self.line(&mark.line, mark.x, y + mark.y, mark.size, mark.colour);
            }
            self.surface.end_tagged();
            if let (Some(tags), Some(mark)) = (tags.as_deref_mut(), same.first()) {
                tags.content(mark.tag, piece);
            }
        }
    }

    fn foot(&mut self, lines: &[Line], frame: Frame) {
        if lines.is_empty() {
            return;
        }
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
        let mut y = frame.foot() - self.origin.1;
        for line in lines {
            self.line(line, 0.0, y, FOOTER.size, FOOTER.colour);
            y += line.height;
        }
        self.surface.end_tagged();
    }

    fn line(&mut self, line: &Line, x: f32, y: f32, size: f32, colour: Colour) {
        self.surface.set_fill(Some(fill(colour)));
        for run in &line.runs {
            let start = Point::from_xy(self.origin.0 + x + run.x, self.origin.1 + y + line.baseline);
            let text: &Rc<str> = &run.text;
            self.surface.draw_glyphs(start, &run.glyphs, run.font.clone(), text, size, false);
        }
    }

    fn rules(&mut self, rules: &[Rule], y: f32) {
        if rules.is_empty() {
            return;
        }
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        for rule in rules {
            let (left, top) = (self.origin.0 + rule.x, self.origin.1 + y + rule.y - rule.weight / 2.0);
            let mut path = PathBuilder::new();
            if let Some(rect) = Rect::from_xywh(left, top, rule.width, rule.weight) {
                path.push_rect(rect);
            }
            if let Some(path) = path.finish() {
                self.surface.set_fill(Some(fill(HAIRLINE)));
                self.surface.draw_path(&path);
            }
        }
        self.surface.end_tagged();
    }
}

fn fill([red, green, blue]: Colour) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}
