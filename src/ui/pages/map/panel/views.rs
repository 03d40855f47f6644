//! Views that are kept under a name: who is seen, which way, and by which groups.

use leptos::{ev, prelude::*};

use super::super::atlas::Atlas;
use crate::browser::page;
use crate::id::ViewId;
use crate::people::{SavedView, clean_line};
use crate::ui::desk::use_desk;
use crate::ui::parts::{Glyph, Icon, Menu, MenuItem, TextField};

/// The list, and a field to keep what is seen now.
#[component]
pub fn ViewsPart(
    /// What is shared.
    atlas: Atlas,
) -> impl IntoView {
    let desk = use_desk();
    let views = Memo::new(move |_| desk.with(|notebook| notebook.views()));
    let ids = Memo::new(move |_| {
        views.with(|views| views.iter().map(|view| view.id).collect::<Vec<_>>())
    });
    let name = RwSignal::new(String::new());
    let amiss = RwSignal::new(String::new());
    let keep = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let named = name.with_untracked(|name| clean_line(name));
        if named.is_empty() {
            amiss.set("A name to find it by.".into());
            return page::focus_amiss();
        }
        amiss.set(String::new());
        let view = SavedView {
            id: desk.fresh(),
            name: named.clone(),
            view: atlas.view.get_untracked(),
            filter: atlas.filter.get_untracked(),
            grouping: atlas.grouping.get_untracked(),
        };
        desk.edit(format!("Kept the view {named}"), |edit| edit.put_view(&view));
        name.set(String::new());
    };
    view! {
        <ul class="views">
            <For
                each=move || ids.get()
                key=|id| *id
                children=move |id| {
                    let kept = Memo::new(move |_| {
                        views.with(|views| views.iter().find(|view| view.id == id).map(|view| (**view).clone()))
                    });
                    view! { <Kept id=id kept=kept atlas=atlas /> }
                }
            />
        </ul>
        <Show when=move || ids.with(Vec::is_empty)>
            <p class="soft">"Keep what you see now under a name, to come back to it with one press."</p>
        </Show>
        <form class="with-button" on:submit=keep novalidate>
            <TextField label="Keep what is seen as" value=name amiss=amiss placeholder="Choir, drifting" />
            <button type="submit" class="button">
                "Keep"
            </button>
        </form>
    }
}

#[component]
fn Kept(id: ViewId, kept: Memo<Option<SavedView>>, atlas: Atlas) -> impl IntoView {
    let desk = use_desk();
    let renaming = RwSignal::new(false);
    let name =
        move || kept.with(|view| view.as_ref().map(|view| view.name.clone()).unwrap_or_default());
    let is_here = move || {
        kept.with(|view| {
            view.as_ref().is_some_and(|view| {
                atlas.filter.with(|filter| *filter == view.filter)
                    && atlas.view.get() == view.view
                    && atlas.grouping.get() == view.grouping
            })
        })
    };
    let apply = move |_| {
        if let Some(view) = kept.get_untracked() {
            atlas.filter.set(view.filter);
            atlas.view.set(view.view);
            atlas.grouping.set(view.grouping);
            atlas.only.set(None);
        }
    };
    let delete = move |_| {
        let today = desk.today();
        desk.edit(format!("Deleted the view {}", untrack(name)), |edit| {
            edit.delete_view(id, today)
        });
        page::focus_soon("#map-panel");
    };
    let rename = move |new: String| {
        renaming.set(false);
        if let Some(view) = kept.get_untracked().filter(|view| view.name != new) {
            let words = format!("{} is called {new} now", view.name);
            desk.edit(words, |edit| edit.put_view(&SavedView { name: new, ..view }));
        }
    };
    view! {
        <li class="group">
            <div class="group-head">
                <button
                    type="button"
                    class="people-line group-name"
                    aria-pressed=move || if is_here() { "true" } else { "false" }
                    on:click=apply
                >
                    <span dir="auto">{name}</span>
                    <Show when=is_here>
                        <Icon glyph=Glyph::Check />
                    </Show>
                </button>
                <Menu label=format!("More about the view {}", untrack(name))>
                    <MenuItem glyph=Glyph::Edit words="Rename" press=move |_| renaming.set(true) />
                    <MenuItem glyph=Glyph::Delete words="Delete" press=delete />
                </Menu>
            </div>
            <Show when=move || renaming.get()>
                <Rename name=untrack(name) label="Name of the view" done=rename cancel=move |()| renaming.set(false) />
            </Show>
        </li>
    }
}

/// A field for another name, which has the focus.
#[component]
pub fn Rename(
    /// The name before.
    name: String,
    /// What is named.
    label: &'static str,
    /// Called with the new name.
    #[prop(into)]
    done: Callback<String>,
    /// Called where it stays as it is.
    #[prop(into)]
    cancel: Callback<()>,
) -> impl IntoView {
    let typed = RwSignal::new(name);
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let name = typed.with_untracked(|name| clean_line(name));
        if name.is_empty() {
            cancel.run(());
        } else {
            done.run(name);
        }
        page::focus_soon("#map-panel");
    };
    view! {
        <form
            class="with-button"
            on:submit=save
            novalidate
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    event.prevent_default();
                    cancel.run(());
                    page::focus_soon("#map-panel");
                }
            }
        >
            <TextField label=label value=typed autofocus=true />
            <button type="submit" class="button">
                "Save"
            </button>
        </form>
    }
}
