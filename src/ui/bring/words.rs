//! What an import would change, in words. No awareness of signals or of the page.

use super::SHOWN;
use crate::interchange::{HabitDays, Plan};
use crate::people::Person;

/// What it comes to, in a line.
pub(super) fn summary(plan: &Plan) -> String {
    let (people, filled, ties) = (plan.new_people.len(), plan.filled.len(), plan.new_ties.len());
    let (habits, same) = (plan.habits.len(), plan.same);
    let known = plan.habit_days.iter().filter(|one| !one.is_new).count();
    let same_habits = plan.same_habits;
    if plan.is_empty() {
        let here = match (same, same_habits) {
            (0, 0) => return "There is nothing in it.".to_owned(),
            (0, 1) => "the one habit is".to_owned(),
            (0, habits) => format!("all {habits} habits are"),
            (1, _) => "the one person is".to_owned(),
            (people, _) => format!("all {people} people are"),
        };
        return format!("Nothing in it is new: {here} here already.");
    }
    let mut parts = Vec::new();
    let mut part = |count: usize, words: String| {
        if count > 0 {
            parts.push(words);
        }
    };
    part(people, counted(people, "new person", "new people"));
    part(ties, counted(ties, "new tie", "new ties"));
    part(filled, format!("more about {}", counted(filled, "person", "people")));
    part(habits, counted(habits, "new habit", "new habits"));
    part(known, format!("more days of {}", counted(known, "habit", "habits")));
    part(same + same_habits, format!("{} here already", same + same_habits));
    parts.join(" · ")
}

/// What the button says.
pub(super) fn add(plan: &Plan) -> String {
    match (plan.new_people.len(), plan.filled.len(), plan.habits.len()) {
        (0, 0, 0) if plan.habit_days.is_empty() => "Add the ties".to_owned(),
        (0, 0, 0) => "Add the days".to_owned(),
        (0, 0, habits) => format!("Add {}", counted(habits, "habit", "habits")),
        (0, ..) => "Fill in".to_owned(),
        (people, ..) => format!("Add {}", counted(people, "person", "people")),
    }
}

/// "Meditate: 120 days done, 3 rests, 2 notes".
pub(super) fn habit_line(habit: &HabitDays) -> String {
    let mut parts = Vec::new();
    for (count, one, many) in [
        (habit.done, "day done", "days done"),
        (habit.rests, "rest", "rests"),
        (habit.notes, "note", "notes"),
    ] {
        if count > 0 {
            parts.push(counted(count, one, many));
        }
    }
    if parts.is_empty() {
        habit.name.clone()
    } else {
        format!("{}: {}", habit.name, parts.join(", "))
    }
}

pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

pub(super) fn listed(lines: impl Iterator<Item = String>, all: usize) -> Vec<String> {
    let mut shown: Vec<String> = lines.take(SHOWN).collect();
    if all > SHOWN {
        shown.push(format!("… and {} more", all - SHOWN));
    }
    shown
}

pub(super) fn describe(person: &Person) -> String {
    let about = [person.role.as_str(), person.company.as_str()];
    let about: Vec<&str> = about.into_iter().filter(|word| !word.is_empty()).collect();
    match about.is_empty() {
        true => person.name.clone(),
        false => format!("{} · {}", person.name, about.join(", ")),
    }
}

/// Which fields an import fills in, in words.
pub(super) fn filled_in(before: &Person, after: &Person) -> String {
    let mut fields = Vec::new();
    let mut note = |changed: bool, word: &'static str| {
        if changed {
            fields.push(word);
        }
    };
    note(before.name != after.name, "name");
    note(before.nick != after.nick, "nickname");
    note(before.company != after.company, "company");
    note(before.role != after.role, "role");
    note(before.reach != after.reach, "ways to reach them");
    note(before.dates != after.dates, "dates");
    note(before.addresses != after.addresses, "addresses");
    note(before.work != after.work, "work over time");
    note((before.met, &before.met_how) != (after.met, &after.met_how), "how you met");
    note((&before.former, &before.pronouns) != (&after.former, &after.pronouns), "names");
    note(before.died != after.died, "when they died");
    note((&before.cares, &before.helps) != (&after.cares, &after.helps), "what they care about");
    note(before.host != after.host, "what a host should know");
    note(
        (&before.questions, &before.gifts) != (&after.questions, &after.gifts),
        "what to ask or give",
    );
    note(before.notes != after.notes, "notes");
    note(before.tags != after.tags, "tags");
    note(before.extra != after.extra, "more details");
    if fields.is_empty() {
        fields.push("where they are known from");
    }
    fields.join(", ")
}
