//! Text shaped and broken into lines.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use parley::{
    Alignment, AlignmentOptions, BreakReason, Cluster, FontFamily, FontWeight, Layout, LayoutContext, LineHeight,
    OverflowWrap, StyleProperty,
};

use crate::clean::{self, Clean};
use crate::fonts::Fonts;
use crate::style::{BODY, Style};

/// What may stand for a character that no font has, the best first.
const STAND_INS: [char; 4] = ['□', '\u{FFFD}', '¤', '?'];

/// A line of text, ready to be drawn.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its runs from left to right.
    pub runs: Vec<Run>,
    /// How high it is.
    pub height: f32,
    /// From its top to its baseline.
    pub baseline: f32,
}

/// A part of a line in one font.
#[derive(Debug, Clone)]
pub struct Run {
    /// Its font.
    pub font: Font,
    /// From the left of the line.
    pub x: f32,
    /// Its glyphs, with their places in `text`.
    pub glyphs: Vec<KrillaGlyph>,
    /// The whole paragraph.
    pub text: Rc<str>,
}

/// Sets text with the fonts of a document.
pub struct Setter {
    fonts: Fonts,
    layouts: LayoutContext<()>,
    stand_in: char,
    known: BTreeMap<char, bool>,
    missing: BTreeSet<char>,
}

impl Setter {
    /// Of these fonts.
    pub fn new(fonts: Fonts) -> Self {
        let (known, missing) = (BTreeMap::new(), BTreeSet::new());
        let mut setter = Self { fonts, layouts: LayoutContext::new(), stand_in: '?', known, missing };
        setter.stand_in = STAND_INS.into_iter().find(|c| setter.has(*c)).unwrap_or('?');
        setter
    }

    /// The characters that no font has.
    pub fn into_missing(self) -> BTreeSet<char> {
        self.missing
    }

    /// Sets a text in lines no wider than `width`.
    pub fn lines(&mut self, text: &str, style: Style, width: f32) -> Vec<Line> {
        let paragraphs = clean::paragraphs(text, self.stand_in, &mut self.missing);
        paragraphs.into_iter().flat_map(|paragraph| self.paragraph(paragraph, style, width)).collect()
    }

    fn paragraph(&mut self, mut clean: Clean, style: Style, width: f32) -> Vec<Line> {
        let mut layout = self.layout(&clean.shown, style, width);
        // Twice: a stand-in may change which font its neighbours are set in.
        for _ in 0..2 {
            let gaps = gaps(&layout, &clean.shown);
            if gaps.is_empty() {
                break;
            }
            clean = self.fill(&clean, &gaps);
            layout = self.layout(&clean.shown, style, width);
        }
        // A number held to its unit by a no-break space may be wider than a narrow column. Better apart than cut in two.
        let cut = |layout: &Layout<()>| layout.lines().any(|line| line.break_reason() == BreakReason::Emergency);
        if clean.shown.contains('\u{A0}') && cut(&layout) {
            clean = apart(&clean);
            layout = self.layout(&clean.shown, style, width);
        }
        let (text, places) = meant(&clean);
        layout.lines().map(|line| self.line(&line, &text, &places, style.size)).collect()
    }

