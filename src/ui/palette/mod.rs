//! The palette: one field in which everybody, every place, all that can be done and every moment is
//! found. It opens by key anywhere, and by the buttons that say so.

pub mod offers;

use leptos::{ev, html, prelude::*};

use crate::browser::{page, view};
use crate::ui::acts::Hands;
use crate::ui::desk::use_desk;
use crate::ui::errands::Errand;
use crate::ui::forms::Forms;
use crate::ui::pages::Atlas;
use crate::ui::parts::{Glyph, Icon};
use crate::ui::pieces::{Keys, PersonFace};
use crate::ui::shortcuts::PALETTE;
pub use offers::Target;
use offers::{Group, Offer, Offers};

/// Whether the palette is open, and what was chosen in it lately. A handle.
#[derive(Clone, Copy)]
pub struct Wishes {
    open: RwSignal<bool>,
    /// The latest first; kept nowhere.
    lately: StoredValue<Vec<Target>>,
}

impl Wishes {
    /// Closed, and nothing chosen.
    pub fn new() -> Self {
        Self { open: RwSignal::new(false), lately: StoredValue::new(Vec::new()) }
    }

    /// Opens it, or closes it.
    pub fn toggle(self) {
        self.open.update(|open| *open = !*open);
    }

    /// Whether it is open.
    pub fn is_open(self) -> bool {
        self.open.get()
    }

    /// Closes it and forgets what was chosen.
    pub fn forget(self) {
        self.open.set(false);
        self.lately.set_value(Vec::new());
    }

    fn remember(self, target: Target) {
        const KEPT: usize = 5;
        self.lately.update_value(|lately| {
            lately.retain(|one| *one != target);
            lately.insert(0, target);
            lately.truncate(KEPT);
        });
    }
}

impl Default for Wishes {
    fn default() -> Self {
        Self::new()
    }
}

/// Opens the palette, by press.
#[component]
pub fn PaletteButton(
    /// Its class: an entry of the rail, or of a menu.
    class: &'static str,
) -> impl IntoView {
    let hands = use_context::<Hands>();
    view! {
        <button
            type="button"
            class=class
            aria-haspopup="dialog"
            aria-keyshortcuts="Control+K Meta+K"
            on:click=move |_| {
                if let Some(hands) = hands {
                    // The menu it may stand in is closed first, so that the focus can come back.
                    page::after_paint(move || hands.wishes.open.set(true));
                }
            }
        >
            <Icon glyph=Glyph::Search />
            <span>"Search"</span>
            <Keys keys=PALETTE.0 />
        </button>
    }
}

const FIELD: &str = "palette-field";
const LIST: &str = "palette-list";

fn option_id(place: usize) -> String {
    format!("palette-{place}")
}

