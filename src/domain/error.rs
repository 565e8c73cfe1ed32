//! What a noun refuses to be.

use chrono::NaiveDate;

/// A value that cannot be: the rule that it broke, without the value itself where that could be health data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DomainError {
    /// Text that must say something is empty or only white space.
    #[error("the text is blank")]
    TextBlank,
    /// Text is longer than [`crate::domain::text::LONGEST`] characters.
    #[error("the text has more than {limit} characters")]
    TextTooLong {
        /// The largest number of characters.
        limit: usize,
    },
    /// An identifier is not 1 to 64 letters, digits, `-` or `_`.
    #[error("the identifier has a character or a length that is not allowed")]
    IdMalformed,
    /// An amount is not a plain decimal number such as `2.5`.
    #[error("the amount is not a plain decimal number")]
    AmountMalformed,
    /// A dose must be more than nothing.
    #[error("the amount must be more than 0")]
    AmountNotPositive,
    /// What was counted cannot be less than nothing.
    #[error("the amount must be 0 or more")]
    AmountNegative,
    /// A local time is not `HH:MM`.
    #[error("the time is not written as HH:MM")]
    TimeMalformed,
    /// The last day lies before the first.
    #[error("the schedule ends on {end}, before it starts on {start}")]
    EndsBeforeStart {
        /// First day.
        start: NaiveDate,
        /// Last day, included.
        end: NaiveDate,
    },
    /// A date outside 1970-01-01 to 2199-12-31.
    #[error("the date lies outside the years 1970 to 2199")]
    DateOutOfRange,
    /// `count` is 0.
    #[error("a schedule of 0 doses never occurs")]
    CountZero,
    /// No times, no weekdays, or a repeat of every 0 days or weeks.
    #[error("the schedule never occurs")]
    NeverOccurs,
    /// The same time stands twice in one schedule.
    #[error("the same time stands twice")]
    DuplicateTime,
    /// The same weekday stands twice in one schedule.
    #[error("the same weekday stands twice")]
    DuplicateWeekday,
    /// A repeat longer than ten years.
    #[error("the repeat is longer than ten years")]
    RepeatTooLong,
    /// A day of the month other than 1 to 31, or -1 for the last.
    #[error("no month has this day")]
    MonthDayOutOfRange,
    /// The same day of the month stands twice in one schedule.
    #[error("the same day of the month stands twice")]
    DuplicateMonthDay,
    /// A dose hangs more than 12 hours before or after a time of the day.
    #[error("a dose lies more than 12 hours from what it hangs on")]
    OffsetTooLong,
    /// The first dose of an interval does not lie inside its hours.
    #[error("the first dose lies outside the hours")]
    FirstOutsideHours,
    /// A phase is of a kind that cannot follow another: phases, as needed, days of the month, from the last dose.
    #[error("this kind of schedule cannot be a phase")]
    KindNotInPhase,
    /// A phase that is not the last goes on without an end.
    #[error("a phase before the last does not say how many days it lasts")]
    PhaseWithoutDays,
    /// A schedule without its first day.
    #[error("the schedule does not say when it starts")]
    StartMissing,
    /// A key that belongs to another kind of schedule.
    #[error("the schedule says something that its kind does not know")]
    NotOfThisKind,
    /// A time zone's name has a character or a length that no name has.
    #[error("the time zone is not an IANA name")]
    ZoneMalformed,
    /// A country is not two capital letters.
    #[error("the country is not written as two capital letters")]
    CountryMalformed,
    /// A gap of more than a day, or medicines to be kept more than 12 hours apart.
    #[error("the gap is longer than any day allows")]
    GapTooLong,
    /// A rule to keep apart that names neither a medicine nor words, or both, or the medicine itself.
    #[error("it must be kept apart from one other thing")]
    ApartFromNothing,
    /// A number from 0 to 10 that is more.
    #[error("the number is not one from 0 to 10")]
    OutOfTen,
    /// A level of attainment outside −2 to 2.
    #[error("the level is not one from -2 to 2")]
    NoSuchLevel,
    /// A weight outside 1 to 100.
    #[error("the weight is not one from 1 to 100")]
    WeightOutOfRange,
    /// A minimum gap or maximum of 0 for a medicine taken as needed.
    #[error("a limit of 0 can never be met")]
    LimitZero,
    /// A limit in a time that is not 1 to 168 hours, 1 to 366 days or a month, or that counts as many days as there are.
    #[error("the limit is about a time or a number of days that cannot be")]
    LimitImpossible,
    /// The same limit stands twice for one medicine.
    #[error("the same limit stands twice")]
    LimitTwice,
    /// The upper end of a range is no more than the lower one, is of another unit, or one of the two is missing.
    #[error("the most is not more than the least, in one unit")]
    RangeBackwards,
    /// A dose follows the first of a short course at once, after more than 30 days, or as one of more than 30.
    #[error("a dose cannot follow so soon, so late or so often")]
    FollowUpImpossible,
    /// Something is taken off after no time or more than 7 days, or is none that was put on by a plan.
    #[error("it cannot be taken off again in this way")]
    TakeOffImpossible,
    /// The rows of a table overlap, go down, or leave an end open in the middle.
    #[error("the rows of the table do not follow each other")]
    TableBackwards,
    /// No row of a table says an amount above 0.
    #[error("no row of the table says how much is taken")]
    TableEmpty,
    /// An occurrence key does not have its four parts.
    #[error("the occurrence key is not complete")]
    KeyMalformed,
    /// Two versions or two facts carry one identifier.
    #[error("two entries share one identifier")]
    IdTwice,
    /// A version or a fact refers to one that is not there.
    #[error("an entry refers to another that is missing")]
    ReferenceMissing,
    /// Corrections or versions lead back to themselves.
    #[error("entries supersede each other in a circle")]
    Circle,
}

