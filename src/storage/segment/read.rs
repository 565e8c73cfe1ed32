//! Reads a segment.

use super::{Counter, Expected, Former, MAGIC, OTHER, Shape, TIMED, UUID, Unreadable, VERSION};
use crate::domain::doses::{Common, Doses, Row};
use crate::domain::id::Id;
use crate::domain::text::Words;
use crate::storage::bytes::Reader;

/// No more entries are in a segment than this.
pub fn at_most(bytes: &[u8]) -> usize {
    let length = |body: &[u8]| {
        let mut from = Reader::new(body);
        from.list(Reader::text)?;
        from.list(Reader::text)?;
        from.count()
    };
    bytes.get(8..).and_then(length).unwrap_or(0)
}

/// Reads a segment into `doses`; call [`Doses::settle`] once all are read. It is quicker when [`Doses::reserve`] was asked
/// for as many entries as there will be: [`at_most`] says how many.
///
/// # Errors
/// [`Unreadable`] for bytes that are damaged, or of a newer format. Then nothing was added.
pub fn read(bytes: &[u8], doses: &mut Doses) -> Result<(), Unreadable> {
    let body = opened(bytes).ok_or(Unreadable)?;
    let segment = parsed(body, doses).ok_or(Unreadable)?;
    segment.add_to(doses);
    Ok(())
}

fn opened(bytes: &[u8]) -> Option<&[u8]> {
    let (version, rest) = bytes.strip_prefix(MAGIC)?.split_first()?;
    let (sum, body) = rest.split_at_checked(4)?;
    (*version == VERSION && sum == crc32fast::hash(body).to_le_bytes()).then_some(body)
}

/// A segment that was read and not yet added to anything.
struct Segment {
    commons: Vec<Known>,
    others: Vec<Id>,
    rows: Vec<Row>,
    days: Vec<i64>,
    planned: Vec<i64>,
    from_plan: bool,
    taken: Vec<i64>,
    superseding: Vec<(usize, Former)>,
    notes: Vec<(usize, Words)>,
    fine: Vec<(usize, u8, u32)>,
}

/// A common that is here already, or is new.
enum Known {
    Here(u32, Shape),
    New(Box<Common>),
}

impl Known {
    fn of(text: &str, doses: &Doses) -> Option<Self> {
        match doses.common_of_text(text) {
            Some((number, common)) => Some(Self::Here(number, Shape::of(common))),
            None => Some(Self::New(Box::new(Common::read(text)?))),
        }
    }

    fn shape(&self) -> Shape {
        match self {
            Self::Here(_, shape) => *shape,
            Self::New(common) => Shape::of(common),
        }
    }
}

fn parsed(body: &[u8], doses: &Doses) -> Option<Segment> {
    let mut from = Reader::new(body);
    let commons: Vec<Known> = from.list(|from| Known::of(from.text()?, doses))?;
    let others: Vec<Id> = from.list(|from| Id::new(from.text()?).ok())?;
    let length = from.count()?;
    let mut rows = Vec::with_capacity(length);
    for _ in 0..length {
        let common = u32::try_from(from.number()?).ok()?;
        rows.push(Row { id: 0, at: 0, common, day: 0, planned: 0, taken: 0 });
    }
    let mut at: i64 = 0;
    for (row, after) in rows.iter_mut().zip(from.sparse(length)?) {
        at = at.wrapping_add(after);
        row.at = at;
    }
    let mut done = 0;
    let mut timed = Vec::new();
    while done < length {
        let kind = from.number()?;
        let run = from.count()?;
        let rows = rows.get_mut(done..done.checked_add(run.max(1))?)?;
        if kind == TIMED {
            timed.push(done..done + rows.len());
        }
        done += rows.len();
        for row in rows {
            row.id = match kind {
                TIMED => {
                    let last = u64::from_be_bytes(from.array()?);
                    u128::try_from(row.at).ok()? << 80 | 7 << 76 | u128::from(last)
                }
                UUID => u128::from_be_bytes(from.array()?),
                OTHER => {
                    let place = from.number()?;
                    (place < others.len() as u64).then_some(Doses::other(place))?
                }
                _ => return None,
            };
        }
    }
    let mut counts = from.sparse(timed.iter().map(ExactSizeIterator::len).sum())?.into_iter();
    let mut counter = Counter::default();
    for row in timed.into_iter().flatten() {
        let row = rows.get_mut(row)?;
        let count = counter.expected(row.at).wrapping_add(counts.next()?) & 0xfff;
        counter.next(row.at, count);
        row.id |= u128::try_from(count).ok()? << 64;
    }
    let shapes: Vec<Shape> = commons.iter().map(Known::shape).collect();
    let shape = |row: &Row| shapes.get(row.common as usize);
    let (mut with_planned, mut with_taken) = (0, 0);
    for row in &rows {
        let shape = shape(row)?;
        with_planned += usize::from(shape.planned);
        with_taken += usize::from(shape.taken);
    }
    let days = from.sparse(length)?;
    let planned = from.sparse(with_planned)?;
    let [from_plan] = from.array()?;
    let taken = from.sparse(with_taken)?;
    let mut place = 0;
    let superseding = from.list(|from| {
        place = from.place()?.checked_add(place)?;
        let former = match from.number()? {
            0 => Former::Uuid(u128::from_be_bytes(from.array()?)),
            1 => Former::Other(from.place()?).within(others.len())?,
            more => Former::Near(usize::try_from(more - 1).ok().filter(|back| *back <= place)?),
        };
        (place < length).then_some((place, former))
    })?;
    place = 0;
    let notes = from.list(|from| {
        place = from.place()?.checked_add(place)?;
        (place < length).then_some((place, Words::new(from.text()?).ok()?))
    })?;
    place = 0;
    let fine = from.list(|from| {
        place = from.place()?.checked_add(place)?;
        let [which] = from.array()?;
        (place < length).then_some((place, which, u32::try_from(from.number()?).ok()?))
    })?;
    from.is_done().then_some(Segment {
        commons,
        others,
        rows,
        days,
        planned,
        from_plan: from_plan == 1,
        taken,
        superseding,
        notes,
        fine,
    })
}

