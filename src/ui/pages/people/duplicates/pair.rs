//! Two entries that may be one person, side by side: what differs is chosen, the rest is united.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::{because, both};
use crate::browser::hash;
use crate::day::Day;
use crate::id::PersonId;
use crate::insight::{Likely, alike};
use crate::notebook::Notebook;
use crate::people::{CalendarDate, Jotting, Person, Reach, Resting, Single, differing, united};
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::pages::people::dates::shown as shown_label;
use crate::ui::parts::{Empty, Glyph, Icon, PageTitle, PairChoice, PairSide};
use crate::ui::pieces::words::{date_words, day_words, when_words};
use crate::ui::pieces::{PersonFace, about};

/// Whose value is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    First,
    Second,
}

/// Both entries, or a word that one of them is gone.
#[component]
pub fn OnePair(
    /// Who stays.
    keep: PersonId,
    /// Who becomes a part of them.
    gone: PersonId,
    /// All pairs, to go on to the next.
    all: Memo<Vec<Likely>>,
) -> impl IntoView {
    let desk = use_desk();
    let two = desk.memo(move |notebook| {
        let (one, other) = (notebook.person(keep)?, notebook.person(gone)?);
        (keep != gone).then(|| (Arc::clone(one), Arc::clone(other)))
    });
    let there = Memo::new(move |_| two.with(Option::is_some));
    // What was decided stands before the next page does.
    let decided = RwSignal::new(false);
    view! {
        <div class="page narrow">
            <a class="back stays" href=Route::Duplicates.to_string()>
                <Icon glyph=Glyph::Back />
                <span>"Here twice?"</span>
            </a>
            {move || match (decided.get(), there.get()) {
                (true, _) => ().into_any(),
                (false, false) => view! { <NoPair /> }.into_any(),
                (false, true) => {
                    view! { <SideBySide keep=keep gone=gone two=two all=all decided=decided /> }
                        .into_any()
                }
            }}
        </div>
    }
}

#[component]
fn NoPair() -> impl IntoView {
    view! {
        <PageTitle words="Nothing to merge here" unseen=true />
        <Empty
            glyph=Glyph::People
            title="Nothing to merge here"
            words="One of the two isn’t here any more, or they have become one."
        >
            <a class="button" href=Route::Duplicates.to_string()>
                "Who else may be here twice"
            </a>
        </Empty>
    }
}

type Two = Option<(Arc<Person>, Arc<Person>)>;

#[component]
fn SideBySide(
    keep: PersonId,
    gone: PersonId,
    two: Memo<Two>,
    all: Memo<Vec<Likely>>,
    decided: RwSignal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    let names = Memo::new(move |_| {
        two.with(|two| {
            let two = two.as_ref();
            two.map(|(one, other)| [one, other].map(|person| person.shown_name().to_owned()))
                .unwrap_or_default()
        })
    });
    let why = desk.memo(move |notebook| because(&alike(notebook, keep, gone)));
    let theirs = RwSignal::new(BTreeSet::<Single>::new());
    let differing = Memo::new(move |_| {
        two.with(|two| two.as_ref().map(|(one, other)| differing(one, other)).unwrap_or_default())
    });
    // Where the reader goes on: the next pair, else where the one who stays is.
    let go_on = move |merged: bool| {
        let is_of = |one: &Likely, id| one.people.0 == id || one.people.1 == id;
        let is_this = |one: &Likely| is_of(one, keep) && is_of(one, gone);
        let is_left = |one: &&Likely| !(is_this(one) || (merged && is_of(one, gone)));
        let next = all.with_untracked(|all| {
            let (before, from) = all.split_at(all.iter().position(is_this)?);
            let left = from.iter().chain(before).find(is_left);
            Some(left.map_or(Route::Duplicates, |one| Route::Pair(one.people.0, one.people.1)))
        });
        hash::go_instead(&next.unwrap_or(Route::Person(keep)).to_string());
    };
    let merge = move |_| {
        let (theirs, today) = (theirs.get_untracked(), desk.today());
        let [one, other] = names.get_untracked();
        let words = match one == other {
            true => format!("Merged two entries of {one}"),
            false => format!("Merged {other} into {one}"),
        };
        go_on(true);
        decided.set(true);
        desk.edit(words, |edit| edit.merge_people(keep, gone, &theirs, today));
    };
    let part = move |_| {
        let [one, other] = names.get_untracked();
        let words = match one == other {
            true => format!("There are two people called {one}"),
            false => format!("{one} and {other} are two people"),
        };
        go_on(false);
        decided.set(true);
        desk.edit(words, |edit| {
            let Some(person) = edit.before().person(keep) else { return };
            let mut person = (**person).clone();
            person.apart.insert(gone);
            edit.put_person(&person);
        });
    };
    view! {
        <header class="page-head">
            <PageTitle words=Signal::derive(move || both(&names.get())) tab=desk.sealed_tab("Two entries") />
        </header>
        {move || {
            let why = why.get();
            (!why.is_empty()).then(|| view! { <p class="soft">{format!("{why}.")}</p> })
        }}
        <div class="twice-heads">
            <Entrant id=keep word="First" two=two />
            <Entrant id=gone word="Second" two=two />
        </div>
        <Show when=move || differing.with(|all| !all.is_empty())>
            <section class="part">
                <h2>"Which of the two"</h2>
                <div class="twice-choices">
                    <For
                        each=move || differing.get()
                        key=|single| *single
                        children=move |single| {
                            view! { <Choose single=single two=two theirs=theirs /> }
                        }
                    />
                </div>
            </section>
        </Show>
        <section class="part">
            <h2>"What will be known of them"</h2>
            <dl class="facts">{move || desk.with(|notebook| rows(two, theirs, notebook, desk.today()))}</dl>
            <p class="soft twice-rest">
                "Ties, moments, intentions and all else that names either of them come together."
            </p>
        </section>
        <div class="actions twice-end">
            <button type="button" class="button primary" on:click=merge>
                "Merge"
            </button>
            <button type="button" class="button" on:click=part>
                "They are two people"
            </button>
        </div>
    }
}

