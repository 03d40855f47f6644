//! How we met, and anything else worth remembering: each is one text of its own on the page.

use leptos::prelude::*;

use super::shelf::{Part, Shelf, change, followed};
use super::writing::RowWriting;
use crate::browser::page;
use crate::id::PersonId;
use crate::people::{Person, clean_line, clean_text};
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::parts::{TextField, unique};
use crate::ui::pieces::words::when_words;
use crate::ui::pieces::{PersonPicker, SinceDraft, SinceField};

/// How we met, being written.
#[derive(Clone, Copy)]
pub struct MetDraft {
    when: SinceDraft,
    how: RwSignal<String>,
    through: RwSignal<Vec<PersonId>>,
}

impl MetDraft {
    /// The draft of what is known of it.
    pub fn of(person: &Person) -> Self {
        Self {
            when: SinceDraft::of(person.met),
            how: RwSignal::new(person.met_how.clone()),
            through: RwSignal::new(person.through.into_iter().collect()),
        }
    }

    /// Writes it; `None` where something is amiss, which is said.
    pub fn write(self, person: &mut Person) -> Option<()> {
        person.met = self.when.read()?;
        person.met_how = self.how.with_untracked(|how| clean_line(how));
        person.through = self.through.with_untracked(|through| through.first().copied());
        Some(())
    }
}

/// Its fields.
#[component]
pub fn MetFields(
    /// What is written.
    draft: MetDraft,
    /// Whose it is: nobody is met through themselves.
    who: PersonId,
    /// The id of the field for how.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| unique("how"));
    view! {
        <div class="met-fields">
            <TextField label="How and where you met" value=draft.how placeholder="At the choir, in the rain" id=id />
            <SinceField draft=draft.when legend="When you met" seasons=true />
            <PersonPicker label="Through whom" chosen=draft.through most=1 except=Some(who) />
        </div>
    }
}

/// The section.
#[component]
pub fn Met(
    /// Whom.
    id: PersonId,
) -> impl IntoView {
    let desk = use_desk();
    let person = followed(id);
    let is_known = |person: &Person| {
        person.met.is_some() || !person.met_how.is_empty() || person.through.is_some()
    };
    let rows = Memo::new(move |_| {
        let known = person.with(|person| person.as_ref().is_some_and(|one| is_known(one)));
        known.then(|| Part::Met.one().to_owned()).into_iter().collect::<Vec<_>>()
    });
    let row = Callback::new(move |_: String| {
        let when = move || person.with(|person| person.as_ref()?.met.map(when_words));
        let how = move || {
            let how = person.with(|person| person.as_ref().map(|one| one.met_how.clone()));
            how.filter(|how| !how.is_empty())
        };
        let through = move || {
            let through = person.with(|person| person.as_ref()?.through)?;
            let name = desk
                .with(|notebook| notebook.person(through).map(|one| one.shown_name().to_owned()))?;
            Some(view! {
                <p>
                    "through "
                    <a href=Route::Person(through).to_string() dir="auto">
                        {name}
                    </a>
                </p>
            })
        };
        view! {
            {move || how().map(|how| view! { <p dir="auto">{how}</p> })}
            {through}
            {move || when().map(|when| view! { <p class="aside">{when}</p> })}
        }
        .into_any()
    });
    let form = Callback::new(move |(old, done): (Option<String>, Callback<()>)| {
        let now = desk.peek(|notebook| notebook.person(id).cloned()).unwrap_or_default();
        let draft = MetDraft::of(&now);
        let field = unique("how");
        let first = field.clone();
        page::after_paint(move || {
            page::focus_field(&first);
        });
        let send = move |()| {
            let mut to = (*now).clone();
            if draft.write(&mut to).is_none() {
                return page::focus_amiss();
            }
            let today = untrack(|| desk.today());
            change(
                desk,
                id,
                |who| format!("Noted how you met {who}"),
                |person| {
                    let before = person.clone();
                    *person = before.changed_as(&now, &to, today);
                    *person != before
                },
            );
            done.run(());
        };
        view! {
            <RowWriting send=send done=done new=old.is_none()>
                <MetFields draft=draft who=id id=field />
            </RowWriting>
        }
        .into_any()
    });
    let take_out = Callback::new(move |_: String| {
        change(
            desk,
            id,
            |who| format!("Took out how you met {who}"),
            |person| {
                person.met = None;
                person.met_how.clear();
                person.through = None;
                true
            },
        );
    });
    view! { <Shelf part=Part::Met rows=rows row=row form=form take_out=take_out only_one=true /> }
}

/// The notes.
#[component]
pub fn Notes(
    /// Of whom.
    id: PersonId,
) -> impl IntoView {
    let desk = use_desk();
    let person = followed(id);
    let rows = Memo::new(move |_| {
        let known = person.with(|person| person.as_ref().is_some_and(|one| !one.notes.is_empty()));
        known.then(|| Part::Notes.one().to_owned()).into_iter().collect::<Vec<_>>()
    });
    let row = Callback::new(move |_: String| {
        let notes = move || person.with(|person| person.as_ref().map(|one| one.notes.clone()));
        view! { <p class="notes" dir="auto">{notes}</p> }.into_any()
    });
    let form = Callback::new(move |(old, done): (Option<String>, Callback<()>)| {
        let before = desk.peek(|notebook| notebook.person(id).map(|one| one.notes.clone()));
        let value = RwSignal::new(before.unwrap_or_default());
        let send = move |()| {
            let notes = value.with_untracked(|value| clean_text(value));
            change(
                desk,
                id,
                |who| format!("Noted of {who}"),
                |person| {
                    let changed = person.notes != notes;
                    person.notes = notes;
                    changed
                },
            );
            done.run(());
        };
        view! {
            <RowWriting send=send done=done new=old.is_none()>
                <TextField label="Worth remembering" value=value unlabelled=true lines=5 autofocus=true />
            </RowWriting>
        }
        .into_any()
    });
    let take_out = Callback::new(move |_: String| {
        change(
            desk,
            id,
            |who| format!("Took out the notes of {who}"),
            |person| {
                person.notes.clear();
                true
            },
        );
    });
    view! { <Shelf part=Part::Notes rows=rows row=row form=form take_out=take_out only_one=true /> }
}
