//! Groups: found by ties, by tag or by company; named by hand, looked at one by one, tagged.

use leptos::prelude::*;

use super::super::atlas::Atlas;
use super::views::Rename;
use super::words::PeopleLines;
use crate::browser::page;
use crate::id::PersonId;
use crate::insight::Group;
use crate::people::{GroupKey, Grouping, NamedGroup};
use crate::sort;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::parts::{Choice, Glyph, Icon, Menu, MenuItem, Segmented};
use crate::ui::pieces::TagField;
use crate::ui::pieces::together::tag_all;
use crate::ui::pieces::words::people_count;

/// So many groups are told at first.
const SHOWN: usize = 20;

/// The choice of a grouping, and its groups.
#[component]
pub fn GroupsPart(
    /// What is shared.
    atlas: Atlas,
) -> impl IntoView {
    let found = Memo::new(move |_| atlas.groups());
    let shown = RwSignal::new(SHOWN);
    let choices = Grouping::ALL.map(|grouping| Choice::new(grouping, grouping.word())).to_vec();
    let count = move || found.with(|found| found.len());
    let is_more = move || shown.get() < count();
    view! {
        <Segmented
            legend="Gather people"
            unlabelled=true
            choices=choices
            chosen=atlas.grouping
            choose=move |grouping| {
                atlas.only.set(None);
                atlas.grouping.set(grouping);
            }
            class="wrap"
        />
        <ul class="groups">
            <For
                each=move || found.with(|found| found.iter().take(shown.get()).cloned().collect::<Vec<_>>())
                key=|group| group.key.clone()
                children=move |group| {
                    let key = group.key.clone();
                    let now = Memo::new(move |_| {
                        found.with(|found| found.iter().find(|one| one.key == key).cloned()).unwrap_or_else(|| group.clone())
                    });
                    view! { <OneGroup group=now atlas=atlas /> }
                }
            />
        </ul>
        <Show when=is_more>
            <button type="button" class="button quiet small" on:click=move |_| shown.update(|shown| *shown += 4 * SHOWN)>
                <Icon glyph=Glyph::Down />
                <span>"More groups"</span>
            </button>
        </Show>
        <Show when=move || count() == 0>
            <p class="soft">
                {move || match atlas.grouping.get() {
                    Grouping::None => "People who are tied to each other, share a tag or a company can be seen as groups.",
                    Grouping::Found => "Once your people are tied to each other, their groups are found here.",
                    Grouping::Tags => "Nobody has a tag yet.",
                    Grouping::Companies => "Nobody has a company yet.",
                }}
            </p>
        </Show>
    }
}

#[component]
fn OneGroup(group: Memo<Group>, atlas: Atlas) -> impl IntoView {
    let desk = use_desk();
    let open = RwSignal::new(false);
    let renaming = RwSignal::new(false);
    let tagging = RwSignal::new(false);
    let name = Signal::derive(move || group.with(|group| group.name.clone()));
    let is_only =
        move || atlas.only.with(|only| group.with(|group| only.as_ref() == Some(&group.key)));
    let focus = move |_| {
        let key = group.with_untracked(|group| group.key.clone());
        let only = (!untrack(is_only)).then_some(key);
        atlas.only.set(only);
    };
    // A tag and a company have their own name; only who was found can be given one.
    let found =
        group.with_untracked(|group| matches!(group.key, GroupKey::Named(_) | GroupKey::Around(_)));
    let rename = move |name: String| {
        renaming.set(false);
        let Group { key, people, .. } = group.get_untracked();
        let id = match key {
            GroupKey::Named(id) => id,
            _ => desk.fresh(),
        };
        let was_only = untrack(is_only);
        let words = format!("The group is called {name}");
        desk.edit(words, |edit| {
            edit.name_group(&NamedGroup { id, name, people: people.into_iter().collect() });
        });
        if was_only {
            atlas.only.set(Some(GroupKey::Named(id)));
        }
    };
    let forget = move |_| {
        if let GroupKey::Named(id) = group.with_untracked(|group| group.key.clone()) {
            let today = desk.today();
            let words = format!("The group {} has no name any more", name.get_untracked());
            desk.edit(words, |edit| edit.delete_group_name(id, today));
            page::focus_soon("#map-panel");
        }
    };
    let is_named = move || group.with(|group| group.named);
    let choose = move |_| {
        atlas.many.set(group.with_untracked(|group| group.people.iter().copied().collect()));
    };
    let tag = move |tag: String| {
        tagging.set(false);
        tag_all(desk, &group.with_untracked(|group| group.people.iter().copied().collect()), &tag);
        page::focus_soon("#map-panel");
    };
    view! {
        <li class="group">
            <div class="group-head">
                <span class="group-name" dir="auto">
                    {name}
                </span>
                <button
                    type="button"
                    class="filter"
                    aria-pressed=move || if is_only() { "true" } else { "false" }
                    aria-label=move || format!("Only these: {}", name.get())
                    on:click=focus
                >
                    "Only these"
                </button>
                <Menu label=format!("More about the group {}", name.get_untracked())>
                    {found
                        .then(|| {
                            view! {
                                <MenuItem glyph=Glyph::Edit words="Give it a name" press=move |_| renaming.set(true) />
                            }
                        })}
                    <Show when=is_named>
                        <MenuItem glyph=Glyph::Delete words="Let go of its name" press=forget />
                    </Show>
                    <MenuItem glyph=Glyph::Check words="Choose them all" press=choose />
                    <MenuItem glyph=Glyph::Tag words="Put all in a tag" press=move |_| tagging.set(true) />
                </Menu>
            </div>
            <Show when=move || renaming.get()>
                <Rename name=name.get_untracked() label="Name of the group" done=rename cancel=move |()| renaming.set(false) />
            </Show>
            <Show when=move || tagging.get()>
                <TagField done=tag />
            </Show>
            <details
                class="group-more"
                on:toggle=move |_| open.update(|open| *open = !*open)
            >
                <summary>
                    <Icon glyph=Glyph::Down />
                    {move || people_count(group.with(|group| group.people.len()))}
                </summary>
                <Show when=move || open.get()>
                    {move || {
                        let people = by_name(desk, &group.with(|group| group.people.clone()));
                        view! { <PeopleLines people=people atlas=atlas /> }
                    }}
                </Show>
            </details>
        </li>
    }
}

/// People by the alphabet, nothing said of them.
fn by_name(desk: Desk, people: &[PersonId]) -> Vec<(PersonId, String)> {
    desk.with(|notebook| {
        let mut people: Vec<_> = people.iter().filter_map(|id| notebook.person(*id)).collect();
        sort::by_cached_key(&mut people, |person| (person.sort_key(), person.id));
        people.into_iter().map(|person| (person.id, String::new())).collect()
    })
}
