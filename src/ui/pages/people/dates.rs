//! The dates that come round in somebody's life: how one is written, and their section on the page.

use leptos::prelude::*;

use super::shelf::{Part, Shelf, change, followed};
use super::writing::fields_form;
use crate::browser::dates;
use crate::id::PersonId;
use crate::people::{BIRTHDAY, CalendarDate, NotTyped, Person, clean_line, fold, put_beside};
use crate::ui::desk::use_desk;
use crate::ui::parts::{Glyph, Icon, SelectField, TextField, unique};
use crate::ui::pieces::words::date_words;

/// How many days ahead a date is worth a word, where nothing else was said.
const A_WEEK: u16 = 7;
/// The longest that may be said.
const A_YEAR: u16 = 365;

/// A date being written.
#[derive(Clone, Copy)]
pub struct DateDraft {
    /// What it is.
    pub label: RwSignal<String>,
    day: RwSignal<String>,
    month: RwSignal<String>,
    year: RwSignal<String>,
    /// How many days ahead.
    ahead: RwSignal<String>,
    amiss: RwSignal<String>,
}

/// A date as it was written: its label, the date, and how many days ahead it is worth a word.
pub type Written = (String, CalendarDate, Option<u16>);

impl DateDraft {
    /// The draft of this person's date of a label, or of none.
    pub fn of(person: &Person, label: &str) -> Self {
        let date = person.dates.get(label);
        let number = |number: Option<i32>| {
            RwSignal::new(number.map(|number| number.to_string()).unwrap_or_default())
        };
        let ahead = person.lead.get(label).map(|days| i32::from(*days));
        Self {
            label: RwSignal::new(shown(label)),
            day: number(date.map(|date| date.day().into())),
            month: number(date.map(|date| date.month().into())),
            year: number(date.and_then(|date| date.year())),
            ahead: number(ahead),
            amiss: RwSignal::default(),
        }
    }

    /// What is written; `Some(None)` where nothing is, `None` where something is amiss, which is said.
    pub fn read(self) -> Option<Option<Written>> {
        let [label, day, month, year, ahead] =
            [self.label, self.day, self.month, self.year, self.ahead]
                .map(|one| one.get_untracked());
        let label = clean_line(&label);
        let is_birthday = fold(&label) == BIRTHDAY;
        let read = match (CalendarDate::typed(&day, &month, &year), days_ahead(&ahead)) {
            (Ok(None), _) if label.is_empty() || is_birthday => Ok(None),
            (Ok(None) | Err(NotTyped::Half), _) if is_birthday => {
                Err("A birthday needs a day and a month; the year may stay open.".to_owned())
            }
            (Ok(None), _) => Err(NotTyped::Half.to_string()),
            (Err(why), _) => Err(why.to_string()),
            (Ok(Some(_)), Err(why)) => Err(why.to_owned()),
            (Ok(Some(_)), _) if label.is_empty() => Err("What is kept on that day?".to_owned()),
            (Ok(Some(date)), Ok(ahead)) => {
                let folded = fold(&label);
                let label = if is_of_birth(&folded) { folded } else { label };
                Ok(Some((label, date, ahead)))
            }
        };
        self.amiss.set(read.as_ref().err().cloned().unwrap_or_default());
        read.ok()
    }

    /// Ready for the next one.
    fn clear(self) {
        for one in [self.label, self.day, self.month, self.year, self.ahead, self.amiss] {
            one.set(String::new());
        }
    }
}

fn days_ahead(typed: &str) -> Result<Option<u16>, &'static str> {
    match typed.trim() {
        "" => Ok(None),
        typed => match typed.parse::<u16>() {
            Ok(days) if days <= A_YEAR => Ok(Some(days).filter(|days| *days != A_WEEK)),
            _ => Err("How many days ahead is a number up to 365."),
        },
    }
}

/// Whether a label is that of a birthday, or of another one beside it: "birthday 2".
fn is_of_birth(label: &str) -> bool {
    let number = label.strip_prefix(BIRTHDAY).map(str::trim);
    number.is_some_and(|number| number.chars().all(|sign| sign.is_ascii_digit()))
}

/// A label as it is read.
pub fn shown(label: &str) -> String {
    if is_of_birth(label) { label.replacen('b', "B", 1) } else { label.to_owned() }
}

/// Writes a date, in the place of another one where that is named, and beside any other of its label.
pub fn put(person: &mut Person, old: Option<&str>, written: Written) {
    let (label, date, ahead) = written;
    if let Some(old) = old {
        person.dates.remove(old);
        person.lead.remove(old);
    }
    let label = put_beside(&mut person.dates, &label, date);
    match ahead {
        Some(days) => person.lead.insert(label, days),
        None => person.lead.remove(&label),
    };
}

