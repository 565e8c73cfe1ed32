//! One open record, for JavaScript.

use std::ops::Range;
use std::rc::Rc;

use chrono::{NaiveDate, NaiveDateTime};
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::clock::{fresh_ids, fresh_numbers};
use super::convert::{OrThrow, decode, encode, get, parse, text_at};
use super::device::{Desk, id_of};
use super::functions::with_wording;
use crate::domain::id::Id;
use crate::domain::quantity::Dose;
use crate::domain::record::{Entity, Record};
use crate::domain::schedule::ZoneName;
use crate::exchange::report::Part;
use crate::exchange::{json, report};
use crate::planning::Refusal;
use crate::planning::adherence::{Counting, Period, adherence_of, calendar, patterns_of};
use crate::planning::alike::{Alike, alike};
use crate::planning::apply::apply;
use crate::planning::as_needed::{Asked, Guard, guard};
use crate::planning::command::Moment;
use crate::planning::course::{Outside, outside};
use crate::planning::hanging::hanging;
use crate::planning::history::{dose_history, history, history_of_dose, history_of_entry};
use crate::planning::ledger::Ledger;
use crate::planning::past_doses::PastDoses;
use crate::planning::plan::plan;
use crate::planning::seam::first_doses;
use crate::planning::today::{as_needed_of, episodes_of, today};
use crate::storage::device::OpenRecord;

/// What the labels' limits say of a dose.
#[derive(Serialize, tsify::Tsify)]
struct GuardView {
    guard: Guard,
    /// The same in sentences.
    says: Vec<String>,
    /// Where the time lies outside the days of the medicine: then the first sentence says so, and a record needs `outsideDays`.
    #[serde(skip_serializing_if = "Option::is_none")]
    outside: Option<Outside>,
    /// Other medicines that may hold the same ingredient.
    alike: Vec<Alike>,
    /// For each of them the question whether it does.
    asks: Vec<String>,
}

/// One open record. Views are computed when they are asked for; a change shows in them once it is stored.
#[wasm_bindgen]
pub struct RecordHandle {
    desk: Rc<Desk>,
    open: OpenRecord,
}

impl RecordHandle {
    /// The moment, the days and the medicine of what is to be counted.
    fn counted(
        &self,
        from: &str,
        until: &str,
        medicine: Option<String>,
    ) -> Result<(Moment, Range<NaiveDate>, Option<Id>), JsValue> {
        let medicine = medicine.map(|id| id_of(&id)).transpose()?;
        Ok((self.desk.moment()?, date_of(from)?..date_of(until)?, medicine))
    }

    pub(super) fn new(desk: Rc<Desk>, open: OpenRecord) -> Self {
        Self { desk, open }
    }

