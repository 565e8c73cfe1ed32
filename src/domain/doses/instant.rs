//! An instant as milliseconds, and what they do not hold.

use chrono::{DateTime, Utc};

const NANOS_OF_MILLI: u32 = 1_000_000;

/// An instant without loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stamp {
    /// Milliseconds since 1970-01-01T00:00Z.
    pub milliseconds: i64,
    /// Nanoseconds of the second, where milliseconds do not hold them; from 1,000,000,000 on in a leap second.
    pub nanos: Option<u32>,
}

impl Stamp {
    /// The stamp of an instant.
    pub fn of(instant: DateTime<Utc>) -> Self {
        let nanos = instant.timestamp_subsec_nanos();
        let odd = !nanos.is_multiple_of(NANOS_OF_MILLI) || nanos >= 1000 * NANOS_OF_MILLI;
        Self { milliseconds: instant.timestamp_millis(), nanos: odd.then_some(nanos) }
    }

    /// The instant of a stamp.
    pub fn instant(self) -> DateTime<Utc> {
        let exact = || {
            let nanos = self.nanos?;
            let seconds = (self.milliseconds - i64::from(nanos / NANOS_OF_MILLI)).div_euclid(1000);
            DateTime::from_timestamp(seconds, nanos)
        };
        exact().or_else(|| DateTime::from_timestamp_millis(self.milliseconds)).unwrap_or(DateTime::UNIX_EPOCH)
    }
}
