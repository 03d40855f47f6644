//! Writes what the fuzz targets begin from, into FOLDER/TARGET/: a real notebook's values and files.
//! `cargo run --no-default-features --example seeds -- FOLDER`

use std::fs;
use std::io::{Error, Result};
use std::path::{Path, PathBuf};

use kith::day::Day;
use kith::document::Document;
use kith::id::{AnyId, Ids, PersonId};
use kith::interchange::backup;
use kith::interchange::habits::loop_archive;
use kith::people::Person;
use kith::sample;
use kith::storage::lock::{Lock, SealedFile};
use kith::storage::{Keeper, MemoryShelf};

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
        // Kind, "not deflated", and what a tidy value holds.
        write(&folder, "restore", at, &[&[1], update.as_slice()].concat())?;
        write(&folder, "open", at, &[b"!e\0", update.as_slice()].concat())?;
        write(&folder, "open", at + 100, &[b"!t\0kith/1.0\n\n", update.as_slice()].concat())?;
    }
    let shelf = {
        let (mut keeper, _) = Keeper::open(MemoryShelf::default(), 9);
        keeper.edit("", |edit| edit.put_person(&Person::new(PersonId::from_random(1), "Ada")));
        keeper.raw()
    };
    for (at, (key, text)) in shelf.iter().enumerate() {
        write(&folder, "open", at + 200, format!("{key}\t{text}").as_bytes())?;
    }
    write(&folder, "restore", 100, backup::write(&small, today).as_bytes())?;
    let lock = Lock { rounds: 1_000_000, salt: [1; 16], iv: [2; 12], wrapped: [3; 48] };
    write(&folder, "lock", 0, lock.to_text().as_bytes())?;
    write(&folder, "lock", 1, SealedFile { lock, sealed: vec![4; 90] }.to_text().as_bytes())?;
    for (at, (how, file)) in HABITS.iter().enumerate() {
        write(&folder, "habits", at, &[&[*how], *file].concat())?;
    }
    let archive = loop_archive(whole.notebook(), today).bytes;
    write(&folder, "habits", 100, &[&[0], archive.as_slice()].concat())?;
    write(&folder, "stored", 0, &[0, 0, 0, 8, 5, 3, 0, 0, 2, 8, 7, 4, 0, 12, 1, 2, 0])?;
    Ok(())
}

/// Files of habits, small and made up, as `fuzz/src/habits.rs` takes them.
const HABITS: [(u8, &[u8]); 4] = [
    (2, b"001,Call,YES_NO,Did I?,To somebody,2,3,#00897B,,,,false\n002,Coffee,NUMERICAL,,,1,7,#1976D2,\
      cups,AT_MOST,12.0,true\n\x002026-11-20,YES_MANUAL,\"a \"\"b\"\"\"\n2026-11-19,SKIP,\n\x002026-11-18,30000,hi\n"),
    (1, b"Walk,far,Body,11/20/2026,1,\nWalk,far,Body,11/19/2026,-2150000000,ill\nRead,,,2026-11-20,12.5,\n"),
    (0, br#"{"habits":[{"name":"Walk","desc":"","type":1,"status":1,"daily_goal":3,"daily_goal_unit":"km","freq_type":3,
      "freq_custom":"[3,7]","start_date":20000,"group_id":"g","records":[{"record_date":20700,"record_type":1,
      "record_value":2.5,"reason":"x"}]}],"groups":[{"uuid":"g","name":"Body"}]}"#),
    (0, br#"{"habits":[{"name":"Walk","id":"1","tags":["a","b"],"status":"normal","period":{"period_type":"W",
      "period_count":1,"target_count":3},"records":[{"day":"2026-11-20","done":true,"text":"x"}]}],"order":["1"]}"#),
];

fn write(folder: &Path, target: &str, at: usize, bytes: &[u8]) -> Result<()> {
    let folder = folder.join(target);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(at.to_string()), bytes)
}
