//! Packed segments: whatever goes in comes out, to the last digit, and nothing else is taken for one.

use crate::support::{Desk, at};
use evenkeel::domain::doses::Doses;
use evenkeel::domain::record::Fact;
use evenkeel::storage::segment::{Unreadable, read, write};
use proptest::prelude::*;

fn facts(doses: &Doses) -> Vec<Fact> {
    doses.in_order().into_iter().filter_map(|row| doses.fact(row)).collect()
}

fn doses(facts: &[Fact]) -> Doses {
    let mut doses = Doses::default();
    for fact in facts {
        assert!(doses.add(fact), "{fact:?} is no dose");
    }
    doses.settle(&[]);
    doses
}

fn all(doses: &Doses) -> Vec<usize> {
    doses.in_order()
}

fn read_back(bytes: &[u8]) -> Doses {
    let mut back = Doses::default();
    read(bytes, &mut back).unwrap();
    back.settle(&[]);
    back
}

/// A fact about a dose, with everything that may vary.
fn fact() -> impl Strategy<Value = Fact> {
    let id = prop_oneof![
        any::<u128>().prop_map(|n| evenkeel::domain::id::Id::of_number(n).to_string()),
        "[a-zA-Z0-9_-]{1,64}",
        (0i64..4_000_000_000_000, 0u128..0xfff, any::<u64>()).prop_map(|(ms, a, b)| {
            let number = u128::try_from(ms).unwrap() << 80 | 7 << 76 | a << 64 | u128::from(b);
            evenkeel::domain::id::Id::of_number(number).to_string()
        }),
    ];
    let instant = || {
        prop_oneof![
            (0i64..4_000_000_000_000).prop_map(|ms| chrono::DateTime::from_timestamp_millis(ms).unwrap()),
            (-60_000_000_000i64..60_000_000_000, 0u32..2_000_000_000).prop_map(|(s, n)| {
                let leap = s.rem_euclid(60) == 59;
                chrono::DateTime::from_timestamp(s, if leap { n } else { n % 1_000_000_000 }).unwrap()
            }),
        ]
    };
    let outcome = prop_oneof![
        instant().prop_map(|at| serde_json::json!({"status": "taken", "at": at, "amount": {"amount": "1", "unit": "tablet"}})),
        instant().prop_map(|at| serde_json::json!({"status": "partly-taken", "at": at, "amount": {"amount": "0.50", "unit": "tablet"}, "because": "sick"})),
        Just(serde_json::json!({"status": "skipped", "because": "forgot", "reason": "away 🌍"})),
        Just(serde_json::json!({"status": "skipped"})),
        Just(serde_json::json!({"status": "held", "toldBy": "Dr. Ruiz"})),
    ];
    let key = prop_oneof![
        Just(None),
        (0u32..30_000, 0usize..3).prop_map(|(day, slot)| {
            let date = chrono::NaiveDate::from_ymd_opt(1999, 12, 1).unwrap() + chrono::Days::new(day.into());
            Some(format!("med/reg/{date}/{}", ["08:00", "breakfast-30", "~06:00"][slot]))
        }),
    ];
    let words = prop_oneof![Just(None), "\\PC{0,20}x".prop_map(Some)];
    (id, instant(), outcome, key, words, prop_oneof![Just(None), instant().prop_map(Some)], any::<bool>()).prop_map(
        |(id, at, outcome, key, note, planned, over)| {
            let mut body = serde_json::json!({"kind": "dose", "medicine": "med", "outcome": outcome, "snapshot": {"name": "Furosemide"}});
            for (name, value) in [("occurrence", key), ("note", note)] {
                if let Some(value) = value {
                    body[name] = value.into();
                }
            }
            if let Some(planned) = planned {
                body["snapshot"]["planned"] = serde_json::json!(planned);
            }
            if over {
                body["overLimit"] = true.into();
            }
            let fact = serde_json::json!({"id": id, "at": at, "device": "phone", "body": body});
            serde_json::from_str(&fact.to_string()).unwrap()
        },
    )
}

