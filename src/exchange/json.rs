//! The whole record as one JSON file: lossless, versioned, checked against damage.

use serde::{Deserialize, Serialize};

use chrono::{DateTime, Utc};

use crate::domain::DomainError;
use crate::domain::id::Id;
use crate::domain::read::{from_json, part_of};
use crate::domain::record::{Fact, Record, Version};

/// What stands in `format`, so that another program's file is told from ours.
const FORMAT: &str = "evenkeel-record";

/// The number of the file's shape. It goes up with every change; a file with a higher one is refused.
pub const VERSION: u32 = 5;

/// Files with more bytes are refused before they are read. Twenty years of twelve medicines, three times a day, fit.
pub const LARGEST: usize = 160 * 1024 * 1024;

/// A file that could not be read. Nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// More than [`LARGEST`] bytes.
    #[error("the file is larger than {} MB", LARGEST / 1024 / 1024)]
    TooLarge,
    /// Not one of our files.
    #[error("this is not a backup file of this program")]
    Foreign,
    /// A file of a newer version of the program.
    #[error("this file was made by a newer version of this program")]
    Newer,
    /// One of our files, but cut off or changed.
    #[error("this backup file is damaged or not complete")]
    Damaged,
    /// One of our files whose entries contradict each other.
    #[error(transparent)]
    Contradictory(#[from] DomainError),
}

impl FileError {
    /// The stable name that callers match on. Never reworded, unlike the message.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge => "file-too-large",
            Self::Foreign => "file-foreign",
            Self::Newer => "file-newer",
            Self::Damaged | Self::Contradictory(_) => "file-damaged",
        }
    }
}

/// What is read of a file; [`Head`] was read before.
#[derive(Deserialize)]
struct File {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u32,
    /// When it was made.
    exported: DateTime<Utc>,
    record: Id,
    /// CRC-32 (IEEE 802.3) of the compact JSON of `versions` followed by that of `facts`, in hexadecimal.
    check: String,
    versions: Vec<Version>,
    facts: Vec<Fact>,
}

/// The parts of a file that say whether the rest can be understood.
#[derive(Serialize, Deserialize)]
struct Head {
    format: String,
    version: u32,
}

/// What stands between those and the lists.
#[derive(Serialize)]
struct Rest {
    exported: DateTime<Utc>,
    record: Id,
    check: String,
}

/// Writes a record as a file.
pub fn write(record: &Record, exported: DateTime<Utc>) -> Vec<u8> {
    // Each fact is put together, written and forgotten: there may be a hundred thousand.
    let versions = list(record.versions().iter().map(text));
    let facts = list(record.facts().map(|fact| text(&fact)));
    let mut crc = crc32fast::Hasher::new();
    crc.update(versions.as_bytes());
    crc.update(facts.as_bytes());
    let head = Head { format: FORMAT.to_owned(), version: VERSION };
    let rest = Rest { exported, record: record.id().clone(), check: format!("{:08x}", crc.finalize()) };
    // An object of each, made into one.
    let mut file = text(&head);
    file.pop();
    file.push(',');
    file.push_str(text(&rest).trim_start_matches('{'));
    file.pop();
    file.push_str(",\"versions\":");
    file.push_str(&versions);
    file.push_str(",\"facts\":");
    file.push_str(&facts);
    file.push('}');
    file.into_bytes()
}

fn list(entries: impl Iterator<Item = String>) -> String {
    let mut list = String::from("[");
    for entry in entries {
        if list.len() > 1 {
            list.push(',');
        }
        list.push_str(&entry);
    }
    list.push(']');
    list
}

fn text<T: Serialize>(value: &T) -> String {
    // Shapes of the domain have string keys only, so that writing them cannot fail.
    serde_json::to_string(value).unwrap_or_default()
}

/// A record read from a file, with the time at which the file was made.
#[derive(Debug)]
pub struct Copy {
    /// The record as it was then.
    pub record: Record,
    /// When that was.
    pub exported: DateTime<Utc>,
}

/// Reads a file. Everything in it is checked before anything is returned.
///
/// # Errors
/// See [`FileError`].
pub fn read(bytes: &[u8]) -> Result<Copy, FileError> {
    if bytes.len() > LARGEST {
        return Err(FileError::TooLarge);
    }
    let text = str::from_utf8(bytes)
        .map_err(|_| if says_our_format(bytes) { FileError::Damaged } else { FileError::Foreign })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match part_of::<Head>(text) {
        Ok(head) if head.format != FORMAT => return Err(FileError::Foreign),
        Ok(head) if head.version > VERSION => return Err(FileError::Newer),
        Ok(_) => {}
        Err(_) if says_our_format(bytes) => return Err(FileError::Damaged),
        Err(_) => return Err(FileError::Foreign),
    }
    let file: File = from_json(text).map_err(|_| FileError::Damaged)?;
    if file.check != check(&file.versions, &file.facts) {
        return Err(FileError::Damaged);
    }
    let record = Record::from_parts(file.record, file.versions, file.facts)?;
    if record.person().is_none() {
        return Err(FileError::Damaged);
    }
    Ok(Copy { record, exported: file.exported })
}

/// A file that is cut off still begins like one of ours.
fn says_our_format(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(200)).unwrap_or(bytes);
    start.windows(FORMAT.len()).any(|window| window == FORMAT.as_bytes())
}

fn check(versions: &[Version], facts: &[Fact]) -> String {
    let mut crc = crc32fast::Hasher::new();
    crc.update(list(versions.iter().map(text)).as_bytes());
    let mut before = "[";
    for fact in facts {
        crc.update(before.as_bytes());
        crc.update(text(fact).as_bytes());
        before = ",";
    }
    crc.update(if facts.is_empty() { b"[]" } else { b"]" });
    format!("{:08x}", crc.finalize())
}
