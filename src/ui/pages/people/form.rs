//! The form for a person: a name is enough, everything else may come later.

use std::collections::{BTreeMap, BTreeSet};

use leptos::{ev, prelude::*};

use crate::browser::{dates, hash, page};
use crate::id::PersonId;
use crate::people::{
    BIRTHDAY, CalendarDate, Circle, Person, Reach, clean_face, clean_line, clean_name, clean_text,
};
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::parts::{FormEnd, Glyph, Icon, PageTitle, SelectField, TextField, unique};
use crate::ui::pieces::CircleChoice;

/// Someone new. On the way there the reader has the focus in the name.
#[component]
pub fn NewPerson() -> impl IntoView {
    let desk = use_desk();
    let draft = Draft::of(&Person::default());
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(person) = draft.read(&Person::new(desk.fresh(), "")) else {
            return page::focus_amiss();
        };
        desk.edit(format!("Added {}", person.name), |edit| edit.put_person(&person));
        hash::go_instead(&Route::Person(person.id).to_string());
    };
    view! {
        <a class="back" href=Route::People.to_string()>
            <Icon glyph=Glyph::Back />
            <span>"People"</span>
        </a>
        <form class="form" on:submit=add novalidate>
            <PageTitle words="Someone new" />
            <TextField label="Name" value=draft.name amiss=draft.name_amiss autofocus=true required=true />
            <CircleChoice chosen=draft.circle choose=move |circle| draft.circle.set(circle) />
            <details class="more-fields">
                <summary>
                    <Icon glyph=Glyph::Down />
                    "More that you know already"
                </summary>
                <Fields draft=draft />
            </details>
            <div class="actions">
                <button type="submit" class="button primary">
                    "Add"
                </button>
                <a class="button quiet" href=Route::People.to_string()>
                    "Cancel"
                </a>
            </div>
        </form>
    }
}

/// Someone who is there already.
#[component]
pub fn EditPerson(
    /// Who.
    id: PersonId,
    /// Called when nothing more is to be changed.
    #[prop(into)]
    done: Callback<()>,
) -> impl IntoView {
    let desk = use_desk();
    let before = desk.peek(|notebook| notebook.person(id).cloned()).unwrap_or_default();
    let draft = Draft::of(&before);
    let title = format!("What you know of {}", before.shown_name());
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        // What has been changed elsewhere meanwhile, and isn't asked here, stays.
        let Some(now) = desk.peek(|notebook| notebook.person(id).cloned()) else { return };
        let Some(person) = draft.read(&now) else { return page::focus_amiss() };
        if person != *now {
            desk.edit(format!("Changed {}", person.name), |edit| edit.put_person(&person));
        }
        done.run(());
    };
    view! {
        <form class="form" on:submit=save novalidate>
            <PageTitle words=title tab=desk.sealed_tab("What you know of them") />
            <TextField label="Name" value=draft.name amiss=draft.name_amiss required=true />
            <Fields draft=draft />
            <FormEnd word="Save" cancel=done class="form-end" />
        </form>
    }
}

/// All that is asked besides name and circle.
#[component]
fn Fields(draft: Draft) -> impl IntoView {
    let months: Vec<_> = [(String::new(), "Month".to_owned())]
        .into_iter()
        .chain((1..=12).map(|month| (month.to_string(), dates::month(month))))
        .collect();
    let amiss_id = unique("birthday");
    let described = amiss_id.clone();
    view! {
        <div class="form-pair">
            <TextField label="What friends call them" value=draft.nick />
            <TextField label="What they do" value=draft.role placeholder="Nurse, gardener, engineer" />
            <TextField label="Where they work or belong" value=draft.company />
            <TextField label="Tags" value=draft.tags hint="Words to find them by, with commas between." />
        </div>
        <WaysToReach draft=draft />
        <fieldset class="birthday" aria-describedby=described>
            <legend class="label">"Birthday"</legend>
            <div class="birthday-row">
                <TextField label="Day" value=draft.day unlabelled=true placeholder="Day" inputmode="numeric" class="tiny" />
                <SelectField label="Month" value=draft.month unlabelled=true options=months />
                <TextField label="Year, if you know it" value=draft.year unlabelled=true placeholder="Year" inputmode="numeric" class="tiny" />
            </div>
            <p class="amiss" id=amiss_id aria-live="polite">
                {draft.birthday_amiss}
            </p>
        </fieldset>
        <div class="form-pair">
            <TextField label="The day you met" value=draft.met kind="date" />
            <TextField label="An emoji for them" value=draft.face hint="Shown instead of their initials." />
        </div>
        <TextField label="Worth remembering" value=draft.notes lines=4 placeholder="What they care about, who is dear to them, what to ask next time" />
    }
}