/// One of the two, to be looked at in full.
#[component]
fn Entrant(id: PersonId, word: &'static str, two: Memo<Two>) -> impl IntoView {
    let desk = use_desk();
    let of = move |read: fn(&Person) -> String| {
        two.with(|two| {
            let (one, other) = two.as_ref()?;
            Some(read(if one.id == id { one } else { other }))
        })
    };
    let touch = move || {
        let today = desk.today();
        let last = desk.with(|notebook| notebook.last_contact(id, today));
        last.map(|day| format!("in touch {}", day_words(day, today)))
    };
    view! {
        <a class="card twice-head" href=Route::Person(id).to_string()>
            <PersonFace id=id />
            <span class="twice-words">
                <span class="faint small">{word}</span>
                <span class="line" dir="auto">
                    {move || of(|person| person.shown_name().to_owned())}
                </span>
                <span class="line faint small" dir="auto">
                    {move || of(about).filter(|about| !about.is_empty()).or_else(touch)}
                </span>
            </span>
        </a>
    }
}

/// One thing that both say differently.
#[component]
fn Choose(single: Single, two: Memo<Two>, theirs: RwSignal<BTreeSet<Single>>) -> impl IntoView {
    let desk = use_desk();
    let chosen = Signal::derive(move || {
        if theirs.with(|theirs| theirs.contains(&single)) { Entry::Second } else { Entry::First }
    });
    let choose = move |entry: Entry| {
        theirs.update(|theirs| {
            match entry {
                Entry::Second => theirs.insert(single),
                Entry::First => theirs.remove(&single),
            };
        });
    };
    move || {
        let (one, other) = two.get()?;
        let lines = |person: &Person| {
            desk.with(|notebook| vec![said(single, person, notebook, desk.today())])
        };
        let sides = vec![
            PairSide { value: Entry::First, word: "First".into(), lines: lines(&one) },
            PairSide { value: Entry::Second, word: "Second".into(), lines: lines(&other) },
        ];
        Some(view! {
            <div>
                <PairChoice legend=single.words() sides=sides chosen=chosen choose=choose />
                {single.stays().map(|stays| view! { <p class="faint small">{stays}</p> })}
            </div>
        })
    }
}

/// What an entry says of it, in words.
fn said(single: Single, person: &Person, notebook: &Notebook, today: Day) -> String {
    words_of(single, person, notebook, today).unwrap_or_else(|| "nothing".to_owned())
}

fn words_of(single: Single, person: &Person, notebook: &Notebook, today: Day) -> Option<String> {
    let words = match single {
        Single::Name => Some(person.name.clone()),
        Single::Nick => Some(person.nick.clone()),
        Single::Former => Some(person.former.clone()),
        Single::Pronouns => Some(person.pronouns.clone()),
        Single::Work => Some(about(person)),
        Single::Circle => person.circle.map(|circle| circle.word().to_owned()),
        Single::Birthday => person.birthday().map(date_words),
        Single::Met => person.met.map(when_words),
        Single::MetHow => Some(person.met_how.clone()),
        Single::Through => person.through.map(|id| notebook.full_name(id).to_owned()),
        Single::Cadence => person.cadence.map(|cadence| cadence.words()),
        Single::Resting => person.resting.map(|resting| match resting {
            Resting::Open => "until you take it back".to_owned(),
            Resting::Until(day) => format!("until {}", day_words(day, today)),
        }),
        Single::Died => person.died.map(when_words),
        Single::OffMap => Some(if person.off_map { "left out" } else { "shown" }.to_owned()),
        Single::Face => Some(person.face.clone()),
    };
    words.filter(|words| !words.is_empty())
}

