//! Who is seen: rules, joined by and, or, not.

use leptos::prelude::*;

use super::super::atlas::Atlas;
use super::rules::{Draft, GroupRow, Row, RuleRow, rule_id};
use crate::insight::{Group, group_name};
use crate::map::Asks;
use crate::notebook::Notebook;
use crate::people::{Circle, Filter, GroupKey, TieKind, Warmth};
use crate::sort;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::parts::{Choice, Glyph, Icon, Segmented, select, unique};
use crate::ui::pieces::PersonPicker;

/// The rules.
#[component]
pub fn SeenPart(
    /// What is shared.
    atlas: Atlas,
) -> impl IntoView {
    let draft = Draft::new();
    // What comes from elsewhere, a kept view, is shown; what is written here goes there.
    Effect::new(move |_| {
        let filter = atlas.filter.get();
        if untrack(move || draft.filter()) != filter || draft.beyond.get_untracked() {
            draft.show(&filter);
        }
    });
    Effect::new(move |before: Option<Filter>| {
        let filter = draft.filter();
        if before.is_some_and(|before| before != filter)
            && !draft.beyond.get_untracked()
            && atlas.filter.with_untracked(|now| *now != filter)
        {
            atlas.filter.set(filter.clone());
        }
        filter
    });
    let several = move || draft.rows.with(Vec::len) > 1;
    view! {
        <Show when=move || draft.beyond.get()>
            <p class="soft small">"This view's rules nest deeper than can be shown here."</p>
        </Show>
        <Show when=several>
            <JoinChoice any=draft.any />
        </Show>
        <div class="rules">
            <For
                each=move || draft.rows.get()
                key=Row::key
                children=move |row| match row {
                    Row::Rule(rule) => view! { <OneRule draft=draft rule=rule atlas=atlas /> }.into_any(),
                    Row::Group(group) => view! { <OneGroup draft=draft group=group atlas=atlas /> }.into_any(),
                }
            />
        </div>
        <div class="actions" hidden=move || draft.beyond.get()>
            <button
                type="button"
                id="add-rule"
                class="button small"
                on:click=move |_| draft.add_rule(None)
            >
                <Icon glyph=Glyph::Add />
                <span>"Add a rule"</span>
            </button>
            <button type="button" class="button quiet small" on:click=move |_| draft.add_group()>
                "Add a group of rules"
            </button>
        </div>
        <Segmented
            legend="Who doesn't fit"
            choices=vec![Choice::new(false, "fades"), Choice::new(true, "is hidden")]
            chosen=atlas.hides
            choose=move |hides| atlas.hides.set(hides)
        />
    }
}

#[component]
fn JoinChoice(any: RwSignal<bool>) -> impl IntoView {
    view! {
        <Segmented
            legend="People fit who meet"
            unlabelled=true
            choices=vec![Choice::new(false, "all of these"), Choice::new(true, "one of these")]
            chosen=any
            choose=move |one| any.set(one)
        />
    }
}

/// The button that turns a rule round.
#[component]
fn Not(not: RwSignal<bool>) -> impl IntoView {
    view! {
        <button
            type="button"
            class="filter"
            aria-pressed=move || if not.get() { "true" } else { "false" }
            on:click=move |_| not.update(|not| *not = !*not)
        >
            "not"
        </button>
    }
}

fn remove(draft: Draft, key: u32, label: &'static str) -> AnyView {
    view! {
        <button type="button" class="icon-button" aria-label=label on:click=move |_| draft.remove(key)>
            <Icon glyph=Glyph::Close />
        </button>
    }
    .into_any()
}

#[component]
fn OneGroup(draft: Draft, group: GroupRow, atlas: Atlas) -> impl IntoView {
    view! {
        <div class="rule-group" role="group" aria-label="Group of rules">
            <div class="rule-head">
                <Not not=group.not />
                <JoinChoice any=group.any />
                {remove(draft, group.key, "Take out this group")}
            </div>
            <div class="rules">
                <For
                    each=move || group.rules.get()
                    key=|rule| rule.key
                    children=move |rule| view! { <OneRule draft=draft rule=rule atlas=atlas /> }
                />
            </div>
            <button
                type="button"
                class="button quiet small"
                on:click=move |_| draft.add_rule(Some(group))
            >
                <Icon glyph=Glyph::Add />
                <span>"Add a rule here"</span>
            </button>
        </div>
    }
}

