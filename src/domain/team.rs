//! The people and services who help.

use serde::{Deserialize, Serialize};

use super::id::Id;
use super::text::Words;

/// A member of the care team: a professional, a service, family or a friend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Member {
    /// Name of the person or service.
    pub name: Words,
    /// Role in the person's words: "heart nurse", "my sister".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Words>,
    /// In which part of life they help, if somebody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<MemberPart>,
    /// Telephone number as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Words>,
    /// E-mail address as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Words>,
    /// Postal address, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Words>,
    /// What they take care of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responsible_for: Option<Words>,
    /// What to call them for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_for: Option<Words>,
    /// Set for somebody who cares for the person at home: what they need themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caregiver: Option<Caregiver>,
}

/// Which part a member of the care team has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum MemberPart {
    /// A nurse, a doctor, a case manager.
    Professional,
    /// A pharmacy, a clinic, a programme.
    Service,
    /// Of the family.
    Family,
    /// A friend, a neighbour, a sponsor.
    Friend,
}

/// What somebody who cares needs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Caregiver {
    /// What would help them: rest, training, company.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<Words>,
    /// How they bear it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strain: Option<Words>,
    /// Who steps in for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backup: Option<Id>,
    /// What of the plan they may see, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub may_see: Option<Words>,
}
