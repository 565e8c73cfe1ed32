//! The numbers of entries, a column for each.

use super::Row;

/// The numbers of entries. All columns are equally long.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    /// Identifiers, see [`super::Doses::id`].
    pub ids: Vec<u128>,
    /// When each was recorded, in milliseconds since 1970-01-01T00:00Z.
    pub at: Vec<i64>,
    /// Which of the commons each has.
    pub common: Vec<u32>,
    /// Service dates in days since 1970-01-01.
    pub day: Vec<i32>,
    /// Planned instants in milliseconds; 0 where there is none.
    pub planned: Vec<i64>,
    /// When each was taken in milliseconds; 0 where it was not.
    pub taken: Vec<i64>,
}

impl Columns {
    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The numbers of an entry.
    pub fn row(&self, row: usize) -> Option<Row> {
        Some(Row {
            id: *self.ids.get(row)?,
            at: *self.at.get(row)?,
            common: *self.common.get(row)?,
            day: *self.day.get(row)?,
            planned: *self.planned.get(row)?,
            taken: *self.taken.get(row)?,
        })
    }

    /// Adds an entry.
    pub fn push(&mut self, row: Row) {
        self.ids.push(row.id);
        self.at.push(row.at);
        self.common.push(row.common);
        self.day.push(row.day);
        self.planned.push(row.planned);
        self.taken.push(row.taken);
    }

    /// Makes room for so many more entries, and takes no more.
    pub fn reserve(&mut self, more: usize) {
        self.ids.reserve_exact(more);
        for column in [&mut self.at, &mut self.planned, &mut self.taken] {
            column.reserve_exact(more);
        }
        self.common.reserve_exact(more);
        self.day.reserve_exact(more);
    }

    /// Keeps the first ones, at most as many as the shortest column has.
    pub fn truncate(&mut self, length: usize) {
        self.ids.truncate(length);
        for column in [&mut self.at, &mut self.planned, &mut self.taken] {
            column.truncate(length);
        }
        self.common.truncate(length);
        self.day.truncate(length);
    }

    /// Writes an entry over another one.
    pub(super) fn put(&mut self, place: usize, row: Row) {
        fn put<T>(column: &mut [T], place: usize, value: T) {
            if let Some(old) = column.get_mut(place) {
                *old = value;
            }
        }
        put(&mut self.ids, place, row.id);
        put(&mut self.at, place, row.at);
        put(&mut self.common, place, row.common);
        put(&mut self.day, place, row.day);
        put(&mut self.planned, place, row.planned);
        put(&mut self.taken, place, row.taken);
    }
}
