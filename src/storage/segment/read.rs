//! Reads a segment.

use super::{Counter, Expected, MAGIC, OTHER, Shape, TIMED, UUID, Unreadable, VERSION};
use crate::domain::doses::{Columns, Doses, Rare};
use crate::domain::id::Id;
use crate::domain::text::Words;
use crate::storage::bytes::Reader;

/// No more entries are in a segment than this.
pub fn at_most(bytes: &[u8]) -> usize {
    let length = |body: &[u8]| {
        let mut from = Reader::new(body);
        for _ in 0..2 {
            for _ in 0..from.count()? {
                let length = from.count()?;
                from.bytes(length)?;
            }
        }
        from.count()
    };
    bytes.get(8..).and_then(length).unwrap_or(0)
}

/// Reads a segment into `doses`; call [`Doses::settle`] once all are read. It is quicker when [`Doses::reserve`] was asked
/// for as many entries as there will be: [`at_most`] says how many.
///
/// # Errors
/// [`Unreadable`] for bytes that are damaged, or of a newer format. Then no entry was added.
pub fn read(bytes: &[u8], doses: &mut Doses) -> Result<(), Unreadable> {
    let mut from = Reader::new(opened(bytes).ok_or(Unreadable)?);
    let parts = Parts::read(&mut from, doses).ok_or(Unreadable)?;
    if doses.is_empty() {
        doses.share_out();
    }
    if doses.append(|columns| parts.entries(&mut from, columns)) { Ok(()) } else { Err(Unreadable) }
}

fn opened(bytes: &[u8]) -> Option<&[u8]> {
    let (version, rest) = bytes.strip_prefix(MAGIC)?.split_first()?;
    let (sum, body) = rest.split_at_checked(4)?;
    (*version == VERSION && sum == crc32fast::hash(body).to_le_bytes()).then_some(body)
}

/// What the entries of a segment refer to.
struct Parts {
    commons: Vec<Here>,
    others: Vec<u128>,
    /// How many lines there are.
    lines: usize,
}

/// A common of the segment, as it stands here.
#[derive(Clone, Copy)]
struct Here {
    number: u32,
    line: Option<usize>,
    shape: Shape,
}

impl Parts {
    fn read(from: &mut Reader, doses: &mut Doses) -> Option<Self> {
        let mut next = 0;
        let commons = from.list(|from| {
            let length = from.count()?;
            let text = from.bytes(length)?;
            // Most segments list the same ones in the same order.
            let number = match doses.common(next).filter(|common| common.text.as_bytes() == text) {
                Some(_) => next,
                None => doses.intern_text(str::from_utf8(text).ok()?)?,
            };
            next = number.wrapping_add(1);
            let common = doses.common(number)?;
            Some(Here { number, line: common.line(), shape: Shape::of(common) })
        })?;
        let others = from.list(|from| Some(doses.number(&Id::new(from.text()?).ok()?)))?;
        Some(Self { commons, others, lines: doses.line_count() })
    }

    /// Reads the columns, each behind what is there of it.
    fn entries(&self, from: &mut Reader, columns: &mut Columns) -> Option<Rare> {
        let length = from.count()?;
        let first = columns.len();
        let Columns { ids, at, common, day, planned, taken } = columns;

        let mut here: Vec<&Here> = Vec::with_capacity(length);
        for _ in 0..length {
            here.push(self.commons.get(from.place()?)?);
        }
        common.extend(here.iter().map(|here| here.number));

        let mut column = from.sparse();
        let mut last = 0_i64;
        at.extend(here.iter().map(|_| {
            last = last.wrapping_add(column.number());
            last
        }));
        column.done()?;
        let at = at.get(first..)?;

        self.ids(from, ids, at)?;
        let ids = ids.get(first..)?;

        let mut expected = Expected::new(self.lines);
        let mut column = from.sparse();
        day.extend(here.iter().zip(at).map(|(here, at)| {
            let days = expected.day(here.line, *at).wrapping_add(column.number());
            let day = i32::try_from(days).unwrap_or(0);
            expected.next(here.line, day, 0);
            day
        }));
        column.done()?;
        let day = day.get(first..)?;

        let mut expected = Expected::new(self.lines);
        let mut column = from.sparse();
        planned.extend(here.iter().zip(day).map(|(here, day)| {
            let expect = |after| expected.planned(here.line, *day).wrapping_add(after);
            let planned = if here.shape.planned { expect(column.number()) } else { 0 };
            expected.next(here.line, *day, planned);
            planned
        }));
        column.done()?;
        let planned = planned.get(first..)?;

        let [from_plan] = from.array()?;
        let mut column = from.sparse();
        taken.extend(here.iter().zip(at.iter().zip(planned)).map(|(here, (at, planned))| {
            let from = here.shape.taken_from(*at, *planned, from_plan == 1);
            if here.shape.taken { from.wrapping_add(column.number()) } else { 0 }
        }));
        column.done()?;

        let rare = self.rare(from, ids)?;
        from.is_done().then_some(rare)
    }

    /// Reads the identifiers of entries that were recorded `at`.
    fn ids(&self, from: &mut Reader, ids: &mut Vec<u128>, at: &[i64]) -> Option<()> {
        let mut at = at;
        let mut timed = Vec::new();
        while !at.is_empty() {
            let kind = from.number()?;
            let (run, rest) = at.split_at_checked(from.count()?.max(1))?;
            at = rest;
            match kind {
                TIMED => {
                    timed.push((ids.len(), run));
                    if run.iter().any(|at| *at < 0) {
                        return None;
                    }
                    let (last, _) = from.bytes(run.len().checked_mul(8)?)?.as_chunks();
                    ids.extend(last.iter().zip(run).map(|(last, at)| {
                        u128::from(at.cast_unsigned()) << 80 | 7 << 76 | u128::from(u64::from_be_bytes(*last))
                    }));
                }
                UUID => {
                    let (numbers, _) = from.bytes(run.len().checked_mul(16)?)?.as_chunks();
                    ids.extend(numbers.iter().map(|number| u128::from_be_bytes(*number)));
                }
                OTHER => {
                    for _ in run {
                        ids.push(*self.others.get(from.place()?)?);
                    }
                }
                _ => return None,
            }
        }
        let mut counts = from.sparse();
        let mut counter = Counter::default();
        for (first, run) in timed {
            for (id, at) in ids.get_mut(first..)?.iter_mut().zip(run) {
                let count = counter.expected(*at).wrapping_add(counts.number()) & 0xfff;
                counter.next(*at, count);
                *id |= u128::from(count.cast_unsigned()) << 64;
            }
        }
        counts.done()
    }

    /// Reads what few entries have; `ids` are those of all.
    fn rare(&self, from: &mut Reader, ids: &[u128]) -> Option<Rare> {
        let mut place = 0;
        let superseding = from.list(|from| {
            place = from.place()?.checked_add(place)?;
            let former = match from.number()? {
                0 => u128::from_be_bytes(from.array()?),
                1 => *self.others.get(from.place()?)?,
                more => *ids.get(place.checked_sub(usize::try_from(more - 1).ok()?)?)?,
            };
            (place < ids.len()).then_some((place, former))
        })?;
        place = 0;
        let notes = from.list(|from| {
            place = from.place()?.checked_add(place)?;
            (place < ids.len()).then_some((place, Words::new(from.text()?).ok()?))
        })?;
        place = 0;
        let fine = from.list(|from| {
            place = from.place()?.checked_add(place)?;
            let [which] = from.array()?;
            (place < ids.len()).then_some((place, which, u32::try_from(from.number()?).ok()?))
        })?;
        Some(Rare { superseding, notes, fine })
    }
}
