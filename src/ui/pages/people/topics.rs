//! The lists of short texts on a person's page: what to ask next time, what they care about, gift ideas.

use leptos::prelude::*;

use super::shelf::{Part, Shelf, change, followed};
use super::writing::{Line, RowWriting};
use crate::browser::page;
use crate::id::PersonId;
use crate::life::{Moment, MomentKind};
use crate::people::{Jotting, Topic, clean_line};
use crate::ui::desk::{Desk, use_desk};
use crate::ui::parts::{Glyph, Icon, MenuItem, TextField, unique};
use crate::ui::pieces::words::day_words;

/// What a gift is for that needs no occasion.
const JUST_BECAUSE: &str = "just because";

/// One of the lists.
#[component]
pub fn TopicShelf(
    /// Whose.
    id: PersonId,
    /// Which one.
    topic: Topic,
) -> impl IntoView {
    let desk = use_desk();
    let part = Part::Topic(topic);
    let person = followed(id);
    let before = RwSignal::new(false);
    // What was done before today is out of the way until it is asked for.
    let done_before = move |text: &str| {
        let today = desk.today();
        person.with(|person| {
            let jotting = person.as_ref().and_then(|person| topic.jotting(person, text));
            jotting.and_then(|jotting| jotting.done).is_some_and(|done| done < today)
        })
    };
    let all = Memo::new(move |_| {
        person.with(|person| person.as_ref().map(|one| topic.texts(one))).unwrap_or_default()
    });
    let has_before = Memo::new(move |_| all.with(|all| all.iter().any(|one| done_before(one))));
    let rows = Memo::new(move |_| {
        let shows = before.get();
        all.get().into_iter().filter(|text| shows || !done_before(text)).collect::<Vec<_>>()
    });
    let row = Callback::new(move |text: String| {
        if topic.is_done_once() {
            view! { <Jotted id=id topic=topic text=text /> }.into_any()
        } else {
            view! { <p dir="auto">{text}</p> }.into_any()
        }
    });
    let form = Callback::new(move |(text, done): (Option<String>, Callback<()>)| {
        if topic == Topic::Gifts {
            return view! { <GiftForm id=id before=text done=done /> }.into_any();
        }
        let old = text.clone();
        let save = move |new: String| {
            write(desk, id, topic, old.as_deref(), &new);
        };
        view! { <Line label=asked(topic) placeholder=example(topic) before=text save=save done=done /> }
            .into_any()
    });
    let more = Callback::new(move |text: String| view! { <Because id=id text=text /> }.into_any());
    let take_out = Callback::new(move |text: String| {
        change(
            desk,
            id,
            |who| format!("Took out {} of {who}", part.one()),
            |person| topic.take_out(person, &text),
        );
    });
    view! {
        <Shelf
            part=part
            rows=rows
            row=row
            form=form
            more=(topic == Topic::Gifts).then_some(more)
            take_out=take_out
        />
        <Show when=move || has_before.get()>
            <button
                type="button"
                class="button small quiet earlier"
                aria-expanded=move || if before.get() { "true" } else { "false" }
                on:click=move |_| before.update(|before| *before = !*before)
            >
                {match topic {
                    Topic::Gifts => "Given before",
                    _ => "Asked before",
                }}
            </button>
        </Show>
    }
}

/// Adds a text, or writes one anew.
fn write(desk: Desk, id: PersonId, topic: Topic, old: Option<&str>, new: &str) -> bool {
    let today = untrack(|| desk.today());
    match old {
        None => change(desk, id, |who| noted(topic, who), |one| topic.add(one, new, today)),
        Some(old) => {
            let words = |who: &str| format!("Changed {} of {who}", Part::Topic(topic).one());
            change(desk, id, words, |one| topic.rename(one, old, new))
        }
    }
}

fn noted(topic: Topic, who: &str) -> String {
    match topic {
        Topic::Questions => format!("Noted a question for {who}"),
        Topic::Cares => format!("Noted what {who} cares about"),
        Topic::Helps => format!("Noted what {who} can help with"),
        Topic::Host => format!("Noted for a host of {who}"),
        Topic::Gifts => format!("Noted a gift idea for {who}"),
    }
}

fn asked(topic: Topic) -> &'static str {
    match topic {
        Topic::Questions => "What to ask",
        Topic::Cares => "What they care about",
        Topic::Helps => "What they can help with",
        Topic::Host => "What a host should know",
        Topic::Gifts => "What would please them",
    }
}

fn example(topic: Topic) -> &'static str {
    match topic {
        Topic::Questions => "How did the exhibition go?",
        Topic::Cares => "Old maps, her sister, rivers",
        Topic::Helps => "Tax forms, sourdough",
        Topic::Host => "No nuts; a cat is fine",
        Topic::Gifts => "That book on rivers",
    }
}