/// Addresses and numbers, each with a word for it.
#[component]
fn WaysToReach(draft: Draft) -> impl IntoView {
    view! {
        <fieldset class="ways-fields">
            <legend class="label">"Ways to reach them"</legend>
            <For
                each=move || draft.ways.get()
                key=|way| way.key
                children=move |way| {
                    view! {
                        <div class="way-row">
                            <TextField
                                label="Phone, e-mail or web address"
                                unlabelled=true
                                placeholder="Phone, e-mail or web address"
                                value=way.typed
                                amiss=way.amiss
                                class="way-typed"
                            />
                            <TextField label="Which one" unlabelled=true placeholder="home, work" value=way.label class="way-which" />
                            <button
                                type="button"
                                class="icon-button"
                                aria-label="Take out this way"
                                on:click=move |_| {
                                    draft.ways.update(|ways| ways.retain(|one| one.key != way.key));
                                    page::focus("#another-way");
                                }
                            >
                                <Icon glyph=Glyph::Close />
                            </button>
                        </div>
                    }
                }
            />
            <button type="button" id="another-way" class="button small" on:click=move |_| draft.add_way()>
                <Icon glyph=Glyph::Add />
                <span>"Another way"</span>
            </button>
        </fieldset>
    }
}

/// A way to reach someone, while it is being written.
#[derive(Clone, Copy, PartialEq)]
struct Way {
    key: u32,
    typed: RwSignal<String>,
    label: RwSignal<String>,
    amiss: RwSignal<String>,
    /// The address it came from and how that was shown: unchanged, it stays as it was.
    kept: StoredValue<Option<(String, String)>>,
}

impl Way {
    fn new(key: u32, uri: Option<&str>, label: &str) -> Self {
        let kept = uri.map(|uri| {
            let shown = Reach::from_uri(uri).map(|reach| reach.shown().to_owned());
            (uri.to_owned(), shown.unwrap_or_else(|| uri.to_owned()))
        });
        let typed = kept.as_ref().map(|(_, shown)| shown.clone()).unwrap_or_default();
        Self {
            key,
            typed: RwSignal::new(typed),
            label: RwSignal::new(label.to_owned()),
            amiss: RwSignal::new(String::new()),
            kept: StoredValue::new(kept),
        }
    }

    /// The address written; `None` while it is none, which is then said.
    fn check(self) -> Option<String> {
        let typed = self.typed.get_untracked();
        let kept = self.kept.get_value().filter(|(_, shown)| *shown == typed);
        let uri = kept.map(|(uri, _)| uri).or_else(|| Some(Reach::guess(&typed)?.uri().to_owned()));
        let amiss = uri.is_none() && !typed.trim().is_empty();
        let words = if amiss { "This is no phone number, e-mail or web address." } else { "" };
        self.amiss.set(words.to_owned());
        uri
    }
}

/// A person, while they are being written.
#[derive(Clone, Copy)]
struct Draft {
    name: RwSignal<String>,
    name_amiss: RwSignal<String>,
    circle: RwSignal<Option<Circle>>,
    nick: RwSignal<String>,
    role: RwSignal<String>,
    company: RwSignal<String>,
    tags: RwSignal<String>,
    ways: RwSignal<Vec<Way>>,
    day: RwSignal<String>,
    month: RwSignal<String>,
    year: RwSignal<String>,
    birthday_amiss: RwSignal<String>,
    met: RwSignal<String>,
    face: RwSignal<String>,
    notes: RwSignal<String>,
}