impl Former {
    fn within(self, others: usize) -> Option<Self> {
        match &self {
            Self::Other(place) if *place >= others => None,
            _ => Some(self),
        }
    }
}

impl Segment {
    fn add_to(self, doses: &mut Doses) {
        let Self { commons, others, rows, days, planned, from_plan, taken, superseding, notes, fine } = self;
        let own = |common: Known| match common {
            Known::Here(number, shape) => (number, shape),
            Known::New(common) => {
                let shape = Shape::of(&common);
                (doses.intern(*common), shape)
            }
        };
        let commons: Vec<(u32, Shape)> = commons.into_iter().map(own).collect();
        let others: Vec<u128> = others.iter().map(|id| doses.number(id)).collect();
        let here =
            |number: u128| Doses::other_place(number).and_then(|place| others.get(place).copied()).unwrap_or(number);
        let (mut days, mut planned, mut taken) = (days.into_iter(), planned.into_iter(), taken.into_iter());
        let mut expected = Expected::default();
        let mut whole: Vec<Row> = Vec::with_capacity(rows.len());
        for mut row in rows {
            let Some((common, shape)) = commons.get(row.common as usize).copied() else { continue };
            (row.common, row.id) = (common, here(row.id));
            let line = doses.common(common).and_then(Common::line);
            let day = expected.day(line, row.at).wrapping_add(days.next().unwrap_or(0));
            row.day = i32::try_from(day).unwrap_or(0);
            if shape.planned {
                row.planned = expected.planned(line, row.day).wrapping_add(planned.next().unwrap_or(0));
            }
            if shape.taken {
                row.taken = shape.taken_from(&row, from_plan).wrapping_add(taken.next().unwrap_or(0));
            }
            expected.next(line, &row);
            whole.push(row);
        }
        let mut superseding = superseding.into_iter().peekable();
        let mut notes = notes.into_iter().peekable();
        let mut fine = fine.into_iter().peekable();
        let mut place = 0;
        while place < whole.len() {
            // Most have nothing but their numbers.
            let next = [
                superseding.peek().map(|(at, _)| *at),
                notes.peek().map(|(at, _)| *at),
                fine.peek().map(|(at, ..)| *at),
            ];
            let plain = next.into_iter().flatten().min().unwrap_or(whole.len()).max(place);
            place += doses.push_plain(whole.get(place..plain).unwrap_or_default());
            let Some(row) = whole.get(place).copied() else { return };
            let former = superseding.next_if(|(at, _)| *at == place).map(|(_, former)| match former {
                Former::Uuid(number) => number,
                Former::Other(other) => others.get(other).copied().unwrap_or(0),
                Former::Near(back) => whole.get(place - back).map_or(0, |former| former.id),
            });
            let note = notes.next_if(|(at, _)| *at == place).map(|(_, note)| note);
            let mut own = Vec::new();
            while let Some((_, which, nanos)) = fine.next_if(|(at, ..)| *at == place) {
                own.push((which, nanos));
            }
            doses.push(row, former, note, &own);
            place += 1;
        }
    }
}