/// Its fields. A birthday's label is not asked for.
#[component]
pub fn DateFields(
    /// What is written.
    draft: DateDraft,
    /// What the group is called; a group of nothing but a birthday asks for no label.
    legend: &'static str,
    /// Whether the label is asked for.
    #[prop(optional)]
    labelled: bool,
    /// The id of the field for the label.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let months: Vec<_> = [(String::new(), "Month".to_owned())]
        .into_iter()
        .chain((1..=12).map(|month| (month.to_string(), dates::month(month))))
        .collect();
    let amiss_id = unique("date");
    let described = amiss_id.clone();
    let label = labelled.then(|| {
        let id = id.unwrap_or_else(|| unique("kept"));
        view! { <TextField label="What is kept" value=draft.label unlabelled=true placeholder="Birthday, name day" id=id /> }
    });
    view! {
        <fieldset class="birthday" aria-describedby=described>
            <legend class=if labelled { "unseen" } else { "label" }>{legend}</legend>
            <div class="date-fields">
                {label}
                <div class="birthday-row">
                    <TextField label="Day" value=draft.day unlabelled=true placeholder="Day" inputmode="numeric" class="tiny" />
                    <SelectField label="Month" value=draft.month unlabelled=true options=months />
                    <TextField label="Year, if you know it" value=draft.year unlabelled=true placeholder="Year" inputmode="numeric" class="tiny" />
                </div>
                <label class="ahead">
                    <input class="input" type="text" inputmode="numeric" placeholder="7" autocomplete="off" bind:value=draft.ahead />
                    <span>"days ahead"</span>
                </label>
            </div>
            <p class="amiss" id=amiss_id aria-live="polite">
                {draft.amiss}
            </p>
        </fieldset>
    }
}

/// The section.
#[component]
pub fn Dates(
    /// Whose.
    id: PersonId,
) -> impl IntoView {
    let desk = use_desk();
    let person = followed(id);
    let rows = Memo::new(move |_| {
        let labels = person.with(|person| {
            person.as_ref().map(|one| one.dates.keys().cloned().collect::<Vec<_>>())
        });
        let (birthday, others): (Vec<_>, Vec<_>) =
            labels.unwrap_or_default().into_iter().partition(|label| is_of_birth(label));
        birthday.into_iter().chain(others).collect::<Vec<_>>()
    });
    let row = Callback::new(move |label: String| {
        let key = label.clone();
        let date = Memo::new(move |_| {
            person.with(|person| {
                let person = person.as_ref()?;
                Some((*person.dates.get(&key)?, person.lead.get(&key).copied()))
            })
        });
        let glyph = if is_of_birth(&label) { Glyph::Birthday } else { Glyph::Calendar };
        let when = move || date.get().map(|(date, _)| date_words(date));
        let ahead = move || match date.get()?.1? {
            0 => Some("on the day".to_owned()),
            1 => Some("a day ahead".to_owned()),
            days => Some(format!("{days} days ahead")),
        };
        view! {
            <dl class="fact">
                <dt>
                    <Icon glyph=glyph />
                    <bdi>{shown(&label)}</bdi>
                </dt>
                <dd>
                    {when}
                    {move || ahead().map(|ahead| view! { <span class="aside">{ahead}</span> })}
                </dd>
            </dl>
        }
        .into_any()
    });
    let form = Callback::new(move |(label, done): (Option<String>, Callback<()>)| {
        let now = desk.peek(|notebook| notebook.person(id).cloned()).unwrap_or_default();
        let draft = DateDraft::of(&now, label.as_deref().unwrap_or_default());
        let new = label.is_none();
        if new && now.birthday().is_none() {
            draft.label.set(shown(BIRTHDAY));
        }
        let keep = move |written: Written| {
            let words = |who: &str| format!("Noted a date of {who}");
            change(desk, id, words, |person| {
                let before = person.clone();
                put(person, label.as_deref(), written);
                *person != before
            });
        };
        let fields = move |id| {
            view! { <DateFields draft=draft legend="A date" labelled=true id=id /> }.into_any()
        };
        fields_form(new, done, move || draft.read(), keep, move || draft.clear(), fields)
    });
    let take_out = Callback::new(move |label: String| {
        change(
            desk,
            id,
            |who| format!("Took out a date of {who}"),
            |person| {
                person.lead.remove(&label);
                person.dates.remove(&label).is_some()
            },
        );
    });
    let name = Callback::new(|label: String| shown(&label));
    view! { <Shelf part=Part::Dates rows=rows row=row form=form name=Some(name) take_out=take_out /> }
}
