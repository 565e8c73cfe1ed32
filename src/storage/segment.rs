//! Ten years of dose entries in a few packed records, one for each year of their service days.
//!
//! A fact is never changed, so that the segment of a past year is only written again when somebody back-fills or corrects
//! a dose of it. New facts are rows of their own until they are folded in.
//!
//! # Format, version 1
//!
//! Numbers are unsigned LEB128 (`n`): seven bits a byte, the lowest first, the highest bit set on all bytes but the
//! last. Signed ones (`z`) are folded first: 0, -1, 1, -2 … become 0, 1, 2, 3 …
//! A *text* is `n` bytes and as many bytes of UTF-8. A *sparse column* is one `z` for each value, where a 0 is followed
//! by `n`, the number of further zeros that it stands for.
//!
//! | bytes | what |
//! |---|---|
//! | 3 | `EKS` |
//! | 1 | version of the format, 1 |
//! | 4 | CRC-32 (IEEE 802.3) of all bytes after these, the lowest first |
//! | `n`, texts | commons: what entries have in common, each the JSON of a fact with identifier `0`, every instant 1970-01-01T00:00:00Z, service date 1970-01-01, without `supersedes` and `note` |
//! | `n`, texts | identifiers that are no UUIDs |
//! | `n` | entries, ordered by time of recording, then by identifier |
//! | `n` each | common: its place in the list |
//! | sparse | recorded: milliseconds after the entry before, the first after 1970-01-01T00:00Z |
//! | runs | identifiers: `n` kind, `n` how many, then so many. Kind 0: a UUID of version 7 whose time is that of recording: its last 8 bytes. Kind 1: a UUID, 16 bytes, the highest first. Kind 2: `n`, place in the list of identifiers |
//! | sparse | for each identifier of kind 0: its 12 bits after the version, less those expected. Expected is 1 more than in the entry before where that is of kind 0 and of the same time, else 0 |
//! | sparse | service day: days after the one expected. Expected is the day after the last of the same medicine, regimen and slot, else the UTC day of recording. As needed: the UTC day of the dose; an undoing: of its recording |
//! | sparse | planned, for entries whose common has it: milliseconds after the instant expected. Expected is the last one of the same medicine, regimen and slot, as many times 24 hours later as the service days are apart; else midnight UTC of the service day |
//! | 1 | 0: what follows is counted from recording; 1: from the planned instant, where there is one |
//! | sparse | taken, for entries whose common has it: milliseconds after that |
//! | `n`, entries | superseding: `n` entries after the last such one, then `n`: 0 and 16 bytes for a UUID elsewhere; 1 and `n` for a place in the list of identifiers; else 1 more than how many entries before this one it stands |
//! | `n`, entries | notes: `n` entries after the last such one, a text |
//! | `n`, entries | instants with more digits: `n` entries after the last such one, 1 byte (0 recorded, 1 planned, 2 taken), `n` nanoseconds of the second |
//!
//! A service day is counted in days since 1970-01-01. After the last part nothing may follow.

use super::bytes::{Reader, Writer};
use crate::domain::dose::Outcome;
use crate::domain::doses::{Common, Doses, Row};
use crate::domain::id::Id;
use crate::domain::order::Places;
use crate::domain::record::Happening;
use crate::domain::schedule::days::date_of;
use crate::domain::text::Words;

const MAGIC: &[u8] = b"EKS";

/// The version of the format that is written. A higher one is left alone.
pub const VERSION: u8 = 1;

const DAY_MS: i64 = 86_400_000;

/// The kinds of identifiers.
const TIMED: u64 = 0;
const UUID: u64 = 1;
const OTHER: u64 = 2;

/// A segment that could not be read. Its bytes stay where they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a part of the record could not be read; it stays stored")]
pub struct Unreadable;

/// The year under which an entry is kept: that of its service day, and of a correction that of the dose.
pub fn year_of(doses: &Doses, row: usize) -> i32 {
    use chrono::Datelike;
    date_of(doses.row(row).map_or(0, |row| row.day.into())).year()
}

