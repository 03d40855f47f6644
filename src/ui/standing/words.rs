//! What each state of the storage is called, and what can be done in it. No awareness of elements.

use crate::storage::{Opening, Saving, ShelfError};

/// What can be done from where it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Saves a backup.
    Backup,
    /// Saves what is stored, as it lies there.
    Raw,
    /// Tries again to save.
    Retry,
    /// Goes to the page on how all this is kept.
    Look,
    /// Looks what another device's file would bring.
    LookIn,
    /// Loads the page anew.
    Reload,
    /// Writes the whole notebook again.
    KeepAgain,
    /// Lets the notebook go that was emptied away.
    LetGo,
    /// It is known now.
    Fine,
}

impl Act {
    /// Its word, on a button.
    pub fn word(self) -> &'static str {
        match self {
            Act::Backup => "Save a backup",
            Act::Raw => "Save what is stored",
            Act::Retry => "Try again",
            Act::Look => "See your data",
            Act::LookIn => "Look at it",
            Act::Reload => "Reload the page",
            Act::KeepAgain => "Keep my notebook",
            Act::LetGo => "Let it go",
            Act::Fine => "Fine",
        }
    }
}

/// One thing to be told on every page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    /// In a sentence.
    pub what: String,
    /// In one or two more.
    pub more: String,
    /// Whether it can't wait: it is spoken at once.
    pub urgent: bool,
    /// Whether all is well by now.
    pub quiet: bool,
    /// What can be done, the likeliest first.
    pub acts: Vec<Act>,
}

impl Line {
    fn new(what: impl Into<String>, more: impl Into<String>, acts: &[Act]) -> Self {
        Self {
            what: what.into(),
            more: more.into(),
            urgent: false,
            quiet: false,
            acts: acts.to_vec(),
        }
    }

    fn urgent(self) -> Self {
        Self { urgent: true, ..self }
    }

    fn quiet(self) -> Self {
        Self { quiet: true, ..self }
    }
}

/// What is to be told of saving. `is_empty`: the notebook holds nothing to save elsewhere.
pub fn of_saving(saving: &Saving, is_empty: bool) -> Option<Line> {
    let (steps, mirrored, why) = match saving {
        Saving::Saved | Saving::Pending => return None,
        Saving::Emptied => {
            let more = "Your notebook is still in this page. Shall it be kept again?";
            let acts = [Act::KeepAgain, Act::Backup, Act::LetGo];
            return Some(Line::new("What was stored here has been emptied.", more, &acts).urgent());
        }
        Saving::Newer => {
            let more = "A newer Kith has written here. Reload the page to get it; until then nothing is changed.";
            return Some(Line::new("Only to look at.", more, &[Act::Reload, Act::Raw]));
        }
        Saving::Unsaved { steps, mirrored, why } => (*steps, *mirrored, why),
    };
    let what = match steps {
        0 => "Nothing can be kept.".to_owned(),
        1 => "The last change is not saved yet.".to_owned(),
        steps => format!("The last {steps} changes are not saved yet."),
    };
    let more = match why {
        ShelfError::Full => {
            "The browser's storage for this page is full. Nothing is lost while this page stays open, and it is saved as soon as there is room."
        }
        ShelfError::Blocked => {
            "The browser doesn't let this page store anything. What you write lasts as long as this page is open, unless you save a backup."
        }
        ShelfError::NotKept => {
            "The browser did not keep what was written. Nothing is lost while this page stays open; it is tried again and again."
        }
        ShelfError::Broken(_) => {
            "Nothing is lost while this page stays open; it is tried again and again."
        }
    };
    let more = match why {
        // What the second copy has outlives the page.
        _ if steps > 0 && mirrored == steps => format!("{why} The second copy has them for now."),
        ShelfError::Broken(_) => format!("{why} {more}"),
        _ => more.to_owned(),
    };
    let mut acts = Vec::new();
    if !is_empty {
        acts.push(Act::Backup);
    }
    acts.push(Act::Retry);
    if *why == ShelfError::Full {
        acts.push(Act::Look);
    }
    Some(Line::new(what, more, &acts).urgent())
}

/// What is to be told of how the notebook was found.
pub fn of_opening(opening: &Opening) -> Option<Line> {
    match opening.damaged.len() {
        0 if opening.missing > 0 => Some(Line::new(
            "A part of what was written is missing here.",
            "It is taken in if it comes back. All the rest is here.",
            &[Act::Fine],
        )),
        0 => None,
        1 => Some(Line::new(
            "One part of what is stored here can't be read.",
            "It is set aside, untouched. All the rest is here.",
            &[Act::Look, Act::Fine],
        )),
        parts => Some(Line::new(
            format!("{parts} parts of what is stored here can't be read."),
            "They are set aside, untouched. All the rest is here.",
            &[Act::Look, Act::Fine],
        )),
    }
}

/// What was damaged or gone and is whole again; `None` when nothing was.
pub fn of_healed(parts: usize) -> Option<Line> {
    let what = match parts {
        0 => return None,
        1 => "A part of what is stored was damaged or gone.".to_owned(),
        parts => format!("{parts} parts of what is stored were damaged or gone."),
    };
    Some(Line::new(what, "The second copy had it: all is whole again.", &[Act::Fine]).quiet())
}

/// All was gone, and the second copy had it.
pub fn of_forgotten() -> Line {
    Line::new(
        "This browser had cleared what Kith keeps in it.",
        "The second copy still had it: all is here again. It may clear both one day, so save a backup.",
        &[Act::Backup, Act::Fine],
    )
}

/// Another device's file in the folder meets what was changed here.
pub fn of_waiting(file: &str) -> Line {
    Line::new(
        "Another device has changed the same as you.",
        format!("Nothing of {file} was taken yet: look, and choose."),
        &[Act::LookIn, Act::Fine],
    )
}

/// Saving takes long; `tenths` of a second.
pub fn of_slow(tenths: u64) -> Line {
    let time = match tenths {
        0..3 => "a moment".into(),
        3..8 => "half a second".into(),
        8..15 => "a second".into(),
        tenths => format!("{} seconds", (tenths + 5) / 10),
    };
    Line::new(
        "Saving is slow here.",
        format!("The browser takes {time} for each time. It is done when your hands rest, and all of it is saved."),
        &[Act::Fine],
    )
    .quiet()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_saved_can_be_saved_elsewhere() {
        for why in [
            ShelfError::Full,
            ShelfError::Blocked,
            ShelfError::NotKept,
            ShelfError::Broken("NS_ERROR_FILE_CORRUPTED".into()),
        ] {
            let unsaved = Saving::Unsaved { steps: 2, mirrored: 0, why };
            let line = of_saving(&unsaved, false).unwrap();
            assert!(line.urgent);
            assert_eq!(line.acts.first(), Some(&Act::Backup), "{line:?}");
            assert!(!of_saving(&unsaved, true).unwrap().acts.contains(&Act::Backup));
        }
        assert_eq!(of_saving(&Saving::Saved, false), None);
    }

    #[test]
    fn nothing_is_told_of_a_notebook_that_was_found_whole() {
        assert_eq!(of_opening(&Opening::default()), None);
        assert_eq!(of_healed(0), None);
    }
}
