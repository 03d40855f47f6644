//! Choosing people by typing a part of what is known of them.

use leptos::prelude::*;

use crate::id::PersonId;
use crate::people::{Circle, Person, clean_name, fold};
use crate::sort;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Found, FoundTogether, Picker};
use crate::ui::pieces::words::list_words;

/// How many are offered at a time.
const OFFERED: usize = 8;

/// A field to choose people in. A name that fits nobody can be added as someone new.
#[component]
pub fn PersonPicker(
    /// What is asked.
    #[prop(into)]
    label: String,
    /// Whether that is spoken only.
    #[prop(optional)]
    unlabelled: bool,
    /// Those chosen.
    chosen: RwSignal<Vec<PersonId>>,
    /// How many may be chosen.
    #[prop(default = usize::MAX)]
    most: usize,
    /// Who is not offered.
    #[prop(optional, into)]
    except: Signal<Option<PersonId>>,
    /// An example inside.
    #[prop(default = "A name")]
    placeholder: &'static str,
    /// Whether only who is there already may be chosen.
    #[prop(optional)]
    known: bool,
    /// Whether those who live together can be chosen in one go.
    #[prop(optional)]
    households: bool,
) -> impl IntoView {
    let desk = use_desk();
    let together = Callback::new(move |typed: String| {
        let folded = fold(&typed);
        let words: Vec<&str> = folded.split_whitespace().collect();
        let except = except.get();
        desk.with(|notebook| {
            let mut found: Vec<_> = notebook
                .households()
                .filter_map(|household| {
                    let there = household.people.iter().filter_map(|id| notebook.person(*id));
                    let there: Vec<_> = there.filter(|one| Some(one.id) != except).collect();
                    let names: Vec<String> =
                        there.iter().map(|one| one.short_name().to_owned()).collect();
                    let names = list_words(&names);
                    let all = fold(&format!("{} {names}", household.name));
                    let fits = !words.is_empty() && words.iter().all(|word| all.contains(word));
                    let keys = there.iter().map(|one| one.id).collect();
                    let label = match household.name.as_str() {
                        "" => names.clone(),
                        name => name.to_owned(),
                    };
                    let more = format!("together: {names}");
                    (fits && there.len() > 1).then_some(FoundTogether { keys, label, more })
                })
                .collect();
            sort::by(&mut found, |a, b| a.label.cmp(&b.label));
            found.truncate(OFFERED / 2);
            found
        })
    });
    let search = move |typed: String| {
        let folded = fold(&typed);
        let words: Vec<&str> = folded.split_whitespace().collect();
        let except = except.get();
        desk.with(|notebook| {
            let people = notebook.people().filter(|person| Some(person.id) != except);
            let found = people.filter(|person| words.is_empty() || person.matches(&words));
            // A name that begins so comes first, then who is closer; then by name.
            let mut found: Vec<_> = found
                .map(|person| {
                    let name = fold(&person.name);
                    let ring = person.circle.map_or(u8::MAX, Circle::ring);
                    ((!name.starts_with(&folded), ring, name, person.id), person)
                })
                .collect();
            sort::by(&mut found, |(a, _), (b, _)| a.cmp(b));
            found.truncate(OFFERED);
            let offers = found.into_iter().map(|(_, person)| Found {
                key: person.id,
                label: person.shown_name().to_owned(),
                more: about(person),
            });
            offers.collect::<Vec<_>>()
        })
    };
    let name = move |id| {
        desk.with(|notebook| {
            notebook.person(id).map(|person| person.shown_name().to_owned()).unwrap_or_default()
        })
    };
    let make = Callback::new(move |name: String| {
        let person = match clean_name(&name) {
            Ok(name) => Person::new(desk.fresh(), name),
            Err(why) => {
                desk.say(why.to_string());
                return None;
            }
        };
        desk.edit(format!("Added {}", person.name), |edit| edit.put_person(&person));
        Some(person.id)
    });
    view! {
        <Picker
            label=label
            unlabelled=unlabelled
            placeholder=placeholder
            chosen=chosen
            most=most
            search=search
            name=name
            make=(!known).then_some(make)
            together=households.then_some(together)
        />
    }
}

/// What tells one person from another of the same name: "Engineer, Analytical Engines".
pub fn about(person: &Person) -> String {
    let words = [person.role.as_str(), person.company.as_str()];
    let words: Vec<&str> = words.into_iter().filter(|words| !words.is_empty()).collect();
    words.join(", ")
}
