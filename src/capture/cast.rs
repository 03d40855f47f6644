//! Who is in some words: names that are known, names that would be new, and whom a pronoun stands
//! for. English only. No awareness of days, or of what is filed.

use std::ops::Range;

use super::draft::{Mention, Whom};
use super::lexicon::{
    COMMON, CUES, FROM, KEEPERS, NO_NAMES, PARTICLES, PRONOUNS, RELATIONS, TO, has,
};
use super::names::Names;
use super::words::{Gap, Word};
use crate::people::NAME_MAX;

mod sure;

/// Who is in some words.
#[derive(Debug, Default)]
pub(super) struct Cast {
    /// Those who are named.
    pub(super) named: Vec<Mention>,
    /// The pronouns, and whether each is what was done to: "with her", and not "her mother".
    pub(super) pronouns: Vec<(String, bool)>,
    /// The words that are names.
    pub(super) taken: Vec<Range<usize>>,
    /// Whether anybody is in it, also "my mother".
    pub(super) somebody: bool,
}

/// What a capital at the beginning of a sentence is worth.
enum Sure {
    Yes,
    No,
    Unclear,
}

/// How the word before leads to this one.
#[derive(Clone, Copy, Default)]
struct Lead {
    /// "With", "met": a person follows.
    cue: bool,
    /// "And" after a name.
    listed: bool,
    /// A comma after a name.
    comma: bool,
    /// A name stands right before.
    after_name: bool,
}

/// Reads who is in these words, leaving out those that say a day.
/// `new`: those who were found to be new before.
pub(super) fn cast(
    names: &Names,
    new: &[Mention],
    words: &[Word<'_>],
    days: &[Range<usize>],
) -> Cast {
    let (cast, lead) = (Cast::default(), Lead::default());
    let mut reader = Reader { names, new, words, days, cast, lead };
    let mut at = 0;
    while at < words.len() {
        at += reader.step(at).max(1);
    }
    reader.cast
}

struct Reader<'a> {
    names: &'a Names,
    new: &'a [Mention],
    words: &'a [Word<'a>],
    days: &'a [Range<usize>],
    cast: Cast,
    lead: Lead,
}

