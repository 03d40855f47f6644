//! How often one wants to be in touch with somebody, and how it stands with that. The one place where
//! this is decided; no awareness of how it is told.

use crate::day::Day;
use crate::life::Moment;
use crate::notebook::{Notebook, Settings};
use crate::people::{Cadence, Circle, Person, fold};

/// How often one wants to be in touch with this person: their own cadence; else the most frequent of
/// their tags'; else that of their circle, as it was chosen or as it is by default. Who isn't placed
/// has none of these: as it comes.
pub fn cadence(notebook: &Notebook, person: &Person) -> Cadence {
    let settings = notebook.settings();
    let of_circle =
        || person.circle.map_or(Cadence::Never, |circle| circle_cadence(settings, circle));
    person.cadence.or_else(|| tag_cadence(settings, person)).unwrap_or_else(of_circle)
}

/// How often one wants to be in touch with those in a circle, as it was chosen or as it is by default.
pub fn circle_cadence(settings: &Settings, circle: Circle) -> Cadence {
    settings.cadences.get(&circle).copied().unwrap_or_else(|| circle.cadence())
}

/// The most frequent one of their tags', however these are spelt in capitals and accents.
fn tag_cadence(settings: &Settings, person: &Person) -> Option<Cadence> {
    if settings.tag_cadences.is_empty() {
        return None;
    }
    let tags: Vec<String> = person.tags.iter().map(|tag| fold(tag.trim())).collect();
    let all = settings.tag_cadences.iter().filter(|(tag, _)| tags.contains(&fold(tag.trim())));
    // As it comes is the least frequent; of two that are the same but for it, being together asks for more.
    let how_often = |cadence: &Cadence| match *cadence {
        Cadence::Every { ideal, longest, together } => (ideal, longest, !together),
        Cadence::Never => (u16::MAX, u16::MAX, true),
    };
    all.map(|(_, cadence)| *cadence).min_by_key(how_often)
}

/// How it stands between us, by the cadence of this person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// They rest, or they died: nothing prompts for them.
    Quiet,
    /// No cadence, so that nobody can drift.
    AsItComes,
    /// A cadence, and nothing of the kind that counts is noted yet.
    NothingYet,
    /// Within the span one would like best.
    InTouch,
    /// Past that span.
    Drifting {
        /// The last time that counts.
        since: Day,
    },
    /// Past the longest span, too.
    LongUnseen {
        /// The last time that counts.
        since: Day,
    },
}

impl Standing {
    /// Since when, of who drifts or is long unseen.
    pub fn drifts_since(self) -> Option<Day> {
        match self {
            Self::Drifting { since } | Self::LongUnseen { since } => Some(since),
            _ => None,
        }
    }
}

/// How it stands with this person today. A span is over on the day after its last: with a cadence of
/// 21 days, who was in touch 21 days ago is in touch, and drifts on the next day.
pub fn standing(notebook: &Notebook, person: &Person, today: Day) -> Standing {
    if person.is_quiet(today) {
        return Standing::Quiet;
    }
    let cadence = cadence(notebook, person);
    let (Some(ideal), Some(longest)) = (cadence.ideal(), cadence.longest()) else {
        return Standing::AsItComes;
    };
    match last_of_kind(notebook, person, cadence, today) {
        None => Standing::NothingYet,
        Some(since) if today.since(since) > longest => Standing::LongUnseen { since },
        Some(since) if today.since(since) > ideal => Standing::Drifting { since },
        Some(_) => Standing::InTouch,
    }
}

