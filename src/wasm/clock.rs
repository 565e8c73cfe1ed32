//! What the core never reads by itself: the time, the zone and randomness, asked of the browser.

use std::cell::RefCell;
use std::rc::Rc;

use chrono::{DateTime, Utc};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::convert::named;
use crate::domain::id::Id;
use crate::planning::zone::{Zone, ZoneRules};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;

    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    fn new(locale: &str, options: &JsValue) -> Result<DateTimeFormat, JsValue>;

    #[wasm_bindgen(method)]
    fn format(this: &DateTimeFormat, milliseconds: f64) -> String;

    #[wasm_bindgen(method, js_name = resolvedOptions)]
    fn resolved_options(this: &DateTimeFormat) -> JsValue;

    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues)]
    fn fill_randomly(bytes: &mut [u8]);
}

/// The instant now, in whole milliseconds.
pub(super) fn now() -> DateTime<Utc> {
    // Date.now() is a whole number far below 2^53.
    #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds")]
    let milliseconds = js_sys::Date::now() as i64;
    DateTime::from_timestamp_millis(milliseconds).unwrap_or(DateTime::UNIX_EPOCH)
}

thread_local! {
    static ZONES: RefCell<Vec<Zone>> = const { RefCell::new(Vec::new()) };
}

/// The zone of this name, with the browser's own rules.
pub(super) fn zone(name: &str) -> Result<Zone, JsValue> {
    if let Some(zone) = ZONES.with_borrow(|zones| zones.iter().find(|zone| zone.name() == name).cloned()) {
        return Ok(zone);
    }
    let options = js_sys::Object::new();
    for (key, value) in [("timeZone", name), ("timeZoneName", "longOffset")] {
        js_sys::Reflect::set(&options, &key.into(), &value.into())?;
    }
    let format = DateTimeFormat::new("en-US", &options)
        .map_err(|_| named("unknown-zone", "the browser does not know this time zone"))?;
    let zone = Zone::new(name, Rc::new(IntlRules(format)));
    ZONES.with_borrow_mut(|zones| zones.push(zone.clone()));
    Ok(zone)
}

/// The zone that the device is set to.
pub(super) fn local_zone() -> Result<Zone, JsValue> {
    let options = DateTimeFormat::new("en-US", &JsValue::UNDEFINED)?.resolved_options();
    let name = js_sys::Reflect::get(&options, &"timeZone".into())?.as_string();
    zone(name.as_deref().unwrap_or("UTC"))
}

struct IntlRules(DateTimeFormat);

impl ZoneRules for IntlRules {
    fn offset_at(&self, instant: i64) -> i32 {
        // Seconds in the range of years that a schedule may have are exact in an f64.
        #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
        offset(&self.0.format(instant as f64 * 1000.0))
    }

    fn named(&self, name: &str) -> Option<Zone> {
        zone(name).ok()
    }
}

/// Reads `3/8/2026, GMT-05:00` (or `GMT`, or with seconds) as seconds east of Greenwich.
fn offset(text: &str) -> i32 {
    let Some((_, after)) = text.split_once("GMT") else { return 0 };
    let (sign, digits) = match after.strip_prefix(['-', '\u{2212}']) {
        Some(digits) => (-1, digits),
        None => (1, after.trim_start_matches('+')),
    };
    let parts = digits.trim().split(':').map(|part| part.parse::<i32>().unwrap_or(0));
    sign * parts.zip([3600, 60, 1]).map(|(part, unit)| part * unit).sum::<i32>()
}

/// A new random identifier: a version 4 UUID.
pub(super) fn fresh_id() -> Id {
    let mut bytes = [0_u8; 16];
    fill_randomly(&mut bytes);
    let random = u128::from_be_bytes(bytes) & !(0xf << 76) & !(3 << 62);
    Id::of_number(random | 4 << 76 | 2 << 62)
}

/// New identifiers for what is recorded at an instant: version 7 UUIDs. They begin with its milliseconds, count in the
/// 12 bits after the version, and end in 62 random bits, so that they sort as they were made and pack well.
pub(super) fn fresh_ids(at: DateTime<Utc>) -> impl FnMut() -> Id {
    let mut numbers = fresh_numbers(at, 1);
    move || Id::of_number(numbers())
}

/// The numbers of so many such identifiers. What does not fit into the 12 bits is counted in the first random ones (RFC
/// 9562, section 6.2, method 1), so that they sort as they were made. Random bits are fetched for many at once.
pub(super) fn fresh_numbers(at: DateTime<Utc>, how_many: usize) -> impl FnMut() -> u128 {
    let time = u128::try_from(at.timestamp_millis()).unwrap_or(0) & 0xffff_ffff_ffff;
    let further = (usize::BITS - how_many.leading_zeros()).saturating_sub(12).min(32);
    let random_bits = 62 - further;
    let mut made: u128 = 0;
    let mut random: Vec<u8> = Vec::new();
    move || {
        if random.is_empty() {
            // The browser gives 65,536 bytes at most.
            random.resize(how_many.clamp(1, 8192) * 8, 0);
            fill_randomly(&mut random);
        }
        let bits = u64::from_be_bytes(random.last_chunk().copied().unwrap_or_default()) & ((1 << random_bits) - 1);
        random.truncate(random.len() - 8);
        let count = made & ((1 << (12 + further)) - 1);
        made += 1;
        let [high, low] = [count >> further, count & ((1 << further) - 1)];
        time << 80 | 7 << 76 | high << 64 | 2 << 62 | low << random_bits | u128::from(bits)
    }
}
