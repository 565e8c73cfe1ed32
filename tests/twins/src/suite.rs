//! What every store must do. Each case gets a store that holds nothing.

use std::future::Future;
use std::pin::Pin;

use chrono::{DateTime, TimeDelta, Utc};
use evenkeel::domain::doses::Doses;
use evenkeel::domain::id::Id;
use evenkeel::storage::segment::read;
use evenkeel::storage::{Commit, RecordRow, Row, Store, StoreError};

/// A failed expectation, in words.
pub type Outcome = Result<(), String>;

/// One case: its name and what it does with an empty store.
pub struct Case<S> {
    /// What must hold.
    pub name: &'static str,
    /// Does it.
    pub run: for<'a> fn(&'a S) -> Pin<Box<dyn Future<Output = Outcome> + 'a>>,
}

macro_rules! cases {
    ($($name:ident: $what:literal,)*) => {
        /// All cases for a store.
        pub struct Cases;

        impl Cases {
            /// All cases for this kind of store.
            pub fn all<S: Store + 'static>() -> Vec<Case<S>> {
                vec![$(Case { name: $what, run: |store| Box::pin($name(store)) },)*]
            }
        }
    };
}

cases! {
    starts_empty: "a new store holds no record",
    keeps_what_was_committed: "a commit is read back exactly as it was written",
    adds_to_a_record: "a second commit adds to the first",
    refuses_a_stale_commit: "a commit on an older revision is refused and writes nothing",
    refuses_a_second_first: "a record is made once",
    refuses_a_future_revision: "a commit on a revision that never was is refused",
    keeps_records_apart: "records whose identifiers begin alike stay apart",
    erases_for_good: "erasing a record leaves none of its rows and all of the others'",
    erases_nothing: "erasing a record that is not there changes nothing",
    begins_again_after_erasing: "an erased identifier can be made again from the start",
    keeps_any_text: "rows keep quotes, control characters, emoji and right-to-left text",
    keeps_its_device: "the device keeps the identifier it got first",
    keeps_many_rows: "a thousand rows go in and come out in one commit",
    takes_one_of_two: "of two commits on one revision exactly one is kept",
    folds_dose_entries: "folding moves rows of dose entries into segments, and nothing else",
    folds_again: "folding again changes nothing, and later entries join those of their year",
    packs_many_at_once: "entries that are too many for rows go into segments with the commit, or not at all",
    folds_many_versions: "many rows of any kind that are folded are read as before, with those that come later",
    bundles_what_is_damaged: "a row that is no JSON outlives folding as it is",
    keeps_drafts: "what was typed is kept by record and name, and is no part of the record",
    erases_drafts: "erasing a record leaves none of its drafts and all of the others'",
    erases_segments: "erasing a record leaves none of its segments and all of the others'",
}

fn id(text: &str) -> Result<Id, String> {
    Id::new(text).map_err(|e| e.to_string())
}

fn row(name: &str, text: &str) -> Result<Row, String> {
    Ok(Row { id: id(name)?, text: text.to_owned() })
}

fn commit(record: &str, expects: u64, versions: &[(&str, &str)], facts: &[(&str, &str)]) -> Result<Commit, String> {
    let rows = |rows: &[(&str, &str)]| rows.iter().map(|(id, text)| row(id, text)).collect::<Result<Vec<_>, _>>();
    let changed = DateTime::<Utc>::UNIX_EPOCH + TimeDelta::days(20_000 + i64::try_from(expects).unwrap_or(0));
    let row =
        RecordRow { id: id(record)?, revision: expects + 1, changed, name: format!("name of {record}"), apart: None };
    Ok(Commit { expects, row, versions: rows(versions)?, facts: rows(facts)?, doses: Doses::default() })
}

async fn write<S: Store>(store: &S, commit: &Commit) -> Outcome {
    store.commit(commit).await.map_err(|e| format!("commit failed: {e}"))
}

