//! Writes what the fuzz targets begin from, into FOLDER/TARGET/: a real notebook's values and files.
//! `cargo run --no-default-features --example seeds -- FOLDER`

use std::fs;
use std::io::{Error, Result};
use std::path::{Path, PathBuf};

use kith::day::Day;
use kith::document::Document;
use kith::id::{AnyId, Ids, PersonId};
use kith::people::Person;
use kith::sample;

fn main() -> Result<()> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.ok_or_else(|| Error::other("usage: seeds FOLDER"))?;
    let mut next = 0_u64;
    let mut random = || {
        next = next.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        next
    };

    let mut small = Document::new(6);
    let mut updates = Vec::new();
    for name in ["Ada", "Grace"] {
        let person = Person::new(PersonId::from_random(random()), name);
        updates.extend(small.edit("", |edit| edit.put_person(&person)).map(|done| done.update));
    }
    updates.extend(small.undo().map(|done| done.update));
    updates.push(small.snapshot());

    let today = Day::new(2026, 11, 21).ok_or_else(|| Error::other("no such day"))?;
    let mut whole = Document::new(5);
    whole.edit("", |edit| sample::put(edit, today, &mut Ids::new(&mut random)));
    updates.push(whole.snapshot());

    for (at, update) in updates.iter().enumerate() {
        write(&folder, "merge", at, update)?;
        write(&folder, "conflict", at, update)?;
    }
    Ok(())
}

fn write(folder: &Path, target: &str, at: usize, bytes: &[u8]) -> Result<()> {
    let folder = folder.join(target);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(at.to_string()), bytes)
}