/// A text to come back to: a tick once it was asked or given.
#[component]
fn Jotted(id: PersonId, topic: Topic, text: String) -> impl IntoView {
    let desk = use_desk();
    let person = followed(id);
    let key = text.clone();
    let jotting =
        Memo::new(move |_| person.with(|person| topic.jotting(person.as_ref()?, &key).cloned()));
    let is_done = Memo::new(move |_| {
        jotting.with(|jotting| jotting.as_ref().is_some_and(|jotting| !jotting.is_open()))
    });
    let tick = {
        let text = text.clone();
        move |_| {
            let today = untrack(|| desk.today());
            let done = (!is_done.get_untracked()).then_some(today);
            let words = |who: &str| match (topic, done) {
                (Topic::Gifts, Some(_)) => format!("Gave {who}: {text}"),
                (Topic::Gifts, None) => format!("Not given to {who} yet: {text}"),
                (_, Some(_)) => format!("Asked {who}: {text}"),
                (_, None) => format!("Not asked {who} yet: {text}"),
            };
            change(desk, id, words, |person| topic.set_done(person, &text, done));
        }
    };
    let about = move |jotting: Option<Jotting>| {
        let Jotting { done, occasion, .. } = jotting?;
        let word = if topic == Topic::Gifts { "given" } else { "asked" };
        let done = done.map(|day| format!("{word} {}", day_words(day, desk.today())));
        let words: Vec<String> = [occasion, done.unwrap_or_default()]
            .into_iter()
            .filter(|one| !one.is_empty())
            .collect();
        (!words.is_empty()).then(|| words.join(" · "))
    };
    // What was given today may be a moment, too.
    let offers = {
        let text = text.clone();
        Memo::new(move |_| {
            let today = desk.today();
            let given = jotting.with(|one| one.as_ref().and_then(|one| one.done)) == Some(today);
            topic == Topic::Gifts
                && given
                && !desk.with(|notebook| {
                    let mut moments = notebook.moments_of(id).take_while(|one| one.day >= today);
                    moments.any(|one| one.kind == MomentKind::Gave && one.text == text)
                })
        })
    };
    let note = {
        let text = text.clone();
        move |_| {
            let moment = Moment {
                people: [id].into(),
                text: text.clone(),
                ..Moment::new(desk.fresh(), untrack(|| desk.today()), MomentKind::Gave)
            };
            desk.edit("Noted: gave", |edit| edit.put_moment(&moment));
            Part::Topic(topic).focus();
        }
    };
    let label = match topic {
        Topic::Gifts => format!("Given: {text}"),
        _ => format!("Asked: {text}"),
    };
    view! {
        <div class="jotted" class:done=is_done>
            <button
                type="button"
                class="tick-off"
                aria-pressed=move || if is_done.get() { "true" } else { "false" }
                aria-label=label
                on:click=tick
            >
                <Icon glyph=Glyph::Check />
            </button>
            <div class="jotted-words">
                <p dir="auto">{text}</p>
                {move || about(jotting.get()).map(|words| view! { <p class="aside">{words}</p> })}
                <Show when=move || offers.get()>
                    <button type="button" class="button small" on:click=note.clone()>
                        <Icon glyph=Glyph::Gift />
                        <span>"Note it as a moment"</span>
                    </button>
                </Show>
            </div>
        </div>
    }
}

/// In the menu of a gift: it needs no occasion.
#[component]
fn Because(id: PersonId, text: String) -> impl IntoView {
    let desk = use_desk();
    let person = followed(id);
    let key = text.clone();
    let because = Memo::new(move |_| {
        person.with(|person| {
            let jotting = person.as_ref().and_then(|one| Topic::Gifts.jotting(one, &key));
            jotting.is_some_and(|jotting| jotting.occasion == JUST_BECAUSE)
        })
    });
    let press = move |_| {
        let occasion = if because.get_untracked() { "" } else { JUST_BECAUSE };
        let words = |who: &str| format!("Changed a gift idea of {who}");
        change(desk, id, words, |one| Topic::Gifts.set_occasion(one, &text, occasion));
    };
    let words = move || if because.get() { "For an occasion" } else { "Just because" };
    view! { <MenuItem glyph=Glyph::Joy words=words press=press /> }
}

/// A gift idea, and what it is for.
#[component]
fn GiftForm(id: PersonId, before: Option<String>, done: Callback<()>) -> impl IntoView {
    let desk = use_desk();
    let topic = Topic::Gifts;
    let occasion = desk.peek(|notebook| {
        let person = notebook.person(id)?;
        Some(topic.jotting(person, before.as_deref()?)?.occasion.clone())
    });
    let field = unique("gift");
    let text = RwSignal::new(before.clone().unwrap_or_default());
    let occasion = RwSignal::new(occasion.unwrap_or_default());
    let new = before.is_none();
    let send = {
        let field = field.clone();
        move |()| {
            let today = untrack(|| desk.today());
            let (gift, what_for) = (text.get_untracked(), occasion.get_untracked());
            let words = |who: &str| match &before {
                None => noted(topic, who),
                Some(_) => format!("Changed a gift idea of {who}"),
            };
            change(desk, id, words, |person| {
                let named = match &before {
                    None => topic.add(person, &gift, today),
                    Some(old) => topic.rename(person, old, &gift),
                };
                let key =
                    if named { clean_line(&gift) } else { before.clone().unwrap_or_default() };
                let key: String = key.chars().take(crate::people::TOPIC_MAX).collect();
                // What it is for stays where the same gift is only named again.
                let is_said = before.is_some() || named || !what_for.is_empty();
                // Both count: nothing is skipped because the other changed already.
                (is_said && topic.set_occasion(person, &key, &what_for)) | named
            });
            if new {
                text.set(String::new());
                page::focus_field(&field);
            } else {
                done.run(());
            }
        }
    };
    let is_because = move || occasion.with(|occasion| occasion == JUST_BECAUSE);
    view! {
        <RowWriting send=send done=done new=new>
            <TextField label=asked(topic) value=text unlabelled=true placeholder=example(topic) autofocus=true id=field />
            <div class="occasion">
                <TextField label="What for" value=occasion unlabelled=true placeholder="birthday" />
                <button
                    type="button"
                    class="filter"
                    aria-pressed=move || if is_because() { "true" } else { "false" }
                    on:click=move |_| {
                        let next = if untrack(is_because) { "" } else { JUST_BECAUSE };
                        occasion.set(next.to_owned());
                    }
                >
                    "Just because"
                </button>
            </div>
        </RowWriting>
    }
}