/// The last day up to `today` that counts for this cadence: of being together where only that counts,
/// else of any real contact. What lies ahead doesn't count yet. Of a moment of which only a part of
/// life is known, "spring 2019", the first day counts: no more is claimed than is known, and who
/// drifts a little early is nobody's fault.
pub fn last_of_kind(
    notebook: &Notebook,
    person: &Person,
    cadence: Cadence,
    today: Day,
) -> Option<Day> {
    let counts = |moment: &Moment| match cadence {
        Cadence::Every { together: true, .. } => moment.kind.is_together(),
        _ => moment.kind.is_contact(),
    };
    let mut moments = notebook.moments_of(person.id);
    moments.find(|moment| counts(moment) && moment.day <= today).map(|moment| moment.day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::PartialDate;
    use crate::document::Document;
    use crate::id::{AnyId, MomentId, PersonId};
    use crate::life::MomentKind as M;
    use crate::people::Resting;

    fn today() -> Day {
        "2026-11-21".parse().unwrap()
    }

    fn ada(change: impl FnOnce(&mut Person)) -> Person {
        let mut person = Person::new(PersonId::from_random(1), "Ada");
        change(&mut person);
        person
    }

    fn every(text: &str) -> Cadence {
        text.parse().unwrap()
    }

    /// A notebook of one, with moments by kind and age in days.
    fn notebook(person: &Person, settings: &Settings, moments: &[(M, i32)]) -> Notebook {
        let mut document = Document::new(1);
        document.edit("", |edit| {
            edit.put_person(person);
            edit.put_settings(settings);
            for (n, (kind, age)) in moments.iter().enumerate() {
                let id = MomentId::from_random(n as u64);
                let moment = Moment::new(id, today().plus(-age), *kind);
                edit.put_moment(&Moment { people: [person.id].into(), ..moment });
            }
        });
        document.notebook().clone()
    }

    fn check(person: &Person, settings: &Settings, moments: &[(M, i32)], stands: &str) {
        let notebook = notebook(person, settings, moments);
        let word = match standing(&notebook, person, today()) {
            Standing::Quiet => "quiet",
            Standing::AsItComes => "as it comes",
            Standing::NothingYet => "nothing yet",
            Standing::InTouch => "in touch",
            Standing::Drifting { .. } => "drifting",
            Standing::LongUnseen { .. } => "long unseen",
        };
        assert_eq!(word, stands, "{moments:?}");
    }

    #[test]
    fn own_before_tags_before_circle() {
        let mut settings = Settings::default();
        let of = |person: &Person, settings: &Settings| {
            cadence(&notebook(person, settings, &[]), person).to_string()
        };
        let plain = ada(|_| ());
        assert_eq!(of(&plain, &settings), "never", "who isn't placed");
        let close = ada(|ada| ada.circle = Some(Circle::Close));
        assert_eq!(of(&close, &settings), "61-122");
        let known = ada(|ada| ada.circle = Some(Circle::Known));
        assert_eq!(of(&known, &settings), "never");
        settings.cadences.insert(Circle::Close, every("30-90"));
        settings.cadences.insert(Circle::Known, every("700-900"));
        assert_eq!(of(&close, &settings), "30-90");
        assert_eq!(of(&known, &settings), "700-900");

        settings.tag_cadences.insert("Family".into(), every("14-28"));
        settings.tag_cadences.insert("Choir".into(), every("7-28"));
        settings.tag_cadences.insert("Work".into(), Cadence::Never);
        settings.tag_cadences.insert("Chess".into(), every("7-28 together"));
        let tagged = |tags: &[&str]| {
            ada(|ada| {
                ada.circle = Some(Circle::Close);
                ada.tags = tags.iter().map(|tag| (*tag).into()).collect();
            })
        };
        for (tags, cadence) in [
            (&["family"][..], "14-28"),
            (&["FAMILY ", "chöir"], "7-28"),
            (&["family", "work"], "14-28"),
            (&["work"], "never"),
            (&["chess", "choir"], "7-28 together"),
            (&["sailing"], "30-90"),
        ] {
            assert_eq!(of(&tagged(tags), &settings), cadence, "{tags:?}");
        }
        // A tag counts for who isn't placed, too.
        let loose = Person { circle: None, ..tagged(&["family"]) };
        assert_eq!(of(&loose, &settings), "14-28");

        let own = Person { cadence: Some(every("90-100")), ..tagged(&["choir"]) };
        assert_eq!(of(&own, &settings), "90-100");
        let own = Person { cadence: Some(Cadence::Never), ..tagged(&["choir"]) };
        assert_eq!(of(&own, &settings), "never");
    }

    #[test]
    fn spans_end_with_their_last_day() {
        let heart = ada(|ada| ada.circle = Some(Circle::Heart));
        let none = Settings::default();
        check(&heart, &none, &[], "nothing yet");
        for (age, stands) in [
            (0, "in touch"),
            (21, "in touch"),
            (22, "drifting"),
            (42, "drifting"),
            (43, "long unseen"),
        ] {
            check(&heart, &none, &[(M::Talked, age), (M::Met, 900)], stands);
        }
        let notebook = notebook(&heart, &none, &[(M::Talked, 22)]);
        let drifts = standing(&notebook, &heart, today());
        assert_eq!(drifts, Standing::Drifting { since: today().plus(-22) });
        assert_eq!(drifts.drifts_since(), Some(today().plus(-22)));
    }

    #[test]
    fn only_what_counts_resets_it() {
        let heart = ada(|ada| ada.circle = Some(Circle::Heart));
        let none = Settings::default();
        // A note about them, what happens in their life, what lies ahead.
        for other in [(M::Note, 1), (M::Life, 1), (M::Talked, -1)] {
            check(&heart, &none, &[other], "nothing yet");
            check(&heart, &none, &[other, (M::Talked, 30)], "drifting");
        }
        for kind in M::ALL.into_iter().filter(|kind| kind.is_contact()) {
            check(&heart, &none, &[(kind, 1), (M::Talked, 30)], "in touch");
        }
        let together = Person { cadence: Some(every("21-42 together")), ..heart };
        for (kind, stands) in [
            (M::Met, "in touch"),
            (M::Meal, "in touch"),
            (M::Talked, "drifting"),
            (M::Listened, "drifting"),
            (M::Joy, "drifting"),
        ] {
            check(&together, &none, &[(kind, 1), (M::Meal, 30)], stands);
        }
        check(&together, &none, &[(M::Talked, 1)], "nothing yet");
    }

    #[test]
    fn a_part_of_life_counts_from_its_first_day() {
        let heart = ada(|ada| ada.circle = Some(Circle::Heart));
        for (part, stands) in
            [("2026-11", "in touch"), ("2026-10", "long unseen"), ("2027", "nothing yet")]
        {
            let mut notebook = notebook(&heart, &Settings::default(), &[]);
            let mut moment = Moment::new(MomentId::from_random(1), today(), M::Met);
            moment.people = [heart.id].into();
            moment.set_when(part.parse::<PartialDate>().unwrap());
            let kept = crate::notebook::Kept { value: moment.into(), deleted: None };
            notebook.set_moment(MomentId::from_random(1), Some(kept));
            let is = standing(&notebook, &heart, today());
            let word = match is {
                Standing::InTouch => "in touch",
                Standing::LongUnseen { .. } => "long unseen",
                Standing::NothingYet => "nothing yet",
                _ => "else",
            };
            assert_eq!(word, stands, "{part}");
        }
    }

    #[test]
    fn the_quiet_and_those_without_a_cadence_never_drift() {
        let none = Settings::default();
        let long = &[(M::Talked, 900)][..];
        let heart = ada(|ada| ada.circle = Some(Circle::Heart));
        check(&heart, &none, long, "long unseen");
        for (resting, stands) in [
            (Resting::Open, "quiet"),
            (Resting::Until(today()), "quiet"),
            (Resting::Until(today().plus(-1)), "long unseen"),
        ] {
            check(&Person { resting: Some(resting), ..heart.clone() }, &none, long, stands);
        }
        let died = Some(PartialDate::Year(2025));
        check(&Person { died, ..heart.clone() }, &none, long, "quiet");
        check(
            &Person { cadence: Some(Cadence::Never), ..heart.clone() },
            &none,
            long,
            "as it comes",
        );
        check(&Person { circle: Some(Circle::Known), ..heart.clone() }, &none, long, "as it comes");
        check(&Person { circle: None, ..heart }, &none, long, "as it comes");
    }
}
