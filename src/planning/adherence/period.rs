//! The days that are asked about.

use chrono::{Days, Months, NaiveDate};
use serde::Serialize;

use crate::planning::Refusal;

/// A range of local service dates, with its last day and the day after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Period {
    /// The first day.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub from: NaiveDate,
    /// The last day, as people say it.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub last: NaiveDate,
    /// The day after the last, as the views of a range take it.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub until: NaiveDate,
}

impl Period {
    /// From the first to the last day, both included.
    ///
    /// # Errors
    /// `ends-before-start` when the last day lies before the first, `in-the-future` when it lies after `today`.
    pub fn of(from: NaiveDate, last: NaiveDate, today: NaiveDate) -> Result<Self, Refusal> {
        if last < from {
            return Err(Refusal::EndsBeforeStart);
        }
        if last > today {
            return Err(Refusal::InTheFuture);
        }
        Ok(Self::until(last, |_| from))
    }

    /// The last `count` days up to the present one, which is one of them; never none.
    pub fn last_days(count: u32, today: NaiveDate) -> Self {
        Self::until(today, |until| until.checked_sub_days(Days::new(count.max(1).into())).unwrap_or(today))
    }

    /// The last `count` months up to the present day: for 12 on March 4, from March 5 of the year before on.
    pub fn last_months(count: u32, today: NaiveDate) -> Self {
        Self::until(today, |until| until.checked_sub_months(Months::new(count.max(1))).unwrap_or(today))
    }

    fn until(last: NaiveDate, from: impl FnOnce(NaiveDate) -> NaiveDate) -> Self {
        let until = last.checked_add_days(Days::new(1)).unwrap_or(last);
        Self { from: from(until), last, until }
    }
}