/// Packs some of the entries, given in order of recording.
pub fn write(doses: &Doses, rows: &[usize]) -> Vec<u8> {
    let mut to = Writer::default();
    let rows: Vec<(usize, Row)> = rows.iter().filter_map(|row| Some((*row, doses.row(*row)?))).collect();

    let mut commons: Vec<u32> = Vec::new();
    let mut places: Vec<Option<usize>> = vec![None; doses.commons().len()];
    for (_, row) in &rows {
        if let Some(place @ None) = places.get_mut(row.common as usize) {
            *place = Some(commons.len());
            commons.push(row.common);
        }
    }
    to.count(commons.len());
    for common in &commons {
        to.text(doses.common(*common).map_or("", |common| &common.text));
    }

    let mut others = Others { ids: Vec::new(), by_text: Places::new() };
    let ids: Vec<Written> = rows.iter().map(|(_, row)| Written::of(doses, row, &mut others)).collect();
    let superseding: Vec<(usize, Former)> = rows
        .iter()
        .enumerate()
        .filter_map(|(place, (row, _))| {
            let former = doses.supersedes_of(*row)?;
            let before = rows.get(..place).unwrap_or_default();
            let near = before.iter().rposition(|(_, other)| other.id == former);
            Some((place, near.map_or_else(|| others.former(doses, former), |near| Former::Near(place - near))))
        })
        .collect();
    to.count(others.ids.len());
    for id in &others.ids {
        to.text(id.as_str());
    }

    to.count(rows.len());
    for (_, row) in &rows {
        to.count(places.get(row.common as usize).copied().flatten().unwrap_or(0));
    }
    let mut last = 0;
    let recorded: Vec<i64> =
        rows.iter().map(|(_, row)| row.at.wrapping_sub(std::mem::replace(&mut last, row.at))).collect();
    to.sparse(&recorded);
    let mut counts = Vec::new();
    let mut counter = Counter::default();
    for run in ids.chunk_by(|a, b| a.kind() == b.kind()) {
        to.number(run.first().map_or(UUID, Written::kind));
        to.count(run.len());
        for id in run {
            match id {
                Written::Timed { at, after_version, last } => {
                    counts.push(after_version - counter.expected(*at));
                    counter.next(*at, *after_version);
                    to.bytes(&last.to_be_bytes());
                }
                Written::Uuid(number) => to.bytes(&number.to_be_bytes()),
                Written::Other(place) => to.count(*place),
            }
        }
    }

    to.sparse(&counts);

    let mut expected = Expected::default();
    let mut days = Vec::with_capacity(rows.len());
    let mut planned = Vec::with_capacity(rows.len());
    let mut taken = [Vec::with_capacity(rows.len()), Vec::new()];
    for (_, row) in &rows {
        let Some(common) = doses.common(row.common) else { continue };
        let shape = Shape::of(common);
        let line = common.line();
        days.push(i64::from(row.day) - expected.day(line, row.at));
        if shape.planned {
            planned.push(row.planned.wrapping_sub(expected.planned(line, row.day)));
        }
        if shape.taken {
            for (from_plan, column) in taken.iter_mut().enumerate() {
                column.push(row.taken.wrapping_sub(shape.taken_from(row, from_plan == 1)));
            }
        }
        expected.next(line, row);
    }
    to.sparse(&days);
    to.sparse(&planned);
    let [from_recording, from_plan] = taken.map(|column| {
        let mut to = Writer::default();
        to.sparse(&column);
        to.done()
    });
    let planned_is_shorter = from_plan.len() < from_recording.len();
    to.bytes(&[u8::from(planned_is_shorter)]);
    to.bytes(if planned_is_shorter { &from_plan } else { &from_recording });

    to.count(superseding.len());
    let mut last = 0;
    for (place, former) in superseding {
        to.count(place - last);
        last = place;
        match former {
            Former::Uuid(number) => {
                to.number(0);
                to.bytes(&number.to_be_bytes());
            }
            Former::Other(place) => {
                to.number(1);
                to.count(place);
            }
            Former::Near(back) => to.count(back + 1),
        }
    }
    let notes: Vec<(usize, &Words)> =
        rows.iter().enumerate().filter_map(|(place, (row, _))| Some((place, doses.note(*row)?))).collect();
    to.count(notes.len());
    last = 0;
    for (place, note) in notes {
        to.count(place - last);
        last = place;
        to.text(note.as_str());
    }
    let fine = rows.iter().enumerate().flat_map(|(place, (row, _))| doses.fine_of(*row).map(move |fine| (place, fine)));
    let fine: Vec<_> = fine.collect();
    to.count(fine.len());
    last = 0;
    for (place, fine) in fine {
        to.count(place - last);
        last = place;
        to.bytes(&[fine.which]);
        to.number(fine.nanos.into());
    }
    sealed(&to.done())
}

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

