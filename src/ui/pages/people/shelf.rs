//! A section of a person's page: a list that is added to, changed and thinned in its place. No
//! awareness of what is listed.

use leptos::prelude::*;

use crate::browser::page;
use crate::id::PersonId;
use crate::people::{Person, Topic};
use crate::ui::desk::{Desk, use_desk};
use crate::ui::parts::{Glyph, Icon, Menu, MenuItem, unique};

/// What a section is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A list of short texts.
    Topic(Topic),
    /// Dates that come round.
    Dates,
    /// How we met.
    Met,
    /// Words to find them by.
    Tags,
    /// With whom they live.
    Household,
    /// Where they live.
    Addresses,
    /// What they did and when.
    Work,
    /// Fields of one's own.
    Own,
    /// Anything else.
    Notes,
}

impl Part {
    /// All of them, in the order in which they are offered while nothing is known.
    pub const ALL: [Part; 13] = [
        Part::Topic(Topic::Cares),
        Part::Topic(Topic::Questions),
        Part::Topic(Topic::Gifts),
        Part::Topic(Topic::Helps),
        Part::Topic(Topic::Host),
        Part::Dates,
        Part::Met,
        Part::Household,
        Part::Addresses,
        Part::Work,
        Part::Tags,
        Part::Own,
        Part::Notes,
    ];

    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Part::Topic(Topic::Questions) => "Ask next time",
            Part::Topic(Topic::Cares) => "Cares about",
            Part::Topic(Topic::Helps) => "Can help with",
            Part::Topic(Topic::Host) => "For a host to know",
            Part::Topic(Topic::Gifts) => "Gift ideas",
            Part::Dates => "Dates",
            Part::Met => "How we met",
            Part::Tags => "Tags",
            Part::Household => "Lives with",
            Part::Addresses => "Where they live",
            Part::Work => "Work over time",
            Part::Own => "Besides",
            Part::Notes => "Worth remembering",
        }
    }

    /// What is added there.
    pub fn one(self) -> &'static str {
        match self {
            Part::Topic(Topic::Questions) => "a question",
            Part::Topic(Topic::Cares) => "what they care about",
            Part::Topic(Topic::Helps) => "what they can help with",
            Part::Topic(Topic::Host) => "something a host should know",
            Part::Topic(Topic::Gifts) => "a gift idea",
            Part::Dates => "a date",
            Part::Met => "how we met",
            Part::Tags => "a tag",
            Part::Household => "who they live with",
            Part::Addresses => "an address",
            Part::Work => "what they did before",
            Part::Own => "a field of your own",
            Part::Notes => "a note",
        }
    }

    fn glyph(self) -> Glyph {
        match self {
            Part::Topic(Topic::Questions) => Glyph::Help,
            Part::Topic(Topic::Cares) => Glyph::Thank,
            Part::Topic(Topic::Helps) => Glyph::Giving,
            Part::Topic(Topic::Host) => Glyph::Meal,
            Part::Topic(Topic::Gifts) => Glyph::Gift,
            Part::Dates => Glyph::Calendar,
            Part::Met => Glyph::Meet,
            Part::Household => Glyph::Home,
            Part::Addresses => Glyph::Home,
            Part::Work => Glyph::Work,
            Part::Own | Part::Notes | Part::Tags => Glyph::Note,
        }
    }

    /// What the section is known by on the page.
    fn slug(self) -> &'static str {
        match self {
            Part::Topic(Topic::Questions) => "questions",
            Part::Topic(Topic::Cares) => "cares",
            Part::Topic(Topic::Helps) => "helps",
            Part::Topic(Topic::Host) => "host",
            Part::Topic(Topic::Gifts) => "gifts",
            Part::Dates => "dates",
            Part::Met => "met",
            Part::Tags => "tags",
            Part::Household => "household",
            Part::Addresses => "addresses",
            Part::Work => "work",
            Part::Own => "own",
            Part::Notes => "notes",
        }
    }

    /// Gives the focus back to what adds to it, wherever that is by then.
    pub fn focus(self) {
        let slug = self.slug();
        page::after_paint(move || {
            if !page::focus(&format!("#shelf-{slug} .shelf-add"))
                && !page::focus(&format!("#offer-{slug}"))
            {
                page::focus("main [data-arrive]");
            }
        });
    }
}

/// Which section of the page is being added to; one at a time.
#[derive(Clone, Copy)]
pub struct Adding(pub RwSignal<Option<Part>>);

/// What is being added to on this page.
pub fn adding() -> RwSignal<Option<Part>> {
    use_context::<Adding>().map_or_else(|| RwSignal::new(None), |Adding(part)| part)
}

/// Changes somebody in one step, where that changes anything. Says whether it did. `words` are made
/// of who it is.
pub fn change(
    desk: Desk,
    id: PersonId,
    words: impl FnOnce(&str) -> String,
    change: impl FnOnce(&mut Person) -> bool,
) -> bool {
    let Some(mut person) = desk.peek(|notebook| notebook.person(id).map(|one| (**one).clone()))
    else {
        return false;
    };
    let words = words(person.short_name());
    let changed = change(&mut person);
    if changed {
        desk.edit(words, |edit| edit.put_person(&person));
    }
    changed
}

