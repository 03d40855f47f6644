//! The dialog in which a form opens over any page.

use leptos::prelude::*;

use super::intention::IntentionForm;
use crate::browser::page;
use crate::ui::forms::{Form, use_forms};
use crate::ui::pages::people::MomentForm;
use crate::ui::parts::Dialog;

/// The dialog; closed while no form is asked for.
#[component]
pub fn FormDialog() -> impl IntoView {
    let forms = use_forms();
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(forms.shown().is_some()));
    // Closed by its own button or by key.
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true) && !now {
            forms.close();
            page::after_paint(|| {
                if !page::has_focus_within("frame") {
                    page::focus("main [data-arrive]");
                }
            });
        }
        now
    });
    let done = Callback::new(move |()| open.set(false));
    let title = move || match forms.shown() {
        Some(Form::Moment(_)) => "How was it?",
        Some(Form::Intention(_)) | None => "Something to do",
    };
    let inside = move || {
        forms.shown().map(|form| match form {
            Form::Intention(start) => view! { <IntentionForm start=start done=done /> }.into_any(),
            Form::Moment(start) => {
                view! { <MomentForm start=start done=done class="form" /> }.into_any()
            }
        })
    };
    view! {
        <Dialog open=open title=Signal::derive(move || title().to_owned())>
            {inside}
        </Dialog>
    }
}
