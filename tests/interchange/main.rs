//! The readers, from the outside: bytes in, a draft or a refusal out.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "clippy.toml excuses tests, but not the helpers of tests"
)]

mod calcard;
mod faults;
mod habits;
mod linkedin;
mod refusals;
mod vcard;

use std::path::Path;

use kith::id::Ids;
use kith::interchange::{Draft, Refusal, read};
use kith::people::Person;

/// Reads bytes with ids that are counted.
fn read_bytes(bytes: &[u8]) -> Result<Draft, Refusal> {
    let mut last = 0;
    let mut next = || {
        last += 1;
        last
    };
    read(bytes, "a file", &mut Ids::new(&mut next))
}

/// Reads bytes that can be read.
fn draft(bytes: impl AsRef<[u8]>) -> Draft {
    read_bytes(bytes.as_ref()).unwrap_or_else(|refusal| panic!("{refusal}"))
}

/// The sentence with which bytes are refused.
fn refused(bytes: impl AsRef<[u8]>) -> String {
    read_bytes(bytes.as_ref()).expect_err("it was read").to_string()
}

/// The bytes of a fixture.
fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    std::fs::read(path).unwrap()
}

fn names(draft: &Draft) -> Vec<&str> {
    draft.people.iter().map(|person| person.name.as_str()).collect()
}

fn named<'a>(draft: &'a Draft, name: &str) -> &'a Person {
    let found = draft.people.iter().find(|person| person.name == name);
    found.unwrap_or_else(|| panic!("no {name} among {:?}", names(draft)))
}

/// The ties, as sentences.
fn ties(draft: &Draft) -> Vec<String> {
    let name = |id| draft.people.iter().find(|person| person.id == id).unwrap().name.clone();
    let sentence = |tie: &kith::people::Tie| {
        let kind = tie.key.kind().forward();
        format!("{} {kind} {}", name(tie.key.from()), name(tie.key.to()))
    };
    let mut ties: Vec<String> = draft.ties.iter().map(sentence).collect();
    ties.sort();
    ties
}

/// The problems, as "where: why".
fn problems(draft: &Draft) -> Vec<String> {
    draft.problems.iter().map(|problem| format!("{}: {}", problem.place, problem.why)).collect()
}

/// Card lines as a whole vCard of this version.
fn card(version: &str, lines: &str) -> String {
    format!("BEGIN:VCARD\r\nVERSION:{version}\r\n{lines}\r\nEND:VCARD\r\n")
}
