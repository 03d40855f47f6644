//! What is done with several people together, each one step to be undone. Who is so already stays as
//! they are, and who isn't there any more is left out.

use std::collections::BTreeSet;

use leptos::{ev, prelude::*};

use super::words::people_count;
use crate::id::PersonId;
use crate::people::{Circle, Person, Resting, clean_line, fold};
use crate::ui::desk::Desk;
use crate::ui::parts::TextField;

/// Changes several people in one step. `words` end a sentence about all of them, the ones that were
/// so before too: "are in Close now". Who isn't there any more is left out.
pub fn change_all(
    desk: Desk,
    people: &BTreeSet<PersonId>,
    words: &str,
    change: impl Fn(&mut Person) -> bool,
) {
    let (who, changed) = desk.peek(|notebook| {
        let there: Vec<_> = people.iter().filter_map(|id| notebook.person(*id)).collect();
        let who = match there.as_slice() {
            [one] => format!("{} is", one.shown_name()),
            all => format!("{} are", people_count(all.len())),
        };
        let changed = there.into_iter().filter_map(|person| {
            let mut person = (**person).clone();
            change(&mut person).then_some(person)
        });
        (who, changed.collect::<Vec<Person>>())
    });
    if changed.is_empty() {
        return desk.say("It is so already");
    }
    desk.edit(format!("{who} {words}"), |edit| {
        for person in &changed {
            edit.put_person(person);
        }
    });
}

/// Gives a tag to several people.
pub fn tag_all(desk: Desk, people: &BTreeSet<PersonId>, tag: &str) {
    change_all(desk, people, &format!("tagged {tag}"), |person| {
        // However it is spelt, a tag they have is not given twice.
        let folded = fold(tag);
        let has = person.tags.iter().any(|one| fold(one) == folded);
        !has && person.tags.insert(tag.to_owned())
    });
}

/// Puts several people in a circle, or in none.
pub fn put_all(desk: Desk, people: &BTreeSet<PersonId>, circle: Option<Circle>) {
    let place = circle.map_or("no circle", Circle::word);
    let today = untrack(|| desk.today());
    change_all(desk, people, &format!("in {place} now"), |person| {
        let moves = person.circle != circle;
        person.place(circle, today);
        moves
    });
}

/// Takes a tag from several people, however it is spelt.
pub fn untag_all(desk: Desk, people: &BTreeSet<PersonId>, tag: &str) {
    let folded = fold(tag);
    change_all(desk, people, &format!("no longer tagged {tag}"), |person| {
        let before = person.tags.len();
        person.tags.retain(|one| fold(one) != folded);
        person.tags.len() < before
    });
}

/// Lets several people rest, until that is taken back: "not now".
pub fn rest_all(desk: Desk, people: &BTreeSet<PersonId>) {
    change_all(desk, people, "not for now", |person| {
        let begins = person.resting != Some(Resting::Open);
        person.resting = Some(Resting::Open);
        begins
    });
}

/// Thinks of several people again who rested.
pub fn wake_all(desk: Desk, people: &BTreeSet<PersonId>) {
    change_all(desk, people, "back in mind", |person| person.resting.take().is_some());
}

/// Deletes several people.
pub fn delete_all(desk: Desk, people: &BTreeSet<PersonId>) {
    let (today, there) = desk.peek(|notebook| {
        let there = people.iter().filter_map(|id| notebook.person(*id));
        let there: Vec<_> = there.map(|one| (one.id, one.shown_name().to_owned())).collect();
        (untrack(|| desk.today()), there)
    });
    let who = match there.as_slice() {
        [] => return,
        [(_, name)] => name.clone(),
        all => people_count(all.len()),
    };
    desk.edit(format!("Deleted {who}"), |edit| {
        for (id, _) in &there {
            edit.delete_person(*id, today);
        }
    });
}

/// A field for a word to give to several: a tag, if nothing else is said.
#[component]
pub fn TagField(
    /// Called with the word.
    #[prop(into)]
    done: Callback<String>,
    /// What is asked.
    #[prop(default = "Tag")]
    label: &'static str,
    /// What the button says.
    #[prop(default = "Tag them")]
    button: &'static str,
    /// An example.
    #[prop(default = "choir")]
    placeholder: &'static str,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let put = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let word = typed.with_untracked(|typed| clean_line(typed));
        if !word.is_empty() {
            typed.set(String::new());
            done.run(word);
        }
    };
    view! {
        <form class="with-button" on:submit=put novalidate>
            <TextField label=label value=typed placeholder=placeholder autofocus=true />
            <button type="submit" class="button">
                {button}
            </button>
        </form>
    }
}
