//! Stores as shipped programs left them: each dump in `tests/stores/` opens, and its shapes are still written the same.
//!
//! A shipped shape is never edited. When one of these tests fails, add a step from the old shape to the new one and a
//! dump of the new schema beside the old; do not bless the difference away.

use crate::support::{Desk, at, finish, golden, zone};
use evenkeel::domain::doses::Doses;
use evenkeel::domain::id::Id;
use evenkeel::domain::record::{Fact, Version};
use evenkeel::planning::today::today;
use evenkeel::storage::device::{Device, Opening};
use evenkeel::storage::folding::fold;
use evenkeel::storage::marker::MemoryMarker;
use evenkeel::storage::memory::MemoryStore;
use evenkeel::storage::{Commit, RecordRow, Row, Segment, Store, StoreError, StoredRecord, segment};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The rows of one record, as text.
#[derive(Serialize, Deserialize)]
struct Dump {
    schema: u32,
    record: String,
    versions: Vec<(String, String)>,
    facts: Vec<(String, String)>,
    /// Names and bytes, in hexadecimal.
    #[serde(default)]
    segments: Vec<(String, String)>,
    /// Names and texts.
    #[serde(default)]
    drafts: Vec<(String, String)>,
}

/// Rows without their bundles: a bundle is a line for each row, its identifier, a space and its JSON.
fn unbundled(rows: &[(String, String)]) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (name, text) in rows {
        if name.starts_with('=') {
            let line = |line: &str| line.split_once(' ').map(|(id, text)| (id.to_owned(), text.to_owned())).unwrap();
            all.extend(text.lines().map(line));
        } else {
            all.push((name.clone(), text.clone()));
        }
    }
    all
}

fn path(schema: u32) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/stores/schema-{schema}.json"))
}

fn dump(schema: u32) -> Dump {
    let dump: Dump = serde_json::from_str(&std::fs::read_to_string(path(schema)).unwrap()).unwrap();
    assert_eq!(dump.schema, schema);
    dump
}