#[component]
fn OneRule(draft: Draft, rule: RuleRow, atlas: Atlas) -> impl IntoView {
    let desk = use_desk();
    let kinds = Asks::ALL.map(|asks| (asks.slug().to_owned(), asks.words().to_owned())).to_vec();
    let asked = Signal::derive(move || rule.asks.get().slug().to_owned());
    let ask = Callback::new(move |slug: String| {
        if let Some(asks) = Asks::from_slug(&slug) {
            rule.ask(asks);
        }
    });
    let value = move || {
        let asks = rule.asks.get();
        match asks {
            Asks::Drifting => ().into_any(),
            Asks::Through => view! {
                <PersonPicker
                    label="met through"
                    unlabelled=true
                    chosen=rule.person
                    most=1
                    known=true
                />
            }
            .into_any(),
            Asks::Since | Asks::Until | Asks::Name => {
                let kind = if asks == Asks::Name { "text" } else { "date" };
                view! {
                    <input
                        class="input"
                        type=kind
                        autocomplete="off"
                        aria-label=asks.words()
                        bind:value=rule.value
                    />
                }
                .into_any()
            }
            _ => {
                let options = options(desk, atlas, asks);
                select(
                    unique("rule-value"),
                    Some(asks.words()),
                    options,
                    rule.value.into(),
                    Callback::new(move |value| rule.value.set(value)),
                )
            }
        }
    };
    view! {
        <div class="rule" role="group" aria-label=move || rule.asks.get().words()>
            <div class="rule-head">
                <Not not=rule.not />
                {select(rule_id(rule.key), Some("what is asked"), kinds, asked, ask)}
                {remove(draft, rule.key, "Take out this rule")}
            </div>
            {value}
        </div>
    }
}

/// What a rule can be asked for, and before it that nothing is chosen yet.
fn options(desk: Desk, atlas: Atlas, asks: Asks) -> Vec<(String, String)> {
    let mut options = vec![(String::new(), "Choose…".to_owned())];
    let same = |text: String| (text.clone(), text);
    desk.peek(|notebook| match asks {
        Asks::Circle => {
            let circles =
                Circle::ALL.map(|circle| (circle.ring().to_string(), circle.word().into()));
            options.extend(circles);
            options.push(("0".into(), "Not placed".into()));
        }
        Asks::Warmth => {
            options.extend(Warmth::ALL.map(|warmth| same(warmth.word().to_owned())));
        }
        Asks::Tag => options.extend(tags(notebook).into_iter().map(same)),
        Asks::Company => options.extend(companies(notebook).into_iter().map(same)),
        Asks::Tie => options.extend(ties(notebook)),
        Asks::Group => options.extend(all_groups(notebook, &untrack(|| atlas.found()))),
        _ => {}
    });
    options
}

fn by_words(mut words: Vec<String>) -> Vec<String> {
    sort::by_cached_key(&mut words, |word| (crate::people::fold(word), word.clone()));
    words.dedup();
    words
}

/// All tags that somebody has.
pub fn tags(notebook: &Notebook) -> Vec<String> {
    by_words(notebook.people().flat_map(|person| person.tags.iter().cloned()).collect())
}

fn companies(notebook: &Notebook) -> Vec<String> {
    let companies = notebook.people().map(|person| person.company.clone());
    by_words(companies.filter(|company| !company.is_empty()).collect())
}

/// The kinds of tie that are there.
fn ties(notebook: &Notebook) -> Vec<(String, String)> {
    let mut kinds: Vec<TieKind> = notebook.ties().map(|tie| tie.key.kind().clone()).collect();
    sort::by(&mut kinds, Ord::cmp);
    kinds.dedup();
    let words = |kind: &TieKind| match kind.is_symmetric() {
        true => kind.forward().to_owned(),
        false => format!("{} or {}", kind.forward(), kind.inverse()),
    };
    kinds.iter().map(|kind| (kind.slug().to_owned(), words(kind))).collect()
}

/// The groups found by ties, and those who were named; called as everywhere.
fn all_groups(notebook: &Notebook, found: &[Group]) -> Vec<(String, String)> {
    let mut keys: Vec<GroupKey> = found.iter().map(|group| group.key.clone()).collect();
    keys.extend(notebook.group_names().iter().map(|group| GroupKey::Named(group.id)));
    let mut named: Vec<(String, String)> =
        keys.iter().map(|key| (key.to_string(), group_name(notebook, found, key))).collect();
    sort::by_cached_key(&mut named, |(key, name)| (crate::people::fold(name), key.clone()));
    named.dedup();
    named
}
