//! calcard, the kept crate for vCards, as an oracle for well-formed cards, and why it reads none of
//! the user's: what it loses of real ones, without a word. Should one of the latter tests fail after
//! an update, it is time to think again.

use calcard::vcard::{VCard, VCardProperty, VCardValue};
use calcard::{Entry, Parser};

use crate::{card, draft};

fn entries(text: &str) -> Vec<Entry> {
    let mut parser = Parser::new(text);
    std::iter::from_fn(|| Some(parser.entry()).filter(|entry| *entry != Entry::Eof)).collect()
}

fn cards(text: &str) -> Vec<VCard> {
    let card = |entry| if let Entry::VCard(card) = entry { Some(card) } else { None };
    entries(text).into_iter().filter_map(card).collect()
}

fn texts(card: &VCard, name: &VCardProperty) -> Vec<String> {
    let entries = card.entries.iter().filter(|entry| entry.name == *name);
    let values = entries.flat_map(|entry| &entry.values);
    values.filter_map(VCardValue::as_text).map(str::to_owned).collect()
}

#[test]
fn well_formed_cards_are_read_alike() {
    for note in [
        "plain",
        "a\\nb",
        "a\\, b\\; c",
        "tail\\\\",
        "ü王👩‍🚀",
        "x: y; z",
        "\"quoted\"",
        "two  spaces",
    ] {
        for version in ["3.0", "4.0"] {
            let lines = format!(
                "FN:{note} A\r\nN:Love;Ada;;;\r\nNICKNAME:{note}\r\nNOTE:{note}\r\nEMAIL;TYPE=home:ada@example.org\r\nTITLE:{note}"
            );
            let text = card(version, &lines);
            let (oracle, ours) = (cards(&text).remove(0), draft(&text).people.remove(0));
            let line = |name| kith::people::clean_line(&texts(&oracle, &name).concat());
            assert_eq!(ours.name, line(VCardProperty::Fn));
            assert_eq!(ours.nick, line(VCardProperty::Nickname));
            assert_eq!(ours.role, line(VCardProperty::Title));
            assert_eq!(ours.notes, texts(&oracle, &VCardProperty::Note).concat());
            assert_eq!(ours.reach.into_keys().next().unwrap(), "mailto:ada@example.org");
        }
    }
}

#[test]
fn it_loses_the_card_after_one_without_an_end() {
    let text = "BEGIN:VCARD\nFN:Ada\nBEGIN:VCARD\nFN:Grace\nEND:VCARD\n";
    assert_eq!(cards(text).len(), 1);
    assert_eq!(draft(text).people.len(), 2);
}

#[test]
fn it_loses_the_day_of_a_birthday() {
    let text = card("4.0", "FN:Ada\r\nBDAY:1815-12-10");
    let oracle = cards(&text).remove(0);
    let birthday = oracle.entries.iter().find(|entry| entry.name == VCardProperty::Bday).unwrap();
    let VCardValue::PartialDateTime(date) = &birthday.values[0] else { panic!("a date") };
    assert_eq!((date.month, date.day), (Some(12), None));
    assert_eq!(draft(&text).people[0].birthday().unwrap().to_string(), "1815-12-10");
}

#[test]
fn it_mangles_quoted_printable_without_a_charset() {
    let text = card("2.1", "FN;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen");
    assert_eq!(texts(&cards(&text)[0], &VCardProperty::Fn), ["JÃ¼rgen"]);
    assert_eq!(draft(&text).people[0].name, "Jürgen");
}

#[test]
fn it_reads_nothing_with_line_ends_of_one_cr() {
    let text = card("4.0", "FN:Ada").replace("\r\n", "\r");
    assert!(cards(&text).is_empty());
    assert_eq!(draft(&text).people.len(), 1);
}
