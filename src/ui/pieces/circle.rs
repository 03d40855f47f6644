//! How close someone is: the choice of a circle, and putting someone there.

use leptos::prelude::*;

use crate::id::PersonId;
use crate::people::Circle;
use crate::ui::desk::Desk;
use crate::ui::parts::{Choice, Segmented};

/// Puts someone in a circle, or in none, to be undone like everything. Says whether they were not
/// there already.
pub fn put_in_circle(desk: Desk, id: PersonId, circle: Option<Circle>) -> bool {
    let person = desk.peek(|notebook| notebook.person(id).cloned());
    let Some(person) = person.filter(|person| person.circle != circle) else { return false };
    let done = match circle {
        Some(circle) => format!("{} is in {}", person.shown_name(), circle.word()),
        None => format!("{} is in no circle", person.shown_name()),
    };
    let mut placed = (*person).clone();
    placed.place(circle, untrack(|| desk.today()));
    desk.edit(done, |edit| edit.put_person(&placed));
    true
}

/// How close someone is.
#[component]
pub fn CircleChoice(
    /// The circle they are in.
    #[prop(into)]
    chosen: Signal<Option<Circle>>,
    /// Called with the circle they shall be in.
    #[prop(into)]
    choose: Callback<Option<Circle>>,
) -> impl IntoView {
    let choices: Vec<_> = Circle::ALL
        .into_iter()
        .map(|circle| {
            Choice::new(Some(circle), circle.word()).ring(circle.ring()).hint(circle.hint())
        })
        .chain([Choice::new(None, "Not placed").ring(0)])
        .collect();
    view! {
        <Segmented
            legend="How close to your heart"
            choices=choices
            chosen=chosen
            choose=choose
            class="wrap"
        />
    }
}
