//! How often one wants to be in touch: a field to choose it in, and how it stands with somebody, in
//! one quiet line.

use leptos::prelude::*;

use crate::browser::dates;
use crate::id::PersonId;
use crate::insight::{Standing, cadence, standing};
use crate::people::{Cadence, SpanUnit};
use crate::ui::desk::use_desk;
use crate::ui::parts::{Choice, Segmented, SelectField, TextField};

/// Which of the ways it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// As elsewhere: of the circle, of the tags.
    Inherited,
    Every,
    AsItComes,
}

/// A span being written: how many of what.
#[derive(Clone, Copy)]
struct SpanDraft {
    many: RwSignal<String>,
    unit: RwSignal<String>,
}

impl SpanDraft {
    fn of(days: Option<i32>) -> Self {
        let days = days.and_then(|days| u16::try_from(days).ok()).unwrap_or(30);
        let (many, unit) = SpanUnit::of(days);
        Self { many: RwSignal::new(many.to_string()), unit: RwSignal::new(unit.slug().to_owned()) }
    }

    fn days(self) -> Option<u16> {
        let unit = self.unit.with_untracked(|slug| SpanUnit::from_slug(slug))?;
        unit.days(self.many.with_untracked(|many| many.trim().parse().ok())?)
    }
}

/// What is written in the field.
#[derive(Clone, Copy)]
pub struct CadenceDraft {
    way: RwSignal<Way>,
    ideal: SpanDraft,
    longest: SpanDraft,
    together: RwSignal<bool>,
    amiss: RwSignal<String>,
}

impl CadenceDraft {
    /// A draft of what was chosen here; where nothing was, of what counts instead.
    pub fn of(own: Option<Cadence>, inherited: Cadence) -> Self {
        let way = match own {
            None => Way::Inherited,
            Some(Cadence::Never) => Way::AsItComes,
            Some(Cadence::Every { .. }) => Way::Every,
        };
        let shown = own.unwrap_or(inherited);
        let together = matches!(shown, Cadence::Every { together: true, .. });
        let longest = shown.longest().or(Some(61));
        Self {
            way: RwSignal::new(way),
            ideal: SpanDraft::of(shown.ideal()),
            longest: SpanDraft::of(longest),
            together: RwSignal::new(together),
            amiss: RwSignal::new(String::new()),
        }
    }

    /// What is chosen, `Some(None)` for what counts elsewhere. `None` where something is amiss, which
    /// is said.
    pub fn read(self) -> Option<Option<Cadence>> {
        let read = match self.way.get_untracked() {
            Way::Inherited => Ok(None),
            Way::AsItComes => Ok(Some(Cadence::Never)),
            Way::Every => match (self.ideal.days(), self.longest.days()) {
                (Some(ideal), Some(longest)) if ideal > longest => {
                    Err("The longest span is the longer one.")
                }
                (Some(ideal), Some(longest)) => Ok(Cadence::every(ideal, longest)
                    .map(|cadence| cadence.together(self.together.get_untracked()))),
                _ => Err("Whole numbers, please, from a day to ten years."),
            },
        };
        self.amiss.set(read.err().unwrap_or_default().to_owned());
        read.ok()
    }
}

/// The field.
#[component]
pub fn CadenceField(
    /// What is written.
    draft: CadenceDraft,
    /// What it is about.
    #[prop(default = "How often to be in touch")]
    legend: &'static str,
    /// The words for what counts where nothing is chosen: "As in Close: every 2 months". Empty where
    /// something is to be chosen.
    #[prop(optional, into)]
    inherited: String,
) -> impl IntoView {
    let inherits = (!inherited.is_empty()).then(|| Choice::new(Way::Inherited, inherited.clone()));
    let choices: Vec<_> = inherits
        .into_iter()
        .chain([
            Choice::new(Way::Every, "Every so often"),
            Choice::new(Way::AsItComes, "As it comes"),
        ])
        .collect();
    let span = |label: &'static str, unit_label: &'static str, span: SpanDraft| {
        let units =
            SpanUnit::ALL.iter().map(|unit| (unit.slug().to_owned(), unit.word().to_owned()));
        let units: Vec<_> = units.collect();
        view! {
            <div class="span-row">
                <TextField label=label value=span.many inputmode="numeric" class="tiny" />
                <SelectField label=unit_label value=span.unit unlabelled=true options=units />
            </div>
        }
    };
    let together = draft.together;
    view! {
        <div class="cadence-field">
            <Segmented
                legend=legend
                choices=choices
                chosen=draft.way
                choose=move |way| draft.way.set(way)
                class="wrap"
            />
            <Show when=move || draft.way.get() == Way::Every>
                <div class="span-pair">
                    {span("Best every", "Best every: days or more", draft.ideal)}
                    {span("At the longest", "At the longest: days or more", draft.longest)}
                </div>
                <label class="switch">
                    <input
                        type="checkbox"
                        role="switch"
                        prop:checked=together
                        on:change:target=move |event| together.set(event.target().checked())
                    />
                    <span>
                        "Only being together counts"
                        <span class="hint">"A meeting, a meal. A call is good, and doesn't begin it anew."</span>
                    </span>
                </label>
            </Show>
            <p class="amiss" aria-live="polite">{draft.amiss}</p>
        </div>
    }
}

/// How it stands with somebody, in one quiet line: "You like to be in touch every 2 months." Nothing
/// where it is as it comes, or where nothing shall prompt.
#[component]
pub fn CadenceLine(
    /// With whom.
    id: PersonId,
) -> impl IntoView {
    let desk = use_desk();
    let words = move || {
        let today = desk.today();
        let (stands, cadence) = desk.with(|notebook| {
            let person = notebook.person(id)?;
            Some((standing(notebook, person, today), cadence(notebook, person)))
        })?;
        let Cadence::Every { together, .. } = cadence else { return None };
        let often = cadence.together(false).words();
        let likes = match together {
            true => format!("You like to be together {often}."),
            false => format!("You like to be in touch {often}."),
        };
        match stands {
            Standing::Quiet | Standing::AsItComes => None,
            Standing::Drifting { since } | Standing::LongUnseen { since } => {
                let what = if together { "together" } else { "in touch" };
                let when = dates::month_and_year(since);
                Some(format!("You were last {what} in {when}. {likes}"))
            }
            Standing::NothingYet | Standing::InTouch => Some(likes),
        }
    };
    move || words().map(|words| view! { <p class="faint small cadence-line">{words}</p> })
}
