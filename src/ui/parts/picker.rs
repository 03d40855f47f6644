//! Choosing some of many by typing: a combobox with a list of what fits, and a chip for each
//! that is chosen.

use std::hash::Hash;

use leptos::{ev, html, prelude::*};

use super::icon::{Glyph, Icon};
use super::unique;
use crate::browser::{page, view};

/// One that fits what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<K> {
    /// What it is known by.
    pub key: K,
    /// Its name.
    pub label: String,
    /// What tells it from another of that name; may be empty.
    pub more: String,
}

/// Several that are taken in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundTogether<K> {
    /// What they are known by.
    pub keys: Vec<K>,
    /// What they are called together.
    pub label: String,
    /// Who they are; may be empty.
    pub more: String,
}

impl<K> From<Found<K>> for FoundTogether<K> {
    fn from(Found { key, label, more }: Found<K>) -> Self {
        Self { keys: vec![key], label, more }
    }
}

/// The field, its list and its chips.
#[component]
pub fn Picker<K>(
    /// What is asked.
    #[prop(into)]
    label: String,
    /// Whether that is spoken only.
    #[prop(optional)]
    unlabelled: bool,
    /// An example inside, while nothing is typed.
    #[prop(optional)]
    placeholder: &'static str,
    /// Those chosen, in order.
    chosen: RwSignal<Vec<K>>,
    /// How many may be chosen.
    #[prop(default = usize::MAX)]
    most: usize,
    /// A few that fit what is typed, the best first.
    #[prop(into)]
    search: Callback<String, Vec<Found<K>>>,
    /// The name of one.
    #[prop(into)]
    name: Callback<K, String>,
    /// Makes a new one of this name, where that is possible; "Add Grace as someone new".
    #[prop(default = None)]
    make: Option<Callback<String, Option<K>>>,
    /// Several at once that fit what is typed; they stand before the others.
    #[prop(default = None)]
    together: Option<Callback<String, Vec<FoundTogether<K>>>>,
) -> impl IntoView
where
    K: Copy + Eq + Hash + Send + Sync + 'static,
{
    let id = unique("picker");
    let (list_id, label_id) = (format!("{id}-list"), format!("{id}-label"));
    let input = NodeRef::<html::Input>::new();
    let typed = RwSignal::new(String::new());
    let open = RwSignal::new(false);
    let at = RwSignal::new(0_usize);

    let found = Memo::new(move |_| {
        if !open.get() {
            return Vec::new();
        }
        let typed = typed.get();
        let mut found = together.map(|find| find.run(typed.clone())).unwrap_or_default();
        found.extend(search.run(typed).into_iter().map(FoundTogether::from));
        chosen.with(|chosen| found.retain(|one| one.keys.iter().any(|key| !chosen.contains(key))));
        found
    });
    let makes = Memo::new(move |_| {
        let name = typed.with(|typed| typed.trim().to_owned());
        let known = found.with(|found| found.iter().any(|one| one.label == name));
        (make.is_some() && open.get() && !name.is_empty() && !known).then_some(name)
    });
    let count = move || found.with(Vec::len) + usize::from(makes.with(Option::is_some));

    // A list that opens at the foot of the window is brought up into it.
    {
        let list_id = list_id.clone();
        Effect::new(move |_| {
            let shows = found.with(Vec::len) > 0;
            if open.get() && shows {
                let list_id = list_id.clone();
                page::after_paint(move || view::reveal(&list_id));
            }
        });
    }

    let take = move |keys: Vec<K>| {
        typed.set(String::new());
        at.set(0);
        open.set(false);
        chosen.update(|chosen| {
            if most == 1 {
                chosen.clear();
            }
            for key in keys {
                if chosen.len() < most && !chosen.contains(&key) {
                    chosen.push(key);
                }
            }
        });
    };
    let take_made = move || {
        let made = makes.get_untracked().zip(make).and_then(|(name, make)| make.run(name));
        if let Some(key) = made {
            take(vec![key]);
        }
    };
    let take_at = move |place: usize| {
        let keys = found.with_untracked(|found| found.get(place).map(|one| one.keys.clone()));
        match keys {
            Some(keys) => take(keys),
            None => take_made(),
        }
    };
    let remove = move |key: K| {
        chosen.update(|chosen| chosen.retain(|one| *one != key));
        if let Some(input) = input.get_untracked() {
            drop(input.focus());
        }
    };

    let pressed = move |event: ev::KeyboardEvent| {
        let count = count();
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" if !open.get_untracked() => {
                event.prevent_default();
                open.set(true);
                at.set(0);
            }
            "ArrowDown" => {
                event.prevent_default();
                at.update(|at| *at = if *at + 1 < count { *at + 1 } else { 0 });
            }
            "ArrowUp" => {
                event.prevent_default();
                at.update(|at| *at = at.checked_sub(1).unwrap_or(count.saturating_sub(1)));
            }
            "Enter" if open.get_untracked() && count > 0 => {
                event.prevent_default();
                take_at(at.get_untracked());
            }
            "Escape" if open.get_untracked() => {
                // The list closes, not the dialog it may stand in.
                event.prevent_default();
                event.stop_propagation();
                open.set(false);
            }
            "Backspace" if typed.with_untracked(String::is_empty) => {
                chosen.update(|chosen| {
                    chosen.pop();
                });
            }
            _ => {}
        }
    };

    let option_id = {
        let list_id = list_id.clone();
        move |place: usize| format!("{list_id}-{place}")
    };
    let active = {
        let option_id = option_id.clone();
        move || (count() > 0).then(|| option_id(at.get()))
    };
    let options = {
        let option_id = option_id.clone();
        move || {
            let made = makes.get().map(|name| (name, found.with(Vec::len)));
            let known = found.get().into_iter().enumerate().map(|(place, one)| {
                view! {
                    <li
                        id=option_id(place)
                        role="option"
                        class="option"
                        aria-selected=move || if at.get() == place { "true" } else { "false" }
                        on:pointerdown=|event| event.prevent_default()
                        on:click=move |_| take_at(place)
                    >
                        <span class="line">{one.label}</span>
                        <span class="line soft small">{one.more}</span>
                    </li>
                }
            });
            let known = known.collect_view();
            let made = made.map(|(name, place)| {
                view! {
                    <li
                        id=option_id(place)
                        role="option"
                        class="option"
                        aria-selected=move || if at.get() == place { "true" } else { "false" }
                        on:pointerdown=|event| event.prevent_default()
                        on:click=move |_| take_at(place)
                    >
                        <span class="line">"Add “" {name} "” as someone new"</span>
                    </li>
                }
            });
            (known, made)
        }
    };
    let told = move || match (open.get(), count()) {
        (false, _) => String::new(),
        (true, 0) => "Nobody fits.".to_owned(),
        (true, 1) => "One fits.".to_owned(),
        (true, count) => format!("{count} fit."),
    };

    view! {
        <div class="field picker">
            <label id=label_id.clone() class=if unlabelled { "unseen" } else { "label" } for=id.clone()>
                {label}
            </label>
            <div class="picker-box">
                <ul class="chips" aria-labelledby=label_id>
                    <For
                        each=move || chosen.get()
                        key=|key| *key
                        children=move |key| {
                            let words = Memo::new(move |_| name.run(key));
                            view! {
                                <li class="chip">
                                    <span class="line">{words}</span>
                                    <button
                                        type="button"
                                        class="chip-remove"
                                        aria-label=move || format!("Take out {}", words.get())
                                        on:click=move |_| remove(key)
                                    >
                                        <Icon glyph=Glyph::Close />
                                    </button>
                                </li>
                            }
                        }
                    />
                </ul>
                <input
                    id=id
                    class="picker-input"
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    autocapitalize="words"
                    spellcheck="false"
                    node_ref=input
                    placeholder=move || if chosen.with(Vec::is_empty) { placeholder } else { "" }
                    aria-expanded=move || if open.get() { "true" } else { "false" }
                    aria-controls=list_id.clone()
                    aria-autocomplete="list"
                    aria-activedescendant=active
                    bind:value=typed
                    on:input=move |_| {
                        open.set(true);
                        at.set(0);
                    }
                    on:click=move |_| open.set(true)
                    on:blur=move |_| open.set(false)
                    on:keydown=pressed
                />
            </div>
            <ul
                id=list_id
                class="options"
                role="listbox"
                aria-label="Those who fit"
                hidden=move || !open.get() || count() == 0
            >
                {options}
            </ul>
            <p class="unseen" aria-live="polite">
                {told}
            </p>
        </div>
    }
}
