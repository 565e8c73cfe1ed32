//! One open record, for JavaScript.

use std::rc::Rc;

use chrono::NaiveDate;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::clock::fresh_ids;
use super::convert::{OrThrow, decode, encode, parse};
use super::device::{Desk, id_of};
use crate::exchange::{json, report};
use crate::planning::adherence::adherence;
use crate::planning::history::{dose_history, history};
use crate::planning::plan::plan;
use crate::planning::today::today;
use crate::storage::device::OpenRecord;

/// One open record. Views are computed when they are asked for; a change shows in them once it is stored.
#[wasm_bindgen]
pub struct RecordHandle {
    desk: Rc<Desk>,
    open: OpenRecord,
}

impl RecordHandle {
    pub(super) fn new(desk: Rc<Desk>, open: OpenRecord) -> Self {
        Self { desk, open }
    }
}

#[wasm_bindgen]
impl RecordHandle {
    /// The record's identifier.
    #[wasm_bindgen(getter)]
    pub fn id(&self) -> String {
        self.open.id().to_string()
    }

    /// Stored entries that could not be read. They stay stored, and the rest works.
    #[wasm_bindgen(getter)]
    pub fn unreadable(&self) -> u32 {
        self.open.unreadable()
    }

    /// Applies a command and resolves once what it adds is stored for good. Throws the refusal's name, or
    /// `store-full`, `store-closed`, `store-failed`; then nothing was saved.
    #[wasm_bindgen(unchecked_return_type = "Changes")]
    pub async fn apply(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Command")] command: JsValue,
    ) -> Result<JsValue, JsValue> {
        let moment = self.desk.moment()?;
        let mut fresh = fresh_ids(moment.now);
        let changes = self.desk.device.apply(&self.open, decode(&command)?, &moment, &mut fresh).await.or_throw()?;
        encode(&changes)
    }

    /// One local day: the present one, or the given `YYYY-MM-DD`.
    #[wasm_bindgen(unchecked_return_type = "Today")]
    pub fn today(&self, date: Option<String>) -> Result<JsValue, JsValue> {
        let date = date.map(|date| date_of(&date)).transpose()?;
        encode(&today(&self.open.record(), date, &self.desk.moment()?))
    }

    /// The whole plan as it stands.
    #[wasm_bindgen(unchecked_return_type = "Plan")]
    pub fn plan(&self) -> Result<JsValue, JsValue> {
        encode(&plan(&self.open.record(), &self.desk.moment()?))
    }

    /// The goals of the plan with their progress.
    #[wasm_bindgen(unchecked_return_type = "GoalItem[]")]
    pub fn goals(&self) -> Result<JsValue, JsValue> {
        encode(&plan(&self.open.record(), &self.desk.moment()?).goals)
    }

    /// The medicines of the plan.
    #[wasm_bindgen(unchecked_return_type = "MedicineItem[]")]
    pub fn medicines(&self) -> Result<JsValue, JsValue> {
        encode(&plan(&self.open.record(), &self.desk.moment()?).medicines)
    }

    /// Doses taken and due on the local dates from `from` to the day before `until`.
    #[wasm_bindgen(unchecked_return_type = "Adherence")]
    pub fn adherence(&self, from: String, until: String) -> Result<JsValue, JsValue> {
        let moment = self.desk.moment()?;
        encode(&adherence(&self.open.record(), date_of(&from)?..date_of(&until)?, moment.now, &moment.zone))
    }

    /// All versions of one entity, newest first.
    #[wasm_bindgen(unchecked_return_type = "PastVersion[]")]
    pub fn history(&self, entity: String) -> Result<JsValue, JsValue> {
        encode(&history(&self.open.record(), &id_of(&entity)?, &self.desk.moment()?.zone))
    }

    /// All entries about a medicine's doses, newest first, the corrected ones included.
    #[wasm_bindgen(js_name = doseHistory, unchecked_return_type = "PastDose[]")]
    pub fn dose_history(&self, medicine: String) -> Result<JsValue, JsValue> {
        encode(&dose_history(&self.open.record(), &id_of(&medicine)?, &self.desk.moment()?.zone))
    }

    /// The whole record as a JSON file.
    #[wasm_bindgen(js_name = exportJson)]
    pub fn export_json(&self) -> Result<Vec<u8>, JsValue> {
        Ok(json::write(&self.open.record(), self.desk.moment()?.now))
    }

    /// The plan and medicine list as a document, ready for the PDF module or a print view.
    #[wasm_bindgen(unchecked_return_type = "Report")]
    pub fn report(&self, locale: Option<String>) -> Result<JsValue, JsValue> {
        let moment = self.desk.moment()?;
        let plan = plan(&self.open.record(), &moment);
        encode(&report::report(&plan, &moment, locale.as_deref().unwrap_or("en")))
    }

    /// Reads the record again if another tab changed it. Resolves to whether it did.
    pub async fn refresh(&self) -> Result<bool, JsValue> {
        self.desk.device.refresh(&self.open).await.or_throw()
    }
}

fn date_of(text: &str) -> Result<NaiveDate, JsValue> {
    parse(text, "date-malformed")
}
