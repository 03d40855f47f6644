//! Settings: how the page looks, how the week begins, how often to be in touch, kinds of tie.

pub mod circles;
pub mod kinds;
pub mod tags;

use leptos::prelude::*;

use crate::browser::dates;
use crate::day::Weekday;
use crate::notebook::Settings;
use crate::route::Route;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::more::Colours;
use crate::ui::pages::data::part::Part;
use crate::ui::parts::{Choice, PageTitle, Segmented};
use circles::CirclesPart;
use kinds::KindsPart;
use tags::TagsPart;

/// The page.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let desk = use_desk();
    let week_start = desk.memo(|notebook| notebook.settings().week_start);
    let days = [Weekday::Monday, Weekday::Saturday, Weekday::Sunday];
    let days = days.map(|day| Choice::new(day, dates::weekday(day)));
    let begin_week = move |day: Weekday| {
        let words = format!("The week begins on {}", dates::weekday(day));
        change(desk, words, |settings| settings.week_start = day);
    };
    view! {
        <div class="page data settings">
            <header class="page-head">
                <PageTitle words="Settings" />
            </header>
            <CirclesPart />
            <TagsPart />
            <KindsPart />
            <Part
                id="appearance"
                title="Appearance"
                words="By day, by night, or as your device has it."
            >
                <div class="setting">
                    <Colours />
                </div>
            </Part>
            <Part
                id="week"
                title="The week"
                words="How calendars are laid out, and where a week's habits begin anew."
            >
                <div class="setting">
                    <Segmented
                        legend="The week begins on"
                        choices=days.to_vec()
                        chosen=week_start
                        choose=begin_week
                    />
                </div>
            </Part>
            <Part
                id="keys"
                title="Keys"
                words="Every place and much of what can be done has a key."
            >
                <p class="setting">
                    <a href=Route::Help.to_string()>"All keys, and a switch for those without Ctrl"</a>
                </p>
            </Part>
        </div>
    }
}

/// Changes the settings in one step. What another tab changed meanwhile stays.
fn change(desk: Desk, words: String, change: impl FnOnce(&mut Settings)) {
    desk.edit(words, |edit| {
        let mut settings = edit.before().settings().clone();
        change(&mut settings);
        edit.put_settings(&settings);
    });
}
