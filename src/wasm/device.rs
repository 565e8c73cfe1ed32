//! The records of this device, for JavaScript.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::spawn_local;

use super::clock::{fresh_id, local_zone, now};
use super::convert::{OrThrow, decode, encode, get, named};
use super::record::RecordHandle;
use super::shelf::{Note, Shelf};
use crate::domain::id::Id;
use crate::domain::text::Words;
use crate::exchange::json;
use crate::planning::command::Moment;
use crate::planning::import::summary;
use crate::storage::device::Device;
use crate::storage::indexed_db::IndexedDbStore;
use crate::storage::local_marker::LocalMarker;
use crate::storage::marker::MemoryMarker;
use crate::storage::memory::MemoryStore;

#[wasm_bindgen(typescript_custom_section)]
const OPEN_OPTIONS: &str = r#"
/** How to open the records of this device. */
export interface OpenOptions {
    /** Name of the database, `evenkeel` unless given. Records of different names never meet. */
    name?: string;
    /** Keep everything in memory only and forget it with the page. */
    memory?: boolean;
}
"#;

/// The name of the database, and whether everything is kept in memory only.
fn read_options(options: &JsValue) -> Option<(String, bool)> {
    if options.is_undefined() {
        return Some(("evenkeel".to_owned(), false));
    }
    let (name, memory) = (get(options, "name"), get(options, "memory"));
    let name = if name.is_undefined() { "evenkeel".to_owned() } else { name.as_string()? };
    let memory = !memory.is_undefined() && memory.as_bool()?;
    options.is_object().then_some((name, memory))
}

/// The device and who uses it.
pub(super) struct Desk {
    pub(super) device: Device<Shelf, Note>,
    author: RefCell<Option<Words>>,
}

impl Desk {
    pub(super) fn moment(&self) -> Result<Moment, JsValue> {
        let by = self.author.borrow().clone();
        Ok(Moment { now: now(), zone: local_zone()?, by, device: self.device.id().clone() })
    }
}

/// The records on this device.
#[wasm_bindgen]
pub struct Evenkeel {
    desk: Rc<Desk>,
}

#[wasm_bindgen]
impl Evenkeel {
    /// Opens the records of this device. Throws `store-newer`, `store-blocked`, `store-unavailable`, `store-full` or
    /// `store-failed`; then nothing was touched.
    pub async fn open(
        #[wasm_bindgen(unchecked_optional_param_type = "OpenOptions")] options: JsValue,
    ) -> Result<Evenkeel, JsValue> {
        let Some((name, memory)) = read_options(&options) else {
            return Err(named("not-understood", "the options do not have the shape that is declared for them"));
        };
        let (shelf, note) = if memory {
            (Shelf::Forgetting(MemoryStore::default()), Note::Forgetting(MemoryMarker::default()))
        } else {
            (Shelf::Lasting(IndexedDbStore::open(&name).await.or_throw()?), Note::Lasting(LocalMarker::new(&name)))
        };
        let device = Device::open(shelf, note, fresh_id(), &local_zone()?).await.or_throw()?;
        Ok(Self { desk: Rc::new(Desk { device, author: RefCell::new(None) }) })
    }

    /// What was found when the device was opened: a first run, records, or that the browser lost some.
    #[wasm_bindgen(unchecked_return_type = "Opening")]
    pub fn opening(&self) -> Result<JsValue, JsValue> {
        encode(self.desk.device.opening())
    }

    /// The records that are here now, by name.
    #[wasm_bindgen(unchecked_return_type = "RecordSummary[]")]
    pub async fn records(&self) -> Result<JsValue, JsValue> {
        encode(&self.desk.device.records(&local_zone()?).await.or_throw()?)
    }

    /// Who uses this device; stands in every entry from now on.
    #[wasm_bindgen(getter)]
    pub fn author(&self) -> Option<String> {
        self.desk.author.borrow().as_ref().map(ToString::to_string)
    }

    /// Sets who uses this device; nobody if absent or blank.
    #[wasm_bindgen(setter)]
    pub fn set_author(&self, name: Option<String>) {
        self.desk.author.replace(name.and_then(|name| Words::new(name).ok()));
    }

    /// Makes a record about a person.
    pub async fn create(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Person")] person: JsValue,
    ) -> Result<RecordHandle, JsValue> {
        let moment = self.desk.moment()?;
        let open = self.desk.device.create(decode(&person)?, &moment, &mut fresh_id).await.or_throw()?;
        Ok(RecordHandle::new(Rc::clone(&self.desk), open))
    }

    /// Opens a record. Throws `no-such-record` where there is none.
    pub async fn record(&self, id: String) -> Result<RecordHandle, JsValue> {
        let open = self.desk.device.record(&id_of(&id)?).await.or_throw()?;
        if open.is_loose() {
            // Nobody waits for it.
            let (desk, id) = (Rc::clone(&self.desk), open.id());
            spawn_local(async move { desk.device.tidy(&id).await });
        }
        Ok(RecordHandle::new(Rc::clone(&self.desk), open))
    }

    /// Erases a record for good.
    pub async fn erase(&self, id: String) -> Result<(), JsValue> {
        self.desk.device.erase(&id_of(&id)?).await.or_throw()
    }

    /// Forgets the records that the browser lost, after the person was told.
    #[wasm_bindgen(js_name = forgetMissing)]
    pub async fn forget_missing(&self) -> Result<(), JsValue> {
        self.desk.device.forget_missing().await.or_throw()
    }

    /// Reads a backup file and says what it would bring. Throws `file-too-large`, `file-foreign`, `file-newer`,
    /// `file-damaged` or `id-twice`; nothing has changed either way.
    pub async fn propose(&self, bytes: Vec<u8>) -> Result<Proposal, JsValue> {
        let copy = json::read(&bytes).or_throw()?;
        let (exists, new) = self.desk.device.compare(&copy.record).await.or_throw()?;
        let summary = encode(&summary(&copy.record, exists, &new))?;
        Ok(Proposal { desk: Rc::clone(&self.desk), copy, summary })
    }
}

/// A backup file that was read and checked, and not added yet.
#[wasm_bindgen]
pub struct Proposal {
    desk: Rc<Desk>,
    copy: json::Copy,
    summary: JsValue,
}

#[wasm_bindgen]
impl Proposal {
    /// What it would bring.
    #[wasm_bindgen(getter, unchecked_return_type = "ImportSummary")]
    pub fn summary(&self) -> JsValue {
        self.summary.clone()
    }

    /// When the file was made: local date and time, `2026-03-08T09:10:00`.
    #[wasm_bindgen(getter)]
    pub fn exported(&self) -> Result<String, JsValue> {
        let local = local_zone()?.local(self.copy.exported).and_utc();
        Ok(local.to_rfc3339_opts(chrono::SecondsFormat::Secs, true).trim_end_matches('Z').to_owned())
    }

    /// Adds all of it in one transaction and returns the record's identifier.
    pub async fn accept(&self) -> Result<String, JsValue> {
        let moment = self.desk.moment()?;
        self.desk.device.accept(&self.copy.record, &moment).await.or_throw()?;
        Ok(self.copy.record.id().to_string())
    }
}

pub(super) fn id_of(text: &str) -> Result<Id, JsValue> {
    Id::new(text).or_throw()
}