/// The palette. One for the whole page.
#[component]
pub fn Palette() -> impl IntoView {
    let hands = use_context::<Hands>()?;
    let frame = use_context::<Atlas>().zip(use_context::<Forms>());
    let desk = use_desk();
    let open = hands.wishes.open;
    let dialog = NodeRef::<html::Dialog>::new();
    let typed = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let offers = Offers::new(desk);
    let groups = Memo::new(move |_| {
        if !open.get() {
            return Vec::new();
        }
        let lately = hands.wishes.lately.get_value();
        typed.with(|typed| offers.of(typed, &lately))
    });
    let count = Memo::new(move |_| {
        groups.with(|groups| groups.iter().map(|group| group.offers.len()).sum::<usize>())
    });
    Effect::new(move |_| {
        let (open, Some(dialog)) = (open.get(), dialog.get()) else { return };
        if open && !dialog.open() {
            typed.set(String::new());
            at.set(0);
            // Refused only where it is on no page.
            drop(dialog.show_modal());
            page::after_paint(move || {
                page::focus_field(FIELD);
                page::after_paint(move || offers.warm());
            });
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    on_cleanup(move || hands.wishes.forget());
    let choose = move |place: usize| {
        let target = groups.with_untracked(|groups| {
            let mut offers = groups.iter().flat_map(|group| &group.offers);
            offers.nth(place).map(|offer| offer.target.clone())
        });
        let Some(target) = target else { return };
        hands.wishes.remember(target.clone());
        open.set(false);
        // The focus goes back to where it was before anything else may take it.
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
        page::after_paint(move || match target {
            Target::Do(act) => hands.act(&act, frame),
            Target::Person(id) => hands.act(&Target::person(id), None),
            Target::Moment(id) => {
                if let Some((person, route)) = offers::whose(desk, id) {
                    hands.go_for(&route, Errand::Moment(person, id));
                }
            }
        });
    };
    let stand = move |place: usize| {
        at.set(place);
        page::after_paint(move || view::reveal(&option_id(place)));
    };
    let pressed = move |event: ev::KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let (here, last) = (at.get_untracked(), count.get_untracked().saturating_sub(1));
        match event.key().as_str() {
            "ArrowDown" => stand(if here < last { here + 1 } else { 0 }),
            "ArrowUp" => stand(here.checked_sub(1).unwrap_or(last)),
            "Home" => stand(0),
            "End" => stand(last),
            "Enter" => choose(here),
            _ => return,
        }
        event.prevent_default();
    };
    let active = move || (count.get() > 0).then(|| option_id(at.get()));
    let expanded = move || if count.get() == 0 { "false" } else { "true" };
    let told = move || match (open.get(), count.get()) {
        (false, _) => String::new(),
        (true, 0) => "Nothing fits.".to_owned(),
        (true, 1) => "One fits.".to_owned(),
        (true, count) => format!("{count} fit."),
    };
    let list = move || {
        let mut place = 0;
        let group = |(number, group): (usize, Group)| {
            let Group { title, offers } = group;
            let first = place;
            place += offers.len();
            let heading = format!("palette-group-{number}");
            let options = offers.into_iter().zip(first..).map(|(offer, place)| {
                option(offer, place, at, Callback::new(move |()| choose(place)))
            });
            let named = heading.clone();
            view! {
                <ul role="group" aria-labelledby=named>
                    <li class="palette-title" id=heading role="presentation">
                        {title}
                    </li>
                    {options.collect_view()}
                </ul>
            }
        };
        groups.get().into_iter().enumerate().map(group).collect_view()
    };
    Some(view! {
        <dialog
            class="palette"
            aria-label="Search everything"
            node_ref=dialog
            // `close` comes a moment later, when the keys may have asked for it again.
            on:cancel=move |_: ev::Event| open.set(false)
            on:close=move |_| {
                if dialog.get().is_none_or(|dialog| !dialog.open()) {
                    open.set(false);
                }
            }
            on:click=move |event| {
                if !view::befell(&event, ".palette-inside") {
                    open.set(false);
                }
            }
        >
            <Show when=move || open.get()>
                <div class="palette-inside">
                    <div class="palette-head">
                        <Icon glyph=Glyph::Search />
                        <input
                            id=FIELD
                            class="palette-field"
                            type="text"
                            role="combobox"
                            aria-label="Search everything"
                            aria-expanded=expanded
                            aria-controls=LIST
                            aria-autocomplete="list"
                            aria-activedescendant=active
                            placeholder="A person, a place, a moment, a thing to do"
                            autocomplete="off"
                            autocapitalize="none"
                            spellcheck="false"
                            enterkeyhint="go"
                            autofocus=true
                            bind:value=typed
                            on:input=move |_| stand(0)
                            on:keydown=pressed
                        />
                        <button
                            type="button"
                            class="icon-button"
                            aria-label="Close"
                            on:click=move |_| open.set(false)
                        >
                            <Icon glyph=Glyph::Close />
                        </button>
                    </div>
                    <div id=LIST class="palette-list" role="listbox" aria-label="What fits" hidden=move || count.get() == 0>
                        {list}
                    </div>
                    <Show when=move || count.get() == 0>
                        <p class="palette-none soft">"Nothing fits. A part of a name is enough."</p>
                    </Show>
                    <p class="unseen" aria-live="polite">
                        {told}
                    </p>
                </div>
            </Show>
        </dialog>
    })
}

/// One that fits.
fn option(offer: Offer, place: usize, at: RwSignal<usize>, choose: Callback<()>) -> impl IntoView {
    let Offer { target, glyph, label, more, keys } = offer;
    let picture = match target {
        Target::Person(id) => view! { <PersonFace id=id class="small" /> }.into_any(),
        _ => view! { <Icon glyph=glyph /> }.into_any(),
    };
    view! {
        <li
            id=option_id(place)
            role="option"
            class="option palette-option"
            aria-selected=move || if at.get() == place { "true" } else { "false" }
            on:pointerdown=|event| event.prevent_default()
            on:click=move |_| choose.run(())
        >
            <span class="palette-picture">{picture}</span>
            <span class="palette-words">
                <span class="line" dir="auto">{label}</span>
                {(!more.is_empty()).then(|| view! { <span class="line soft small" dir="auto">{more}</span> })}
            </span>
            <Keys keys=keys />
        </li>
    }
}