fn sealed(body: &[u8]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.push(VERSION);
    bytes.extend_from_slice(&crc32fast::hash(body).to_le_bytes());
    bytes.extend_from_slice(body);
    bytes
}

fn opened(bytes: &[u8]) -> Option<&[u8]> {
    let (version, rest) = bytes.strip_prefix(MAGIC)?.split_first()?;
    let (sum, body) = rest.split_at_checked(4)?;
    (*version == VERSION && sum == crc32fast::hash(body).to_le_bytes()).then_some(body)
}

/// How an identifier is written.
enum Written {
    Timed { at: i64, after_version: i64, last: u64 },
    Uuid(u128),
    Other(usize),
}

impl Written {
    #[expect(clippy::cast_possible_truncation, reason = "the bits are picked out")]
    fn of(doses: &Doses, row: &Row, others: &mut Others) -> Self {
        if let Some(place) = others.place(doses, row.id) {
            return Self::Other(place);
        }
        let timed = i64::try_from(row.id >> 80) == Ok(row.at) && (row.id >> 76) & 0xf == 7;
        if timed {
            Self::Timed { at: row.at, after_version: (row.id >> 64 & 0xfff) as i64, last: row.id as u64 }
        } else {
            Self::Uuid(row.id)
        }
    }

    fn kind(&self) -> u64 {
        match self {
            Self::Timed { .. } => TIMED,
            Self::Uuid(_) => UUID,
            Self::Other(_) => OTHER,
        }
    }
}

/// What the next identifier of kind 0 is expected to count.
#[derive(Default)]
struct Counter(Option<(i64, i64)>);

impl Counter {
    fn expected(&self, at: i64) -> i64 {
        self.0.filter(|(last, _)| *last == at).map_or(0, |(_, count)| count + 1)
    }

    fn next(&mut self, at: i64, count: i64) {
        self.0 = Some((at, count));
    }
}

/// Where what an entry supersedes is found.
enum Former {
    Uuid(u128),
    Other(usize),
    Near(usize),
}

/// The identifiers of a segment that are no UUIDs.
struct Others {
    ids: Vec<Id>,
    by_text: Places,
}

impl Others {
    fn place(&mut self, doses: &Doses, number: u128) -> Option<usize> {
        if !Doses::is_other(number) {
            return None;
        }
        let id = doses.id(number);
        let next = self.ids.len();
        let place = *self.by_text.entry(id.to_string()).or_insert(next);
        if place == next {
            self.ids.push(id);
        }
        Some(place)
    }

    fn former(&mut self, doses: &Doses, number: u128) -> Former {
        self.place(doses, number).map_or(Former::Uuid(number), Former::Other)
    }
}

/// Which instants the entries of a common have.
#[derive(Clone, Copy)]
struct Shape {
    planned: bool,
    taken: bool,
}

impl Shape {
    fn of(common: &Common) -> Self {
        match &common.fact.body {
            Happening::Dose(event) => Self {
                planned: event.snapshot.planned.is_some(),
                taken: matches!(event.outcome, Outcome::Taken { .. } | Outcome::PartlyTaken { .. }),
            },
            _ => Self { planned: false, taken: false },
        }
    }

    /// The instant from which the time of taking is counted.
    fn taken_from(self, row: &Row, from_plan: bool) -> i64 {
        if from_plan && self.planned { row.planned } else { row.at }
    }
}

/// What the next entry of a line is expected to say.
#[derive(Default)]
struct Expected {
    /// By line: the last service day and planned instant.
    last: Vec<Option<(i32, i64)>>,
}

impl Expected {
    fn of(&self, line: Option<usize>) -> Option<(i32, i64)> {
        self.last.get(line?).copied().flatten()
    }

    fn day(&self, line: Option<usize>, at: i64) -> i64 {
        self.of(line).map_or_else(|| at.div_euclid(DAY_MS), |(day, _)| i64::from(day) + 1)
    }

    fn planned(&self, line: Option<usize>, day: i32) -> i64 {
        let (last_day, last) = self.of(line).unwrap_or((0, 0));
        last.wrapping_add((i64::from(day) - i64::from(last_day)).wrapping_mul(DAY_MS))
    }

    fn next(&mut self, line: Option<usize>, row: &Row) {
        let Some(line) = line else { return };
        if self.last.len() <= line {
            self.last.resize(line + 1, None);
        }
        if let Some(last) = self.last.get_mut(line) {
            *last = Some((row.day, row.planned));
        }
    }
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
