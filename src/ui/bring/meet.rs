//! Two notebooks meet: what would come, what both have changed, and what one has deleted and the
//! other edited. Nothing is changed before the reader has seen it.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Group, counted, listed};
use crate::document::{
    Asked, Changed, Choices, Comparison, Conflict, Difference, Fate, Named, Side,
};
use crate::interchange::backup::BackupPlan;
use crate::notebook::Thing;
use crate::ui::desk::use_desk;
use crate::ui::parts::{PairChoice, PairSide};
use crate::ui::pieces::day_words;

/// What bringing another notebook in would change, and what has to be chosen.
#[component]
pub fn Meeting(
    /// The file's name.
    name: String,
    /// What it would change.
    plan: Arc<BackupPlan>,
    /// The dialog it stands in.
    open: RwSignal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    let comparison = &plan.comparison;
    let made = day_words(plan.made, desk.today());
    if comparison.is_empty() {
        return view! {
            <p class="bring-summary">"All that is in it is here already."</p>
            <p class="soft">{format!("It was made {made}.")}</p>
            <div class="actions">
                <button type="button" class="button" on:click=move |_| open.set(false)>
                    "Close"
                </button>
            </div>
        }
        .into_any();
    }
    let choices = RwSignal::new(at_first(comparison));
    let conflicts = comparison
        .conflicts
        .iter()
        .map(|one| view! { <InConflict one=one.clone() choices=choices /> });
    let asked =
        comparison.asked.iter().map(|one| view! { <IsAsked one=one.clone() choices=choices /> });
    let has_choices = !comparison.conflicts.is_empty() || !comparison.asked.is_empty();
    let chosen = view! {
        <div class="meet-choices">{conflicts.collect_view()} {asked.collect_view()}</div>
    };
    let by_hand = plan.by_hand.as_ref().map(|edits| {
        let lines = listed(edits.changed.iter().map(change_words), edits.changed.len());
        view! {
            <p>
                "Somebody has written in this file by hand. What was written is taken as an edit, made where the file was made."
            </p>
            <Group title="Written by hand".to_owned() lines=lines />
        }
    });
    let merged = Arc::clone(&plan);
    let apply = move |_| {
        let words = format!("Brought in {name}");
        if desk.bring_in(words, &merged.update, &choices.get_untracked()) {
            open.set(false);
        }
    };
    view! {
        <p class="bring-summary">{summary(comparison)}</p>
        <p class="soft">{format!("It was made {made}.")}</p>
        {has_choices
            .then(|| {
                view! {
                    <p class="soft">
                        "Both sides have changed these. Nothing else has to be chosen: all other changes of both sides stay."
                    </p>
                    {chosen}
                }
            })}
        {by_hand}
        <Comes plan=Arc::clone(&plan) />
        <p class="soft small">
            "It is one step: one undo takes all of it back. The same file twice adds nothing."
        </p>
        <div class="actions">
            <button type="button" class="button primary" on:click=apply>
                "Bring it in"
            </button>
            <button type="button" class="button quiet" on:click=move |_| open.set(false)>
                "Cancel"
            </button>
        </div>
    }
    .into_any()
}

/// What stands chosen before the reader has chosen: of two values the one that every device would
/// pick, and what was edited stays.
fn at_first(comparison: &Comparison) -> Choices {
    let conflicts = comparison.conflicts.iter().map(|one| (one.spot.clone(), one.picks));
    let asked = comparison.asked.iter().map(|one| (one.thing.clone(), Fate::Keep));
    Choices { conflicts: conflicts.collect(), asked: asked.collect() }
}

/// One value here and another there.
#[component]
fn InConflict(one: Conflict, choices: RwSignal<Choices>) -> impl IntoView {
    let value = |side: fn(&Difference) -> &Option<String>| {
        let several = one.fields.len() > 1;
        let lines = one.fields.iter().map(|field| {
            let value = side(field).clone().unwrap_or_else(|| "nothing".into());
            if several { format!("{}: {value}", field.field) } else { value }
        });
        lines.collect::<Vec<_>>()
    };
    let sides = vec![
        PairSide { value: Side::Ours, word: "Here".into(), lines: value(|field| &field.ours) },
        PairSide {
            value: Side::Theirs,
            word: "In the file".into(),
            lines: value(|field| &field.theirs),
        },
    ];
    let legend = match one.fields.as_slice() {
        [field] => format!("{} · {}", one.what, field.field),
        _ => one.what.clone(),
    };
    let (spot, picks) = (one.spot.clone(), one.picks);
    let chosen = {
        let spot = spot.clone();
        Signal::derive(move || {
            choices.with(|all| all.conflicts.get(&spot).copied().unwrap_or(picks))
        })
    };
    let choose = move |side: Side| {
        choices.update(|all| {
            all.conflicts.insert(spot.clone(), side);
        });
    };
    view! { <PairChoice legend=legend sides=sides chosen=chosen choose=choose /> }
}