/// Somebody, as they are known now.
pub fn followed(id: PersonId) -> Memo<Option<std::sync::Arc<Person>>> {
    use_desk().memo(move |notebook| notebook.person(id).cloned())
}

/// The form of a row, given its key, or of a new one; and what is called when it is done.
pub type RowForm = Callback<(Option<String>, Callback<()>), AnyView>;

/// A list in its section. While nothing is in it, it is there only to be added to.
#[component]
pub fn Shelf(
    /// What it is about.
    part: Part,
    /// What tells the rows apart, in order.
    rows: Memo<Vec<String>>,
    /// A row as it is read.
    row: Callback<String, AnyView>,
    /// A row as it is written.
    form: RowForm,
    /// What a row is called where it is only spoken of.
    #[prop(default = None)]
    name: Option<Callback<String, String>>,
    /// What else can be done with a row, in its menu.
    #[prop(default = None)]
    more: Option<Callback<String, AnyView>>,
    /// Takes a row out.
    take_out: Callback<String>,
    /// What taking it out is called.
    #[prop(default = "Take out")]
    take_out_words: &'static str,
    /// Whether there is never more than one row.
    #[prop(optional)]
    only_one: bool,
) -> impl IntoView {
    let adding = adding();
    let is_adding = Memo::new(move |_| adding.get() == Some(part));
    let is_there = Memo::new(move |_| is_adding.get() || rows.with(|rows| !rows.is_empty()));
    let editing = RwSignal::new(None::<String>);
    let added = Callback::new(move |()| {
        adding.update(|adding| {
            if *adding == Some(part) {
                *adding = None;
            }
        });
        part.focus();
    });
    let toggle = move |_| {
        editing.set(None);
        adding.set((adding.get_untracked() != Some(part)).then_some(part));
    };
    let one_row = move |key: String| {
        let is_edited = {
            let key = key.clone();
            Memo::new(move |_| editing.with(|editing| editing.as_ref() == Some(&key)))
        };
        let inside = move || {
            if is_edited.get() {
                let done = Callback::new(move |()| {
                    editing.set(None);
                    part.focus();
                });
                return form.run((Some(key.clone()), done));
            }
            let name = name.map_or_else(|| key.clone(), |name| name.run(key.clone()));
            let [edit, gone] = [key.clone(), key.clone()];
            let more = more.map(|more| more.run(key.clone()));
            view! {
                <div class="shelf-words">{row.run(key.clone())}</div>
                <Menu label=format!("More about {name}")>
                    <MenuItem
                        glyph=Glyph::Edit
                        words="Edit"
                        press=move |_| {
                            adding.set(None);
                            editing.set(Some(edit.clone()));
                        }
                    />
                    {more}
                    <MenuItem
                        glyph=Glyph::Close
                        words=take_out_words
                        press=move |_| {
                            take_out.run(gone.clone());
                            part.focus();
                        }
                    />
                </Menu>
            }
            .into_any()
        };
        view! {
            <li class="shelf-row" class:editing=is_edited>
                {inside}
            </li>
        }
    };
    view! {
        <Show when=move || is_there.get()>
            <section class="shelf" id=format!("shelf-{}", part.slug())>
                <header class="shelf-head">
                    <h2>
                        <Icon glyph=part.glyph() />
                        {part.title()}
                    </h2>
                    <Show when=move || !only_one || rows.with(Vec::is_empty)>
                        <button
                            type="button"
                            class="icon-button shelf-add"
                            aria-label=format!("Add {}", part.one())
                            aria-expanded=move || if is_adding.get() { "true" } else { "false" }
                            on:click=toggle
                        >
                            <Icon glyph=Glyph::Add />
                        </button>
                    </Show>
                </header>
                <ul class="shelf-rows">
                    <For each=move || rows.get() key=String::clone children=one_row />
                </ul>
                <Show when=move || is_adding.get()>{form.run((None, added))}</Show>
            </section>
        </Show>
    }
}

/// What may be added, while nothing of it is known: one quiet row instead of empty boxes.
#[component]
pub fn Offers(
    /// What there is something of, or isn't offered.
    there: Memo<Vec<Part>>,
) -> impl IntoView {
    let adding = adding();
    let offered = Memo::new(move |_| {
        let there = there.get();
        let open = adding.get();
        let is_offered = |part: &Part| !there.contains(part) && open != Some(*part);
        Part::ALL.into_iter().filter(is_offered).collect::<Vec<_>>()
    });
    let heading = unique("offers");
    let labelled = heading.clone();
    view! {
        <Show when=move || !offered.with(Vec::is_empty)>
            <div class="offers" role="group" aria-labelledby=labelled.clone()>
                <span id=heading.clone()>"Add"</span>
                <For
                    each=move || offered.get()
                    key=|part| part.slug()
                    children=move |part| {
                        view! {
                            <button
                                type="button"
                                class="offer-part"
                                id=format!("offer-{}", part.slug())
                                on:click=move |_| adding.set(Some(part))
                            >
                                {part.one()}
                            </button>
                        }
                    }
                />
            </div>
        </Show>
    }
}
