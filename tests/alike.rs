//! Whether two medicines hold the same ingredient is asked where their names share a word, until somebody said.

use crate::support::{DAILY_8, Desk, at};
use crate::wording::faults;
use evenkeel::domain::id::Id;
use evenkeel::exchange::wording::Wording;
use evenkeel::planning::alike::alike;

const NEEDED: &str = r#"{"kind":"as-needed","starts":"2026-03-01","dose":{"amount":"1","unit":"tablet"}}"#;
const NOW: &str = "2026-03-04 10:00";

/// The word that is asked about; `-` for none.
fn asked(desk: &Desk, medicine: &Id) -> String {
    let found = alike(&desk.record, medicine, &at(NOW));
    let name = |id: &Id| desk.record.medicine(id).unwrap().label.name.clone();
    let asked: Vec<String> = found.iter().map(|alike| format!("{}: {}", name(&alike.medicine), alike.word)).collect();
    if asked.is_empty() { "-".to_owned() } else { asked.join(", ") }
}

/// Adds a medicine whose label is given as JSON after its name.
fn medicine(desk: &mut Desk, label: &str, schedules: &str) -> Id {
    let command = format!(r#"{{"command":"add-medicine","label":{{"name":{label}}}{schedules}}}"#);
    desk.run(&command, &at("2026-03-01 09:00")).versions.first().unwrap().entity.clone()
}

fn needed(desk: &mut Desk, label: &str) -> Id {
    medicine(desk, label, &format!(r#","schedules":[{NEEDED}]"#))
}

#[test]
fn a_word_that_both_names_have() {
    for (one, other, wanted) in [
        ("Paracetamol 500", "Paracetamol/codeine", true),
        ("Paracetamol 500", "Calpol (paracetamol)", true),
        ("PARACETAMOL", "paracetamol", true),
        ("Ácido fólico", "Acido FOLICO", true),
        ("Парацетамол", "ПАРАЦЕТАМОЛ форте", true),
        ("Ibuprofen", "Ibuprofen retard", true),
        ("Ibuprofen", "Paracetamol", false),
        ("Ibuprofen", "Ibuprofeno", false),
        // Not long enough.
        ("Iron one", "Iron two", false),
        // No ingredient.
        ("Diclofenac sodium", "Docusate Sodium", false),
        ("Advil tablets", "Bufferin Tablet", false),
        ("Ácido fólico", "Ácido acetilsalicílico", false),
        ("Aspirin Extra Forte", "Vitamin C extra forte", false),
        ("Vitamin C", "Vitamin D", false),
        ("Nurofen capsules", "Omeprazole capsule", false),
        ("Dalsy cápsulas", "Otra cápsula", false),
    ] {
        let mut desk = Desk::new();
        let first = needed(&mut desk, &format!("{one:?}"));
        let second = needed(&mut desk, &format!("{other:?}"));
        assert_eq!(asked(&desk, &first) != "-", wanted, "{one}, {other}");
        assert_eq!(asked(&desk, &second) != "-", wanted, "{other}, {one}");
    }
}

#[test]
fn an_ingredient_that_one_label_says_is_a_word_too() {
    let mut desk = Desk::new();
    let calpol = needed(&mut desk, r#""Calpol","ingredient":"paracetamol""#);
    let plain = needed(&mut desk, r#""Paracetamol""#);
    assert_eq!(asked(&desk, &calpol), "Paracetamol: paracetamol");
    assert_eq!(asked(&desk, &plain), "Calpol: Paracetamol");
}

#[test]
fn only_medicines_in_use_of_which_one_is_taken_as_needed() {
    let mut desk = Desk::new();
    let own = needed(&mut desk, r#""Paracetamol 500""#);
    medicine(&mut desk, r#""Paracetamol unsure""#, "");
    let stopped = needed(&mut desk, r#""Paracetamol old""#);
    let stop = |id: &Id, head: &Id| format!(r#"{{"command":"stop-medicine","medicine":"{id}","basedOn":"{head}"}}"#);
    desk.run(&stop(&stopped, &desk.head(&stopped)), &at("2026-03-02 09:00"));
    assert_eq!(asked(&desk, &own), "-");
    let daily = medicine(&mut desk, r#""Paracetamol daily""#, &format!(r#","schedules":[{DAILY_8}]"#));
    let twice = medicine(&mut desk, r#""Paracetamol evening""#, &format!(r#","schedules":[{DAILY_8}]"#));
    assert_eq!(asked(&desk, &own), "Paracetamol daily: Paracetamol, Paracetamol evening: Paracetamol");
    assert_eq!(asked(&desk, &daily), "Paracetamol 500: Paracetamol", "not the other that has no limits");
    desk.run(&stop(&own, &desk.head(&own)), &at(NOW));
    assert_eq!((asked(&desk, &daily), asked(&desk, &twice), asked(&desk, &own)), ("-".into(), "-".into(), "-".into()));
}

#[test]
fn an_answer_ends_the_question_for_that_pair() {
    let mut desk = Desk::new();
    let one = needed(&mut desk, r#""Paracetamol 500""#);
    let two = needed(&mut desk, r#""Paracetamol/codeine""#);
    let three = needed(&mut desk, r#""Calpol (paracetamol)""#);
    let edit = |desk: &mut Desk, id: &Id, label: &str| {
        let head = desk.head(id);
        let command =
            format!(r#"{{"command":"edit-medicine","medicine":"{id}","basedOn":"{head}","label":{{"name":{label}}}}}"#);
        desk.run(&command, &at("2026-03-04 09:00"));
    };
    edit(&mut desk, &one, &format!(r#""Paracetamol 500","differsFrom":["{two}"]"#));
    assert_eq!(asked(&desk, &one), "Calpol (paracetamol): Paracetamol");
    assert_eq!(asked(&desk, &two), "Calpol (paracetamol): Paracetamol", "said once for both");
    edit(&mut desk, &two, r#""Paracetamol/codeine","ingredient":"paracetamol""#);
    edit(&mut desk, &three, r#""Calpol (paracetamol)","ingredient":"Paracetamol""#);
    assert_eq!(asked(&desk, &three), "Paracetamol 500: paracetamol");
}

#[test]
fn the_question_in_words() {
    let label = |json: &str| serde_json::from_str(json).unwrap();
    let (one, other) =
        (label(r#"{"name":"Paracetamol","strength":"500mg"}"#), label(r#"{"name":"Paracetamol/codeine"}"#));
    let asks = |locale: &str| Wording::new(locale).alike(&one, &other);
    let english = asks("en");
    assert!(faults(&english).is_empty());
    assert_eq!(
        english.replace('\u{a0}', "~"),
        "Paracetamol~500~mg and Paracetamol/codeine: do they hold the same ingredient? \
         If so, their limits count together."
    );
    assert_eq!(
        asks("es").replace('\u{a0}', "~"),
        "Paracetamol~500~mg y Paracetamol/codeine: ¿tienen el mismo principio activo? \
         Si es así, sus límites se cuentan juntos."
    );
}
