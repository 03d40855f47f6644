//! What kind of moment some words tell of. English only. No awareness of people or days.
//!
//! The first word that tells a kind counts, and what we did counts before what happened to them. To
//! have met or talked gives way to what was done on that occasion: "met for coffee" is a meal.

use super::lexicon::has;
use super::words::{Word, are, longest};
use crate::life::MomentKind;

use MomentKind as K;

/// The words of each kind.
const TOLD: &[(MomentKind, &[&str])] = &[
    (
        K::Meal,
        &[
            "lunch",
            "lunched",
            "dinner",
            "breakfast",
            "brunch",
            "supper",
            "coffee",
            "coffees",
            "tea",
            "ate",
            "eaten",
            "meal",
            "drinks",
            "a drink",
            "a beer",
            "beers",
            "pizza",
            "picnic",
            "barbecue",
            "bbq",
            "dined",
            "ice cream",
            "cooked with",
            "wine",
            "espresso",
        ],
    ),
    (
        K::Met,
        &[
            "met",
            "saw",
            "seen",
            "visited",
            "visit",
            "visit from",
            "walk",
            "walked",
            "hike",
            "hiked",
            "hung out",
            "played",
            "concert",
            "museum",
            "cinema",
            "theatre",
            "came by",
            "came over",
            "dropped by",
            "stayed with",
            "party",
            "ran into",
            "bumped into",
            "trip",
            "swam",
            "swim",
            "cycled",
            "danced",
            "climbed",
            "climbing",
            "sat with",
            "hugged",
            "film",
            "movie",
            "went to",
            "went for",
            "spent",
            "game of",
            "meeting",
            "met up",
        ],
    ),
    (
        K::Talked,
        &[
            "talked",
            "talk",
            "called",
            "call",
            "phoned",
            "phone call",
            "rang",
            "spoke",
            "chatted",
            "chat",
            "wrote",
            "texted",
            "text from",
            "emailed",
            "email from",
            "messaged",
            "message from",
            "letter from",
            "postcard from",
            "heard from",
            "video call",
            "zoom",
            "zoomed",
            "skype",
            "skyped",
            "facetime",
            "facetimed",
            "asked",
            "told",
            "caught up",
            "discussed",
            "sent",
            "apologised",
            "apologized",
            "congratulated",
        ],
    ),
    (K::Listened, &["listened", "was there for", "lent an ear"]),
    (
        K::Gave,
        &[
            "helped",
            "gave",
            "given",
            "brought",
            "lent",
            "baked",
            "cooked for",
            "looked after",
            "babysat",
            "repaired",
            "fixed",
            "taught",
            "sent flowers",
            "sent her flowers",
            "sent him flowers",
            "sent a present",
            "sent a gift",
            "dropped off",
            "picked up",
            "drove",
            "donated",
            "made soup",
            "lent a hand",
            "showed",
            "fed",
        ],
    ),
    (
        K::Thanked,
        &[
            "thanked",
            "said thanks",
            "said thank you",
            "praised",
            "encouraged",
            "wrote a thank you",
            // "Thanks to Grace for the lift": the names are not among these words.
            "thanks to for",
        ],
    ),
    (K::Introduced, &["introduced", "brought together", "connected"]),
    (
        K::Joy,
        &[
            "happy",
            "engaged",
            "got the job",
            "got a job",
            "got a new job",
            "new job",
            "pregnant",
            "passed",
            "expecting",
            "promoted",
            "promotion",
            "glad",
            "delighted",
            "proud",
            "good news",
            "great news",
            "won",
            "graduated",
            "recovered",
            "in love",
            "thrilled",
            "excited",
            "feels better",
            "feeling better",
            "is better",
            "overjoyed",
            "joyful",
        ],
    ),
    (
        K::Frustration,
        &[
            "sad",
            "ill",
            "sick",
            "lost",
            "worried",
            "worries",
            "died",
            "dead",
            "passed away",
            "broke up",
            "split up",
            "divorced",
            "divorce",
            "divorcing",
            "hospital",
            "cancer",
            "surgery",
            "operation",
            "accident",
            "stressed",
            "exhausted",
            "upset",
            "angry",
            "lonely",
            "depressed",
            "grieving",
            "fired",
            "laid off",
            "unemployed",
            "afraid",
            "scared",
            "struggling",
            "struggles",
            "hard time",
            "not well",
            "unwell",
            "in pain",
            "failed",
            "funeral",
            "hurt",
            "broke his",
            "broke her",
            "broken",
            "burnt out",
            "burned out",
            "frustrated",
            "anxious",
            "cried",
            "crying",
            "miscarriage",
            "not happy",
            "not doing well",
            "unhappy",
            "homesick",
            "overwhelmed",
        ],
    ),
    (
        K::Life,
        &[
            "wedding",
            "married",
            "born",
            "moved to",
            "moved in",
            "moved house",
            "moved away",
            "moved out",
            "moved",
            "retired",
            "birth",
            "christening",
            "baptism",
            "had a baby",
            "had her baby",
            "had his baby",
            "had their baby",
            "had twins",
            "gave birth",
            "graduation",
            "got married",
            "anniversary",
        ],
    ),
];

