//! The hue and the picture of a habit, in a form.

use leptos::prelude::*;

use crate::giving::{HabitKind, Hue, Symbol};
use crate::ui::pages::giving::mark::symbol_glyph;
use crate::ui::parts::{Glyph, Icon, unique};
use crate::ui::pieces::words::habit_glyph;

/// Both fields: radio buttons that look like what they stand for.
#[component]
pub fn Looks(
    /// The hue; the page's own where there is none.
    hue: RwSignal<Option<Hue>>,
    /// The picture; that of the kind where there is none.
    symbol: RwSignal<Option<Symbol>>,
    /// What it is for.
    #[prop(into)]
    kind: Signal<HabitKind>,
) -> impl IntoView {
    let (hues, symbols) = (unique("hue"), unique("picture"));
    let swatch = |choice: Option<Hue>| {
        let (class, word) = match choice {
            Some(choice) => (format!("swatch hue-{}", choice.slug()), choice.word()),
            None => ("swatch".to_owned(), "like the page"),
        };
        view! {
            <label class="look" title=word>
                <input
                    type="radio"
                    name=hues.clone()
                    aria-label=word
                    prop:checked=move || hue.get() == choice
                    on:change=move |_| hue.set(choice)
                />
                <span class=class></span>
            </label>
        }
    };
    let all_hues = [None].into_iter().chain(Hue::ALL.iter().copied().map(Some));
    let all_hues = all_hues.map(swatch).collect_view();
    let picture = |choice: Option<Symbol>| {
        let word = choice.map_or("as its purpose", Symbol::word);
        let glyph =
            move || -> Glyph { choice.map_or_else(|| habit_glyph(kind.get()), symbol_glyph) };
        view! {
            <label class="look" title=word>
                <input
                    type="radio"
                    name=symbols.clone()
                    aria-label=word
                    prop:checked=move || symbol.get() == choice
                    on:change=move |_| symbol.set(choice)
                />
                <span class="picture">
                    <Icon glyph=Signal::derive(glyph) />
                </span>
            </label>
        }
    };
    let all_symbols = [None].into_iter().chain(Symbol::ALL.iter().copied().map(Some));
    let all_symbols = all_symbols.map(picture).collect_view();
    view! {
        <fieldset class="choices">
            <legend class="label">"Colour"</legend>
            <div class="looks">{all_hues}</div>
        </fieldset>
        <fieldset class="choices">
            <legend class="label">"Picture"</legend>
            <div class="looks">{all_symbols}</div>
        </fieldset>
    }
}
