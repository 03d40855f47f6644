//! Forms that open over any page: what is to be written there is asked for with one signal, and the
//! form itself comes with the piece of the notebook. No awareness of how a form looks.

use leptos::prelude::*;

use crate::browser::page;
use crate::id::PersonId;
use crate::life::{Due, Intention, Moment, Outcome};
use crate::ui::desk::Desk;

/// What is written in a dialog. Both stand in it as they are before.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// Something to do, new or not.
    Intention(Intention),
    /// A moment, new or not.
    Moment(Moment),
}

/// The form that is open, if one is. A handle.
#[derive(Clone, Copy)]
pub struct Forms(RwSignal<Option<Form>>);

/// The forms of this page. Called below the frame.
#[allow(
    clippy::expect_used,
    reason = "a page without its frame is a fault of ours, not of the data"
)]
pub fn use_forms() -> Forms {
    use_context().expect("the forms are provided by the frame")
}

impl Forms {
    /// None is open yet. Provided to everything below.
    pub fn begin() -> Self {
        let forms = Self(RwSignal::new(None));
        provide_context(forms);
        forms
    }

    /// Opens one, once a menu that it was asked for in has closed and given the focus back: there it
    /// goes on when the form is done.
    pub fn open(self, form: Form) {
        page::after_paint(move || self.0.set(Some(form)));
    }

    /// Opens one for something new to do, for these people.
    pub fn intend(self, desk: Desk, people: impl IntoIterator<Item = PersonId>) {
        let today = untrack(|| desk.today());
        self.open(Form::Intention(Intention {
            id: desk.fresh(),
            text: String::new(),
            people: people.into_iter().collect(),
            due: Due::On(today),
            outcome: Outcome::Open,
            noted: today,
            after: None,
        }));
    }

    /// The one that is open.
    pub fn shown(self) -> Option<Form> {
        self.0.get()
    }

    /// Closes it.
    pub fn close(self) {
        self.0.set(None);
    }
}