    fn layout(&mut self, text: &str, style: Style, width: f32) -> Layout<()> {
        let weight = if style.bold { FontWeight::BOLD } else { FontWeight::NORMAL };
        let mut builder = self.layouts.ranged_builder(&mut self.fonts.context, text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(Cow::Borrowed(&self.fonts.families))));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::FontWeight(weight));
        builder.push_default(StyleProperty::LineHeight(LineHeight::Absolute(style.leading)));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        let mut layout = builder.build(text);
        layout.break_all_lines(Some(width));
        // Also what reads from right to left: bullets and columns stand on the left.
        layout.align(Alignment::Left, AlignmentOptions::default());
        layout
    }

    /// Whether any font has a character.
    fn has(&mut self, c: char) -> bool {
        if let Some(known) = self.known.get(&c) {
            return *known;
        }
        let text = c.to_string();
        let has = gaps(&self.layout(&text, BODY, f32::MAX), &text).is_empty();
        self.known.insert(c, has);
        has
    }

    /// Puts stand-ins where no font has a glyph. The gaps stand in order.
    fn fill(&mut self, clean: &Clean, gaps: &[Range<usize>]) -> Clean {
        let mut filled = Clean::default();
        let mut swaps = clean.swaps.iter().peekable();
        let mut gaps = gaps.iter().peekable();
        for (at, c) in clean.shown.char_indices() {
            while gaps.next_if(|gap| gap.end <= at).is_some() {}
            if let Some((_, meant)) = swaps.next_if(|(place, _)| *place == at) {
                filled.swap(c, *meant);
                continue;
            }
            match gaps.peek().filter(|gap| gap.contains(&at)) {
                None => filled.shown.push(c),
                Some(_) if clean::is_invisible(c) => {}
                Some(_) if c.is_whitespace() => filled.shown.push(' '),
                Some(gap) if self.is_to_blame(&clean.shown, gap, at, c) => {
                    self.missing.insert(c);
                    filled.swap(self.stand_in, c);
                }
                Some(_) => filled.shown.push(c),
            }
        }
        filled
    }

    /// Whether a character is why its cluster has no glyph: no font has it, or each has a font and none has all, and
    /// it is not the first.
    fn is_to_blame(&mut self, text: &str, cluster: &Range<usize>, at: usize, c: char) -> bool {
        if cluster.len() == c.len_utf8() || !self.has(c) {
            return true;
        }
        let others = text.get(cluster.clone()).unwrap_or_default();
        at != cluster.start && others.chars().all(|other| clean::is_invisible(other) || self.has(other))
    }

    fn line(&self, line: &parley::Line<'_, ()>, text: &Rc<str>, places: &[usize], size: f32) -> Line {
        let metrics = line.metrics();
        let mut x = metrics.offset;
        let mut runs = Vec::new();
        for run in line.runs() {
            let start = x;
            let mut glyphs: Vec<KrillaGlyph> = Vec::new();
            let mut left_of = None;
            let mut lead = 0.0;
            for cluster in run.visual_clusters() {
                let range = cluster.text_range();
                if cluster.is_ligature_continuation() {
                    // The glyph of a ligature belongs to all its letters; from right to left it comes after them.
                    if run.is_rtl() {
                        left_of = left_of.or(Some(range.end));
                    } else if let Some(last) = glyphs.last_mut() {
                        last.text_range.end = place(places, range.end, text.len());
                    }
                    continue;
                }
                let end = left_of.take().unwrap_or(range.end);
                let range = place(places, range.start, text.len())..place(places, end, text.len());
                let unseen = text.get(range.clone()).is_none_or(|text| text.chars().all(clean::is_invisible));
                for glyph in cluster.glyphs() {
                    x += glyph.advance;
                    if glyph.id == 0 || unseen {
                        // Not drawn; what comes behind stays where it is.
                        match glyphs.last_mut() {
                            Some(last) => last.x_advance += glyph.advance / size,
                            None => lead += glyph.advance,
                        }
                        continue;
                    }
                    let id = GlyphId::new(glyph.id);
                    let (advance, dx, dy) = (glyph.advance / size, glyph.x / size, -glyph.y / size);
                    glyphs.push(KrillaGlyph::new(id, advance, dx, dy, 0.0, range.clone(), None));
                }
            }
            if let (Some(font), false) = (self.fonts.writer(run.font()), glyphs.is_empty()) {
                runs.push(Run { font, x: start + lead, glyphs, text: Rc::clone(text) });
            }
        }
        let height = metrics.block_max_coord - metrics.block_min_coord;
        Line { runs, height, baseline: metrics.baseline - metrics.block_min_coord }
    }
}

/// Byte ranges of what no font has a glyph for.
fn gaps(layout: &Layout<()>, text: &str) -> Vec<Range<usize>> {
    let lacks = |cluster: &Cluster<'_, ()>| {
        let seen = text.get(cluster.text_range()).is_some_and(|text| !text.chars().all(clean::is_invisible));
        seen && cluster.glyphs().any(|glyph| glyph.id == 0)
    };
    let runs = layout.lines().flat_map(|line| line.runs().collect::<Vec<_>>());
    let ranges =
        |run: parley::Run<'_, ()>| run.clusters().filter(lacks).map(|cluster| cluster.text_range()).collect::<Vec<_>>();
    let mut gaps: Vec<Range<usize>> = runs.flat_map(ranges).collect();
    gaps.sort_by_key(|gap| gap.start);
    gaps
}

/// The text with ordinary spaces for its no-break spaces.
fn apart(clean: &Clean) -> Clean {
    let mut apart = Clean::default();
    let mut swaps = clean.swaps.iter().peekable();
    for (at, c) in clean.shown.char_indices() {
        match swaps.next_if(|(place, _)| *place == at) {
            Some((_, meant)) => apart.swap(c, *meant),
            None => apart.shown.push(if c == '\u{A0}' { ' ' } else { c }),
        }
    }
    apart
}

/// The text that is meant, and for each byte of the shown one its place there. No places: they are the same.
fn meant(clean: &Clean) -> (Rc<str>, Vec<usize>) {
    if clean.swaps.is_empty() {
        return (clean.shown.as_str().into(), Vec::new());
    }
    let mut text = String::with_capacity(clean.shown.len());
    let mut places = Vec::with_capacity(clean.shown.len() + 1);
    let mut swaps = clean.swaps.iter().peekable();
    for (at, c) in clean.shown.char_indices() {
        places.extend(std::iter::repeat_n(text.len(), c.len_utf8()));
        text.push(swaps.next_if(|(place, _)| *place == at).map_or(c, |(_, meant)| *meant));
    }
    places.push(text.len());
    (text.into(), places)
}

fn place(places: &[usize], at: usize, end: usize) -> usize {
    if places.is_empty() { at.min(end) } else { places.get(at).copied().unwrap_or(end) }
}
