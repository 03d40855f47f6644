//! The backup: one file that a person can read and that gives back the identical notebook. No
//! awareness of files or screens.
//!
//! It is JSON (RFC 8259): the notebook in words, and beside it the document's whole history as a
//! Yjs update in base64, with a CRC-32 of each. The update is what is restored. Where the readable
//! part was edited by hand, what differs is taken as edits on top of the update, made by another
//! device; so it merges, and is previewed, like any other device's work.

mod edits;
mod readable;
mod refusal;

pub use refusal::Refusal;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::SIZE_MAX;
use crate::day::Day;
use crate::document::{Comparison, Document, SCHEMA};
use readable::Readable;

/// What stands first in every backup.
const MARK: &str = "backup";

/// The version of this form of file.
const VERSION: i64 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File<N> {
    kith: String,
    version: i64,
    made: Day,
    schema: i64,
    notebook: N,
    #[serde(default)]
    checksums: Checksums,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    update: Option<String>,
}

/// CRC-32 (IEEE) as eight hex digits.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Checksums {
    /// Of the readable part, written without spaces and with its keys in order, so that another
    /// indentation is no edit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    notebook: Option<String>,
    /// Of the update's bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    update: Option<String>,
}

/// The name of a backup made on this day: `kith-2026-11-21.json`.
pub fn file_name(made: Day) -> String {
    format!("kith-{made}.json")
}

/// The backup of a document, made on this day.
pub fn write(document: &Document, made: Day) -> String {
    let update = document.snapshot();
    let notebook = Readable::of(document.notebook());
    // What is plain values can't fail to be written.
    let value = serde_json::to_value(&notebook).unwrap_or_default();
    let file = File {
        kith: MARK.to_owned(),
        version: VERSION,
        made,
        schema: document.schema(),
        notebook,
        checksums: Checksums {
            notebook: Some(hex(readable::checksum(&value))),
            update: Some(hex(crc32fast::hash(&update))),
        },
        update: Some(BASE64.encode(&update)),
    };
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

fn hex(checksum: u32) -> String {
    format!("{checksum:08x}")
}

/// Whether bytes look like a backup, whole or not: to be asked before other formats are tried.
pub fn looks_like(bytes: &[u8]) -> bool {
    let head: Vec<u8> =
        bytes.iter().take(64).copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head);
    head.starts_with(b"{\"kith\":")
}

/// A backup that was read: whole, and by its checksums what was written, or edited by hand.
#[derive(Clone, Debug)]
pub struct Backup {
    made: Day,
    update: Vec<u8>,
    by_hand: Option<Comparison>,
}

/// What restoring a backup, or merging it, would change here.
#[derive(Clone, Debug)]
pub struct BackupPlan {
    /// The day it says it was made.
    pub made: Day,
    /// What was edited in it by hand, against what Kith had written there.
    pub by_hand: Option<Comparison>,
    /// What it would change, and what there is to decide.
    pub comparison: Comparison,
    /// For [`Document::bring_in`].
    pub update: Vec<u8>,
}

impl Backup {
    /// The day it says it was made.
    pub fn made(&self) -> Day {
        self.made
    }

    /// Compares it with a document.
    ///
    /// # Errors
    /// When it can't be merged with that.
    pub fn plan(&self, document: &Document) -> Result<BackupPlan, Refusal> {
        Ok(BackupPlan {
            made: self.made,
            by_hand: self.by_hand.clone(),
            comparison: document.compare(&self.update).map_err(Refusal::Merge)?,
            update: self.update.clone(),
        })
    }
}

/// Reads a backup. It is taken whole or not at all.
///
/// # Errors
/// When it is no backup, is cut short, is altered where nobody edits by hand, says something that
/// can't be understood, or was written by a newer Kith.
pub fn read(bytes: &[u8]) -> Result<Backup, Refusal> {
    if u64::try_from(bytes.len()).is_ok_and(|length| length > SIZE_MAX) {
        return Err(Refusal::TooLarge);
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if text.iter().all(u8::is_ascii_whitespace) {
        return Err(Refusal::Empty);
    }
    // serde_json stops at 128 levels, far above what a backup has.
    let value: Value = serde_json::from_slice(text).map_err(|error| match error.is_eof() {
        _ if !looks_like(bytes) => Refusal::NotABackup,
        true => Refusal::CutOff,
        false => Refusal::Altered,
    })?;
    if value.get("kith").and_then(Value::as_str) != Some(MARK) {
        return Err(Refusal::NotABackup);
    }
    let number = |name| value.get(name).and_then(Value::as_i64);
    if number("version").is_none_or(|version| version > VERSION)
        || number("schema").is_none_or(|schema| schema > SCHEMA)
    {
        let whole = number("version").is_some() && number("schema").is_some();
        return Err(if whole { Refusal::Newer } else { Refusal::Altered });
    }
    let file: File<Value> = serde_json::from_value(value).map_err(|_| Refusal::Altered)?;
    let update = updates(&file)?;
    let mut document = Document::new(0);
    if let Some(update) = &update {
        if let Some((_, why)) = document.merge([update.as_slice()]).into_iter().next() {
            return Err(Refusal::Merge(why));
        }
        if file.schema != document.schema() {
            return Err(Refusal::Altered);
        }
    }
    let is_as_written = file.checksums.notebook == Some(hex(readable::checksum(&file.notebook)));
    match update {
        Some(update) if is_as_written => Ok(Backup { made: file.made, update, by_hand: None }),
        update => edits::apply(document, update, &file, bytes),
    }
}

/// The update, if there is one and it is what was written.
fn updates(file: &File<Value>) -> Result<Option<Vec<u8>>, Refusal> {
    let Some(text) = &file.update else {
        // Whoever leaves it out by hand leaves out its checksum, too.
        let is_whole = file.checksums.update.is_none();
        return is_whole.then_some(None).ok_or(Refusal::Altered);
    };
    let update = BASE64.decode(text).map_err(|_| Refusal::Altered)?;
    let is_as_written = file.checksums.update == Some(hex(crc32fast::hash(&update)));
    is_as_written.then_some(Some(update)).ok_or(Refusal::Altered)
}

#[cfg(test)]
mod tests;
