//! The whole record as one JSON file: lossless, versioned, checked against damage.

use serde::{Deserialize, Serialize};

use chrono::{DateTime, Utc};

use crate::domain::DomainError;
use crate::domain::id::Id;
use crate::domain::read::from_json;
use crate::domain::record::{Fact, Record, Version};

/// What stands in `format`, so that another program's file is told from ours.
const FORMAT: &str = "evenkeel-record";

/// The number of the file's shape. It goes up with every change; a file with a higher one is refused.
pub const VERSION: u32 = 3;

/// Files with more bytes are refused before they are read.
pub const LARGEST: usize = 40 * 1024 * 1024;

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

#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    version: u32,
    /// When it was made.
    exported: DateTime<Utc>,
    record: Id,
    /// CRC-32 (IEEE 802.3) of the compact JSON of `versions` followed by that of `facts`, in hexadecimal.
    check: String,
    versions: Vec<Version>,
    facts: Vec<Fact>,
}

/// The parts of a file that say whether the rest can be understood.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

/// Writes a record as a file.
pub fn write(record: &Record, exported: DateTime<Utc>) -> Vec<u8> {
    let facts: Vec<Fact> = record.facts().collect();
    let file = File {
        format: FORMAT.to_owned(),
        version: VERSION,
        exported,
        record: record.id().clone(),
        check: check(record.versions(), &facts),
        versions: record.versions().to_vec(),
        facts,
    };
    // Shapes of the domain have string keys only, so that writing them cannot fail.
    serde_json::to_vec(&file).unwrap_or_default()
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
    match from_json::<Head>(text) {
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
    crc.update(&serde_json::to_vec(versions).unwrap_or_default());
    crc.update(&serde_json::to_vec(facts).unwrap_or_default());
    format!("{:08x}", crc.finalize())
}
