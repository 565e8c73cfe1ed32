//! Strips onto pages.

use std::rc::Rc;

use crate::style::Colour;
use crate::tags::NodeId;
use crate::text::Line;

/// A line of text at its place in a strip.
#[derive(Debug, Clone)]
pub struct Mark {
    /// From the left of the text.
    pub x: f32,
    /// From the top of the strip.
    pub y: f32,
    /// The line.
    pub line: Rc<Line>,
    /// Font size.
    pub size: f32,
    /// Of the text.
    pub colour: Colour,
    /// What it is a piece of.
    pub tag: NodeId,
}

/// A line to be looked at, not read.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// From the left of the text.
    pub x: f32,
    /// From the top of the strip to its middle.
    pub y: f32,
    /// How long it is.
    pub width: f32,
    /// How thick it is.
    pub weight: f32,
}

/// A piece that no page break cuts.
#[derive(Debug, Clone, Default)]
pub struct Strip {
    /// Room above, unless it is the first on its page.
    pub gap: f32,
    /// How high it is.
    pub height: f32,
    /// Whether it stays on one page with the strip below.
    pub glued: bool,
    /// Its text in reading order.
    pub marks: Vec<Mark>,
    /// Its rules.
    pub rules: Vec<Rule>,
    /// Whether a heading begins here.
    pub is_heading: bool,
    /// What stands above it again when it begins a page: the header of its table.
    pub repeat: Option<Rc<Strip>>,
}

/// A strip at its place on a page.
#[derive(Debug, Clone)]
pub struct Placed {
    /// From the top of the text.
    pub y: f32,
    /// The strip.
    pub strip: Rc<Strip>,
    /// Whether it was said before, and is to be skipped by who listens.
    pub again: bool,
}

/// Puts strips onto as many pages as it takes; there is always one.
pub fn paginate(strips: Vec<Strip>, height: f32) -> Vec<Vec<Placed>> {
    let mut writer = Writer { height, pages: vec![Vec::new()], y: 0.0 };
    let mut together: Vec<Strip> = Vec::new();
    for strip in strips {
        let is_last = !strip.glued;
        together.push(strip);
        if is_last {
            writer.group(std::mem::take(&mut together));
        }
    }
    writer.group(together);
    writer.pages
}

struct Writer {
    height: f32,
    pages: Vec<Vec<Placed>>,
    y: f32,
}

impl Writer {
    /// Places strips that belong together on one page, if any page can hold them.
    fn group(&mut self, strips: Vec<Strip>) {
        let needed: f32 = strips.iter().map(|strip| strip.gap + strip.height).sum();
        let first = strips.first().map_or(0.0, |strip| strip.gap);
        if needed - first <= self.height && self.y + needed > self.height {
            self.turn();
        }
        for strip in strips {
            self.place(strip);
        }
    }

    fn place(&mut self, mut strip: Strip) {
        if self.y + strip.gap + strip.height > self.height {
            self.turn();
        }
        if self.y <= 0.0 {
            strip.gap = 0.0;
            if let Some(header) = strip.repeat.take() {
                let height = header.height;
                self.push(header, 0.0, true);
                self.y = height;
            }
        }
        let (y, height) = (self.y + strip.gap, strip.height);
        self.push(Rc::new(strip), y, false);
        self.y = y + height;
    }

    fn push(&mut self, strip: Rc<Strip>, y: f32, again: bool) {
        if let Some(page) = self.pages.last_mut() {
            page.push(Placed { y, strip, again });
        }
    }

    fn turn(&mut self) {
        if self.y > 0.0 {
            self.pages.push(Vec::new());
            self.y = 0.0;
        }
    }
}