/// Facts of different identifiers, of which some supersede or undo others.
fn history() -> impl Strategy<Value = Vec<Fact>> {
    let linked = (fact(), any::<prop::sample::Index>(), 0u8..8, "[0-9a-f]{8}");
    prop::collection::vec(linked, 0..40).prop_map(|entries| {
        let mut facts: Vec<Fact> = Vec::new();
        for (mut fact, former, link, elsewhere) in entries {
            if facts.iter().any(|f| f.id == fact.id) {
                continue;
            }
            if link < 3 && !facts.is_empty() {
                fact.supersedes = Some(former.get(&facts).id.clone());
                if link == 0 {
                    fact.body = evenkeel::domain::record::Happening::Undone;
                }
            } else if link == 3 {
                fact.supersedes = Some(evenkeel::domain::id::Id::new(elsewhere).unwrap());
            }
            facts.push(fact);
        }
        facts
    })
}

proptest! {
    #[test]
    fn what_goes_in_comes_out(history in history()) {
        let doses = doses(&history);
        let mut wanted = history.clone();
        wanted.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        prop_assert_eq!(&facts(&doses), &wanted);
        let bytes = write(&doses, &all(&doses));
        let back = read_back(&bytes);
        prop_assert_eq!(&facts(&back), &wanted);
        for (row, back_row) in all(&doses).into_iter().zip(all(&back)) {
            prop_assert_eq!(doses.is_superseded(row), back.is_superseded(back_row));
            let id = &doses.fact(row).unwrap().id;
            let by_any = history.iter().any(|f| f.supersedes.as_ref() == Some(id));
            prop_assert_eq!(doses.is_superseded(row), by_any);
        }
        // The same entries make the same bytes.
        prop_assert_eq!(write(&back, &all(&back)), bytes);
    }

    /// Any order, any repetition, in parts: the same entries.
    #[test]
    fn taking_over_is_idempotent(history in history(), cut in any::<prop::sample::Index>()) {
        let whole = doses(&history);
        let cut = cut.index(history.len() + 1);
        let (first, second): (Vec<usize>, Vec<usize>) = all(&whole).into_iter().partition(|row| *row < cut);
        let (first, second) = (read_back(&write(&whole, &first)), read_back(&write(&whole, &second)));
        for order in [[&second, &first, &second], [&first, &first, &second]] {
            let mut merged = Doses::default();
            for part in order {
                merged.take_over(part);
            }
            merged.settle(&[]);
            prop_assert_eq!(facts(&merged), facts(&whole));
        }
        // An entry that is in two segments counts once, with what it supersedes and its note.
        let bytes = write(&whole, &all(&whole));
        let part = write(&second, &all(&second));
        for order in [[&bytes, &bytes], [&part, &bytes], [&bytes, &part]] {
            let mut twice = Doses::default();
            for bytes in order {
                read(bytes, &mut twice).unwrap();
            }
            twice.settle(&[]);
            prop_assert_eq!(facts(&twice), facts(&whole));
        }
    }

    /// Bytes that somebody made, with a right sum, are read or refused; nothing else.
    #[test]
    fn forged_bytes_are_read_or_refused(history in history(), place in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let doses = doses(&history);
        let mut bytes = write(&doses, &all(&doses));
        let place = 8 + place.index(bytes.len() - 8);
        if cut {
            bytes.truncate(place);
        } else {
            bytes[place] = byte;
        }
        let sum = crc32fast::hash(&bytes[8..]).to_le_bytes();
        bytes[4..8].copy_from_slice(&sum);
        let mut back = Doses::default();
        if read(&bytes, &mut back).is_ok() {
            back.settle(&[]);
            prop_assert_eq!(facts(&back).len(), back.len());
        } else {
            prop_assert!(back.is_empty());
        }
    }
}

#[test]
fn any_damage_is_noticed() {
    let (mut desk, now) = (Desk::new(), at("2026-03-01 09:00"));
    let medicine = desk.medicine(
        "Furosemide",
        r#"{"kind":"daily","times":["08:00"],"starts":"2026-03-01","dose":{"amount":"1","unit":"tablet"}}"#,
        &now,
    );
    desk.take(&medicine, "2026-03-01", "08:00", &now);
    let doses = desk.record.doses();
    let bytes = write(doses, &all(doses));
    assert_eq!(read_back(&bytes), *doses);
    let refused = |bytes: &[u8]| assert_eq!(read(bytes, &mut Doses::default()), Err(Unreadable));
    for place in 0..bytes.len() {
        refused(&bytes[..place]);
        for bit in 0..8 {
            let mut changed = bytes.clone();
            changed[place] ^= 1 << bit;
            refused(&changed);
        }
    }
    refused(&[&bytes[..], b"\0"].concat());
}
