//! Fonts, and reports to render.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use evenkeel::exchange::report::{Block, Cell, Column, Line, Report, Table, Tone};
use evenkeel_pdf::{Rendered, render};

use crate::pdf::Pdf;

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The four fonts that the app serves.
pub static FONTS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let files = [
        "atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf",
        "atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf",
        "noto-sans/400Regular/NotoSans_400Regular.ttf",
        "noto-sans/700Bold/NotoSans_700Bold.ttf",
    ];
    let folder = root().join("node_modules/@expo-google-fonts");
    let read =
        |file| fs::read(folder.join(file)).unwrap_or_else(|_| panic!("the font {file} is not there: run `npm ci`"));
    files.map(read).into()
});

pub fn rendered(report: &Report) -> Rendered {
    render(report, &FONTS).expect("renders")
}

/// Renders a report and reads it back.
pub fn read(report: &Report) -> Pdf {
    Pdf::read(&rendered(report).bytes)
}

pub fn report(blocks: Vec<Block>) -> Report {
    Report {
        locale: "en-US".to_owned(),
        title: "Care plan and medicine list".to_owned(),
        subject: "Rosa Marín".to_owned(),
        footer: "Rosa Marín · Page {page} of {pages}".to_owned(),
        made: "2026-03-04T13:10:00Z".to_owned(),
        blocks,
    }
}

pub fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: text.to_owned() }
}

pub fn paragraph(text: &str, tone: Tone) -> Block {
    Block::Paragraph { text: text.to_owned(), tone }
}

pub fn list(items: &[&str]) -> Block {
    Block::List { items: items.iter().map(|item| (*item).to_owned()).collect() }
}

/// Lines that are parted by `|`; those that begin with `*` are strong.
pub fn cell(text: &str) -> Cell {
    let line = |text: &str| match text.strip_prefix('*') {
        Some(text) => Line { text: text.to_owned(), strong: true },
        None => Line { text: text.to_owned(), strong: false },
    };
    Cell { lines: text.split('|').map(line).collect() }
}

pub fn table(caption: &str, columns: &[(&str, u8)], rows: &[&[&str]]) -> Block {
    let columns = columns.iter().map(|(title, share)| Column { title: (*title).to_owned(), share: *share }).collect();
    let rows = rows.iter().map(|row| row.iter().map(|text| cell(text)).collect()).collect();
    Block::Table(Table { caption: caption.to_owned(), columns, rows })
}

pub const DAY: [(&str, u8); 5] = [("Medicine", 44), ("Morning", 14), ("Noon", 14), ("Evening", 14), ("Bedtime", 14)];

/// The head of a report: whose it is, and the allergies.
pub fn head() -> Vec<Block> {
    vec![
        heading(1, "Care plan and medicine list"),
        paragraph("Rosa Marín", Tone::Strong),
        paragraph("Born May 2, 1947", Tone::Plain),
        paragraph("Made on March 4, 2026 at 8:10 am. Kept on the device of the person who made it.", Tone::Note),
        heading(2, "Allergies"),
        paragraph("Penicillin, shellfish and adhesive tape", Tone::Strong),
    ]
}