impl Reader<'_> {
    fn folded(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.folded.as_str())
    }

    fn is_day(&self, at: usize) -> bool {
        self.days.iter().any(|day| day.contains(&at))
    }

    /// Reads what begins at this word; answers how many words that took.
    fn step(&mut self, at: usize) -> usize {
        let Some(word) = self.words.get(at) else { return 1 };
        if self.is_day(at) {
            self.lead = Lead::default();
            return 1;
        }
        if self.lead.after_name && word.gap == Gap::Comma {
            self.lead.comma = true;
        } else if word.gap > Gap::Space {
            self.lead = Lead::default();
        }
        if self.lead.after_name && word.folded == "and" {
            self.lead = Lead { listed: true, ..Lead::default() };
            return 1;
        }
        let taken = self
            .household(at)
            .or_else(|| self.again(at))
            .or_else(|| self.known(at))
            .or_else(|| self.family(at))
            .or_else(|| self.unknown(at));
        if let Some(taken) = taken {
            self.cast.taken.push(at..at + taken);
            self.lead.after_name = true;
            (self.lead.cue, self.lead.listed, self.lead.comma) = (false, false, false);
            return taken;
        }
        self.lead.comma = false;
        if self.possessive(at) {
            return 2;
        }
        self.other(at);
        1
    }

    /// A word that is no name: a pronoun, or one that leads to somebody.
    fn other(&mut self, at: usize) {
        let word = self.folded(at).to_owned();
        let led = self.lead.cue || self.lead.listed;
        self.lead.after_name = false;
        if has(RELATIONS, &word) {
            self.cast.somebody |= led;
            return;
        }
        if has(PRONOUNS, &word) {
            let owns =
                matches!(word.as_str(), "his" | "their") || has(RELATIONS, self.folded(at + 1));
            self.cast.pronouns.push((word, led && !owns));
            self.cast.somebody |= led;
            // "With her brother Tom".
            self.lead.cue = led && owns;
            return;
        }
        if has(KEEPERS, &word) {
            return;
        }
        let before = |words: &str| (0..at).any(|at| has(words, self.folded(at)));
        let prior = at.checked_sub(1).map_or("", |at| self.folded(at));
        let cue = match word.as_str() {
            "to" => before(TO),
            "from" => has(FROM, prior),
            "for" => true,
            "at" => false,
            other => has(CUES, other),
        };
        (self.lead.cue, self.lead.listed) = (cue, false);
    }

    /// "The Reyes", "at the Hoppers".
    fn household(&mut self, at: usize) -> Option<usize> {
        let the = self.folded(at) == "the";
        let prior = at.checked_sub(1).map_or("", |at| self.folded(at));
        let led = self.lead.cue || self.lead.listed || at == 0 || matches!(prior, "at" | "by");
        let place = at + usize::from(the);
        let same_breath = !the || self.words.get(place).is_some_and(|word| word.gap == Gap::Space);
        if !led || !same_breath {
            return None;
        }
        let (words, people) = self.names.all_of(self.words, place, the)?;
        let said = self.said(at, words + usize::from(the));
        for id in people {
            let key = format!("{} {id}", self.phrase(place, words));
            self.add(Mention {
                key,
                said: said.clone(),
                who: Some(Whom::Known(id)),
                others: Vec::new(),
            });
        }
        Some(words + usize::from(the))
    }

    /// Somebody who is new, and was named before.
    fn again(&mut self, at: usize) -> Option<usize> {
        let words = |one: &Mention| one.key.split(' ').count();
        let is_it = |one: &&Mention| self.phrase(at, words(one)) == one.key;
        let first = |one: &&Mention| one.key.split(' ').next() == Some(self.folded(at));
        let new = self.new.iter();
        let (one, words) = match new.clone().find(is_it) {
            Some(one) => (one, words(one)),
            None => (new.clone().find(first)?, 1),
        };
        self.add(one.clone());
        Some(words)
    }

    /// Somebody who is known by this name.
    fn known(&mut self, at: usize) -> Option<usize> {
        let word = self.words.get(at)?;
        let (mut taken, found) = self.names.at(self.words, at)?;
        if (at..at + taken).any(|at| self.is_day(at)) {
            return None;
        }
        let sure = self.is_meant(at, taken, found.exact);
        if matches!(sure, Sure::No) {
            return None;
        }
        let known: Vec<Whom> = found.people.iter().copied().map(Whom::Known).collect();
        let ends_own = self.words.get(at + taken - 1).is_some_and(|word| word.own);
        if ends_own
            && (self.lead.cue || self.lead.listed)
            && has(RELATIONS, self.folded(at + taken))
        {
            return self.relative(at, taken, known);
        }
        let mut mention = Mention {
            key: self.phrase(at, taken),
            said: self.said(at, taken),
            who: known.first().filter(|_| known.len() == 1).cloned(),
            others: known.clone(),
        };
        if !found.exact {
            mention.others.push(Whom::New(self.said(at, taken)));
        }
        if matches!(sure, Sure::Unclear) {
            mention.who = None;
        }
        // "Grace Kelly", where a Grace Hopper is known.
        let close = self.words.get(at + 1).is_some_and(|next| next.gap == Gap::Space);
        let may_go_on = taken == 1 && word.cap && found.exact && !word.own && close;
        let more = if may_go_on { self.run(at + 1) } else { 0 };
        if more > 0 {
            taken += more;
            let name = Whom::New(self.said(at, taken));
            let face = |id| self.names.face(id).is_none_or(|face| face.has_more);
            let is_other = found.people.iter().all(|id| face(*id));
            mention = Mention {
                key: self.phrase(at, taken),
                said: self.said(at, taken),
                who: is_other.then(|| name.clone()),
                others: if is_other {
                    [vec![name], known].concat()
                } else {
                    [known, vec![name]].concat()
                },
            };
        }
        self.add(mention);
        Some(taken)
    }

    /// "With Grace's mother": somebody else, who has no name yet; or has one: "Grace's brother Tom".
    fn relative(&mut self, at: usize, taken: usize, known: Vec<Whom>) -> Option<usize> {
        let next = at + taken + 1;
        let is_named = self.words.get(next).is_some_and(|word| word.cap && word.gap == Gap::Space);
        if !is_named {
            let name = Whom::New(self.said(at, taken + 1));
            let others = [vec![name.clone()], known].concat();
            let key = self.phrase(at, taken + 1);
            self.add(Mention { key, said: self.said(at, taken + 1), who: Some(name), others });
            return Some(taken + 1);
        }
        let words = self.known(next).or_else(|| self.unknown(next))?;
        Some(taken + 1 + words)
    }

    /// "My brother Tom" leads on to Tom.
    fn possessive(&mut self, at: usize) -> bool {
        let my = matches!(self.folded(at), "my" | "our");
        let relation = my && has(RELATIONS, self.folded(at + 1));
        if relation {
            self.cast.somebody = true;
            self.lead = Lead { cue: true, ..Lead::default() };
        }
        relation
    }

    /// A family name alone: "met Hopper".
    fn family(&mut self, at: usize) -> Option<usize> {
        let word = self.words.get(at).filter(|word| word.cap && word.gap != Gap::Stop)?;
        let common = has(COMMON, &word.folded) && !self.lead.cue;
        let people = self.names.family(&word.folded).filter(|_| !common)?;
        let known: Vec<Whom> = people.iter().copied().map(Whom::Known).collect();
        let who = known.first().filter(|_| known.len() == 1).cloned();
        let said = self.said(at, 1);
        let others = [known, vec![Whom::New(said.clone())]].concat();
        self.add(Mention { key: self.phrase(at, 1), said, who, others });
        Some(1)
    }

    /// Somebody who isn't known: a word with a capital where a person is spoken of.
    fn unknown(&mut self, at: usize) -> Option<usize> {
        let led = self.lead.cue || self.lead.listed || self.lead.comma;
        let taken = if led { self.run(at) } else { 0 };
        if taken == 0 {
            return None;
        }
        // A comma may begin another thought, too.
        let after = self.words.get(at + taken);
        let ends = after.is_none_or(|next| next.gap >= Gap::Comma || next.folded == "and");
        if self.lead.comma && !ends {
            return None;
        }
        let ends_own = self.words.get(at + taken - 1).is_some_and(|word| word.own);
        let relation = usize::from(ends_own && has(RELATIONS, self.folded(at + taken)));
        let said = self.said(at, taken + relation);
        if said.chars().count() > NAME_MAX {
            return None;
        }
        let key = self.phrase(at, taken + relation);
        let who = Some(Whom::New(said.clone()));
        self.add(Mention { key, said: said.clone(), who, others: vec![Whom::New(said)] });
        Some(taken + relation)
    }

    /// How many words of an unknown name begin here: "Tomas", "Anna van der Berg".
    fn run(&self, at: usize) -> usize {
        let may_be = |at: usize| {
            self.words.get(at).is_some_and(|word| {
                word.cap
                    && !has(NO_NAMES, &word.folded)
                    && !word.folded.starts_with(|c: char| c.is_ascii_digit())
                    && !self.is_day(at)
            })
        };
        let close = |at: usize| self.words.get(at).is_some_and(|word| word.gap == Gap::Space);
        let mut end = at;
        if has(KEEPERS, self.folded(at)) {
            return 0;
        }
        while end < at + 4 && may_be(end) && (close(end) || end == at) {
            // The next one begins who is known already.
            if end > at && self.names.at(self.words, end).is_some_and(|(_, found)| found.exact) {
                break;
            }
            let is_own = self.words.get(end).is_some_and(|word| word.own);
            end += 1;
            if is_own {
                break;
            }
            let particles = (0..3)
                .take_while(|n| close(end + n) && has(PARTICLES, self.folded(end + n)))
                .count();
            if particles > 0 && close(end + particles) && may_be(end + particles) {
                end += particles;
            }
        }
        end - at
    }

    /// These words as they are written, the `'s` of the last one left out.
    fn said(&self, at: usize, count: usize) -> String {
        let words: Vec<String> = self
            .words
            .iter()
            .skip(at)
            .take(count)
            .enumerate()
            .map(|(n, word)| {
                let own = if word.own && n + 1 < count { "’s" } else { "" };
                format!("{}{own}", word.text)
            })
            .collect();
        words.join(" ")
    }

    fn phrase(&self, at: usize, count: usize) -> String {
        let words = self.words.iter().skip(at).take(count).map(|word| word.folded.as_str());
        words.collect::<Vec<_>>().join(" ")
    }

    /// Adds somebody, once; two of the same name beside each other are two people.
    fn add(&mut self, mut mention: Mention) {
        self.cast.somebody = true;
        let beside = self.lead.listed || self.lead.comma;
        let same = self
            .cast
            .named
            .iter()
            .filter(|one| one.said == mention.said && one.key.starts_with(&mention.key));
        let same = same.count();
        if same > 0 && beside && mention.who.is_none() {
            mention.key = format!("{} {}", mention.key, same + 1);
            // As many as are called so: all of them.
            if mention.others.len() == same + 1 {
                let others = mention.others.clone();
                let twins = self.cast.named.iter_mut().filter(|one| one.others == others);
                for (twin, who) in twins.chain([&mut mention]).zip(&others) {
                    twin.who = Some(who.clone());
                }
            }
        }
        let is_there =
            |one: &Mention| one.key == mention.key || one.who.is_some() && one.who == mention.who;
        if !self.cast.named.iter().any(is_there) {
            self.cast.named.push(mention);
        }
    }
}
