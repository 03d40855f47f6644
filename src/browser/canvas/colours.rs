//! The page's colours and faces of type, as the style sheet has them now.

use web_sys::{CssStyleDeclaration, Element};

use crate::map::Role;
use crate::people::TieFamily;

/// Colours as the style sheet writes them.
pub(super) struct Colours {
    pub(super) paper: String,
    pub(super) raised: String,
    pub(super) ink: String,
    pub(super) soft: String,
    pub(super) faint: String,
    pub(super) accent: String,
    pub(super) glow: String,
    pub(super) on_glow: String,
    pub(super) rings: [String; 5],
    pub(super) unplaced: String,
    pub(super) ties: [String; 8],
    pub(super) groups: [String; 8],
    pub(super) sans: String,
    pub(super) serif: String,
}

impl Colours {
    /// As they are on this element.
    pub(super) fn read(element: &Element) -> Self {
        let style = web_sys::window().and_then(|w| w.get_computed_style(element).ok().flatten());
        let read = |name: &str, otherwise: &str| {
            let value = style.as_ref().map(|style| value(style, name)).unwrap_or_default();
            if value.is_empty() { otherwise.to_owned() } else { value }
        };
        Self {
            paper: read("--paper", "white"),
            raised: read("--paper-raised", "white"),
            ink: read("--ink", "black"),
            soft: read("--ink-soft", "black"),
            faint: read("--map-line", "gray"),
            accent: read("--accent", "green"),
            glow: read("--glow", "orange"),
            on_glow: read("--on-glow", "black"),
            rings: ["--ring-1", "--ring-2", "--ring-3", "--ring-4", "--ring-5"]
                .map(|name| read(name, "gray")),
            unplaced: read("--ink-faint", "gray"),
            ties: TieFamily::ALL.map(|family| read(&format!("--tie-{}", family.slug()), "gray")),
            groups: [1, 2, 3, 4, 5, 6, 7, 8].map(|hue| read(&format!("--group-{hue}"), "gray")),
            sans: read("--sans", "sans-serif"),
            serif: read("--serif", "serif"),
        }
    }

    /// The colour for a role.
    pub(super) fn of(&self, role: Role) -> &str {
        match role {
            Role::Paper => &self.paper,
            Role::Ink => &self.ink,
            Role::Faint => &self.faint,
            Role::Accent => &self.accent,
            Role::Glow => &self.glow,
            Role::Unplaced => &self.unplaced,
            Role::Tie(family) => {
                let at = TieFamily::ALL.iter().position(|known| *known == family);
                at.and_then(|at| self.ties.get(at)).unwrap_or(&self.faint)
            }
            Role::Group(hue) => self.groups.get(usize::from(hue % 8)).unwrap_or(&self.faint),
            Role::Ring(circle) => {
                let at = usize::from(circle.ring()).saturating_sub(1);
                self.rings.get(at).unwrap_or(&self.unplaced)
            }
        }
    }
}

fn value(style: &CssStyleDeclaration, name: &str) -> String {
    style.get_property_value(name).unwrap_or_default().trim().to_owned()
}
