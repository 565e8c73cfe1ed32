//! Who else was asked for help, and what came of it.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::id::Id;
use super::text::Words;

/// A referral to a service, programme or professional, followed until the loop is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Referral {
    /// What for.
    pub words: Words,
    /// To whom, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Words>,
    /// To whom, where that is a member of the care team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<Id>,
    /// How far it is.
    pub status: ReferralStatus,
    /// The day on which it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub asked: Option<NaiveDate>,
    /// The day on which somebody asks again how far it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub next_check: Option<NaiveDate>,
    /// Papers that are needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub papers: Option<Words>,
    /// The last day to hand them in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub deadline: Option<NaiveDate>,
    /// What came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Words>,
    /// What is done next: where it was refused, instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_step: Option<Words>,
    /// Anything worth knowing about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
    /// Barriers that it takes away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub barriers: Vec<Id>,
    /// Concerns that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub concerns: Vec<Id>,
    /// Goals that it serves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<Id>,
    /// Medicines that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub medicines: Vec<Id>,
}

/// So many days before its deadline a referral comes up.
const SOON: u64 = 14;

impl Referral {
    /// The deadline of one that is open, once it is at most two weeks away or has passed.
    pub fn deadline_near(&self, today: NaiveDate) -> Option<NaiveDate> {
        let near = today.checked_add_days(Days::new(SOON)).unwrap_or(today);
        self.deadline.filter(|deadline| self.status.is_open() && *deadline <= near)
    }
}

/// How far a referral is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum ReferralStatus {
    /// Asked for, no answer yet.
    Asked,
    /// They said yes.
    Accepted,
    /// On a list.
    WaitingList,
    /// There is a date.
    Booked,
    /// It took place: the loop is closed.
    Done,
    /// They said no.
    Refused,
    /// Nobody answers.
    Unreachable,
}

impl ReferralStatus {
    /// Whether somebody has to ask again: it is neither done nor refused.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Done | Self::Refused)
    }
}
