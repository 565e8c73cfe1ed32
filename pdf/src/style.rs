//! Sizes, weights, greys and distances. All lengths are points.

/// One millimetre.
const MM: f32 = 72.0 / 25.4;

/// Room around the text.
const MARGIN: f32 = 18.0 * MM;

/// A grey or nearly so, as red, green and blue.
pub type Colour = [u8; 3];

const INK: Colour = [0, 0, 0];
const MUTED: Colour = [0x46, 0x56, 0x5A];
/// Lines between things.
pub const HAIRLINE: Colour = [0x7C, 0x8A, 0x8D];

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Font size, never below 11.
    pub size: f32,
    /// From one baseline to the next.
    pub leading: f32,
    /// Whether it is bold.
    pub bold: bool,
    /// Of the text.
    pub colour: Colour,
}

const fn style(size: f32, leading: f32, bold: bool, colour: Colour) -> Style {
    Style { size, leading, bold, colour }
}

/// As usual.
pub const BODY: Style = style(11.0, 15.0, false, INK);
/// Stands out.
pub const STRONG: Style = style(12.0, 16.0, true, INK);
/// The person's own words.
pub const QUOTE: Style = style(14.0, 19.0, false, INK);
/// Lighter.
pub const NOTE: Style = style(11.0, 14.5, false, MUTED);
/// A line of a cell.
pub const CELL: Style = style(11.0, 13.4, false, INK);
/// A line of a cell that stands out, and the headers of columns.
pub const CELL_STRONG: Style = style(11.0, 13.4, true, INK);
/// At the foot of each page.
pub const FOOTER: Style = style(11.0, 13.4, false, MUTED);

/// The headings, by level.
pub const fn heading(level: u8) -> Style {
    match level {
        1 => style(20.0, 25.0, true, INK),
        2 => style(15.0, 19.0, true, INK),
        _ => style(12.0, 15.5, true, INK),
    }
}

/// The page and the part of it that text is set in.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    /// The page's width and height.
    pub page: (f32, f32),
}

impl Frame {
    /// US Letter where that is the paper at home, else A4.
    pub fn of(locale: &str) -> Self {
        let letter = locale.eq_ignore_ascii_case("en-US");
        Self { page: if letter { (612.0, 792.0) } else { (210.0 * MM, 297.0 * MM) } }
    }

    /// Where the text begins, from the left and from the top.
    pub fn origin(self) -> (f32, f32) {
        (MARGIN, MARGIN)
    }

    /// Of the text.
    pub fn width(self) -> f32 {
        self.page.0 - 2.0 * MARGIN
    }

    /// Of the text, the foot not counted.
    pub fn height(self) -> f32 {
        self.page.1 - 2.0 * MARGIN
    }

    /// Where the foot's text begins, from the top.
    pub fn foot(self) -> f32 {
        self.page.1 - MARGIN + 11.0
    }
}
