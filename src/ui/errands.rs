//! What the reader comes to a page for, where its address doesn't say it. No awareness of the pages:
//! each takes what it is there for.

use leptos::prelude::*;

use crate::id::{MomentId, PersonId};

/// What one comes for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand {
    /// To begin a habit.
    NewHabit,
    /// To let habits rest.
    Rest,
    /// To read a moment on someone's page.
    Moment(PersonId, MomentId),
}

/// What one comes for, until a page takes it. A handle; one for the whole page.
#[derive(Clone, Copy)]
pub struct Errands(RwSignal<Option<Errand>>);

impl Errands {
    /// Provides it to everything below.
    pub fn provide() -> Self {
        let errands = Self(RwSignal::new(None));
        provide_context(errands);
        errands
    }

    /// Sends the reader out; a page that stands already takes it at once.
    pub fn send(self, errand: Errand) {
        self.0.set(Some(errand));
    }
}

/// Calls `take` with an errand whenever there is one, also when the page opens. Where that answers
/// `true`, it is done.
pub fn on_errand(take: impl Fn(Errand) -> bool + 'static) {
    let Some(Errands(errand)) = use_context::<Errands>() else { return };
    Effect::new(move |_| {
        if errand.get().is_some_and(|errand| untrack(|| take(errand))) {
            errand.set(None);
        }
    });
}