async fn expect<S: Store>(
    store: &S,
    record: &str,
    revision: u64,
    versions: &[(&str, &str)],
    facts: &[(&str, &str)],
) -> Outcome {
    let stored = store.load(&id(record)?).await.map_err(|e| format!("load failed: {e}"))?;
    let stored = stored.ok_or_else(|| format!("{record} is missing"))?;
    let sorted = |rows: &[Row]| {
        let mut rows: Vec<(String, String)> = rows.iter().map(|r| (r.id.to_string(), r.text.clone())).collect();
        rows.sort();
        rows
    };
    let wanted = |rows: &[(&str, &str)]| {
        let mut rows: Vec<(String, String)> = rows.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        rows.sort();
        rows
    };
    equal("revision", stored.row.revision, revision)?;
    equal("name", stored.row.name, format!("name of {record}"))?;
    equal("versions", sorted(&stored.versions), wanted(versions))?;
    equal("facts", sorted(&stored.facts), wanted(facts))
}

fn equal<T: PartialEq + std::fmt::Debug>(what: &str, found: T, wanted: T) -> Outcome {
    if found == wanted { Ok(()) } else { Err(format!("{what}: found {found:?}, wanted {wanted:?}")) }
}

/// A dose entry of a day of 2026 as it is kept in a row.
fn dose(name: &str, day: u32) -> (String, String) {
    let text = format!(
        r#"{{"id":"{name}","at":"2026-03-{day:02}T13:00:00Z","device":"phone","body":{{"kind":"dose","medicine":"m","occurrence":"m/r/2026-03-{day:02}/08:00","outcome":{{"status":"skipped"}},"snapshot":{{"name":"Furosemide"}}}}}}"#
    );
    (name.to_owned(), text)
}

/// Dose entries of some days, packed.
fn doses(days: std::ops::Range<u32>) -> Result<Doses, String> {
    let mut doses = Doses::default();
    for day in days {
        let fact = evenkeel::domain::read::from_json(&dose(&format!("f{day}"), day).1).map_err(|e| e.to_string())?;
        if !doses.add(&fact) {
            return Err("not a dose".to_owned());
        }
    }
    Ok(doses)
}

/// The names of a record's segments, and the identifiers of the entries in them.
async fn segments<S: Store>(store: &S, record: &str) -> Result<(Vec<String>, Vec<String>), String> {
    let stored = store.load(&id(record)?).await.map_err(|e| e.to_string())?.ok_or("missing")?;
    let mut doses = Doses::default();
    let mut names = Vec::new();
    for segment in &stored.segments {
        names.push(segment.name.clone());
        let _ = read(&segment.bytes, &mut doses);
    }
    names.sort();
    let ids = doses.in_order().into_iter().filter_map(|row| doses.fact(row)).map(|fact| fact.id.to_string());
    Ok((names, ids.collect()))
}

