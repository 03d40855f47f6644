//! A person's face: initials or an emoji in their circle's colour, glowing as warm as the tie is now.

use leptos::prelude::*;

use crate::id::PersonId;
use crate::insight::glow;
use crate::ui::desk::use_desk;
use crate::ui::parts::Face;

/// The face of this person; of nobody, once they are deleted.
#[component]
pub fn PersonFace(
    /// Whose.
    #[prop(into)]
    id: Signal<PersonId>,
    /// "small" or "large".
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let desk = use_desk();
    let look = Memo::new(move |_| {
        let (id, today) = (id.get(), desk.today());
        desk.with(|notebook| {
            let person = notebook.person(id)?;
            let ring = person.circle.map_or(0, |circle| circle.ring());
            Some((person.shown_face(), ring, glow(notebook, id, today)))
        })
    });
    let initials = move || look.get().map(|(initials, ..)| initials).unwrap_or_default();
    let ring = move || look.get().map_or(0, |(_, ring, _)| ring);
    let glow = move || look.get().map_or(0.0, |(.., glow)| glow);
    view! {
        <Face
            initials=Signal::derive(initials)
            ring=Signal::derive(ring)
            glow=Signal::derive(glow)
            class=class
        />
    }
}
