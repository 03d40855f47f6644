//! A field for a date of which only the year may be known, or the year and the month.

use leptos::prelude::*;

use crate::browser::dates;
use crate::day::{PartialDate, Season};
use crate::ui::parts::{SelectField, TextField, unique};

const NONE_SUCH: &str = "There is no such day in the calendar.";

/// What is written in it.
#[derive(Clone, Copy)]
pub struct SinceDraft {
    year: RwSignal<String>,
    month: RwSignal<String>,
    day: RwSignal<String>,
    amiss: RwSignal<String>,
}

impl SinceDraft {
    /// A draft of this date, or of none.
    pub fn of(date: Option<PartialDate>) -> Self {
        let text = date.map(|date| date.to_string()).unwrap_or_default();
        let mut parts = text.split('-');
        let mut part = || {
            let part = parts.next().unwrap_or_default().trim_start_matches('0');
            RwSignal::new(part.to_owned())
        };
        Self { year: part(), month: part(), day: part(), amiss: RwSignal::new(String::new()) }
    }

    /// Says what is amiss with it beside what else is written.
    pub fn refuse(self, why: &str) {
        self.amiss.set(why.to_owned());
    }

    /// Ready for another one.
    pub fn clear(self) {
        for one in [self.year, self.month, self.day, self.amiss] {
            one.set(String::new());
        }
    }

    /// The date that is written, `Some(None)` where nothing is. `None` where something is amiss, which
    /// is said.
    pub fn read(self) -> Option<Option<PartialDate>> {
        let [year, month, day] =
            [self.year, self.month, self.day].map(|part| part.get_untracked().trim().to_owned());
        let read = match (year.is_empty(), month.is_empty(), day.is_empty()) {
            (true, true, true) => Ok(None),
            (true, ..) => Err("The year, please; it may stand alone."),
            (_, true, false) => Err("With a day goes its month."),
            _ if Season::from_slug(&month).is_some() => match (day.is_empty(), year.len()) {
                (false, _) => Err("A season has no day of its own."),
                (true, 4) => format!("{year}-{month}").parse().map(Some).map_err(|_| NONE_SUCH),
                _ => Err(NONE_SUCH),
            },
            _ => {
                let number = |text: &str| if text.is_empty() { Some(0) } else { text.parse().ok() };
                let date = || PartialDate::new(year.parse().ok()?, number(&month)?, number(&day)?);
                date().map(Some).ok_or(NONE_SUCH)
            }
        };
        self.amiss.set(read.err().unwrap_or_default().to_owned());
        read.ok()
    }
}

/// The field.
#[component]
pub fn SinceField(
    /// What is written.
    draft: SinceDraft,
    /// What is asked.
    #[prop(default = "Since, as far as you know")]
    legend: &'static str,
    /// Whether a season may stand for a month.
    #[prop(optional)]
    seasons: bool,
) -> impl IntoView {
    let seasons = Season::ALL.iter().filter(|_| seasons);
    let months: Vec<_> = [(String::new(), "Month".to_owned())]
        .into_iter()
        .chain((1..=12).map(|month| (month.to_string(), dates::month(month))))
        .chain(seasons.map(|season| (season.slug().to_owned(), season.word().to_owned())))
        .collect();
    let amiss_id = unique("since");
    let described = amiss_id.clone();
    view! {
        <fieldset aria-describedby=described>
            <legend class="label">{legend}</legend>
            <div class="birthday-row since-row">
                <TextField label="Year" value=draft.year unlabelled=true placeholder="Year" inputmode="numeric" class="tiny" />
                <SelectField label="Month, if you know it" value=draft.month unlabelled=true options=months />
                <TextField label="Day, if you know it" value=draft.day unlabelled=true placeholder="Day" inputmode="numeric" class="tiny" />
            </div>
            <p class="amiss" id=amiss_id aria-live="polite">
                {draft.amiss}
            </p>
        </fieldset>
    }
}
