//! The people and services who help.

use serde::{Deserialize, Serialize};

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
    /// Telephone number as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Words>,
    /// E-mail address as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Words>,
    /// What they take care of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responsible_for: Option<Words>,
    /// What to call them for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_for: Option<Words>,
}
