//! Tables as strips.

use std::rc::Rc;

use evenkeel::exchange::report::{Cell, Column, Table};
use krilla::tagging::{TableHeaderScope, Tag, TagKind};

use crate::flow::{Writer, mark, strips};
use crate::pages::{Mark, Rule, Strip};
use crate::style::{BODY, CELL, CELL_STRONG, NOTE, Style};
use crate::tags::{NodeId, ROOT};
use crate::text::Line;

/// Room at the left and the right of a cell.
const SIDE: f32 = 4.0;
/// Room above and below the text of a cell.
const ABOVE: f32 = 3.0;
/// No column is narrower.
const NARROWEST: f32 = 44.0;

/// A line of a cell, with how it is set and what it is a piece of.
type Set = (Line, Style, NodeId);

/// Writes a table. One that has no columns, or too many for the page, becomes paragraphs.
pub(crate) fn table(writer: &mut Writer<'_>, table: &Table) {
    let Some(columns) = widths(&table.columns, writer.frame.width()) else {
        return paragraphs(writer, table);
    };
    let node = writer.tags.add(ROOT, Tag::Table);
    caption(writer, &table.caption, node);
    let head = writer.tags.add(node, Tag::THead);
    let head = writer.tags.add(head, Tag::TR);
    let mut cells = Vec::new();
    for (column, (_, width)) in table.columns.iter().zip(&columns) {
        let cell = writer.tags.add(head, Tag::TH(TableHeaderScope::Column));
        let lines = writer.setter.lines(&column.title, CELL_STRONG, width - 2.0 * SIDE);
        cells.push(lines.into_iter().map(|line| (line, CELL_STRONG, cell)).collect());
    }
    let mut header = row(cells, &columns, 1.0);
    header.glued = true;
    let page = writer.frame.height();
    // One that fills the page would leave no room for what it stands above.
    let repeat = (header.height < page / 3.0).then(|| Rc::new(header.clone()));
    push(writer, header, page * 0.8);
    if table.rows.is_empty() {
        return;
    }
    let body = writer.tags.add(node, Tag::TBody);
    let room = page - repeat.as_ref().map_or(0.0, |header| header.height);
    for (index, cells) in table.rows.iter().enumerate() {
        let mut strip = body_row(writer, cells, &columns, body);
        strip.repeat.clone_from(&repeat);
        // The first stands below a heading, the caption and the header.
        push(writer, strip, if index == 0 { page * 0.75 } else { room });
    }
}

fn caption(writer: &mut Writer<'_>, text: &str, table: NodeId) {
    let lines = writer.setter.lines(text, NOTE, writer.frame.width());
    if !lines.is_empty() {
        let node = writer.tags.add(table, Tag::Caption);
        let strips = strips(lines, NOTE, 0.0, node, 3.0);
        writer.strips.extend(strips.into_iter().map(|strip| Strip { glued: true, ..strip }));
    }
}

fn body_row(writer: &mut Writer<'_>, cells: &[Cell], columns: &[(f32, f32)], body: NodeId) -> Strip {
    let row_node = writer.tags.add(body, Tag::TR);
    let mut set: Vec<Vec<Set>> = Vec::new();
    for (index, (_, width)) in columns.iter().enumerate() {
        let tag: TagKind = if index == 0 { Tag::TH(TableHeaderScope::Row).into() } else { Tag::TD.into() };
        let node = writer.tags.add(row_node, tag);
        // Cells beyond the last column go into it: nothing is lost.
        let own = if index + 1 == columns.len() { cells.get(index..) } else { cells.get(index..=index) };
        let lines: Vec<_> = own.unwrap_or_default().iter().flat_map(|cell| &cell.lines).collect();
        let mut texts: Vec<Set> = Vec::new();
        for line in &lines {
            let style = if line.strong { CELL_STRONG } else { CELL };
            let broken = writer.setter.lines(&line.text, style, width - 2.0 * SIDE);
            if !broken.is_empty() {
                let node = if lines.len() > 1 { writer.tags.add(node, Tag::P) } else { node };
                texts.extend(broken.into_iter().map(|line| (line, style, node)));
            }
        }
        set.push(texts);
    }
    row(set, columns, 0.5)
}

