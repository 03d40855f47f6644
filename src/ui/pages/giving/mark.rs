//! A habit's mark: its picture on a disc in its hue, filled as far as the practice is strong.

use leptos::prelude::*;

use super::one::Followed;
use crate::giving::{Habit, Symbol};
use crate::id::HabitId;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Glyph, Icon};
use crate::ui::pieces::words::habit_glyph;

/// The picture of a habit: its own, or that of its kind.
pub fn glyph_of(habit: &Habit) -> Glyph {
    habit.symbol.map_or_else(|| habit_glyph(habit.kind), symbol_glyph)
}

/// The class of a habit's hue.
pub fn hue_class(habit: &Habit) -> String {
    habit.hue.map(|hue| format!("hue-{}", hue.slug())).unwrap_or_default()
}

/// The picture of a symbol.
pub fn symbol_glyph(symbol: Symbol) -> Glyph {
    match symbol {
        Symbol::Ear => Glyph::Listen,
        Symbol::Heart => Glyph::Thank,
        Symbol::Hands => Glyph::Giving,
        Symbol::Gift => Glyph::Gift,
        Symbol::Letter => Glyph::Email,
        Symbol::Phone => Glyph::Phone,
        Symbol::Speech => Glyph::Talk,
        Symbol::Question => Glyph::Help,
        Symbol::People => Glyph::People,
        Symbol::Link => Glyph::Tie,
        Symbol::Meal => Glyph::Meal,
        Symbol::Cup => Glyph::Cup,
        Symbol::Book => Glyph::Book,
        Symbol::Pen => Glyph::Note,
        Symbol::Music => Glyph::Music,
        Symbol::Tool => Glyph::Craft,
        Symbol::Code => Glyph::Code,
        Symbol::Plant => Glyph::Plant,
        Symbol::Walk => Glyph::Walk,
        Symbol::Moon => Glyph::Moon,
        Symbol::Sun => Glyph::Today,
        Symbol::Star => Glyph::Star,
        Symbol::Clock => Glyph::Clock,
        Symbol::Home => Glyph::Home,
    }
}

/// The mark. Its name stands beside it in words, so it isn't spoken.
#[component]
pub fn HabitMark(
    /// Of which habit.
    id: HabitId,
    /// A further class: "large".
    #[prop(optional)]
    class: &'static str,
    /// Its course, where that is at hand.
    #[prop(optional)]
    course: Option<Followed>,
) -> impl IntoView {
    let desk = use_desk();
    let look = desk.memo(move |notebook| {
        let habit = notebook.habit(id)?;
        Some((glyph_of(habit), hue_class(habit)))
    });
    // Steps, so that a disc isn't drawn anew for what nobody sees.
    let strength = Memo::new(move |_| {
        let today = desk.today();
        let strength = match course {
            Some(course) => course.with(|course| course.as_ref().map(|one| one.strength())),
            None => desk.with(|notebook| Some(notebook.course(id, today)?.strength())),
        };
        format!("{:.0}%", (strength.unwrap_or_default() * 50.0).round() * 2.0)
    });
    let glyph = move || look.with(|look| look.as_ref().map_or(Glyph::Giving, |look| look.0));
    let hue = move || look.with(|look| look.as_ref().map(|look| look.1.clone()));
    view! {
        <span
            class=move || format!("habit-glyph filling {class} {}", hue().unwrap_or_default())
            style=("--full", strength)
        >
            <Icon glyph=Signal::derive(glyph) />
        </span>
    }
}