/// Deleted on one side, edited on the other.
#[component]
fn IsAsked(one: Asked, choices: RwSignal<Choices>) -> impl IntoView {
    let (deleted, edited) = match one.deleted {
        Side::Ours => ("Deleted here", "edited in the file"),
        Side::Theirs => ("Deleted in the file", "edited here"),
    };
    let goes = if one.for_good { "It is gone for good." } else { "It goes to the deleted things." };
    let sides = vec![
        PairSide {
            value: Fate::Keep,
            word: "Keep it".into(),
            lines: vec!["With what was edited.".into()],
        },
        PairSide { value: Fate::Delete, word: "Delete it".into(), lines: vec![goes.into()] },
    ];
    let legend = format!("{} · {}, {edited}", one.what, deleted.to_lowercase());
    let thing = one.thing.clone();
    let chosen = {
        let thing = thing.clone();
        Signal::derive(move || {
            choices.with(|all| all.asked.get(&thing).copied().unwrap_or(Fate::Keep))
        })
    };
    let choose = move |fate: Fate| {
        choices.update(|all| {
            all.asked.insert(thing.clone(), fate);
        });
    };
    view! { <PairChoice legend=legend sides=sides chosen=chosen choose=choose /> }
}

/// What comes, changes and goes by itself.
#[component]
fn Comes(plan: Arc<BackupPlan>) -> impl IntoView {
    let comparison = &plan.comparison;
    let new = |kind: fn(&Thing) -> bool, one: &str, many: &str| {
        let names: Vec<&Named> = comparison.new_of(kind).collect();
        let title = counted(names.len(), &format!("new {one}"), &format!("new {many}"));
        let all = names.len();
        let lines = listed(names.into_iter().map(|named| named.what.clone()), all);
        view! { <Group title=title lines=lines /> }
    };
    let changed = listed(comparison.changed.iter().map(change_words), comparison.changed.len());
    let gone =
        listed(comparison.gone.iter().map(|named| named.what.clone()), comparison.gone.len());
    let checks = check_words(comparison);
    view! {
        {new(|thing| matches!(thing, Thing::Person(_)), "person", "people")}
        {new(|thing| matches!(thing, Thing::Tie(_)), "tie", "ties")}
        {new(|thing| matches!(thing, Thing::Moment(_)), "moment", "moments")}
        {new(|thing| matches!(thing, Thing::Habit(_)), "habit", "habits")}
        {new(|thing| matches!(thing, Thing::View(_)), "view", "views")}
        {new(|thing| matches!(thing, Thing::Group(_)), "group name", "group names")}
        {new(|thing| matches!(thing, Thing::Rest(_)), "rest", "rests")}
        <Group title=format!("{} changed", things(comparison.changed.len())) lines=changed />
        <Group title=format!("{} deleted there", things(comparison.gone.len())) lines=gone />
        {(!checks.is_empty()).then(|| view! { <p class="soft">{checks}</p> })}
    }
}

fn things(count: usize) -> String {
    counted(count, "thing", "things")
}

/// "Ada Lovelace: notes, from “x” to “y”".
fn change_words(changed: &Changed) -> String {
    let fields = changed.fields.iter().map(|field| match (&field.ours, &field.theirs) {
        (Some(old), Some(new)) => format!("{} “{old}” becomes “{new}”", field.field),
        (None, Some(new)) => format!("{} “{new}”", field.field),
        (Some(old), None) => format!("{} “{old}” goes", field.field),
        (None, None) => field.field.clone(),
    });
    format!("{}: {}", changed.what, fields.collect::<Vec<_>>().join(", "))
}

fn check_words(comparison: &Comparison) -> String {
    let days = |count| counted(count, "day a habit was done", "days habits were done");
    let Comparison { new_checks: new, gone_checks: gone, changed_checks: other, .. } = comparison;
    let parts = [(*new, "would come"), (*gone, "would go"), (*other, "would have another amount")];
    let said = parts.into_iter().filter(|part| part.0 > 0);
    let said: Vec<String> = said.map(|(count, word)| format!("{} {word}", days(count))).collect();
    if said.is_empty() { String::new() } else { format!("{}.", said.join(", ")) }
}

fn summary(comparison: &Comparison) -> String {
    let mut parts = Vec::new();
    let mut note = |count: usize, words: &str| {
        if count > 0 {
            parts.push(format!("{count} {words}"));
        }
    };
    note(comparison.new.len() + comparison.new_checks, "new");
    note(comparison.changed.len() + comparison.changed_checks, "changed");
    note(comparison.gone.len() + comparison.gone_checks, "deleted there");
    note(comparison.conflicts.len() + comparison.asked.len(), "to choose");
    parts.join(" · ")
}