/// The lines of a row side by side, with a rule below.
fn row(cells: Vec<Vec<Set>>, columns: &[(f32, f32)], weight: f32) -> Strip {
    let mut strip = Strip::default();
    for (lines, (x, _)) in cells.into_iter().zip(columns) {
        let mut y = ABOVE;
        for (line, style, node) in lines {
            let height = line.height;
            strip.marks.push(mark(line, style, x + SIDE, y, node));
            y += height;
        }
        strip.height = strip.height.max(y + ABOVE);
    }
    let width = columns.last().map_or(0.0, |(x, width)| x + width);
    strip.rules.push(Rule { x: 0.0, y: strip.height, width, weight });
    strip
}

/// Adds a row; one that is higher than `room` in pieces of one line each.
fn push(writer: &mut Writer<'_>, strip: Strip, room: f32) {
    if strip.height <= room {
        writer.strips.push(strip);
        return;
    }
    let mut tops: Vec<f32> = strip.marks.iter().map(|mark| mark.y).collect();
    tops.sort_by(f32::total_cmp);
    tops.dedup_by(|a, b| (*a - *b).abs() < 0.5);
    let ends: Vec<f32> = tops.iter().skip(1).copied().chain([strip.height]).collect();
    let last = tops.len().saturating_sub(1);
    for (index, (top, end)) in tops.iter().zip(&ends).enumerate() {
        // Pieces touch: the first begins at the row's top, not at its first line's.
        let top = if index == 0 { 0.0 } else { *top };
        let inside = |mark: &&Mark| mark.y >= top - 0.25 && mark.y < end - 0.25;
        let marks = strip.marks.iter().filter(inside).map(|mark| Mark { y: mark.y - top, ..mark.clone() }).collect();
        let rules = if index == last {
            strip.rules.iter().map(|rule| Rule { y: end - top, ..*rule }).collect()
        } else {
            Vec::new()
        };
        writer.strips.push(Strip {
            gap: 0.0,
            height: end - top,
            glued: (strip.glued && index == last) || (index == 0 && last > 0),
            marks,
            rules,
            is_heading: false,
            repeat: strip.repeat.clone(),
        });
    }
}

/// Where each column begins and how wide it is, by shares; `None` when the page is too narrow for them.
fn widths(columns: &[Column], width: f32) -> Option<Vec<(f32, f32)>> {
    let count = f32::from(u16::try_from(columns.len()).ok()?);
    if columns.is_empty() || count * NARROWEST > width {
        return None;
    }
    let shares: f32 = columns.iter().map(|column| f32::from(column.share)).sum();
    let spare = width - count * NARROWEST;
    let wanted = |column: &Column| {
        let share = if shares > 0.0 { f32::from(column.share) / shares } else { 1.0 / count };
        share * width
    };
    let narrow = columns.iter().any(|column| wanted(column) < NARROWEST);
    let mut x = 0.0;
    let mut placed = Vec::with_capacity(columns.len());
    for column in columns {
        let wanted = wanted(column);
        let own = if narrow { NARROWEST + spare * wanted / width } else { wanted };
        placed.push((x, own));
        x += own;
    }
    Some(placed)
}

fn paragraphs(writer: &mut Writer<'_>, table: &Table) {
    let titles = table.columns.iter().map(|column| column.title.as_str());
    let titles: Vec<&str> = titles.collect();
    let mut add = |text: &str, style: Style, gap: f32| {
        let lines = writer.setter.lines(text, style, writer.frame.width());
        if !lines.is_empty() {
            let node = writer.tags.add(ROOT, Tag::P);
            writer.strips.extend(strips(lines, style, 0.0, node, gap));
        }
    };
    add(&table.caption, NOTE, 3.0);
    for cells in &table.rows {
        for (index, cell) in cells.iter().enumerate() {
            let said: Vec<&str> = cell.lines.iter().map(|line| line.text.as_str()).collect();
            let title = titles.get(index).filter(|title| !title.is_empty()).map(|title| format!("{title}: "));
            add(&format!("{}{}", title.unwrap_or_default(), said.join(" ")), BODY, if index == 0 { 8.0 } else { 0.0 });
        }
    }
}