async fn fold<S: Store>(store: &S, record: &str) -> Outcome {
    store.fold(&id(record)?).await.map_err(|e| format!("fold failed: {e}"))
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

async fn folds_dose_entries<S: Store>(store: &S) -> Outcome {
    let (one, two) = (dose("f1", 1), dose("f2", 2));
    let facts = [(one.0.as_str(), one.1.as_str()), ("odd", "{"), (two.0.as_str(), two.1.as_str())];
    write(store, &commit("a", 0, &[("v1", "1")], &facts)?).await?;
    fold(store, "a").await?;
    expect(store, "a", 1, &[("v1", "1")], &[("odd", "{")]).await?;
    equal("segments", segments(store, "a").await?, (names(&["2026"]), names(&["f1", "f2"])))
}

async fn folds_again<S: Store>(store: &S) -> Outcome {
    let (one, two) = (dose("f1", 1), dose("f2", 2));
    write(store, &commit("a", 0, &[], &[(&one.0, &one.1)])?).await?;
    fold(store, "a").await?;
    let before = store.load(&id("a")?).await.map_err(|e| e.to_string())?;
    fold(store, "a").await?;
    equal("folded twice", store.load(&id("a")?).await.map_err(|e| e.to_string())?, before)?;
    write(store, &commit("a", 1, &[], &[(&two.0, &two.1)])?).await?;
    fold(store, "a").await?;
    expect(store, "a", 2, &[], &[]).await?;
    equal("segments", segments(store, "a").await?, (names(&["2026"]), names(&["f1", "f2"])))
}

async fn packs_many_at_once<S: Store>(store: &S) -> Outcome {
    write(store, &Commit { doses: doses(1..4)?, ..commit("a", 0, &[("v1", "1")], &[])? }).await?;
    let stale = store.commit(&Commit { doses: doses(4..6)?, ..commit("a", 0, &[], &[])? }).await;
    equal("stale commit", stale, Err(StoreError::Stale))?;
    equal("segments", segments(store, "a").await?, (names(&["2026"]), names(&["f1", "f2", "f3"])))?;
    write(store, &Commit { doses: doses(3..6)?, ..commit("a", 1, &[], &[("x", "{}")])? }).await?;
    expect(store, "a", 2, &[("v1", "1")], &[("x", "{}")]).await?;
    let wanted = names(&["f1", "f2", "f3", "f4", "f5"]);
    equal("segments", segments(store, "a").await?, (names(&["2026"]), wanted))
}

async fn folds_many_versions<S: Store>(store: &S) -> Outcome {
    let row = |i: usize| (format!("v{i:04}"), format!("{{\"text\":\"{i} \\n = 👩🏽 مرحبا\"}}"));
    let many: Vec<(String, String)> = (0..1300).map(row).collect();
    let rows: Vec<(&str, &str)> = many.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    // At once, one after the other, and at once again.
    write(store, &commit("a", 0, &rows[..600], &rows[..70])?).await?;
    for (i, row) in rows[600..700].iter().enumerate() {
        write(store, &commit("a", i as u64 + 1, &[*row], &[*row])?).await?;
    }
    let facts: Vec<(&str, &str)> = rows[..70].iter().chain(&rows[600..700]).copied().collect();
    expect(store, "a", 101, &rows[..700], &facts).await?;
    fold(store, "a").await?;
    expect(store, "a", 101, &rows[..700], &facts).await?;
    write(store, &commit("a", 101, &rows[700..], &[])?).await?;
    fold(store, "a").await?;
    fold(store, "a").await?;
    expect(store, "a", 102, &rows, &facts).await?;
    store.erase(&id("a")?).await.map_err(|e| e.to_string())?;
    write(store, &commit("a", 0, &rows[..1], &[])?).await?;
    expect(store, "a", 1, &rows[..1], &[]).await
}

async fn bundles_what_is_damaged<S: Store>(store: &S) -> Outcome {
    let many: Vec<(String, String)> =
        (0..200).map(|i| (format!("v{i}"), if i % 50 == 7 { format!("{{\n{i}") } else { i.to_string() })).collect();
    let rows: Vec<(&str, &str)> = many.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    write(store, &commit("a", 0, &rows[..100], &[])?).await?;
    for (i, row) in rows[100..].iter().enumerate() {
        write(store, &commit("a", i as u64 + 1, &[*row], &[])?).await?;
    }
    fold(store, "a").await?;
    fold(store, "a").await?;
    expect(store, "a", 101, &rows, &[]).await
}

async fn drafts<S: Store>(store: &S, record: &str) -> Result<Vec<(String, String)>, String> {
    let mut drafts = store.drafts(&id(record)?).await.map_err(|e| e.to_string())?;
    drafts.sort();
    Ok(drafts)
}

async fn draft<S: Store>(store: &S, record: &str, name: &str, text: &str) -> Outcome {
    store.keep_draft(&id(record)?, name, text).await.map_err(|e| e.to_string())
}

async fn keeps_drafts<S: Store>(store: &S) -> Outcome {
    draft(store, "a", "goal", "of no record").await?;
    equal("of no record", drafts(store, "a").await?, Vec::new())?;
    for name in ["a", "a0"] {
        write(store, &commit(name, 0, &[("v1", "1")], &[])?).await?;
    }
    draft(store, "a", "goal/new", "Wal").await?;
    draft(store, "a", "goal/new", "Walk 👩🏽 مرحبا\n\u{202e}").await?;
    draft(store, "a", "concern", "Tired").await?;
    draft(store, "a0", "concern", "Other").await?;
    let pair = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let both = vec![pair("concern", "Tired"), pair("goal/new", "Walk 👩🏽 مرحبا\n\u{202e}")];
    equal("drafts", drafts(store, "a").await?, both)?;
    draft(store, "a", "concern", "").await?;
    draft(store, "a", "never", "").await?;
    equal("one left", drafts(store, "a").await?, vec![pair("goal/new", "Walk 👩🏽 مرحبا\n\u{202e}")])?;
    equal("the other's", drafts(store, "a0").await?, vec![pair("concern", "Other")])?;
    expect(store, "a", 1, &[("v1", "1")], &[]).await
}

async fn erases_drafts<S: Store>(store: &S) -> Outcome {
    for name in ["a", "a0"] {
        write(store, &commit(name, 0, &[], &[])?).await?;
        draft(store, name, "goal", name).await?;
    }
    store.erase(&id("a")?).await.map_err(|e| e.to_string())?;
    equal("erased", drafts(store, "a").await?, Vec::new())?;
    equal("the other's", drafts(store, "a0").await?, vec![("goal".to_owned(), "a0".to_owned())])
}

async fn erases_segments<S: Store>(store: &S) -> Outcome {
    for name in ["a", "a0"] {
        write(store, &Commit { doses: doses(1..3)?, ..commit(name, 0, &[], &[])? }).await?;
    }
    store.erase(&id("a")?).await.map_err(|e| e.to_string())?;
    equal("the other", segments(store, "a0").await?, (names(&["2026"]), names(&["f1", "f2"])))?;
    write(store, &commit("a", 0, &[], &[])?).await?;
    equal("made again", segments(store, "a").await?, (Vec::new(), Vec::new()))
}

async fn starts_empty<S: Store>(store: &S) -> Outcome {
    equal("list", store.list().await.map_err(|e| e.to_string())?, Vec::new())?;
    equal("load", store.load(&id("a")?).await.map_err(|e| e.to_string())?, None)
}

async fn keeps_what_was_committed<S: Store>(store: &S) -> Outcome {
    let first = commit("a", 0, &[("v1", "{\"x\":1}")], &[("f1", "{}"), ("f2", "[]")])?;
    write(store, &first).await?;
    expect(store, "a", 1, &[("v1", "{\"x\":1}")], &[("f1", "{}"), ("f2", "[]")]).await?;
    equal("list", store.list().await.map_err(|e| e.to_string())?, vec![first.row])
}

async fn adds_to_a_record<S: Store>(store: &S) -> Outcome {
    write(store, &commit("a", 0, &[("v1", "1")], &[])?).await?;
    write(store, &commit("a", 1, &[("v2", "2")], &[("f1", "3")])?).await?;
    expect(store, "a", 2, &[("v1", "1"), ("v2", "2")], &[("f1", "3")]).await
}

async fn refuses_a_stale_commit<S: Store>(store: &S) -> Outcome {
    write(store, &commit("a", 0, &[("v1", "1")], &[])?).await?;
    write(store, &commit("a", 1, &[("v2", "2")], &[])?).await?;
    let stale = store.commit(&commit("a", 1, &[("v3", "3")], &[("f3", "3")])?).await;
    equal("stale commit", stale, Err(StoreError::Stale))?;
    expect(store, "a", 2, &[("v1", "1"), ("v2", "2")], &[]).await
}

async fn refuses_a_second_first<S: Store>(store: &S) -> Outcome {
    write(store, &commit("a", 0, &[("v1", "1")], &[])?).await?;
    equal("second first", store.commit(&commit("a", 0, &[("v2", "2")], &[])?).await, Err(StoreError::Stale))?;
    expect(store, "a", 1, &[("v1", "1")], &[]).await
}

async fn refuses_a_future_revision<S: Store>(store: &S) -> Outcome {
    equal("future", store.commit(&commit("a", 5, &[("v1", "1")], &[])?).await, Err(StoreError::Stale))?;
    equal("list", store.list().await.map_err(|e| e.to_string())?, Vec::new())
}

async fn keeps_records_apart<S: Store>(store: &S) -> Outcome {
    for name in ["a", "a-", "a0", "aa", "A"] {
        write(store, &commit(name, 0, &[("v1", name)], &[("f1", name)])?).await?;
    }
    for name in ["a", "a-", "a0", "aa", "A"] {
        expect(store, name, 1, &[("v1", name)], &[("f1", name)]).await?;
    }
    equal("records", store.list().await.map_err(|e| e.to_string())?.len(), 5)
}

async fn erases_for_good<S: Store>(store: &S) -> Outcome {
    write(store, &commit("a", 0, &[("v1", "1")], &[("f1", "1")])?).await?;
    write(store, &commit("a0", 0, &[("v1", "2")], &[("f1", "2")])?).await?;
    store.erase(&id("a")?).await.map_err(|e| e.to_string())?;
    equal("load", store.load(&id("a")?).await.map_err(|e| e.to_string())?, None)?;
    expect(store, "a0", 1, &[("v1", "2")], &[("f1", "2")]).await?;
    equal("records", store.list().await.map_err(|e| e.to_string())?.len(), 1)
}

async fn erases_nothing<S: Store>(store: &S) -> Outcome {
    write(store, &commit("a", 0, &[("v1", "1")], &[])?).await?;
    store.erase(&id("b")?).await.map_err(|e| e.to_string())?;
    expect(store, "a", 1, &[("v1", "1")], &[]).await
}

async fn begins_again_after_erasing<S: Store>(store: &S) -> Outcome {
    write(store, &commit("a", 0, &[("v1", "1")], &[("f1", "1")])?).await?;
    write(store, &commit("a", 1, &[("v2", "2")], &[])?).await?;
    store.erase(&id("a")?).await.map_err(|e| e.to_string())?;
    write(store, &commit("a", 0, &[("v9", "9")], &[])?).await?;
    expect(store, "a", 1, &[("v9", "9")], &[]).await
}

async fn keeps_any_text<S: Store>(store: &S) -> Outcome {
    let texts =
        ["\"quoted\"", "tab\tnull\0bell\u{7}", "👩‍⚕️ 💊", "\u{202e}עברית العربية", "", "\u{feff}", "\u{2028}\u{2029}"];
    for (i, text) in texts.iter().enumerate() {
        write(store, &commit(&format!("r{i}"), 0, &[("v1", text)], &[])?).await?;
    }
    for (i, text) in texts.iter().enumerate() {
        expect(store, &format!("r{i}"), 1, &[("v1", text)], &[]).await?;
    }
    Ok(())
}

async fn keeps_its_device<S: Store>(store: &S) -> Outcome {
    let first = store.device_id(id("first")?).await.map_err(|e| e.to_string())?;
    equal("first", first, id("first")?)?;
    equal("again", store.device_id(id("second")?).await.map_err(|e| e.to_string())?, id("first")?)
}

async fn keeps_many_rows<S: Store>(store: &S) -> Outcome {
    let names: Vec<String> = (0..1000).map(|i| format!("f{i:04}")).collect();
    let rows: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), name.as_str())).collect();
    write(store, &commit("a", 0, &[], &rows)?).await?;
    expect(store, "a", 1, &[], &rows).await
}

async fn takes_one_of_two<S: Store>(store: &S) -> Outcome {
    write(store, &commit("a", 0, &[("v0", "0")], &[])?).await?;
    let (one, two) = (commit("a", 1, &[("v1", "1")], &[])?, commit("a", 1, &[("v2", "2")], &[])?);
    let mut both = [Box::pin(store.commit(&one)), Box::pin(store.commit(&two))];
    let mut done = [None, None];
    // Polled by turns, so that the two transactions are under way together.
    std::future::poll_fn(|context| {
        for (future, done) in both.iter_mut().zip(&mut done) {
            if done.is_none()
                && let std::task::Poll::Ready(outcome) = future.as_mut().poll(context)
            {
                *done = Some(outcome);
            }
        }
        if done.iter().all(Option::is_some) { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    let kept = match &done {
        [Some(Ok(())), Some(Err(StoreError::Stale))] => ("v1", "1"),
        [Some(Err(StoreError::Stale)), Some(Ok(()))] => ("v2", "2"),
        other => return Err(format!("exactly one must be kept: {other:?}")),
    };
    expect(store, "a", 2, &[("v0", "0"), kept], &[]).await
}
