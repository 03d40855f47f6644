//! What is to be done, as it is said: "ask her Friday", "remind me to", "I'll call". English only.
//! No awareness of people or days.

use super::words::{Gap, Word, longest};

/// How a follow-up begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Opening {
    /// How many words say only that it is meant, and are not a part of what is to be done.
    pub(super) words: usize,
    /// Whether it waits for the next time that we meet, where no day is said.
    pub(super) when_we_meet: bool,
    /// Whether it is done for somebody by its nature, and so for who was spoken of before.
    pub(super) for_somebody: bool,
}

/// What only says that something is meant; what follows is what.
const OPENERS: &[&str] = &[
    "remind me to",
    "remind me",
    "remember to",
    "don't forget to",
    "don't forget",
    "do not forget to",
    "i need to",
    "need to",
    "i must",
    "must",
    "i should",
    "should",
    "we should",
    "i have to",
    "have to",
    "i want to",
    "i'd like to",
    "i would like to",
    "i will",
    "i'll",
    "we'll",
    "we will",
    "i am going to",
    "i'm going to",
    "going to",
    "let's",
    "let us",
    "i promised to",
    "promised to",
    "to do",
    "todo",
    "i plan to",
    "plan to",
    "i'm to",
    "i have promised to",
    "i am to",
    "we must",
];

/// Words before it that add nothing.
const FILLERS: &[&str] = &["and", "then", "so", "also", "please", "but", "ps", "maybe", "i could"];

/// What begins a follow-up by itself. "Ask" and its like wait for the next meeting.
const WHEN_WE_MEET: &[&str] = &["ask", "tell", "show", "next time", "when we meet"];

/// What is done for somebody.
const FOR_SOMEBODY: &[&str] = &[
    "call",
    "ring",
    "phone",
    "text",
    "write",
    "email",
    "message",
    "send",
    "bring",
    "give",
    "invite",
    "thank",
    "visit",
    "congratulate",
    "lend",
    "return",
    "help",
    "introduce",
    "wish",
    "see",
    "meet",
    "let",
    "check in with",
    "check on",
    "follow up",
    "talk to",
    "speak to",
    "bake",
    "cook",
    "offer",
    "listen to",
    "promised",
];

/// What is done for nobody in particular.
const ELSE: &[&str] = &[
    "buy", "check", "plan", "find", "look up", "order", "pick up", "look for", "pick", "pay",
    "finish", "take", "collect", "prepare", "make", "book a", "book the",
];

/// After these, the word before was a noun: "call with Ada", "visit from Tom".
const NOUNS: &[&str] = &["with", "from", "was", "is", "by", "went", "again", "at", "you", "me"];

/// The beginning of a follow-up at this word of a clause, if it is one.
pub(super) fn opening(words: &[Word<'_>], at: usize) -> Option<Opening> {
    let mut place = at;
    let mut said = 0;
    while let filler @ 1.. = longest(words, place, FILLERS) {
        place += filler;
    }
    let opener = longest(words, place, OPENERS);
    if opener > 0 {
        place += opener;
        said = place - at;
    }
    // "Will call Ada": the I that was left out.
    if is(words, place, "will") && verb(words, place + 1).is_some() {
        place += 1;
        said = place - at;
    }
    let meant = verb(words, place);
    if meant.is_none() && opener == 0 {
        return promised(words, place);
    }
    // "Let's" and "must" alone want something to follow.
    words.get(place).filter(|word| word.gap != Gap::Stop || place == at)?;
    let (when_we_meet, for_somebody) = meant.unwrap_or((false, false));
    let words = if opener == 0 && said == 0 { place - at } else { said };
    Some(Opening { words, when_we_meet, for_somebody })
}

/// "I promised Ada the book", "Promised her a call".
fn promised(words: &[Word<'_>], at: usize) -> Option<Opening> {
    let is_it = is(words, at, "promised") || is(words, at, "i") && is(words, at + 1, "promised");
    is_it.then_some(Opening { words: 0, when_we_meet: false, for_somebody: true })
}

/// A verb in its bare form: whether it waits for a meeting, and whether it is for somebody.
fn verb(words: &[Word<'_>], at: usize) -> Option<(bool, bool)> {
    let first = words.get(at).filter(|word| !word.own)?;
    let length = |phrases: &[&str]| longest(words, at, phrases);
    let (found, meaning) = [
        (length(WHEN_WE_MEET), (true, true)),
        (length(FOR_SOMEBODY), (false, true)),
        (length(ELSE), (false, false)),
    ]
    .into_iter()
    .find(|(length, _)| *length > 0)?;
    let next = words.get(at + found).filter(|word| word.gap == Gap::Space);
    let is_noun = next.is_none_or(|next| NOUNS.contains(&next.folded.as_str()));
    // "Help!" and "Call" say nothing yet.
    if is_noun && found == 1 && first.folded != "ask" {
        return None;
    }
    (first.folded != "promised").then_some(meaning)
}

fn is(words: &[Word<'_>], at: usize, word: &str) -> bool {
    words.get(at).is_some_and(|found| found.folded == word)
}
