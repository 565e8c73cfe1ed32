//! The plan of an open record at other times, and numbers of goals that need no record.

use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};

use super::convert::{decode, encode, get, named};
use super::device::id_of;
use super::record::{RecordHandle, date_of};
use crate::domain::goal::Goal;
use crate::planning::actions::{action_history, history_of_check_off};
use crate::planning::attainment::t_score;
use crate::planning::smart::questions;
use crate::planning::versions::{changes_since, plan_on};

#[wasm_bindgen]
impl RecordHandle {
    /// The plan as it was at the end of a local day.
    #[wasm_bindgen(js_name = planOn, unchecked_return_type = "Plan")]
    pub fn plan_on(&self, date: &str) -> Result<JsValue, JsValue> {
        encode(&plan_on(&self.record(), date_of(date)?, &self.moment()?))
    }

    /// When an action was due and what was recorded of it, with its newest times, at most `most`.
    #[wasm_bindgen(js_name = actionHistory, unchecked_return_type = "ActionHistory")]
    pub fn action_history(&self, action: &str, most: u32) -> Result<JsValue, JsValue> {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        encode(&action_history(&self.record(), &id_of(action)?, most, &self.moment()?))
    }

    /// Every entry about one time of an action, newest first, the corrected ones and those taken back included.
    #[wasm_bindgen(js_name = historyOfCheckOff, unchecked_return_type = "PastCheckOff[]")]
    pub fn history_of_check_off(&self, action: &str, on: &str, slot: Option<String>) -> Result<JsValue, JsValue> {
        let (record, moment) = (self.record(), self.moment()?);
        encode(&history_of_check_off(&record, &id_of(action)?, date_of(on)?, slot.as_deref(), &moment))
    }

    /// What of the plan is not as it was at the end of a local day.
    #[wasm_bindgen(js_name = changesSince, unchecked_return_type = "PlanChange[]")]
    pub fn changes_since(&self, date: &str) -> Result<JsValue, JsValue> {
        encode(&changes_since(&self.record(), date_of(date)?, &self.moment()?))
    }
}

/// What to ask about a goal while it is written; nothing where it is specific, measurable, achievable, relevant and
/// time-bound.
#[wasm_bindgen(js_name = smartQuestions, unchecked_return_type = "SmartQuestion[]")]
pub fn smart_questions(#[wasm_bindgen(unchecked_param_type = "Goal")] goal: JsValue) -> Result<JsValue, JsValue> {
    encode(&questions(&decode::<Goal>(&goal)?))
}

/// The T-score of goals that were rated from -2 to 2; a weight that is missing is 1. 50 is what was expected.
/// Throws `nothing-to-rate` without a rating, `no-such-level` and `weight-out-of-range`.
#[wasm_bindgen(js_name = attainmentScore)]
pub fn attainment_score(
    #[wasm_bindgen(unchecked_param_type = "{ score: -2 | -1 | 0 | 1 | 2; weight?: number }[]")] ratings: JsValue,
) -> Result<f64, JsValue> {
    let ratings: js_sys::Array =
        ratings.dyn_into().map_err(|_| named("not-understood", "the ratings are not an array"))?;
    let rating = |rating: JsValue| {
        let level = get(&rating, "score").as_f64().filter(|level| level.fract() == 0.0 && level.abs() <= 2.0);
        let weight = get(&rating, "weight");
        let weight = if weight.is_undefined() { Some(1.0) } else { weight.as_f64() };
        let level = level.ok_or_else(|| named("no-such-level", "a level is a whole number from -2 to 2"))?;
        let weight = weight.filter(|weight| weight.is_finite() && *weight > 0.0);
        let weight = weight.ok_or_else(|| named("weight-out-of-range", "a weight is a number above 0"))?;
        Ok((level, weight))
    };
    let ratings = ratings.iter().map(rating).collect::<Result<Vec<(f64, f64)>, JsValue>>()?;
    t_score(&ratings).ok_or_else(|| named("nothing-to-rate", "no goal is rated"))
}
