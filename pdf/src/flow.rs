//! A report's blocks as strips.

use std::num::NonZeroU16;
use std::rc::Rc;

use evenkeel::exchange::report::{Block, Report, Tone};
use krilla::tagging::{ListNumbering, Tag};

use crate::clean;
use crate::pages::{Mark, Rule, Strip};
use crate::style::{self, BODY, Frame, NOTE, QUOTE, STRONG, Style};
use crate::table;
use crate::tags::{NodeId, ROOT, Tags};
use crate::text::{Line, Setter};

/// How far the text of a list stands in.
const INDENT: f32 = 14.0;

/// The least room between a table and what follows.
const BELOW_TABLE: f32 = 8.0;

/// The content of a document, not yet on pages.
pub struct Flow {
    /// Its strips in reading order.
    pub strips: Vec<Strip>,
    /// What they are.
    pub tags: Tags,
    /// The headings, in order.
    pub titles: Vec<Title>,
}

/// Sets a report.
pub fn flow(report: &Report, setter: &mut Setter, frame: Frame) -> Flow {
    let mut writer = Writer { setter, frame, strips: Vec::new(), tags: Tags::new(), titles: Vec::new() };
    let mut below_table = false;
    for block in &report.blocks {
        let first = writer.strips.len();
        writer.block(block);
        if let Some(first) = writer.strips.get_mut(first) {
            first.gap = first.gap.max(if below_table { BELOW_TABLE } else { 0.0 });
            below_table = matches!(block, Block::Table(_));
        }
    }
    Flow { strips: writer.strips, tags: writer.tags, titles: writer.titles }
}

/// A heading's level and text.
pub type Title = (u8, String);

pub(crate) struct Writer<'a> {
    pub(crate) setter: &'a mut Setter,
    pub(crate) frame: Frame,
    pub(crate) strips: Vec<Strip>,
    pub(crate) tags: Tags,
    titles: Vec<Title>,
}

impl Writer<'_> {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text } => self.heading(*level, text),
            Block::Paragraph { text, tone } => self.paragraph(text, *tone),
            Block::List { items } => self.list(items),
            Block::Table(table) => table::table(self, table),
        }
    }

    fn heading(&mut self, level: u8, text: &str) {
        // No level is left out on the way down: who listens would miss it.
        let last = self.titles.last().map_or(0, |(level, _)| *level);
        let level = level.clamp(1, 3).min(last + 1);
        let style = style::heading(level);
        let lines = self.setter.lines(text, style, self.frame.width());
        if lines.is_empty() {
            return;
        }
        let title = Some(clean::plain(text)).filter(|title| !title.is_empty()).unwrap_or_else(|| "–".to_owned());
        let node =
            self.tags.add(ROOT, Tag::Hn(NonZeroU16::MIN.saturating_add(u16::from(level) - 1), Some(title.clone())));
        let gap = match level {
            1 => 0.0,
            2 => 12.0,
            _ => 7.0,
        };
        let mut strips = strips(lines, style, 0.0, node, gap);
        for strip in &mut strips {
            strip.glued = true;
        }
        if let Some(first) = strips.first_mut() {
            first.is_heading = true;
            if level == 2 {
                first.rules.push(Rule { x: 0.0, y: 0.0, width: self.frame.width(), weight: 0.75 });
                lower(first, 5.0);
            }
        }
        self.titles.push((level, title));
        self.strips.extend(strips);
    }

    fn paragraph(&mut self, text: &str, tone: Tone) {
        let (style, gap) = match tone {
            Tone::Plain => (BODY, 3.0),
            Tone::Quote => (QUOTE, 4.0),
            Tone::Note => (NOTE, 3.0),
            Tone::Strong => (STRONG, 3.0),
        };
        let lines = self.setter.lines(text, style, self.frame.width());
        if lines.is_empty() {
            return;
        }
        let parent = if tone == Tone::Quote { self.tags.add(ROOT, Tag::BlockQuote) } else { ROOT };
        let node = self.tags.add(parent, Tag::P);
        self.strips.extend(strips(lines, style, 0.0, node, gap));
    }

    fn list(&mut self, items: &[String]) {
        let mut list = None;
        for item in items {
            let lines = self.setter.lines(item, BODY, self.frame.width() - INDENT);
            if lines.is_empty() {
                continue;
            }
            let list = *list.get_or_insert_with(|| self.tags.add(ROOT, Tag::L(ListNumbering::Disc)));
            let item = self.tags.add(list, Tag::LI);
            let (label, body) = (self.tags.add(item, Tag::Lbl), self.tags.add(item, Tag::LBody));
            let bullet = self.setter.lines("•", BODY, INDENT);
            let mut strips = strips(lines, BODY, INDENT, body, 2.0);
            if let Some(first) = strips.first_mut() {
                let marks = bullet.into_iter().take(1).map(|line| mark(line, BODY, 3.0, 0.0, label));
                first.marks.splice(0..0, marks);
            }
            self.strips.extend(strips);
        }
    }
}

/// A line as a mark.
pub(crate) fn mark(line: Line, style: Style, x: f32, y: f32, tag: NodeId) -> Mark {
    Mark { x, y, line: Rc::new(line), size: style.size, colour: style.colour, tag }
}

/// Each line as a strip; the first two stay together, and so do the last two.
pub(crate) fn strips(lines: Vec<Line>, style: Style, x: f32, tag: NodeId, gap: f32) -> Vec<Strip> {
    let count = lines.len();
    let strip = |(index, line): (usize, Line)| Strip {
        gap: if index == 0 { gap } else { 0.0 },
        height: line.height,
        glued: index + 1 < count && (index == 0 || index + 2 == count),
        marks: vec![mark(line, style, x, 0.0, tag)],
        ..Strip::default()
    };
    lines.into_iter().enumerate().map(strip).collect()
}

/// Makes room at the top of a strip, below its rules.
fn lower(strip: &mut Strip, by: f32) {
    strip.height += by;
    for mark in &mut strip.marks {
        mark.y += by;
    }
}