/// What schema 6 brought beside that of schema 5: regimens from a first dose, what moves with an appointment, amounts by a
/// reading or in a range, short courses, limits of any time, supply that goes bad, and goals and steps of looser kinds.
fn sample() -> Desk {
    let mut desk = sample_of_schema_5();
    let now = at("2026-03-04 11:30");
    let tablet = json!({"amount": "1", "unit": "tablet"});
    let all = json!({"command": "add-all", "entities": [
        {"name": "scan", "entity": {"kind": "appointment", "words": "Scan", "at": "2026-04-10T10:00:00",
            "zone": "America/New_York", "status": "booked"}},
        {"name": "call", "entity": {"kind": "action", "words": "Call the ward",
            "hangs": {"appointment": "scan", "days": -2}}},
        {"name": "swim", "entity": {"kind": "action", "words": "Swim",
            "when": {"each-week": {"times": 3, "starts": "2026-03-02", "ends": "2026-05-31"}}}},
        {"name": "weight", "entity": {"kind": "goal", "words": "Keep my weight", "lifecycle": "active", "target": {"measure": "Weight",
            "direction": "between", "quantity": {"amount": "70", "unit": "kg"}, "upTo": "72"}}}]});
    let scan = desk.run(&all.to_string(), &now).versions[0].entity.clone();
    let add = |name: &str, schedule: serde_json::Value| {
        json!({"command": "add-medicine", "label": {"name": name}, "schedules": [schedule]}).to_string()
    };
    let insulin = json!({"kind": "daily", "times": ["12:00"], "starts": "2026-03-04", "doseBy": {"reading": "blood sugar",
        "unit": "mg/dL", "doseUnit": "unit", "callBelow": "70", "callAbove": "400",
        "rows": [{"to": "149", "amount": "0"}, {"from": "150", "to": "199", "amount": "2"}, {"from": "200", "amount": "4"}]}});
    let insulin = desk.run(&add("Insulin lispro", insulin), &now).versions[0].entity.clone();
    for (day, reading) in [("04", "180"), ("05", "100")] {
        let key = desk.key(&insulin, 0, &format!("2026-03-{day}"), "12:00");
        let dose = json!({"key": key, "status": "taken", "reading": reading});
        let record = json!({"command": "record-doses", "doses": [dose]});
        desk.run(&record.to_string(), &at(&format!("2026-03-{day} 12:05")));
    }
    let head = desk.head(&insulin);
    let terms = json!({"wastePerUse": {"amount": "2", "unit": "unit"},
        "opened": {"days": 28, "holds": {"amount": "300", "unit": "unit"}}});
    let terms = json!({"command": "set-supply-terms", "medicine": insulin, "basedOn": head, "terms": terms});
    desk.run(&terms.to_string(), &now);
    let count = json!({"command": "record-count", "medicine": insulin, "amount": {"amount": "280", "unit": "unit"},
        "openedOn": "2026-03-01"});
    desk.run(&count.to_string(), &now);
    let triptan = json!({"kind": "as-needed", "starts": "2026-03-01", "dose": tablet, "then": [{"afterMinutes": 720}],
        "limits": [{"per": {"days": 7}, "most": {"doses": 3}}, {"per": "month", "most": {"days": 9}, "counts": "extra"},
            {"per": {"hours": 72}, "most": {"amount": "4", "unit": "tablet"}}]});
    let triptan = desk.run(&add("Frovatriptan", triptan), &now).versions[0].entity.clone();
    let first = json!({"command": "record-as-needed", "medicine": triptan, "at": "2026-03-03T22:00:00"});
    desk.run(&first.to_string(), &now);
    let vitamin = json!({"kind": "monthly", "every": 3, "weekdays": ["tue"], "nth": [2], "times": ["09:00"],
        "starts": "2026-03-10", "dose": tablet, "doseUpTo": {"amount": "2", "unit": "tablet"}});
    let vitamin = desk.run(&add("Vitamin D", vitamin), &now).versions[0].entity.clone();
    let pause = json!({"command": "pause-medicine", "medicine": vitamin, "basedOn": desk.head(&vitamin),
        "fromHangs": {"appointment": scan, "days": -5}, "untilHangs": {"appointment": scan, "days": 1, "at": "08:00"}});
    desk.run(&pause.to_string(), &now);
    let daily = json!({"kind": "daily", "times": ["08:00"], "starts": "2026-03-01", "dose": tablet});
    let tablets = desk.run(&add("Lisinopril", daily.clone()), &now).versions[0].entity.clone();
    let evening = json!({"kind": "daily", "times": ["20:00"], "starts": "2026-03-04", "dose": tablet});
    let change = json!({"command": "change-regimen", "medicine": tablets, "basedOn": desk.head(&tablets),
        "schedules": [evening], "firstDose": "2026-03-05T20:00:00", "formerUntil": "2026-03-05T09:00:00"});
    desk.run(&change.to_string(), &now);
    let hung = json!({"command": "change-regimen", "medicine": tablets, "basedOn": desk.head(&tablets),
        "schedules": [daily], "hangs": {"appointment": scan, "days": 0}});
    desk.run(&hung.to_string(), &now);
    let patch = |schedule: serde_json::Value| {
        let mut patch = schedule;
        patch["dose"] = json!({"amount": "1", "unit": "patch"});
        patch["starts"] = json!("2026-03-03");
        patch
    };
    let lidocaine = patch(json!({"kind": "daily", "times": ["09:00"], "takeOff": {"afterMinutes": 720}}));
    desk.run(&add("Lidocaine", lidocaine), &now);
    let evening = patch(json!({"kind": "daily", "times": ["08:00"], "takeOff": {"at": "20:00"}}));
    let evening = desk.run(&add("Nitroglycerin", evening), &at("2026-03-03 07:00")).versions[0].entity.clone();
    let dose =
        json!({"key": desk.key(&evening, 0, "2026-03-03", "08:00"), "status": "taken", "at": "2026-03-03T08:10:00"});
    let dose = desk.run(&json!({"command": "record-doses", "doses": [dose]}).to_string(), &now).facts[0].id.clone();
    let off = json!({"command": "record-take-off", "dose": dose, "at": "2026-03-03T20:05:00"});
    desk.run(&off.to_string(), &now);
    desk
}

