//! What is needed now and then: undo, the colours, help.

use leptos::prelude::*;

use crate::notebook::Theme;
use crate::route::Route;
use crate::ui::bring::BringButton;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::palette::PaletteButton;
use crate::ui::parts::{Choice, Glyph, Icon, Menu, Segmented};

/// What can be undone, and done again.
type History = (Option<String>, Option<String>);

/// Wears these colours.
pub fn wear(desk: Desk, theme: Theme) {
    let mut settings = desk.peek(|notebook| notebook.settings().clone());
    settings.theme = theme;
    let done = match theme {
        Theme::System => "Colours as the system has them",
        Theme::Light => "Light colours",
        Theme::Dark => "Dark colours",
    };
    desk.edit(done, |edit| edit.put_settings(&settings));
}

/// The last of the places: a menu.
#[component]
pub fn More() -> impl IntoView {
    let desk = use_desk();
    let history = Memo::new(move |_| desk.history());
    // "Undo: Added Ada Lovelace".
    let words = move |what: &'static str, which: fn(History) -> Option<String>| {
        move || {
            which(history.get()).map_or_else(|| what.to_owned(), |done| format!("{what}: {done}"))
        }
    };
    view! {
        <Menu label="More" glyph=Glyph::More class="nav-item" worded=true inside="more">
            <PaletteButton class="menu-item" />
            <button
                type="button"
                class="menu-item"
                data-stays
                disabled=move || history.with(|(undo, _)| undo.is_none())
                on:click=move |_| desk.undo()
            >
                <Icon glyph=Glyph::Undo />
                <span class="line">{words("Undo", |(undo, _)| undo)}</span>
            </button>
            <button
                type="button"
                class="menu-item"
                data-stays
                disabled=move || history.with(|(_, redo)| redo.is_none())
                on:click=move |_| desk.redo()
            >
                <Icon glyph=Glyph::Redo />
                <span class="line">{words("Redo", |(_, redo)| redo)}</span>
            </button>
            <hr class="menu-rule" />
            <a class="menu-item" href=Route::Meal(Vec::new()).to_string()>
                <Icon glyph=Glyph::Meal />
                <span>"Never eat alone"</span>
            </a>
            <hr class="menu-rule" />
            <BringButton class="menu-item" />
            <a class="menu-item" href=Route::Data.to_string()>
                <Icon glyph=Glyph::Data />
                <span>"Your data"</span>
            </a>
            <hr class="menu-rule" />
            <div class="menu-part">
                <Colours />
            </div>
            <hr class="menu-rule" />
            <a class="menu-item" href=Route::Settings.to_string()>
                <Icon glyph=Glyph::Closer />
                <span>"Settings"</span>
            </a>
            <a class="menu-item" href=Route::Help.to_string()>
                <Icon glyph=Glyph::Help />
                <span>"Help and shortcuts"</span>
            </a>
        </Menu>
    }
}

/// Which colours the page wears.
#[component]
pub fn Colours() -> impl IntoView {
    let desk = use_desk();
    let theme = Memo::new(move |_| desk.with(|notebook| notebook.settings().theme));
    let choose = move |theme| wear(desk, theme);
    let themes = vec![
        Choice::new(Theme::System, "System"),
        Choice::new(Theme::Light, "Light"),
        Choice::new(Theme::Dark, "Dark"),
    ];
    view! { <Segmented legend="Colours" choices=themes chosen=theme choose=choose /> }
}
