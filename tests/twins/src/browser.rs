//! The suite in a browser.

use evenkeel::storage::Store;
use evenkeel::storage::indexed_db::IndexedDbStore;
use evenkeel::storage::memory::MemoryStore;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::suite::{Case, Cases, Outcome};

/// Runs every case against a new store of the given kind, `memory` or `indexed-db`, and returns
/// `{name, error?}` for each.
#[wasm_bindgen]
pub async fn run(kind: String) -> Result<Array, JsValue> {
    let results = Array::new();
    match kind.as_str() {
        "memory" => {
            for case in Cases::all::<MemoryStore>() {
                report(&results, case.name, one(&case, &MemoryStore::default()).await)?;
            }
        }
        "indexed-db" => {
            for (i, case) in Cases::all::<IndexedDbStore>().iter().enumerate() {
                let name = format!("twins-{}-{i}", js_sys::Date::now());
                let store = IndexedDbStore::open(&name).await.map_err(|e| JsValue::from_str(&e.to_string()))?;
                report(&results, case.name, one(case, &store).await)?;
            }
        }
        _ => return Err(JsValue::from_str("no such store")),
    }
    Ok(results)
}

async fn one<S: Store>(case: &Case<S>, store: &S) -> Outcome {
    (case.run)(store).await
}

fn report(results: &Array, name: &str, outcome: Outcome) -> Result<(), JsValue> {
    let result = Object::new();
    Reflect::set(&result, &"name".into(), &name.into())?;
    if let Err(error) = outcome {
        Reflect::set(&result, &"error".into(), &error.into())?;
    }
    results.push(&result);
    Ok(())
}