/// What schemas 4 and 5 brought beside that of schema 3: every part of a plan with all that can be said of it, ratings, a
/// review, a gap that was set aside, and a change of several versions.
fn sample_of_schema_5() -> Desk {
    let mut desk = sample_of_schema_3();
    let now = at("2026-03-04 11:00");
    let id = |json: &str| json.replace('\n', " ");
    let medicine = desk.record.medicines().next().unwrap().0.entity.clone();
    let all = format!(
        r#"{{"command":"add-all","why":"Heart failure at home","entities":[
        {{"name":"ana","entity":{{"kind":"member","name":"Ana","role":"daughter","part":"family","phone":"555","email":"a@b.c",
            "address":"1 Main Street","responsibleFor":"pills","callFor":"rides",
            "caregiver":{{"needs":"rest","strain":"tired","backup":"eva","maySee":"medicines"}}}}}},
        {{"name":"eva","entity":{{"kind":"member","name":"Eva","part":"professional"}}}},
        {{"name":"tired","entity":{{"kind":"concern","words":"Tired"}}}},
        {{"name":"cook","entity":{{"kind":"strength","words":"Was a cook","note":"cooks for us","goals":["walk"]}}}},
        {{"name":"ride","entity":{{"kind":"barrier","words":"No ride","about":"transport","note":"no car",
            "goals":["walk"],"concerns":["tired"],"medicines":["{medicine}"],"resolved":"2026-03-03"}}}},
        {{"name":"walk","entity":{{"kind":"goal","words":"Walk to the shop","why":"bread","term":"short",
            "priority":"high-priority","importance":9,"confidence":6,"surer":"a stick","shownBy":"I am there",
            "due":"2026-04-30","scale":{{"muchLess":"a","less":"b","expected":"c","more":"d","muchMore":"e",
            "baseline":-1,"weight":3}},"progressBy":"rating","lifecycle":"active","achievement":"improving",
            "judgedBecause":"he said so","concerns":["tired"],"medicines":["{medicine}"]}}}},
        {{"name":"call","entity":{{"kind":"action","words":"Call","owner":"ana","goals":["walk"],"barriers":["ride"],
            "referrals":["pass"],"former":[{{"name":"Eva","until":"2026-03-02"}}],"ended":"2026-03-04","outcome":"done"}}}},
        {{"name":"pass","entity":{{"kind":"referral","words":"Bus pass","to":"City","member":"eva","status":"waiting-list",
            "asked":"2026-03-01","nextCheck":"2026-03-15","papers":"proof","deadline":"2026-03-31","outcome":"listed",
            "nextStep":"call","note":"slow","barriers":["ride"],"concerns":["tired"],"goals":["walk"],
            "medicines":["{medicine}"]}}}},
        {{"name":"visit","entity":{{"kind":"appointment","words":"Heart clinic","at":"2026-03-10T10:00:00",
            "zone":"Europe/Madrid","minutes":30,"with":"eva","place":"Main Street","directions":"bus 4","video":"link",
            "bring":"list","questions":["Why?","How?"],"status":"booked","outcome":"fine","nextStep":"none",
            "concerns":["tired"],"goals":["walk"],"referrals":["pass"]}}}},
        {{"name":"plan","entity":{{"kind":"care-plan","doesNotApply":["referrals","talk"],"reviewDue":"2026-03-04","reviewEveryDays":30,
            "closed":{{"on":"2026-03-04","outcome":"partly-reached","note":"moved"}}}}}}]}}"#
    );
    let changes = desk.run(&id(&all), &now);
    let up_to = r#"{"kind":"as-needed","starts":"2026-02-01","dose":{"amount":"1","unit":"tablet"},"doseUpTo":{"amount":"2","unit":"tablet"}}"#;
    let label = format!(r#"{{"name":"Acetaminophen","differsFrom":["{medicine}"]}}"#);
    desk.run(&format!(r#"{{"command":"add-medicine","label":{label},"schedules":[{up_to}]}}"#), &now);
    let goal = changes.versions[5].entity.clone();
    let rating = format!(r#"{{"goal":"{goal}","on":"2026-03-04","level":1,"rater":"caregiver","note":"good"}}"#);
    desk.run(&format!(r#"{{"command":"rate-goal","rating":{rating}}}"#), &now);
    let goals = format!(r#"[{{"goal":"{goal}","outcome":"achieved","decision":"close","why":"he walks"}}]"#);
    let review = format!(r#"{{"on":"2026-03-04","goals":{goals},"next":"2026-05-01","note":"all well"}}"#);
    desk.run(&format!(r#"{{"command":"record-review","review":{review}}}"#), &now);
    let (plan, head) = (&changes.versions[9].entity, desk.head(&changes.versions[9].entity));
    let open = r#"{"kind":"care-plan","reviewDue":"2026-05-01"}"#;
    desk.run(&format!(r#"{{"command":"edit","entity":"{plan}","basedOn":"{head}","to":{open}}}"#), &now);
    let gap = evenkeel::planning::gaps::gaps(&desk.record, &now).remove(0);
    let gap = serde_json::json!({"gap": gap.kind, "of": gap.of, "reason": "not now"}).to_string();
    let gap = gap.replace(r#""of":null,"#, "");
    desk.run(&format!(r#"{{"command":"set-gap-aside","setAside":{gap}}}"#), &now);
    desk
}

/// What schema 3 brought beside that of schema 2: every outcome of a dose, a limit gone over, an entry undone, an
/// ingredient, what is late, fills, counts, orders, and the rules for dosing times.
fn sample_of_schema_3() -> Desk {
    let mut desk = sample_of_schema_2();
    let now = at("2026-03-04 09:45");
    let twice =
        r#"{"kind":"daily","times":["08:00","20:00"],"starts":"2026-02-01","dose":{"amount":"1","unit":"tablet"}}"#;
    let label = r#"{"name":"Metoprolol","strength":"50 mg","ingredient":"metoprolol","onTimeMinutes":90}"#;
    let add = format!(r#"{{"command":"add-medicine","label":{label},"schedules":[{twice}]}}"#);
    let medicine = desk.run(&add, &at("2026-02-01 07:00")).versions[0].entity.clone();
    for (day, entry) in [
        ("02", r#""status":"taken","at":"2026-02-02T08:10:00","givenBy":"Nurse","note":"with milk""#),
        (
            "03",
            r#""status":"partly-taken","amount":{"amount":"0.5","unit":"tablet"},"because":"sick","reason":"spat out""#,
        ),
        ("04", r#""status":"skipped","because":"ran-out""#),
        ("05", r#""status":"held","toldBy":"Dr. Ruiz","reason":"low pulse""#),
        ("06", r#""status":"taken""#),
        ("07", r#""status":"taken""#),
    ] {
        let key = desk.key(&medicine, 0, &format!("2026-02-{day}"), "08:00");
        let command = format!(r#"{{"command":"record-doses","doses":[{{"key":"{key}",{entry}}}]}}"#);
        let fact = desk.run(&command, &now).facts[0].id.clone();
        match day {
            "06" => {
                let correct = r#""entry":{"status":"skipped","because":"forgot"}"#;
                desk.run(&format!(r#"{{"command":"correct-dose","fact":"{fact}",{correct}}}"#), &now);
            }
            "07" => {
                desk.run(&format!(r#"{{"command":"withdraw","fact":"{fact}"}}"#), &now);
            }
            _ => {}
        }
    }
    let needed =
        r#"{"kind":"as-needed","starts":"2026-02-01","minGapMinutes":360,"dose":{"amount":"1","unit":"tablet"}}"#;
    let needed = desk.medicine("Ibuprofen", needed, &at("2026-02-01 07:00"));
    desk.run(&format!(r#"{{"command":"record-as-needed","medicine":"{needed}"}}"#), &now);
    desk.run(
        &format!(r#"{{"command":"record-as-needed","medicine":"{needed}","overLimit":true}}"#),
        &at("2026-03-04 10:45"),
    );
    let fill = r#""on":"2026-03-01","amount":{"amount":"60","unit":"tablet"},"days":30,"refillsLeft":2,"pharmacy":"Corner","cost":"$4""#;
    desk.run(&format!(r#"{{"command":"record-fill","fill":{{"medicine":"{medicine}",{fill}}}}}"#), &now);
    let count = r#""at":"2026-03-03T09:00:00","amount":{"amount":"55","unit":"tablet"}"#;
    desk.run(&format!(r#"{{"command":"record-count","medicine":"{medicine}",{count}}}"#), &now);
    desk.run(&format!(r#"{{"command":"record-order","medicine":"{medicine}","on":"2026-03-04"}}"#), &now);
    let head = desk.head(&medicine);
    desk.run(&format!(r#"{{"command":"set-supply-terms","medicine":"{medicine}","basedOn":"{head}","terms":{{"leadDays":3,"earliestRefillDays":7}}}}"#), &now);
    let head = desk.head(&medicine);
    let rules = format!(
        r#"{{"food":"with","apart":[{{"medicine":"{needed}","minutes":120}}],"minGapMinutes":300,"fixed":true}}"#
    );
    desk.run(
        &format!(r#"{{"command":"set-dose-rules","medicine":"{medicine}","basedOn":"{head}","rules":{rules}}}"#),
        &now,
    );
    desk
}

/// Everything that schema 2 brought: the kinds of schedules, the clock rules, a pause, the person's own day.
fn sample_of_schema_2() -> Desk {
    let mut desk = crate::json::sample();
    let now = at("2026-03-04 09:30");
    let dose = r#""starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}"#;
    let slots =
        r#"[{"anchor":"breakfast","offsetMinutes":-30},{"anchor":"bedtime","dose":{"amount":"2","unit":"tablet"}}]"#;
    let (mut held, mut other) = (Id::new("none").unwrap(), Id::new("none").unwrap());
    for (name, schedule) in [
        ("Monthly", format!(r#"{{"kind":"monthly","days":[1,-1],"times":["08:00"],{dose}}}"#)),
        ("Fixed", format!(r#"{{"kind":"interval","minutes":480,"first":"06:00","from":"start",{dose}}}"#)),
        ("Last", format!(r#"{{"kind":"interval","minutes":360,"first":"06:00","from":"last-taken",{dose}}}"#)),
        (
            "Awake",
            format!(
                r#"{{"kind":"interval","minutes":240,"first":"08:00","from":"start","between":{{"from":"08:00","until":"22:00"}},{dose}}}"#
            ),
        ),
        ("Cycle", format!(r#"{{"kind":"cycle","on":21,"off":7,"times":["21:00"],"count":63,{dose}}}"#)),
        ("Anchored", format!(r#"{{"kind":"anchored","slots":{slots},"weekdays":["mon","sun"],{dose}}}"#)),
        (
            "Taper",
            r#"{"kind":"phases","starts":"2026-03-02","phases":[
                {"days":3,"dose":{"amount":"4","unit":"tablet"},"kind":"daily","times":["08:00"]},
                {"dose":{"amount":"3","unit":"tablet"},"kind":"weekly","weekdays":["sat"],"times":["08:00"]}]}"#
                .to_owned(),
        ),
        (
            "Home",
            format!(
                r#"{{"kind":"daily","times":["08:00"],"clock":{{"rule":"home","zone":"Europe/Madrid"}},"dayStartsAt":"18:00",{dose}}}"#
            ),
        ),
        ("Elapsed", format!(r#"{{"kind":"daily","times":["07:00","19:00"],"clock":{{"rule":"elapsed"}},{dose}}}"#)),
    ] {
        let medicine = desk.medicine(name, &schedule, &now);
        other = medicine.clone();
        if name == "Cycle" {
            held = medicine.clone();
            let head = desk.head(&medicine);
            desk.run(&format!(r#"{{"command":"pause-medicine","medicine":"{medicine}","basedOn":"{head}","until":"2026-03-20T08:00:00","why":"surgery"}}"#), &now);
        }
    }
    let person = desk.record.person().unwrap().0.id.clone();
    desk.run(&format!(r#"{{"command":"set-day","basedOn":"{person}","day":{{"breakfast":"07:30","bedtime":"00:30","dayStartsAt":"04:00","weekend":{{"breakfast":"09:30"}}}}}}"#), &now);
    let fill = |on: &str| {
        format!(
            r#"{{"medicine":"{held}","on":"{on}","amount":{{"amount":"30","unit":"tablet"}},"days":30,"refillsLeft":2,"pharmacy":"Main Street","cost":"$4"}}"#
        )
    };
    let first = desk.run(&format!(r#"{{"command":"record-fill","fill":{}}}"#, fill("2026-03-03")), &now);
    let first = &first.facts.first().unwrap().id;
    desk.run(&format!(r#"{{"command":"record-fill","fill":{},"supersedes":"{first}"}}"#, fill("2026-03-02")), &now);
    desk.run(
        &format!(r#"{{"command":"record-count","medicine":"{held}","amount":{{"amount":"28.5","unit":"tablet"}}}}"#),
        &now,
    );
    desk.run(&format!(r#"{{"command":"record-order","medicine":"{held}"}}"#), &now);
    let head = desk.head(&held);
    desk.run(&format!(r#"{{"command":"set-supply-terms","medicine":"{held}","basedOn":"{head}","terms":{{"leadDays":7,"earliestRefillDays":5}}}}"#), &now);
    let head = desk.head(&held);
    desk.run(&format!(r#"{{"command":"set-dose-rules","medicine":"{held}","basedOn":"{head}","rules":{{"food":"without","apart":[{{"medicine":"{other}","minutes":240}},{{"words":"milk","minutes":60}}],"minGapMinutes":600,"fixed":true}}}}"#), &now);
    desk
}

/// Writes the dump of a schema that has not shipped yet. Run once with `DUMP=1`.
#[test]
fn a_new_schema_is_dumped_on_request() {
    if std::env::var_os("DUMP").is_none() {
        assert!(path(evenkeel::storage::SCHEMA).exists(), "run with DUMP=1 once");
        return;
    }
    let Desk { record, .. } = sample();
    // All but the last entries are in segments.
    let rows: Vec<Row> = record.facts().map(|f| Row { id: f.id.clone(), text: text(&f) }).collect();
    let folding = fold(&[], &rows[..rows.len() - 6], &Doses::default());
    let tail: Vec<Row> = rows.into_iter().filter(|row| !folding.rows.contains(&row.id)).collect();
    let row = RecordRow {
        id: record.id().clone(),
        revision: 1,
        changed: at("2026-03-04 10:00").now,
        name: "Rosa Vega".to_owned(),
        apart: None,
    };
    let mut versions: Vec<(String, String)> = record.versions().iter().map(|v| (v.id.to_string(), text(v))).collect();
    // All but the last versions are in a bundle.
    let tail_of_versions = versions.split_off(versions.len() - 3);
    let lines: String = versions.iter().map(|(id, text)| format!("{id} {text}\n")).collect();
    let bundle = (format!("={}", versions[0].0), lines);
    let dump = Dump {
        schema: evenkeel::storage::SCHEMA,
        record: serde_json::to_string(&row).unwrap(),
        versions: std::iter::once(bundle).chain(tail_of_versions).collect(),
        facts: tail.iter().map(|row| (row.id.to_string(), row.text.clone())).collect(),
        segments: folding.segments.iter().map(|s| (s.name.clone(), hex(&s.bytes))).collect(),
        drafts: vec![("tab/concern".to_owned(), r#"{"fields":{"words":"Not sle"}}"#.to_owned())],
    };
    std::fs::write(path(evenkeel::storage::SCHEMA), serde_json::to_string_pretty(&dump).unwrap() + "\n").unwrap();
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len() / 2).map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap()).collect()
}

fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap()
}

#[test]
fn every_stored_shape_reads_and_is_written_the_same() {
    const MEDICINE_LIST: [&str; 5] = ["action", "concern", "goal", "medicine", "person"];
    for schema in 1..=evenkeel::storage::SCHEMA {
        let kinds = written_the_same(&dump(schema));
        match schema {
            ..4 => assert_eq!(kinds, MEDICINE_LIST, "{schema}"),
            _ => assert_eq!(kinds.len(), 11, "{schema}: {kinds:?}"),
        }
    }
}

/// The kinds of entities in it.
fn written_the_same(dump: &Dump) -> Vec<&'static str> {
    let mut kinds = std::collections::BTreeSet::new();
    for (_, text) in unbundled(&dump.versions) {
        let version: Version = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_string(&version).unwrap(), text);
        kinds.extend(version.body.map(|body| body.kind()));
    }
    for (_, text) in &dump.facts {
        let fact: Fact = serde_json::from_str(text).unwrap();
        assert_eq!(&serde_json::to_string(&fact).unwrap(), text);
    }
    for (name, hex) in &dump.segments {
        let mut doses = Doses::default();
        segment::read(&bytes(hex), &mut doses).unwrap();
        doses.settle(&[]);
        assert_eq!(&self::hex(&segment::write(&doses, &doses.in_order())), hex, "{name}");
    }
    kinds.into_iter().collect()
}

/// What the segments of schema 3 hold, in words: whoever changes how they are read sees it here.
#[test]
fn the_segments_of_schema_3_say_what_they_said() {
    let mut doses = Doses::default();
    for (_, hex) in &dump(3).segments {
        segment::read(&bytes(hex), &mut doses).unwrap();
    }
    doses.settle(&[]);
    let line = |row: usize| {
        let fact = doses.fact(row).unwrap();
        format!("{}{}\n", if doses.is_superseded(row) { "- " } else { "  " }, text(&fact))
    };
    let said: String = doses.in_order().into_iter().map(line).collect();
    golden("segments-schema-3.txt", &said);
}

#[test]
fn each_dump_opens_as_a_record() {
    // Schema 2 has doses of other kinds due on that day, none of them recorded; schema 6 one more, recorded by a reading.
    for schema in 1..=evenkeel::storage::SCHEMA {
        opens(&dump(schema), if schema < 6 { 1 } else { 2 });
    }
}

fn opens(dump: &Dump, recorded: u32) {
    let row: RecordRow = serde_json::from_str(&dump.record).unwrap();
    let rows = |rows: &[(String, String)]| {
        rows.iter().map(|(id, text)| Row { id: Id::new(id.as_str()).unwrap(), text: text.clone() }).collect()
    };
    let store = MemoryStore::default();
    let id = row.id.clone();
    let commit = Commit {
        expects: 0,
        row,
        versions: rows(&unbundled(&dump.versions)),
        facts: rows(&dump.facts),
        doses: Doses::default(),
    };
    finish(store.commit(&commit)).unwrap();
    let store =
        WithSegments(store, dump.segments.iter().map(|(n, h)| Segment { name: n.clone(), bytes: bytes(h) }).collect());
    let fresh = Id::new("phone").unwrap();
    let device = finish(Device::open(store, MemoryMarker::default(), fresh, &zone("America/New_York"))).unwrap();
    assert!(matches!(device.opening(), Opening::Ready { .. }));
    let open = finish(device.record(&id)).unwrap();
    assert_eq!(open.unreadable(), 0);
    let view = today(&open.record(), None, &at("2026-03-04 12:00"));
    assert_eq!(view.parts.iter().map(|p| p.recorded).sum::<u32>(), recorded);
}

/// A store into which segments were put as they were dumped.
struct WithSegments(MemoryStore, Vec<Segment>);

impl Store for WithSegments {
    async fn list(&self) -> Result<Vec<RecordRow>, StoreError> {
        self.0.list().await
    }

    async fn load(&self, record: &Id) -> Result<Option<StoredRecord>, StoreError> {
        let segments = self.1.clone();
        Ok(self.0.load(record).await?.map(|stored| StoredRecord { segments, ..stored }))
    }

    async fn commit(&self, commit: &Commit) -> Result<(), StoreError> {
        self.0.commit(commit).await
    }

    async fn fold(&self, record: &Id) -> Result<(), StoreError> {
        self.0.fold(record).await
    }

    async fn erase(&self, record: &Id) -> Result<(), StoreError> {
        self.0.erase(record).await
    }

    async fn device_id(&self, fresh: Id) -> Result<Id, StoreError> {
        self.0.device_id(fresh).await
    }
}
