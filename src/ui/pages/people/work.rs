//! What somebody did over the years: how one entry is written, and the section on the page.

use leptos::prelude::*;

use super::shelf::{Part, Shelf, change, followed};
use super::writing::fields_form;
use crate::id::PersonId;
use crate::people::{Period, Person, clean_line, put_work};
use crate::ui::desk::use_desk;
use crate::ui::parts::{TextField, unique};
use crate::ui::pieces::words::when_words;
use crate::ui::pieces::{SinceDraft, SinceField};

/// An entry being written.
#[derive(Clone, Copy)]
pub struct WorkDraft {
    text: RwSignal<String>,
    from: SinceDraft,
    until: SinceDraft,
    amiss: RwSignal<String>,
}

impl WorkDraft {
    /// The draft of this person's entry of a text, or of none.
    pub fn of(person: &Person, text: &str) -> Self {
        let period = person.work.get(text).copied().unwrap_or_default();
        Self {
            text: RwSignal::new(text.to_owned()),
            from: SinceDraft::of(period.from),
            until: SinceDraft::of(period.until),
            amiss: RwSignal::default(),
        }
    }

    /// What is written; `Some(None)` where nothing is, `None` where something is amiss, which is said.
    pub fn read(self) -> Option<Option<(String, Period)>> {
        let text = self.text.with_untracked(|text| clean_line(text));
        let (from, until) = (self.from.read(), self.until.read());
        let period = Period { from: from?, until: until? };
        let turned =
            period.from.zip(period.until).is_some_and(|(from, until)| from.first() > until.last());
        if turned {
            self.until.refuse("It ended before it began.");
        }
        let nameless = text.is_empty() && period != Period::default();
        self.amiss.set(if nameless { "What did they do then?".into() } else { String::new() });
        (!turned && !nameless).then(|| (!text.is_empty()).then_some((text, period)))
    }

    /// Ready for the next one.
    fn clear(self) {
        self.text.set(String::new());
        self.from.clear();
        self.until.clear();
    }
}

/// Its fields.
#[component]
pub fn WorkFields(
    /// What is written.
    draft: WorkDraft,
    /// The id of its first field.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| unique("work"));
    view! {
        <div class="work-fields">
            <TextField
                label="What they did, and where"
                unlabelled=true
                placeholder="Teacher, Riverside School"
                value=draft.text
                amiss=draft.amiss
                id=id
            />
            <SinceField draft=draft.from legend="From" />
            <SinceField draft=draft.until legend="Until" />
        </div>
    }
}

/// "2014 to April 2019", "since 2014", "until 2019".
fn period_words(period: Period) -> String {
    match (period.from, period.until) {
        (Some(from), Some(until)) if from == until => when_words(from),
        (Some(from), Some(until)) => format!("{} to {}", when_words(from), when_words(until)),
        (Some(from), None) => format!("since {}", when_words(from)),
        (None, Some(until)) => format!("until {}", when_words(until)),
        (None, None) => String::new(),
    }
}

/// The section.
#[component]
pub fn WorkOverTime(
    /// Whose.
    id: PersonId,
) -> impl IntoView {
    let desk = use_desk();
    let person = followed(id);
    let rows = Memo::new(move |_| {
        person.with(|person| {
            let all = person.iter().flat_map(|person| person.work_over_time());
            all.map(|(text, _)| text.to_owned()).collect::<Vec<_>>()
        })
    });
    let row = Callback::new(move |text: String| {
        let key = text.clone();
        let period = move || {
            person.with(|person| person.as_ref()?.work.get(&key).copied().map(period_words))
        };
        view! {
            <p dir="auto">{text}</p>
            <p class="aside">{period}</p>
        }
        .into_any()
    });
    let form = Callback::new(move |(old, done): (Option<String>, Callback<()>)| {
        let now = desk.peek(|notebook| notebook.person(id).cloned()).unwrap_or_default();
        let draft = WorkDraft::of(&now, old.as_deref().unwrap_or_default());
        let new = old.is_none();
        let keep = move |(text, period): (String, Period)| {
            let words = |who: &str| format!("Noted what {who} did");
            change(desk, id, words, |person| {
                let before = person.work.clone();
                if let Some(old) = &old {
                    person.work.remove(old);
                }
                put_work(&mut person.work, &text, period);
                person.work != before
            });
        };
        let fields = move |id| view! { <WorkFields draft=draft id=id /> }.into_any();
        fields_form(new, done, move || draft.read(), keep, move || draft.clear(), fields)
    });
    let take_out = Callback::new(move |text: String| {
        change(
            desk,
            id,
            |who| format!("Took out what {who} did"),
            |person| person.work.remove(&text).is_some(),
        );
    });
    view! { <Shelf part=Part::Work rows=rows row=row form=form take_out=take_out /> }
}
