//! Does what was asked for by a key, or chosen in the palette.

use leptos::prelude::*;

use super::capture::Captured;
use super::desk::Desk;
use super::errands::{Errand, Errands};
use super::forms::Forms;
use super::palette::Wishes;
use super::shortcuts::Act;
use crate::browser::{hash, page, view};
use crate::route::Route;
use crate::ui::pages::{Atlas, SEARCH};

/// What acts on the page as a whole.
#[derive(Clone, Copy)]
pub struct Hands {
    /// The desk.
    pub desk: Desk,
    /// Whether the reader goes to the people in order to search.
    pub sought: StoredValue<bool>,
    /// What else they come for.
    pub errands: Errands,
    /// The palette.
    pub wishes: Wishes,
    /// The capture line.
    pub captured: Captured,
}

impl Hands {
    /// Does it. What stands in the frame is given from within.
    pub fn act(self, act: &Act, frame: Option<(Atlas, Forms)>) {
        let desk = self.desk;
        match act {
            Act::Undo => desk.undo(),
            Act::Redo => desk.redo(),
            Act::Go(route) => hash::go(&route.to_string()),
            Act::Search => {
                if !page::focus_field(SEARCH) {
                    self.sought.set_value(true);
                    hash::go(&Route::People.to_string());
                }
            }
            Act::Palette => self.wishes.toggle(),
            Act::NewHabit => self.go_for(&Route::Giving, Errand::NewHabit),
            Act::Rest => self.go_for(&Route::Giving, Errand::Rest),
            Act::See(view) => {
                if let Some((atlas, _)) = frame {
                    atlas.view.set(*view);
                }
                hash::go(&Route::Map.to_string());
            }
            Act::Backup => desk.save_backup(),
            Act::SealedBackup => desk.save_sealed_backup(),
            Act::Bring => view::press(".more .bring input"),
            Act::Colours(theme) => super::more::wear(desk, *theme),
            Act::Print => page::print(),
            Act::Lock => desk.lock(),
            // Once the palette, if it was chosen there, has given the focus back.
            Act::Capture => page::after_paint(move || self.captured.begin()),
            Act::Intend => {
                if let Some((_, forms)) = frame {
                    forms.intend(desk, []);
                }
            }
            Act::Await => {}
        }
    }

    /// Goes to a page in order to do something there.
    pub fn go_for(self, route: &Route, errand: Errand) {
        self.errands.send(errand);
        hash::go(&route.to_string());
    }
}
