//! Whether some words tell of what has happened, of what is to come, or of having been together.
//! English only. No awareness of names.

use std::ops::Range;

use super::kinds::{is_told, tells_frustration};
use super::lexicon::has;
use super::words::{Gap, Word, are};
use crate::day::Day;

/// Words that tell that it has happened already, whatever day is named.
const PAST: &str = "met saw visited called talked spoke wrote told said asked was were had ate gave \
    helped brought listened thanked introduced got lost went ran came took drove sent spent stayed";

/// Words of what is happening, and of what will.
const AHEAD: &str = "is are am isn't aren't i'm we're they're will won't can can't cannot \
    wants plans hopes starts begins turns leaves arrives lands moves flies comes gets goes marries \
    opens returns retires graduates";

/// After "has" and "have", it has happened: "has been". So has what ends in "ed".
const BEEN: &str = "been got gone had met seen left lost won done made said told given taken broken \
    come become bought brought sent heard fallen felt found";

/// After these, a day is not the day of it: "called about Friday", "photos of Friday".
const OTHER_DAY: &str = "about of than";

/// Nor of what happened, after these: "bought a cake for Friday".
const LATER: &str = "for until till from";

/// After these, the day stays in the words, which would say nothing without it: "the exam is on 3
/// December", "pay Tom before Friday".
const LEADS_ON: &str = "is are was were be isn't wasn't before after for until till from";

/// Words with which people are together in a sentence, but were not.
const APART: &str = "is are am be isn't aren't would could should might may wants need needs works \
    work working lives live living agree agrees agreed disagree disagreed fell wrong problem \
    problems trouble issue issues fight conflict argument busy angry cross";

/// Whether it has happened already.
pub(super) fn is_past(words: &[Word<'_>]) -> bool {
    words.iter().any(|word| has(PAST, &word.folded))
}

/// Whether the day in these words is one to come, though nobody said "next": "Tom has an exam on
/// Thursday", "the report by Friday". `words`: those that are no names.
pub(super) fn tells_ahead(words: &[Word<'_>], day: &[Word<'_>]) -> bool {
    let Some(first) = day.first() else { return false };
    let before = |word: &&Word<'_>| word.at.end <= first.at.start;
    let happened = |word: &Word<'_>| {
        let ends = word.folded.len() > 4 && word.folded.ends_with("ed") && word.folded != "married";
        ends || has(PAST, &word.folded)
    };
    if words.iter().any(happened) || first.folded == "since" {
        return false;
    }
    let due = words.iter().rfind(before).is_some_and(|last| last.folded == "before");
    let has_before = |at: usize| {
        let next = words.get(at + 1).is_none_or(|next| has(BEEN, &next.folded));
        !next && words.get(at).is_some_and(|word| matches!(word.folded.as_str(), "has" | "have"))
    };
    let is_now =
        words.iter().enumerate().take_while(|(_, word)| before(word)).find_map(|(at, word)| {
            let he_is = word.own && has("he she it who that", &word.folded);
            let is_now = he_is || !word.own && has(AHEAD, &word.folded) || has_before(at);
            // "Ada is ill on Friday": so she is by now.
            let is_so = matches!(word.folded.as_str(), "is" | "are") && tells_frustration(words);
            // "Lunch with Ada, she is ill": what we did comes first.
            (is_now || is_told(word)).then_some(is_now && !is_so)
        });
    due || first.folded == "by" || is_now == Some(true)
}

/// The day something is to be done by: "before Friday" is on Thursday, unless that is behind.
pub(super) fn due_by(words: &[Word<'_>], at: &Range<usize>, day: Day, today: Day) -> Day {
    let is_before = leading(words, at) == "before";
    if is_before && day > today { day.plus(-1) } else { day }
}

/// Whether a day is only spoken of. `happened`: among what has happened.
pub(super) fn is_other_day(words: &[Word<'_>], day: &Range<usize>, happened: bool) -> bool {
    let word = leading(words, day);
    // "For the weekend" is the weekend.
    let is_long =
        words.get(day.clone()).is_some_and(|day| day.iter().any(|one| one.folded == "weekend"));
    has(OTHER_DAY, word) || happened && !is_long && has(LATER, word)
}

/// Whether the words before a day say nothing without it.
pub(super) fn leads_on(words: &[Word<'_>], day: &Range<usize>) -> bool {
    has(LEADS_ON, leading(words, day))
}

/// The word that leads to a day.
fn leading<'a>(words: &'a [Word<'_>], day: &Range<usize>) -> &'a str {
    let close = words.get(day.start).is_some_and(|first| first.gap == Gap::Space);
    let before = day.start.checked_sub(1).and_then(|at| words.get(at)).filter(|_| close);
    before.map_or("", |before| before.folded.as_str())
}

/// Whether it was done with them: "ran 5 km with Jo". `people`: the words that are names.
pub(super) fn is_together(words: &[Word<'_>], people: &[Range<usize>]) -> bool {
    let is_with = |at: usize| are(words, at, &["with"]) || are(words, at, &["w"]);
    let with = people.iter().any(|one| one.start.checked_sub(1).is_some_and(is_with));
    // "Ada plays chess with Tom" tells of the two.
    let of_others = people.iter().any(|one| one.start == 0);
    let was = |at: usize| {
        let i = at.checked_sub(1).and_then(|at| words.get(at)).map_or("i", |word| &word.folded);
        matches!(words.get(at).map(|word| word.folded.as_str()), Some("was" | "were"))
            && !matches!(i, "i" | "we")
    };
    let apart = words.iter().any(|word| has(APART, &word.folded)) || (0..words.len()).any(was);
    with && !of_others && !apart
}