impl DomainError {
    /// The stable name that callers match on. Never reworded, unlike the message.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TextBlank => "text-blank",
            Self::TextTooLong { .. } => "text-too-long",
            Self::IdMalformed => "id-malformed",
            Self::AmountMalformed => "amount-malformed",
            Self::AmountNotPositive => "amount-not-positive",
            Self::AmountNegative => "amount-negative",
            Self::TimeMalformed => "time-malformed",
            Self::EndsBeforeStart { .. } => "ends-before-start",
            Self::DateOutOfRange => "date-out-of-range",
            Self::CountZero => "count-zero",
            Self::NeverOccurs => "never-occurs",
            Self::DuplicateTime => "duplicate-time",
            Self::DuplicateWeekday => "duplicate-weekday",
            Self::RepeatTooLong => "repeat-too-long",
            Self::MonthDayOutOfRange => "month-day-out-of-range",
            Self::DuplicateMonthDay => "duplicate-month-day",
            Self::OffsetTooLong => "offset-too-long",
            Self::FirstOutsideHours => "first-outside-hours",
            Self::KindNotInPhase => "kind-not-in-phase",
            Self::PhaseWithoutDays => "phase-without-days",
            Self::StartMissing => "start-missing",
            Self::NotOfThisKind => "not-of-this-kind",
            Self::ZoneMalformed => "zone-malformed",
            Self::OutOfTen => "out-of-ten",
            Self::NoSuchLevel => "no-such-level",
            Self::WeightOutOfRange => "weight-out-of-range",
            Self::CountryMalformed => "country-malformed",
            Self::GapTooLong => "gap-too-long",
            Self::ApartFromNothing => "apart-from-nothing",
            Self::LimitZero => "limit-zero",
            Self::LimitImpossible => "limit-impossible",
            Self::LimitTwice => "limit-twice",
            Self::RangeBackwards => "range-backwards",
            Self::FollowUpImpossible => "follow-up-impossible",
            Self::TakeOffImpossible => "take-off-impossible",
            Self::TableBackwards => "table-backwards",
            Self::TableEmpty => "table-empty",
            Self::KeyMalformed => "key-malformed",
            Self::IdTwice => "id-twice",
            Self::ReferenceMissing => "reference-missing",
            Self::Circle => "circle",
        }
    }

    /// Wraps the refusal for serde, keeping its stable name in front: `[code] message`.
    ///
    /// The boundary reads the name back with [`split_code`], so that a value refused while it is being decoded is
    /// named like one refused by a constructor.
    pub(crate) fn coded(&self) -> String {
        format!("[{}] {self}", self.code())
    }
}

/// Finds `[code] message` inside a decoder's error text and returns the two parts.
pub fn split_code(text: &str) -> Option<(&str, &str)> {
    let start = text.find('[')? + 1;
    let end = start + text.get(start..)?.find(']')?;
    let code = text.get(start..end)?;
    let plain = !code.is_empty() && code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b.is_ascii_digit());
    plain.then(|| (code, text.get(end + 1..).unwrap_or("").trim()))
}
