//! Whom a pronoun stands for.

use super::Reader;
use crate::capture::cast::Cast;
use crate::capture::draft::{Mention, Whom};

impl Reader<'_> {
    /// Who is in it: those who are named, else those whom the pronouns stand for.
    pub(super) fn there(&self, cast: &Cast) -> Vec<Mention> {
        let mut people = cast.named.clone();
        let is_alone = people.is_empty();
        for (word, object) in &cast.pronouns {
            if is_alone || *object {
                for one in self.meant_by(word) {
                    if !people.iter().any(|other| {
                        other.key == one.key || other.who == one.who && one.who.is_some()
                    }) {
                        people.push(one);
                    }
                }
            }
        }
        people
    }

    /// Whom a pronoun stands for, of those who were spoken of last.
    fn meant_by(&self, word: &str) -> Vec<Mention> {
        let singular = match word {
            "she" | "her" => ["she", "her"],
            "he" | "him" | "his" => ["he", "him"],
            _ => ["they", "them"],
        };
        let known = |mention: &&Mention| match &mention.who {
            Some(Whom::Known(id)) => self.names.face(*id).filter(|face| !face.pronouns.is_empty()),
            _ => None,
        };
        let is = |mention: &&Mention| {
            known(mention).map(|face| singular.iter().any(|one| face.pronouns.contains(*one)))
        };
        let sure: Vec<&Mention> = self.before.iter().filter(|one| is(one) == Some(true)).collect();
        if let [one] = sure.as_slice() {
            return vec![(*one).clone()];
        }
        if singular == ["they", "them"] {
            return self.before.clone();
        }
        let may: Vec<&Mention> = self.before.iter().filter(|one| is(one) != Some(false)).collect();
        let some = if sure.is_empty() { may } else { sure };
        match some.as_slice() {
            [] => Vec::new(),
            [one] => vec![(*one).clone()],
            some => {
                let others = some.iter().flat_map(|one| match &one.who {
                    Some(who) => vec![who.clone()],
                    None => one.others.clone(),
                });
                let others = others.collect();
                vec![Mention { key: singular.concat(), said: word.to_owned(), who: None, others }]
            }
        }
    }
}
