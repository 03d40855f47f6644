//! The bytes of a vCard file -> cards of content lines, each with its line number. Whatever is wrong
//! with one line or one card stays with it.
//!
//! Our own, because calcard 0.3.14 loses what is in the file and can't say so (`tests/interchange/calcard.rs`
//! shows each): the card after one without `END:VCARD` whole, the day of every birthday written as
//! `1815-12-10` in 4.0, quoted-printable text without a charset, line ends of a single CR, unknown
//! relation types in quotation marks; and it knows no line numbers. It also brings time zones and a
//! mail parser into the page. It stays as the oracle that well-formed cards are held against.

use super::line::ContentLine;
use super::unfold::{Unfolded, physical};
use crate::interchange::decode::Source;
use crate::interchange::problem::{Problems, quoted};
use crate::interchange::sniff::is_line;
use crate::sort;

/// A card, as it is written.
pub(super) struct Card {
    /// The line it begins on.
    pub(super) number: usize,
    /// Its lines, but for the first, the last, and photos and the like.
    pub(super) lines: Vec<ContentLine>,
    /// The names of the properties that were too heavy to keep.
    pub(super) dropped: Vec<String>,
    /// Whether its `END:VCARD` was found.
    pub(super) ended: bool,
    old: bool,
    agent: bool,
}

/// All cards, in the order they begin.
pub(super) fn cards(source: &Source<'_>, problems: &mut Problems) -> Vec<Card> {
    let mut reader = Reader {
        source,
        problems,
        open: Vec::new(),
        done: Vec::new(),
        outside: None,
        guessed: None,
    };
    let mut current: Option<Unfolded> = None;
    let mut whole = true;
    for line in physical(&source.bytes) {
        whole = line.ended;
        if let Some(current) = &mut current
            && current.goes_on(line.bytes, reader.folds_before_text())
        {
            continue;
        }
        if let Some(line) = current.take() {
            reader.take(line.number, &line.bytes);
        }
        if !line.bytes.trim_ascii().is_empty() {
            current = Some(Unfolded::new(&line));
        }
    }
    if let Some(Unfolded { number, bytes, .. }) = current {
        if whole || is_line(&bytes, b"END:VCARD") || reader.open.is_empty() {
            reader.take(number, &bytes);
        } else {
            reader.last_line_cut(number, &bytes);
        }
    }
    reader.finish()
}

struct Reader<'a, 'b> {
    source: &'a Source<'b>,
    problems: &'a mut Problems,
    /// The cards that have begun: more than one only within an `AGENT`.
    open: Vec<Card>,
    done: Vec<Card>,
    /// Lines outside of cards: the first, how many, and what it says.
    outside: Option<(usize, usize, String)>,
    /// Lines whose characters are a guess: the first, and how many.
    guessed: Option<(usize, usize)>,
}

impl Reader<'_, '_> {
    /// Whether the card that is open folds its lines as 2.1 does.
    fn folds_before_text(&self) -> bool {
        self.open.last().is_some_and(|card| card.old)
    }

    /// Takes one whole line.
    fn take(&mut self, number: usize, bytes: &[u8]) {
        if is_line(bytes, b"BEGIN:VCARD") {
            self.flush_outside();
            let inside = self.open.last().is_some_and(|card| card.agent);
            if !inside {
                self.close_all("The next card begins before this one ends.");
            }
            if let Some(outer) = self.open.last_mut() {
                outer.agent = false;
            }
            let (lines, dropped) = (Vec::new(), Vec::new());
            self.open.push(Card { number, lines, dropped, ended: false, old: false, agent: false });
        } else if self.open.is_empty() {
            let start = || quoted(&String::from_utf8_lossy(bytes.get(..200).unwrap_or(bytes)));
            let (_, lines, _) = self.outside.get_or_insert_with(|| (number, 0, start()));
            *lines += 1;
        } else if is_line(bytes, b"END:VCARD") {
            self.done.extend(self.open.pop().map(|card| Card { ended: true, ..card }));
        } else {
            self.take_inside(number, bytes);
        }
    }

    fn take_inside(&mut self, number: usize, bytes: &[u8]) {
        let Some(card) = self.open.last_mut() else { return };
        card.agent = false;
        match ContentLine::read(number, bytes, self.source) {
            Ok(line) if line.is_heavy() => card.dropped.push(line.name),
            Ok(line) => {
                card.agent = line.name == "AGENT" && line.value.trim().is_empty();
                card.old |= line.name == "VERSION" && line.value.trim() == "2.1";
                if line.guessed {
                    self.guessed.get_or_insert((number, 0)).1 += 1;
                }
                card.lines.push(line);
            }
            Err(why) => {
                let start = bytes.get(..200).unwrap_or(bytes);
                let what = format!("{} was left out", quoted(&String::from_utf8_lossy(start)));
                self.problems.add(format!("line {number}"), what, why);
            }
        }
    }

    fn last_line_cut(&mut self, number: usize, bytes: &[u8]) {
        let start = bytes.get(..200).unwrap_or(bytes);
        let what = format!("{} was left out", quoted(&String::from_utf8_lossy(start)));
        let why = "The file ends in the middle of a card, so this line may be cut off.";
        self.problems.add(format!("line {number}"), what, why);
    }

    fn close_all(&mut self, why: &str) {
        for card in self.open.drain(..) {
            let what = "A card has no END:VCARD; what was there of it was read";
            self.problems.add(format!("line {}", card.number), what, why);
            self.done.push(card);
        }
    }

    fn flush_outside(&mut self) {
        if let Some((number, lines, start)) = self.outside.take() {
            let what = match lines {
                1 => format!("{start} was left out"),
                _ => format!("{lines} lines from {start} were left out"),
            };
            self.problems.add(format!("line {number}"), what, "This is not part of a card.");
        }
    }

    fn finish(mut self) -> Vec<Card> {
        self.close_all("The file ends before it does and may be cut off.");
        self.flush_outside();
        if let Some((number, lines)) = self.guessed {
            let and_more =
                if lines > 1 { format!(" and {} more", lines - 1) } else { String::new() };
            let what = format!("This line{and_more} was taken as Windows-1252");
            let why = "It isn't UTF-8. Please look whether the names are right.";
            self.problems.add(format!("line {number}"), what, why);
        }
        sort::by_key(&mut self.done, |card| card.number);
        self.done
    }
}