    /// The record as it is now.
    pub(super) fn record(&self) -> std::cell::Ref<'_, Record> {
        self.open.record()
    }

    /// Here and now.
    pub(super) fn moment(&self) -> Result<Moment, JsValue> {
        self.desk.moment()
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

    /// What a command would be asked about before it can be stored: the doses near a change of a plan, and the answers that
    /// are possible. `undefined` where it is stored as it is, or refused for another reason. Nothing is changed.
    #[wasm_bindgen(unchecked_return_type = "Seam | undefined")]
    pub fn question(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Command")] command: JsValue,
    ) -> Result<JsValue, JsValue> {
        let moment = self.desk.moment()?;
        let mut fresh = fresh_ids(moment.now);
        match apply(&self.open.record(), decode(&command)?, &moment, &mut fresh) {
            Err(Refusal::FirstDoseUnclear(seam)) => encode(&*seam),
            _ => Ok(JsValue::UNDEFINED),
        }
    }

    /// The doses with which a new plan may begin: those of today whose time has passed, and the next one; empty where none
    /// has passed.
    #[wasm_bindgen(js_name = firstDoses, unchecked_return_type = "NearDose[]")]
    pub fn first_doses(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Schedule[]")] schedules: JsValue,
    ) -> Result<JsValue, JsValue> {
        encode(&first_doses(&self.open.record(), &decode(&schedules)?, &self.desk.moment()?))
    }

    /// One local day: the present one, or the given `YYYY-MM-DD`.
    #[wasm_bindgen(unchecked_return_type = "Today")]
    pub fn today(&self, date: Option<String>) -> Result<JsValue, JsValue> {
        let date = date.map(|date| date_of(&date)).transpose()?;
        encode(&today(&self.open.record(), date, &self.desk.moment()?))
    }

    /// A medicine that is or was taken as needed, on the present day or the given one, also where it has not begun, is over
    /// or on hold then; `undefined` where it never was.
    #[wasm_bindgen(js_name = asNeeded, unchecked_return_type = "AsNeededToday | undefined")]
    pub fn as_needed(&self, medicine: String, date: Option<String>) -> Result<JsValue, JsValue> {
        let date = date.map(|date| date_of(&date)).transpose()?;
        let view = as_needed_of(&self.open.record(), &id_of(&medicine)?, date, &self.desk.moment()?);
        view.map_or(Ok(JsValue::UNDEFINED), |view| encode(&view))
    }

    /// The short courses of a medicine that were begun, newest first: `then` of a schedule as needed.
    #[wasm_bindgen(unchecked_return_type = "EpisodeItem[]")]
    pub fn episodes(&self, medicine: String) -> Result<JsValue, JsValue> {
        encode(&episodes_of(&self.open.record(), &id_of(&medicine)?, &self.desk.moment()?))
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

    /// Records a history that was kept elsewhere, all of it or nothing, and resolves to the number of doses once it is
    /// stored for good. Throws `not-planned` where a medicine plans no dose at an instant, `already-recorded`,
    /// `in-the-future`, `dose-missing`, `missing`, and what a store can fail with.
    #[wasm_bindgen(js_name = recordPastDoses)]
    pub async fn record_past_doses(
        &self,
        #[wasm_bindgen(unchecked_param_type = "PastDoses[]")] past: Vec<JsValue>,
    ) -> Result<u32, JsValue> {
        let moment = self.desk.moment()?;
        let past: Vec<PastDoses> = past.iter().map(past_of).collect::<Result<_, _>>()?;
        let mut fresh = fresh_numbers(moment.now, past.iter().map(|past| past.planned.len()).sum());
        let count = self.desk.device.record_past_doses(&self.open, &past, &moment, &mut fresh).await.or_throw()?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    /// Each day and each week of the local dates from `from` to the day before `until`, of one medicine or of all;
    /// `sinceAdded` as for `adherence`.
    #[wasm_bindgen(js_name = adherenceCalendar, unchecked_return_type = "AdherenceCalendar")]
    pub fn adherence_calendar(
        &self,
        from: String,
        until: String,
        medicine: Option<String>,
        since_added: Option<bool>,
    ) -> Result<JsValue, JsValue> {
        let (moment, days, medicine) = self.counted(&from, &until, medicine)?;
        let counting = counting(since_added);
        encode(&calendar(&self.open.record(), days, medicine.as_ref(), moment.now, &moment.zone, counting))
    }

    /// What is not recorded, or skipped, much more often than elsewhere on the local dates from `from` to the day before
    /// `until`, among the doses of one medicine or of all; empty where the counts support nothing.
    #[wasm_bindgen(js_name = adherencePatterns, unchecked_return_type = "DosePattern[]")]
    pub fn adherence_patterns(
        &self,
        from: String,
        until: String,
        medicine: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let (moment, days, medicine) = self.counted(&from, &until, medicine)?;
        encode(&patterns_of(&self.open.record(), days, medicine.as_ref(), moment.now, &moment.zone))
    }

    /// Doses taken and due on the local dates from `from` to the day before `until`, of one medicine or of all. With
    /// `sinceAdded` doses that nobody recorded are due only from the day on which their medicine was entered here, or the
    /// first that something is recorded of; those before it are counted apart.
    #[wasm_bindgen(unchecked_return_type = "Adherence")]
    pub fn adherence(
        &self,
        from: String,
        until: String,
        medicine: Option<String>,
        since_added: Option<bool>,
    ) -> Result<JsValue, JsValue> {
        let (moment, days, medicine) = self.counted(&from, &until, medicine)?;
        let counting = counting(since_added);
        encode(&adherence_of(&self.open.record(), days, medicine.as_ref(), moment.now, &moment.zone, counting))
    }

    /// The last days, or months, up to today.
    #[wasm_bindgen(js_name = lastPeriod, unchecked_return_type = "Period")]
    pub fn last_period(&self, count: u32, months: bool) -> Result<JsValue, JsValue> {
        let last = if months { Period::last_months } else { Period::last_days };
        encode(&last(count, self.desk.moment()?.today()))
    }

    /// From the first to the last day, both included. Throws `ends-before-start`, and `in-the-future` for a last day that
    /// has not come.
    #[wasm_bindgen(unchecked_return_type = "Period")]
    pub fn period(&self, from: String, last: String) -> Result<JsValue, JsValue> {
        encode(&Period::of(date_of(&from)?, date_of(&last)?, self.desk.moment()?.today()).or_throw()?)
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

    /// Every entry about one dose, newest first, the corrected ones and those taken back included. `of` is the key of a
    /// planned dose, or an entry about one that was taken as needed.
    #[wasm_bindgen(js_name = historyOfDose, unchecked_return_type = "DoseEntryPast[]")]
    pub fn history_of_dose(&self, of: String) -> Result<JsValue, JsValue> {
        let (record, moment) = (self.open.record(), self.desk.moment()?);
        let past = match of.parse() {
            Ok(key) => history_of_dose(&record, &key, &moment),
            Err(_) => history_of_entry(&record, &id_of(&of)?, &moment),
        };
        encode(&past)
    }

    /// What hangs on an appointment, with where it would come to lie if that were at another time by the clock of its place;
    /// without one, where it lies. Throws what an edit of the appointment would be refused for.
    #[wasm_bindgen(js_name = hangingOn, unchecked_return_type = "Hanging[]")]
    pub fn hanging_on(
        &self,
        appointment: String,
        at: Option<String>,
        zone: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let (record, id) = (self.open.record(), id_of(&appointment)?);
        let known = record.entity(&id).and_then(|entity| match entity {
            Entity::Appointment(known) => Some(known.clone()),
            _ => None,
        });
        let mut to = known.ok_or(Refusal::Missing { kind: "appointment" }).or_throw()?;
        if let Some(at) = at {
            to.at = parse(&at, "time-malformed")?;
        }
        if let Some(zone) = zone {
            to.zone = ZoneName::new(zone).map_err(Refusal::from).or_throw()?;
        }
        encode(&hanging(&record, &id, &to, &self.desk.moment()?).or_throw()?)
    }

    /// What the labels' limits say of a dose taken as needed, before it is recorded, and which other medicines may share them.
    #[wasm_bindgen(unchecked_return_type = "GuardView")]
    pub fn guard(
        &self,
        #[wasm_bindgen(unchecked_param_type = "DoseAsked")] asked: JsValue,
        locale: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let (record, moment) = (self.open.record(), self.desk.moment()?);
        let id = |key| text_at(&asked, key).map(|id| id_of(&id)).transpose();
        let local = text_at(&asked, "at").map(|at| parse::<NaiveDateTime>(&at, "date-malformed")).transpose()?;
        let amount = get(&asked, "amount");
        let amount: Option<Dose> = if amount.is_undefined() { None } else { Some(decode(&amount)?) };
        let except = id("except")?;
        let medicine = id("medicine")?.ok_or(Refusal::Missing { kind: "medicine" }).or_throw()?;
        let asked = Asked {
            medicine: &medicine,
            at: local.map_or(moment.now, |local| moment.zone.instant(local)),
            amount: amount.as_ref(),
            except: except.as_ref(),
        };
        let guard = guard(&record, &Ledger::of(&record), asked, &moment);
        let on = local.map_or(moment.today(), |local| local.date());
        let locale = locale.as_deref().unwrap_or("en");
        let mut says = with_wording(locale, |wording| wording.guard(&guard, asked.medicine, on, local.is_none()));
        let at = local.unwrap_or_else(|| moment.local());
        let outside = record
            .medicine(asked.medicine)
            .and_then(|medicine| outside(&record, asked.medicine, medicine, at, asked.except, &moment));
        if let Some(outside) = &outside {
            says.insert(0, with_wording(locale, |wording| wording.outside(outside)));
        }
        let alike = alike(&record, asked.medicine, &moment);
        let mut asks = Vec::new();
        for other in &alike {
            if let (Some(one), Some(other)) = (record.medicine(asked.medicine), record.medicine(&other.medicine)) {
                asks.push(with_wording(locale, |wording| wording.alike(&one.label, &other.label)));
            }
        }
        encode(&GuardView { guard, says, outside, alike, asks })
    }

    /// The whole record as a JSON file.
    #[wasm_bindgen(js_name = exportJson)]
    pub fn export_json(&self) -> Result<Vec<u8>, JsValue> {
        Ok(json::write(&self.open.record(), self.desk.moment()?.now))
    }

    /// The plan and medicine list as a document, ready for the PDF module or a print view: both, or only `part` of it.
    #[wasm_bindgen(unchecked_return_type = "Report")]
    pub fn report(
        &self,
        locale: Option<String>,
        #[wasm_bindgen(unchecked_optional_param_type = "'all' | 'medicines' | 'plan'")] part: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let part: Part = part.map_or(Ok(Part::All), |part| parse(&part, "part-unknown"))?;
        let moment = self.desk.moment()?;
        let plan = plan(&self.open.record(), &moment);
        encode(&report::report(&plan, part, &moment, locale.as_deref().unwrap_or("en")))
    }

    /// What was typed and not saved yet: names and texts, as they were kept.
    #[wasm_bindgen(unchecked_return_type = "[name: string, text: string][]")]
    pub async fn drafts(&self) -> Result<JsValue, JsValue> {
        encode(&self.desk.device.drafts(&self.open.id()).await.or_throw()?)
    }

    /// Keeps what was typed and not saved yet under a name of the caller's own, which must not be health data; an empty
    /// text removes it. It is no part of the record: no export has it, and erasing the record erases it.
    #[wasm_bindgen(js_name = keepDraft)]
    pub async fn keep_draft(&self, name: String, text: String) -> Result<(), JsValue> {
        self.desk.device.keep_draft(&self.open.id(), &name, &text).await.or_throw()
    }

    /// Reads the record again if another tab changed it. Resolves to whether it did.
    pub async fn refresh(&self) -> Result<bool, JsValue> {
        self.desk.device.refresh(&self.open).await.or_throw()
    }
}

#[wasm_bindgen(typescript_custom_section)]
const PAST_DOSES: &str = r#"
/** What happened to planned doses of one medicine. */
export interface PastDoses {
    /** The medicine. */
    medicine: Id;
    /** The instants at which doses were planned, in milliseconds since 1970-01-01T00:00Z, ascending. */
    planned: Float64Array;
    /** When each was taken, in milliseconds; `NaN` where it was skipped. */
    taken: Float64Array;
}
"#;

fn counting(since_added: Option<bool>) -> Counting {
    if since_added == Some(true) { Counting::SinceAdded } else { Counting::All }
}

fn past_of(value: &JsValue) -> Result<PastDoses, JsValue> {
    let column = |key: &str| js_sys::Float64Array::new(&get(value, key)).to_vec();
    let medicine = id_of(&text_at(value, "medicine").unwrap_or_default())?;
    Ok(PastDoses { medicine, planned: column("planned"), taken: column("taken") })
}

pub(super) fn date_of(text: &str) -> Result<NaiveDate, JsValue> {
    parse(text, "date-malformed")
}
