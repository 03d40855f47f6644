//! Practices to begin with: each is taken up by one press.

use leptos::prelude::*;

use crate::giving::{Habit, HabitKind, Rhythm};
use crate::ui::desk::use_desk;
use crate::ui::parts::Icon;
use crate::ui::pieces::words::habit_glyph;

/// A practice that can be taken up.
#[derive(Clone, Copy, Debug)]
pub struct Practice {
    /// What is done.
    pub name: &'static str,
    /// What it is for.
    pub kind: HabitKind,
    /// How often a week; seven times is every day.
    pub times: u8,
    /// What it means, in a few words.
    pub words: &'static str,
}

impl Practice {
    /// How often, as a habit has it.
    pub fn rhythm(self) -> Rhythm {
        match self.times {
            7 => Rhythm::Daily,
            times => Rhythm::TimesAWeek(times),
        }
    }
}

/// Those there are.
pub const PRACTICES: [Practice; 6] = [
    Practice {
        name: "Listen to someone's day",
        kind: HabitKind::Listen,
        times: 7,
        words: "Ask, and stay for the answer.",
    },
    Practice {
        name: "Thank someone",
        kind: HabitKind::Thank,
        times: 3,
        words: "For one thing, by its name.",
    },
    Practice {
        name: "Make an introduction",
        kind: HabitKind::Introduce,
        times: 1,
        words: "Two people who would be glad of each other.",
    },
    Practice {
        name: "Eat with someone",
        kind: HabitKind::Meet,
        times: 2,
        words: "A meal is on the table anyway.",
    },
    Practice {
        name: "Share what I know",
        kind: HabitKind::Give,
        times: 2,
        words: "An answer, an hour, a pair of hands.",
    },
    Practice {
        name: "Practise my craft",
        kind: HabitKind::Craft,
        times: 7,
        words: "So that there is something to give.",
    },
];

/// All of them, to choose from.
#[component]
pub fn Practices() -> impl IntoView {
    let desk = use_desk();
    let take_up = move |practice: Practice| {
        let (id, today) = (desk.fresh(), untrack(|| desk.today()));
        let habit = Habit::new(id, practice.name, practice.kind, practice.rhythm(), today);
        desk.edit(format!("Took up: {}", habit.name), |edit| edit.put_habit(&habit));
    };
    let practices = PRACTICES.map(|practice| {
        view! {
            <li>
                <button type="button" class="practice" on:click=move |_| take_up(practice)>
                    <span class="habit-glyph">
                        <Icon glyph=habit_glyph(practice.kind) />
                    </span>
                    <span class="practice-words">
                        <span class="practice-name">{practice.name}</span>
                        <span class="soft small">{practice.words}</span>
                    </span>
                    <span class="faint small practice-rhythm">{practice.rhythm().words()}</span>
                </button>
            </li>
        }
    });
    view! {
        <section class="practices-part">
            <h2>"To begin with"</h2>
            <ul class="practices">{practices.into_iter().collect_view()}</ul>
        </section>
    }
}