/// Thirteen medicines, home from hospital.
pub fn thirteen() -> Report {
    let mut blocks = head();
    blocks.push(heading(2, "Medicines"));
    blocks.push(table(
        "Medicines with a set time",
        &DAY,
        &[
            &["*furosemide 40 mg tablet|Take 1 tablet at 8:00 am and 1 tablet at 2:00 pm, every day.|For fluid around the heart", "*1 tablet|8:00 am", "*1 tablet|2:00 pm", "–", "–"],
            &["*warfarin 2.5 mg tablet|Take 2 tablets at 6:00 pm on Monday, Wednesday and Friday and 1 tablet at 6:00 pm on the other days.|For the heart rhythm|Label: “Take as directed by the clinic”", "–", "–", "*2 tablets|6:00 pm", "–"],
            &["*metformin 500 mg tablet|Take 1 tablet at 8:00 am and 1 tablet at 6:00 pm, every day.|For type 2 diabetes|Food: with breakfast and dinner", "*1 tablet|8:00 am", "–", "*1 tablet|6:00 pm", "–"],
            &["*insulin glargine 100 units per mL|Inject 18 units at bedtime, every day.|For type 2 diabetes", "–", "–", "–", "*18 units|9:00 pm"],
            &["*levothyroxine 75 mcg tablet|Take 1 tablet at 7:00 am, every day.|For low thyroid|Keep apart: calcium, 4 hours", "*1 tablet|7:00 am", "–", "–", "–"],
            &["*calcium carbonate 600 mg tablet|Take 1 tablet at noon, every day.|For the bones|Food: with lunch", "–", "*1 tablet|noon", "–", "–"],
            &["*alendronate 70 mg tablet|Take 1 tablet at 6:30 am, only on Sunday.|For the bones|Label: “Stay upright for 30 minutes, before anything else”", "*1 tablet|6:30 am", "–", "–", "–"],
            &["*metoprolol succinate 50 mg tablet|Take 1 tablet at 8:00 am, every day.|For the heart", "*1 tablet|8:00 am", "–", "–", "–"],
            &["*atorvastatin 40 mg tablet|Take 1 tablet at 6:00 pm, every day.|For cholesterol", "–", "–", "*1 tablet|6:00 pm", "–"],
            &["*prednisone 10 mg tablet|Take 4 tablets at 8:00 am, every day until March 6, 2026.|From March 7, 2026: Take 3 tablets at 8:00 am, every day.|For the lungs", "*4 tablets|8:00 am", "–", "–", "–"],
            &["*potassium chloride 20 mEq tablet|Take 1 tablet at 8:00 am, every day.|What it is for: not recorded|Food: with food", "*1 tablet|8:00 am", "–", "–", "–"],
        ],
    ));
    blocks.extend([
        heading(3, "Only when needed"),
        table(
            "Medicines taken only when needed",
            &[("Medicine", 44), ("How much", 16), ("Limits on the label", 40)],
            &[&[
                "*acetaminophen 500 mg tablet|For pain",
                "1 to 2 tablets",
                "At least 6 hours apart, at most 6 tablets in 24 hours",
            ]],
        ),
        heading(3, "To ask about"),
        paragraph("How these are taken is not known yet.", Tone::Plain),
        list(&["lisinopril 10 mg tablet"]),
        paragraph("1 stopped medicine is left out.", Tone::Note),
        heading(2, "What matters to me"),
        paragraph(
            "“Walking to the corner shop, and having my daughter here as my daughter, not my nurse.”",
            Tone::Quote,
        ),
        paragraph("Language: español; some English", Tone::Plain),
        paragraph("How to talk with me: slowly, one thing at a time, and write it down", Tone::Plain),
        heading(2, "Concerns"),
        list(&[
            "Falling at night on the way to the bathroom",
            "Mixing up the old list and the new one",
            "My daughter gets no rest",
        ]),
        heading(2, "Goals"),
        heading(3, "Stay out of hospital for 30 days"),
        list(&["Why: I sleep badly there", "By April 1, 2026"]),
        heading(3, "Weigh myself every day"),
        list(&["mornings weighed: at least 27 days", "Last seen: 2 days on March 4, 2026", "By April 1, 2026"]),
        heading(2, "Who does what"),
        table(
            "Actions",
            &[("What", 46), ("Who", 24), ("When", 30)],
            &[
                &["*Call within 48 hours|Ask about the two lists", "home care nurse", "by March 5, 2026"],
                &["*Heart clinic|Bring the weights", "Lucía, daughter", "by March 11, 2026"],
                &["*Buy a scale and a pill organiser", "nobody yet", "no date yet"],
            ],
        ),
        heading(2, "People who help"),
        table(
            "Care team",
            &[("Name", 26), ("Role", 26), ("Phone", 20), ("Call for", 28)],
            &[
                &["*Lucía Marín", "daughter", "555-0134", "anything, first"],
                &[
                    "*Dr. Anneke van der Berg",
                    "heart specialist",
                    "555-0199",
                    "weight up 3 lb in a day or 5 lb in a week",
                ],
                &["*Iñaki", "son", "+34 600 555 010", ""],
            ],
        ),
    ]);
    report(blocks)
}

/// A whole plan as the core writes it: its own tests keep these files.
pub fn whole_plan(locale: &str) -> Report {
    let name = if locale == "es" { "report-plan.es.json" } else { "report-plan.json" };
    let text = fs::read_to_string(root().join("tests/golden").join(name)).expect("the golden file");
    serde_json::from_str(&text).expect("a report")
}

/// Twenty medicines of two or three lines, with allergies.
pub fn twenty() -> Report {
    let mut blocks = head();
    blocks.push(heading(2, "Medicines"));
    let names = [
        "furosemide 40 mg tablet",
        "metoprolol succinate 50 mg tablet",
        "atorvastatin 40 mg tablet",
        "levothyroxine 75 mcg tablet",
    ];
    let rows: Vec<Vec<String>> = (0..20)
        .map(|index| {
            let reason = if index % 3 == 0 { "" } else { "|For the heart and the blood pressure" };
            let first = format!("*{}|Take 1 tablet at 8:00 am, every day.{reason}", names[index % names.len()]);
            vec![first, "*1 tablet|8:00 am".to_owned(), "–".to_owned(), "–".to_owned(), "–".to_owned()]
        })
        .collect();
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    blocks.push(table("Medicines with a set time", &DAY, &rows));
    report(blocks)
}

/// Every text of a report that stands on its pages.
pub fn texts(report: &Report) -> Vec<String> {
    let mut texts = Vec::new();
    for block in &report.blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text, .. } => texts.push(text.clone()),
            Block::List { items } => texts.extend(items.iter().cloned()),
            Block::Table(table) => {
                texts.push(table.caption.clone());
                texts.extend(table.columns.iter().map(|column| column.title.clone()));
                texts.extend(table.rows.iter().flatten().flat_map(|cell| &cell.lines).map(|line| line.text.clone()));
            }
        }
    }
    texts
}

/// With each stretch of white space as one space, and none at the ends.
pub fn even(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
