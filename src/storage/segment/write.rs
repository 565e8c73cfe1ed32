//! Writes a segment.

use super::{Counter, Expected, Former, MAGIC, OTHER, Shape, TIMED, UUID, VERSION};
use crate::domain::doses::{Doses, Row};
use crate::domain::id::Id;
use crate::domain::order::Places;
use crate::domain::text::Words;
use crate::storage::bytes::Writer;

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

    let mut expected = Expected::new(doses.line_count());
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
                column.push(row.taken.wrapping_sub(shape.taken_from(row.at, row.planned, from_plan == 1)));
            }
        }
        expected.next(line, row.day, row.planned);
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

fn sealed(body: &[u8]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.push(VERSION);
    bytes.extend_from_slice(&crc32fast::hash(body).to_le_bytes());
    bytes.extend_from_slice(body);
    bytes
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
