//! How much is taken by a reading: the label's own table, looked up and nothing more.

use serde::{Deserialize, Serialize};

use crate::domain::DomainError;
use crate::domain::quantity::{Amount, Dose, Quantity};
use crate::domain::text::Words;

/// The most rows that a table has.
const MOST_ROWS: usize = 20;

/// A table of a label: from which reading to which how much is taken. At least one row, ascending, none over another, and
/// at least one says an amount above 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Shape", into = "Shape")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(type = "DoseByReading"))]
pub struct ByReading {
    shape: Shape,
    largest: Dose,
    smallest: Option<Dose>,
}

/// How a table is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Shape {
    reading: Words,
    unit: Words,
    dose_unit: Words,
    rows: Vec<Row>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    call_below: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    call_above: Option<Amount>,
}

/// One row of a table; both ends belong to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The lowest reading; absent in the first row: from any on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Amount>,
    /// The highest reading; absent in the last row: up to any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Amount>,
    /// How much is taken, 0 or more.
    pub amount: Amount,
}

/// What a table says of a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LookedUp {
    /// So much is taken.
    Take(Dose),
    /// Nothing is needed.
    Nothing,
    /// The label says to call.
    Call,
    /// No row holds the reading.
    NotSaid,
}

impl ByReading {
    /// What is read: "blood sugar".
    pub fn reading(&self) -> &Words {
        &self.shape.reading
    }

    /// In which unit it is read.
    pub fn unit(&self) -> &Words {
        &self.shape.unit
    }

    /// The unit of what is taken.
    pub fn dose_unit(&self) -> &Words {
        &self.shape.dose_unit
    }

    /// Its rows, ascending.
    pub fn rows(&self) -> &[Row] {
        &self.shape.rows
    }

    /// Below this reading the label says to call.
    pub fn call_below(&self) -> Option<Amount> {
        self.shape.call_below
    }

    /// Above this reading the label says to call.
    pub fn call_above(&self) -> Option<Amount> {
        self.shape.call_above
    }

    /// The most that any row says.
    pub fn largest(&self) -> &Dose {
        &self.largest
    }

    /// The least that any row says; `None` where that is nothing.
    pub fn smallest(&self) -> Option<&Dose> {
        self.smallest.as_ref()
    }

    /// Looks a reading up. Where the label says to call, that is what it says, whatever a row says.
    pub fn look_up(&self, reading: Amount) -> LookedUp {
        let calls = self.shape.call_below.is_some_and(|limit| reading.value() < limit.value())
            || self.shape.call_above.is_some_and(|limit| reading.value() > limit.value());
        if calls {
            return LookedUp::Call;
        }
        let inside = |row: &&Row| {
            row.from.is_none_or(|from| reading.value() >= from.value())
                && row.to.is_none_or(|to| reading.value() <= to.value())
        };
        match self.shape.rows.iter().find(inside) {
            None => LookedUp::NotSaid,
            Some(row) => Dose::new(row.amount, self.shape.dose_unit.clone()).map_or(LookedUp::Nothing, LookedUp::Take),
        }
    }

    /// A reading with its unit.
    pub fn quantity(&self, reading: Amount) -> Quantity {
        Quantity { amount: reading, unit: self.shape.unit.clone() }
    }
}

impl TryFrom<Shape> for ByReading {
    type Error = String;
    fn try_from(shape: Shape) -> Result<Self, String> {
        Self::of(shape).map_err(|e| e.coded())
    }
}

impl From<ByReading> for Shape {
    fn from(table: ByReading) -> Self {
        table.shape
    }
}

impl ByReading {
    fn of(shape: Shape) -> Result<Self, DomainError> {
        let rows = &shape.rows;
        let last = rows.len().saturating_sub(1);
        let mut before: Option<Amount> = None;
        for (place, row) in rows.iter().enumerate() {
            let open = (row.from.is_none() && place > 0) || (row.to.is_none() && place < last);
            let backwards = row.from.zip(row.to).is_some_and(|(from, to)| from.value() > to.value());
            let over = row.from.zip(before).is_some_and(|(from, before)| from.value() <= before.value());
            if open || backwards || over || row.amount.value().is_sign_negative() {
                return Err(DomainError::TableBackwards);
            }
            before = row.to;
        }
        let limits = shape.call_below.zip(shape.call_above);
        if rows.len() > MOST_ROWS || limits.is_some_and(|(below, above)| below.value() > above.value()) {
            return Err(DomainError::TableBackwards);
        }
        let dose = |row: Option<&Row>| Dose::new(row?.amount, shape.dose_unit.clone()).ok();
        let largest = dose(rows.iter().max_by_key(|row| row.amount)).ok_or(DomainError::TableEmpty)?;
        let smallest = dose(rows.iter().min_by_key(|row| row.amount));
        Ok(Self { largest, smallest, shape })
    }
}
