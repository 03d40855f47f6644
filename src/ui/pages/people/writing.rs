//! Small forms in their place on a person's page: sent by Enter, left by Escape. No awareness of what
//! is written in them.

use leptos::{ev, prelude::*};

use crate::browser::page;
use crate::ui::parts::{TextField, unique};

/// The end of a small form in a list: what sends it, and the way out.
#[component]
pub fn RowEnd(
    /// Whether it is a new one.
    new: bool,
    /// Called by the way out.
    done: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="row-end">
            <button type="submit" class="button small primary">
                {if new { "Add" } else { "Save" }}
            </button>
            <button type="button" class="button small quiet" on:click=move |_| done.run(())>
                {if new { "Done" } else { "Cancel" }}
            </button>
        </div>
    }
}

/// A small form of a list. Escape is the way out.
#[component]
pub fn RowWriting(
    /// Called when it is sent.
    #[prop(into)]
    send: Callback<()>,
    /// Called by the way out.
    done: Callback<()>,
    /// Whether it is a new one.
    new: bool,
    children: Children,
) -> impl IntoView {
    let pressed = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            event.prevent_default();
            done.run(());
        }
    };
    view! {
        <form
            class="row-form"
            novalidate
            on:keydown=pressed
            on:submit=move |event: ev::SubmitEvent| {
                event.prevent_default();
                send.run(());
            }
        >
            {children()}
            <RowEnd new=new done=done />
        </form>
    }
}

/// A form of several fields, the first of them with the focus. `read` answers what is written:
/// `Some(None)` where nothing is, which is left; `None` where something is amiss, which is said. Once
/// it is kept, a new one is cleared and ready for the next.
pub fn fields_form<Written: 'static>(
    new: bool,
    done: Callback<()>,
    read: impl Fn() -> Option<Option<Written>> + Send + Sync + 'static,
    keep: impl Fn(Written) + Send + Sync + 'static,
    clear: impl Fn() + Send + Sync + 'static,
    fields: impl FnOnce(String) -> AnyView,
) -> AnyView {
    let id = unique("fields");
    page::focus_opened(id.clone());
    let again = id.clone();
    let send = move |()| match read() {
        None => page::focus_amiss(),
        Some(None) => done.run(()),
        Some(Some(written)) => {
            keep(written);
            if new {
                clear();
                page::focus_field(&again);
            } else {
                done.run(());
            }
        }
    };
    let fields = fields(id);
    view! {
        <RowWriting send=send done=done new=new>
            {fields}
        </RowWriting>
    }
    .into_any()
}

/// A form of one line: Enter adds it, and the field is ready for the next one.
#[component]
pub fn Line(
    /// What is asked; spoken only.
    label: &'static str,
    /// An example inside.
    #[prop(optional)]
    placeholder: &'static str,
    /// What is written there, where it isn't a new one.
    before: Option<String>,
    /// Called with what is written.
    #[prop(into)]
    save: Callback<String>,
    /// Called when nothing more is to be written.
    done: Callback<()>,
) -> impl IntoView {
    let new = before.is_none();
    let id = unique("line");
    let value = RwSignal::new(before.unwrap_or_default());
    let send = {
        let id = id.clone();
        move |()| {
            save.run(value.get_untracked());
            if new {
                value.set(String::new());
                page::focus_field(&id);
            } else {
                done.run(());
            }
        }
    };
    view! {
        <RowWriting send=send done=done new=new>
            <TextField label=label value=value unlabelled=true placeholder=placeholder autofocus=true id=id />
        </RowWriting>
    }
}