impl Draft {
    fn of(person: &Person) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        let birthday = person.birthday();
        let number = |number: Option<i32>| {
            RwSignal::new(number.map(|number| number.to_string()).unwrap_or_default())
        };
        let tags: Vec<&str> = person.tags.iter().map(String::as_str).collect();
        let ways = person.reach.iter().zip(0..);
        let mut ways: Vec<Way> =
            ways.map(|((uri, label), key)| Way::new(key, Some(uri), label)).collect();
        if ways.is_empty() {
            ways.push(Way::new(0, None, ""));
        }
        Self {
            name: text(&person.name),
            name_amiss: RwSignal::default(),
            circle: RwSignal::new(person.circle),
            nick: text(&person.nick),
            role: text(&person.role),
            company: text(&person.company),
            tags: RwSignal::new(tags.join(", ")),
            ways: RwSignal::new(ways),
            day: number(birthday.map(|date| date.day().into())),
            month: number(birthday.map(|date| date.month().into())),
            year: number(birthday.and_then(CalendarDate::year)),
            birthday_amiss: RwSignal::default(),
            met: RwSignal::new(person.met.map(|day| day.to_string()).unwrap_or_default()),
            face: text(&person.face),
            notes: text(&person.notes),
        }
    }

    fn add_way(self) {
        self.ways.update(|ways| {
            let key = ways.iter().map(|way| way.key + 1).max().unwrap_or_default();
            ways.push(Way::new(key, None, ""));
        });
    }

    /// The person as they are written now; `None` while something is amiss, which is then said.
    fn read(self, before: &Person) -> Option<Person> {
        let line = |signal: RwSignal<String>| signal.with_untracked(|text| clean_line(text));
        let name = self.read_name();
        let birthday = self.read_birthday();
        let reach = self.read_ways();
        let (name, birthday, reach) = (name?, birthday?, reach?);
        let mut dates = before.dates.clone();
        match birthday {
            Some(date) => dates.insert(BIRTHDAY.to_owned(), date),
            None => dates.remove(BIRTHDAY),
        };
        let tags: BTreeSet<String> = self.tags.with_untracked(|tags| {
            tags.split(',').map(clean_line).filter(|tag| !tag.is_empty()).collect()
        });
        // Parts of a name that a file told apart are no longer its parts once it is rewritten.
        let same_name = name == before.name;
        let part = |part: &String| if same_name { part.clone() } else { String::new() };
        Some(Person {
            given: part(&before.given),
            family: part(&before.family),
            name,
            circle: self.circle.get_untracked(),
            nick: line(self.nick),
            role: line(self.role),
            company: line(self.company),
            tags,
            reach,
            dates,
            met: self.met.with_untracked(|met| met.parse().ok()),
            face: self.face.with_untracked(|face| clean_face(face)),
            notes: self.notes.with_untracked(|notes| clean_text(notes)),
            ..before.clone()
        })
    }

    fn read_name(self) -> Option<String> {
        let name = self.name.with_untracked(|name| clean_name(name));
        self.name_amiss.set(name.as_ref().err().map(ToString::to_string).unwrap_or_default());
        name.ok()
    }

    fn read_birthday(self) -> Option<Option<CalendarDate>> {
        let [day, month, year] =
            [self.day, self.month, self.year].map(|part| part.get_untracked().trim().to_owned());
        let read = if day.is_empty() && month.is_empty() && year.is_empty() {
            Ok(None)
        } else if day.is_empty() || month.is_empty() {
            Err("A birthday needs a day and a month; the year may stay open.")
        } else {
            let year = if year.is_empty() { Ok(None) } else { year.parse().map(Some) };
            let date = match (year, month.parse(), day.parse()) {
                (Ok(year), Ok(month), Ok(day)) => CalendarDate::new(year, month, day),
                _ => None,
            };
            date.map(Some).ok_or("There is no such day in the calendar.")
        };
        self.birthday_amiss.set(read.err().unwrap_or_default().to_owned());
        read.ok()
    }

    fn read_ways(self) -> Option<BTreeMap<String, String>> {
        let mut reach = BTreeMap::new();
        let mut whole = true;
        for way in self.ways.get_untracked() {
            if let Some(uri) = way.check() {
                reach.insert(uri, way.label.with_untracked(|label| clean_line(label)));
            } else {
                whole &= way.amiss.with_untracked(String::is_empty);
            }
        }
        whole.then_some(reach)
    }
}
