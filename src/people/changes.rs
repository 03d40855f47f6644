//! How a person changes: what was said of them in a form is brought to what is known of them by then,
//! work that is over is remembered, and the circles they were in are told. No awareness of the page.

use std::cmp::Reverse;

use super::circle::Circle;
use super::detail::Period;
use super::person::Person;
use crate::day::{Day, PartialDate};
use crate::meanwhile::{change, change_map, change_set};
use crate::sort;

impl Person {
    /// What they do and where, as one text: "Engineer, Analytical Engines"; may be empty.
    pub fn work_now(&self) -> String {
        let words = [self.role.as_str(), self.company.as_str()];
        words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// They do something else from this day's month on. What they did is remembered among their work as
    /// ended then, unless it stands there or was only made more exact.
    pub fn take_up(&mut self, role: &str, company: &str, today: Day) {
        let (before, had) = (self.work_now(), (self.role.clone(), self.company.clone()));
        if (had.0.as_str(), had.1.as_str()) == (role, company) {
            return;
        }
        role.clone_into(&mut self.role);
        company.clone_into(&mut self.company);
        // Where nothing was, or only one of the two is told now besides, nothing has ended.
        let kept = |old: &str, new: &str| old.is_empty() || old == new;
        if before.is_empty() || (kept(&had.0, role) && kept(&had.1, company)) {
            return;
        }
        let (year, month, _) = today.ymd();
        let until = Some(PartialDate::Month(year, month));
        self.work.entry(before).or_insert(Period { from: None, until });
    }

    /// What they did over time: what goes on, as far as is known, the latest begun first; then what has
    /// ended, the latest first.
    pub fn work_over_time(&self) -> Vec<(&str, Period)> {
        let mut all: Vec<_> =
            self.work.iter().map(|(what, period)| (what.as_str(), *period)).collect();
        sort::by(&mut all, |(_, one), (_, other)| {
            let key = |period: &Period| {
                let until = period.until.map(PartialDate::last);
                (until.is_some(), Reverse((until, period.from.map(PartialDate::first))))
            };
            key(one).cmp(&key(other))
        });
        all
    }

    /// The circles they have been in, the one they are in first, each with the day since when; `None`
    /// for the first one there was.
    pub fn circle_history(&self) -> Vec<(Option<Circle>, Option<Day>)> {
        let mut history = Vec::with_capacity(self.circles.len() + 1);
        let mut circle = self.circle;
        for (day, before) in self.circles.iter().rev() {
            history.push((circle, Some(*day)));
            circle = *before;
        }
        history.push((circle, None));
        history
    }

    /// This person, changed as somebody was changed who was `from` and is `to` now: so that what
    /// another hand changed meanwhile stays. Lists are compared entry by entry. The circle is changed
    /// on this day, and work that is over is remembered.
    #[must_use]
    pub fn changed_as(&self, from: &Person, to: &Person, today: Day) -> Person {
        let mut now = self.clone();
        if from.circle != to.circle {
            now.place(to.circle, today);
        }
        for (set, from, to) in [
            (&mut now.tags, &from.tags, &to.tags),
            (&mut now.cares, &from.cares, &to.cares),
            (&mut now.helps, &from.helps, &to.helps),
            (&mut now.host, &from.host, &to.host),
            (&mut now.sources, &from.sources, &to.sources),
        ] {
            change_set(set, from, to);
        }
        change_map(&mut now.work, &from.work, &to.work);
        change_map(&mut now.dates, &from.dates, &to.dates);
        change_map(&mut now.lead, &from.lead, &to.lead);
        change_map(&mut now.questions, &from.questions, &to.questions);
        change_map(&mut now.gifts, &from.gifts, &to.gifts);
        for (map, from, to) in [
            (&mut now.reach, &from.reach, &to.reach),
            (&mut now.addresses, &from.addresses, &to.addresses),
            (&mut now.extra, &from.extra, &to.extra),
        ] {
            change_map(map, from, to);
        }
        for (text, from, to) in [
            (&mut now.name, &from.name, &to.name),
            (&mut now.given, &from.given, &to.given),
            (&mut now.family, &from.family, &to.family),
            (&mut now.nick, &from.nick, &to.nick),
            (&mut now.former, &from.former, &to.former),
            (&mut now.pronouns, &from.pronouns, &to.pronouns),
            (&mut now.met_how, &from.met_how, &to.met_how),
            (&mut now.face, &from.face, &to.face),
            (&mut now.notes, &from.notes, &to.notes),
        ] {
            change(text, from, to);
        }
        change(&mut now.met, &from.met, &to.met);
        change(&mut now.through, &from.through, &to.through);
        change(&mut now.cadence, &from.cadence, &to.cadence);
        change(&mut now.resting, &from.resting, &to.resting);
        change(&mut now.died, &from.died, &to.died);
        change(&mut now.off_map, &from.off_map, &to.off_map);
        change(&mut now.pin, &from.pin, &to.pin);
        change(&mut now.angle, &from.angle, &to.angle);
        let (mut role, mut company) = (now.role.clone(), now.company.clone());
        change(&mut role, &from.role, &to.role);
        change(&mut company, &from.company, &to.company);
        now.take_up(&role, &company, today);
        now
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::AnyId;
    use crate::people::{Jotting, Resting};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn at(role: &str, company: &str) -> Person {
        Person { role: role.into(), company: company.into(), ..Person::default() }
    }

    #[test]
    fn work_that_is_over_is_remembered() {
        let today = day("2026-11-22");
        for (before, after, over) in [
            (("Engineer", "Engines"), ("Founder", "Engines"), Some("Engineer, Engines")),
            (("Engineer", "Engines"), ("Engineer", "Other"), Some("Engineer, Engines")),
            (("Engineer", "Engines"), ("", ""), Some("Engineer, Engines")),
            (("", "Engines"), ("Engineer", "Engines"), None),
            (("Engineer", ""), ("Engineer", "Engines"), None),
            (("", ""), ("Engineer", "Engines"), None),
            (("Engineer", "Engines"), ("Engineer", "Engines"), None),
        ] {
            let mut ada = at(before.0, before.1);
            ada.take_up(after.0, after.1, today);
            assert_eq!((ada.role.as_str(), ada.company.as_str()), after);
            assert_eq!(ada.work.keys().next().map(String::as_str), over, "{before:?} {after:?}");
            for period in ada.work.values() {
                assert_eq!(period.to_string(), "/2026-11");
            }
        }
        let mut ada = at("Engineer", "Engines");
        let since: Period = "2014/".parse().unwrap();
        ada.work.insert("Engineer, Engines".into(), since);
        ada.take_up("Founder", "", today);
        assert_eq!(ada.work["Engineer, Engines"], since, "what stands there stays");
    }

    #[test]
    fn what_goes_on_comes_before_what_has_ended() {
        let mut ada = Person::default();
        for (what, period) in [
            ("Pupil", "/1999"),
            ("Teacher", "2010/2014-04"),
            ("Head", "2014/"),
            ("Singer", "2020/"),
            ("Climber", "/"),
            ("Student", "2000/2014-02-28"),
        ] {
            ada.work.insert(what.into(), period.parse().unwrap());
        }
        let order: Vec<&str> = ada.work_over_time().into_iter().map(|(what, _)| what).collect();
        assert_eq!(order, ["Singer", "Head", "Climber", "Teacher", "Student", "Pupil"]);
    }

    #[test]
    fn circles_are_told_from_now_back() {
        let mut ada = Person::default();
        assert_eq!(ada.circle_history(), [(None, None)]);
        ada.place(Some(Circle::Friends), day("2023-01-01"));
        ada.place(Some(Circle::Close), day("2024-03-01"));
        ada.place(None, day("2025-01-01"));
        assert_eq!(
            ada.circle_history(),
            [
                (None, Some(day("2025-01-01"))),
                (Some(Circle::Close), Some(day("2024-03-01"))),
                (Some(Circle::Friends), None)
            ]
        );
    }

    #[test]
    fn what_another_hand_changed_meanwhile_stays() {
        let today = day("2026-11-22");
        let mut from = at("Engineer", "Engines");
        from.name = "Ada".into();
        from.tags = ["maths".to_owned(), "old".to_owned()].into();
        from.questions.insert("How is it?".into(), Jotting::on(today));
        let mut here = from.clone();
        here.name = "Ada Lovelace".into();
        here.tags = ["maths".to_owned(), "new".to_owned()].into();
        here.circle = Some(Circle::Close);
        here.died = Some(PartialDate::Year(1852));
        let mut there = from.clone();
        there.notes = "Her engine runs.".into();
        there.tags.insert("there".into());
        there.questions.clear();
        there.role = "Founder".into();
        there.through = Some(AnyId::from_random(7));
        there.resting = Some(Resting::Open);
        let both = there.changed_as(&from, &here, today);
        assert_eq!((both.name.as_str(), both.notes.as_str()), ("Ada Lovelace", "Her engine runs."));
        assert_eq!(
            both.tags.iter().map(String::as_str).collect::<Vec<_>>(),
            ["maths", "new", "there"]
        );
        assert!(both.questions.is_empty() && both.through.is_some() && both.died.is_some());
        assert_eq!((both.role.as_str(), both.circle), ("Founder", Some(Circle::Close)));
        assert_eq!(both.resting, Some(Resting::Open));
        assert_eq!(from.changed_as(&from, &from, today), from);
        assert_eq!(from.changed_as(&from, &here, today), here);
    }
}