/// All that the one person would have of both.
fn rows(
    two: Memo<Two>,
    theirs: RwSignal<BTreeSet<Single>>,
    notebook: &Notebook,
    today: Day,
) -> impl IntoView + use<> {
    let one = two.with(|two| {
        let (one, other) = two.as_ref()?;
        Some(theirs.with(|theirs| united(one, other, theirs, today)))
    });
    let mut rows = one.as_ref().map(|person| told(person, date_words)).unwrap_or_default();
    if let Some(person) = &one {
        let after_names = rows.len().min(1);
        rows.splice(after_names..after_names, once(person, notebook, today));
    }
    let row = |(name, value): (String, String)| {
        view! {
            <div class="fact">
                <dt>{name}</dt>
                <dd class="twice-fact" dir="auto">
                    {value}
                </dd>
            </div>
        }
    };
    rows.into_iter().map(row).collect_view()
}

/// What somebody has once, and the reader may have to choose: also where only one entry says it, so that
/// nothing comes along unseen.
fn once(person: &Person, notebook: &Notebook, today: Day) -> Vec<(String, String)> {
    let left_out = person.off_map.then_some(Single::OffMap);
    let all = [
        Single::Pronouns,
        Single::Circle,
        Single::Cadence,
        Single::Resting,
        Single::Died,
        Single::Met,
        Single::Through,
        Single::Face,
    ];
    let all = all.into_iter().chain(left_out);
    let row = |single: Single| {
        Some((single.words().to_owned(), words_of(single, person, notebook, today)?))
    };
    all.filter_map(row).collect()
}

/// A person's other fields that hold anything, with their words.
fn told(person: &Person, date_words: fn(CalendarDate) -> String) -> Vec<(String, String)> {
    let names = [&person.name, &person.nick, &person.former];
    let names: Vec<&str> = names.into_iter().map(String::as_str).collect();
    let mut rows = vec![("Names", shown(names)), ("Work", about(person))];
    let past = person.work.keys().map(String::as_str);
    rows.push(("Work before", shown(past)));
    rows.push(("Tags", shown(person.tags.iter().map(String::as_str))));
    let ways = person.reach.keys();
    let ways: Vec<String> = ways
        .map(|uri| Reach::from_uri(uri).map_or_else(|| uri.clone(), |way| way.shown().to_owned()))
        .collect();
    rows.push(("Ways to reach them", shown(ways.iter().map(String::as_str))));
    rows.push(("Addresses", person.addresses.keys().cloned().collect::<Vec<_>>().join("\n")));
    for (label, words) in [
        ("What they care about", &person.cares),
        ("What they can help with", &person.helps),
        ("What a host should know", &person.host),
    ] {
        rows.push((label, shown(words.iter().map(String::as_str))));
    }
    let open = |all: &std::collections::BTreeMap<String, Jotting>| {
        all.keys().cloned().collect::<Vec<_>>().join("\n")
    };
    rows.push(("To ask them", open(&person.questions)));
    rows.push(("Ideas for gifts", open(&person.gifts)));
    rows.push(("How we met", person.met_how.clone()));
    let mut rows: Vec<(String, String)> =
        rows.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    for (label, date) in &person.dates {
        rows.push((shown_label(label), date_words(*date)));
    }
    rows.extend(person.extra.iter().map(|(name, value)| (name.clone(), value.clone())));
    rows.push(("Notes".to_owned(), person.notes.clone()));
    rows.retain(|(_, value)| !value.is_empty());
    rows
}

fn shown<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::AnyId;

    #[test]
    fn only_what_is_known_has_a_row() {
        let mut ada = Person::new(PersonId::from_random(1), "Ada King");
        assert_eq!(
            told(&ada, |date| date.to_string()),
            [("Names".to_owned(), "Ada King".to_owned())]
        );
        ada.reach.insert("mailto:ada@example.org".into(), "home".into());
        ada.dates.insert("birthday 2".into(), "--12-11".parse().unwrap());
        let names: Vec<String> =
            told(&ada, |date| date.to_string()).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["Names", "Ways to reach them", "Birthday 2"]);
    }
}
