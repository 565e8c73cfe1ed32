//! Supply, burden and fewer dosing times of an open record.

use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::convert::{OrThrow, encode, parse};
use super::device::id_of;
use super::functions::with_wording;
use super::record::{RecordHandle, date_of};
use crate::exchange::report::simpler::{outcome_words, reason_words, simpler_sheet};
use crate::exchange::supply::{SupplyWords, lasts_words, supply_words};
use crate::planning::burden::burden;
use crate::planning::covered::{days_covered, fills_of};
use crate::planning::simplify::{Simplified, simplify};
use crate::planning::supply::{LastsUntil, Supply, lasts_until, supplies, supply};

/// What is at hand of a medicine, with the sentences that say it.
#[derive(Serialize, tsify::Tsify)]
struct SupplyView {
    supply: Supply,
    words: SupplyWords,
}

/// Whether what is at hand lasts through a day, with the sentence that says it.
#[derive(Serialize, tsify::Tsify)]
struct LastsView {
    lasts: LastsUntil,
    words: String,
}

/// A proposal with the sentences that say it: what is known of it, and for each medicine why it stands where it stands.
#[derive(Serialize, tsify::Tsify)]
struct SimplifiedView {
    found: Simplified,
    words: Vec<String>,
    /// One list for each medicine, in the order of `found.medicines`.
    reasons: Vec<Vec<String>>,
}

#[wasm_bindgen]
impl RecordHandle {
    /// What is at hand of a medicine, how long it lasts and when to order.
    #[wasm_bindgen(unchecked_return_type = "SupplyView")]
    pub fn supply(&self, medicine: &str, locale: Option<String>) -> Result<JsValue, JsValue> {
        let moment = self.moment()?;
        let supply = supply(&self.record(), &id_of(medicine)?, &moment).or_throw()?;
        let words = with_wording(locale.as_deref().unwrap_or("en"), |w| supply_words(w, &supply, moment.today()));
        encode(&SupplyView { supply, words })
    }

    /// The same for every medicine of the plan.
    #[wasm_bindgen(unchecked_return_type = "SupplyView[]")]
    pub fn supplies(&self, locale: Option<String>) -> Result<JsValue, JsValue> {
        let moment = self.moment()?;
        let views = with_wording(locale.as_deref().unwrap_or("en"), |w| {
            let view = |supply: Supply| SupplyView { words: supply_words(w, &supply, moment.today()), supply };
            supplies(&self.record(), &moment).into_iter().map(view).collect::<Vec<_>>()
        });
        encode(&views)
    }

    /// Whether what is at hand of a medicine lasts through a day, `YYYY-MM-DD`, that is not over.
    #[wasm_bindgen(js_name = lastsUntil, unchecked_return_type = "LastsView")]
    pub fn lasts_until(&self, medicine: &str, date: &str, locale: Option<String>) -> Result<JsValue, JsValue> {
        let lasts = lasts_until(&self.record(), &id_of(medicine)?, date_of(date)?, &self.moment()?).or_throw()?;
        let words = with_wording(locale.as_deref().unwrap_or("en"), |w| lasts_words(w, &lasts));
        encode(&LastsView { lasts, words })
    }

    /// On how many local dates from `from` to the day before `until` a medicine was at hand, judged from its fills that
    /// say for how many days they last.
    #[wasm_bindgen(js_name = daysCovered, unchecked_return_type = "DaysCovered")]
    pub fn days_covered(&self, medicine: &str, from: &str, until: &str) -> Result<JsValue, JsValue> {
        let (fills, _) = fills_of(&self.record(), &id_of(medicine)?);
        encode(&days_covered(&fills, parse(from, "date-malformed")?..parse(until, "date-malformed")?))
    }

    /// How much work the medicines are: medicines, doses and dosing times of a day, for the next 28 days.
    #[wasm_bindgen(unchecked_return_type = "Burden")]
    pub fn burden(&self) -> Result<JsValue, JsValue> {
        encode(&burden(&self.record(), &self.moment()?))
    }

    /// The fewest dosing times under every rule, or those of the four windows of the universal medication schedule. It
    /// changes nothing.
    #[wasm_bindgen(unchecked_return_type = "SimplifiedView")]
    pub fn simplify(&self, four_windows: bool, locale: Option<String>) -> Result<JsValue, JsValue> {
        let found = simplify(&self.record(), four_windows, &self.moment()?);
        let (words, reasons) = with_wording(locale.as_deref().unwrap_or("en"), |w| {
            (outcome_words(w, &found), found.medicines.iter().map(|placed| reason_words(w, placed)).collect())
        });
        encode(&SimplifiedView { found, words, reasons })
    }

    /// The proposal as a sheet for the pharmacist, ready for the PDF module or a print view.
    #[wasm_bindgen(js_name = simplifySheet, unchecked_return_type = "Report")]
    pub fn simplify_sheet(&self, four_windows: bool, locale: Option<String>) -> Result<JsValue, JsValue> {
        let (record, moment) = (self.record(), self.moment()?);
        let found = simplify(&record, four_windows, &moment);
        encode(&simpler_sheet(&record, &found, &moment, locale.as_deref().unwrap_or("en")))
    }
}
