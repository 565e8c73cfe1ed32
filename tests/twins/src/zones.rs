//! Zone rules of the IANA database, as chrono-tz holds it.

use std::rc::Rc;

use chrono::{DateTime, Offset, TimeZone};
use chrono_tz::{TZ_VARIANTS, Tz};
use evenkeel::planning::zone::{Zone, ZoneRules};
use wasm_bindgen::prelude::wasm_bindgen;

struct TzRules(Tz);

impl ZoneRules for TzRules {
    fn offset_at(&self, instant: i64) -> i32 {
        let utc = DateTime::from_timestamp(instant, 0).unwrap_or_default().naive_utc();
        self.0.offset_from_utc_datetime(&utc).fix().local_minus_utc()
    }

    fn named(&self, _: &str) -> Option<Zone> {
        None
    }
}

/// The names of all zones.
#[wasm_bindgen(js_name = databaseZones)]
pub fn database_zones() -> Vec<String> {
    TZ_VARIANTS.iter().map(|tz| tz.name().to_owned()).collect()
}

/// The version of the database: "2026a".
#[wasm_bindgen(js_name = databaseVersion)]
pub fn database_version() -> String {
    chrono_tz::IANA_TZDB_VERSION.to_owned()
}

/// What `zoneChanges` says, from the database.
#[wasm_bindgen(js_name = databaseChanges)]
pub fn database_changes(name: &str, from_year: i32, until_year: i32) -> Vec<f64> {
    let Ok(tz) = name.parse() else { return Vec::new() };
    let zone = Zone::new(name, Rc::new(TzRules(tz)));
    let changes = zone.changes(from_year..until_year);
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    changes.iter().flat_map(|change| [change.from as f64 * 1000.0, f64::from(change.offset)]).collect()
}
