//! Which parts of the panel are open. It lives as long as the page and is kept nowhere.

use leptos::prelude::*;

/// A handle to it.
#[derive(Clone, Copy)]
pub struct PanelState {
    /// Whether the panel is there.
    pub shown: RwSignal<bool>,
    /// Who is seen.
    pub seen: RwSignal<bool>,
    /// Views that were kept.
    pub views: RwSignal<bool>,
    /// How two people are tied.
    pub path: RwSignal<bool>,
    /// Groups.
    pub groups: RwSignal<bool>,
    /// Who stands between others, and who alone.
    pub roles: RwSignal<bool>,
    /// The years.
    pub years: RwSignal<bool>,
    /// What is seen, as a file.
    pub files: RwSignal<bool>,
}

impl PanelState {
    /// Nothing but who is seen.
    pub fn new() -> Self {
        let closed = || RwSignal::new(false);
        Self {
            shown: closed(),
            seen: RwSignal::new(true),
            views: closed(),
            path: closed(),
            groups: closed(),
            roles: closed(),
            years: closed(),
            files: closed(),
        }
    }
}

impl Default for PanelState {
    fn default() -> Self {
        Self::new()
    }
}