/// Words after which nothing was done.
const NOT: &[&str] = &[
    "didn't",
    "not",
    "haven't",
    "hasn't",
    "never",
    "couldn't",
    "can't",
    "won't",
    "forgot",
    "missed",
    "cancelled",
    "canceled",
    "don't",
    "doesn't",
    "wasn't",
];

/// The kind these words tell of; a note where they tell none. `with_somebody`: whether anybody is in
/// it, for what was done with nobody is no contact.
pub(super) fn kind(words: &[Word<'_>], with_somebody: bool) -> MomentKind {
    let mut contact: Option<MomentKind> = None;
    let mut news: Option<MomentKind> = None;
    let is_weak = |kind| matches!(kind, K::Met | K::Talked);
    let mut at = 0;
    while at < words.len() {
        let mut here: Option<(usize, MomentKind)> = None;
        for (kind, phrases) in TOLD {
            let length = longest(words, at, phrases);
            if length > here.map_or(0, |(length, _)| length) {
                here = Some((length, *kind));
            }
        }
        let Some((length, kind)) = here.filter(|_| !is_naming(words, at)) else {
            at += 1;
            continue;
        };
        at += length;
        let kind = if is_to_me(words, at) { received(kind) } else { kind };
        if !kind.is_carried() && kind.is_contact() {
            let gives_way = contact.is_none_or(|before| is_weak(before) && !is_weak(kind));
            // "Talked" gives way to all, "met" only to what was done.
            if gives_way || contact == Some(K::Talked) && kind == K::Met && length > 1 {
                contact = Some(kind);
            }
        } else if news.is_none() {
            news = Some(kind);
        }
    }
    let contact = contact.filter(|_| with_somebody && !is_not(words));
    contact.or(news).unwrap_or(K::Note)
}

/// Whether it was not done: "didn't meet".
pub(super) fn is_not(words: &[Word<'_>]) -> bool {
    (0..words.len()).any(|at| longest(words, at, NOT) > 0)
}

/// Whether it is "a girl called Iris", and nobody was called.
fn is_naming(words: &[Word<'_>], at: usize) -> bool {
    const NAMED: &str = "girl boy baby woman man guy lady someone somebody friend son daughter child \
        kid colleague neighbour neighbor dog cat is was are were";
    let is_called = words.get(at).is_some_and(|word| word.folded == "called");
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    is_called && before.is_some_and(|before| has(NAMED, &before.folded))
}

/// Whether it was done to who writes: "lent me his drill", "listened to me".
fn is_to_me(words: &[Word<'_>], at: usize) -> bool {
    ["me", "us"].into_iter().any(|me| are(words, at, &[me]) || are(words, at, &["to", me]))
}

/// What was done to who writes is no deed of theirs, and no habit of theirs was done by it.
fn received(kind: MomentKind) -> MomentKind {
    match kind {
        K::Gave | K::Introduced => K::Met,
        K::Listened | K::Thanked => K::Talked,
        other => other,
    }
}

/// Whether this word alone tells a kind, and so is nobody's name with a letter wrong.
pub(super) fn is_told(word: &Word<'_>) -> bool {
    TOLD.iter().any(|(_, phrases)| phrases.contains(&word.folded.as_str()))
}

/// Whether a frustration is told, also within what is a meeting.
pub(super) fn tells_frustration(words: &[Word<'_>]) -> bool {
    let told = TOLD.iter().filter(|(kind, _)| *kind == K::Frustration);
    told.into_iter().any(|(_, phrases)| (0..words.len()).any(|at| longest(words, at, phrases) > 0))
}
