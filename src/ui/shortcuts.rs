//! What each key does, as data: the frame acts on it, the help page lists it.

use crate::browser::keys::Press;
use crate::route::Route;

/// What a shortcut does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Takes back the last change.
    Undo,
    /// Does again what was taken back.
    Redo,
    /// Goes to a place.
    Go(Route),
    /// Goes to the people and searches.
    Search,
    /// Waits for the letter of a place.
    Await,
}

/// The shortcuts and what they do, for the help page. "Ctrl" stands for Cmd on a Mac.
pub const LISTED: &[(&[&str], &str)] = &[
    (&["G", "T"], "Today"),
    (&["G", "M"], "Map"),
    (&["G", "P"], "People"),
    (&["G", "G"], "Giving"),
    (&["G", "D"], "Your data"),
    (&["/"], "Search people"),
    (&["N"], "Someone new"),
    (&["F"], "Look closer, on the map"),
    (&["Ctrl", "Z"], "Undo"),
    (&["Ctrl", "Shift", "Z"], "Redo"),
    (&["?"], "This page"),
];

/// What this key does, given whether the one before was the G of "G, then a letter", and whether
/// keys alone are switched off.
pub fn act(press: &Press, after_g: bool, off: bool) -> Option<Act> {
    if press.typing || press.in_dialog || press.alt {
        return None;
    }
    if press.command {
        return match (press.key.as_str(), press.shift) {
            ("z", false) => Some(Act::Undo),
            ("z", true) | ("y", false) => Some(Act::Redo),
            _ => None,
        };
    }
    if off {
        return None;
    }
    if after_g {
        let place = match press.key.as_str() {
            "t" => Some(Route::Today),
            "m" => Some(Route::Map),
            "p" => Some(Route::People),
            "g" => Some(Route::Giving),
            "d" => Some(Route::Data),
            _ => None,
        };
        if place.is_some() {
            return place.map(Act::Go);
        }
    }
    match press.key.as_str() {
        "g" => Some(Act::Await),
        "/" => Some(Act::Search),
        "n" => Some(Act::Go(Route::PersonNew)),
        "?" => Some(Act::Go(Route::Help)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: &str) -> Press {
        Press {
            key: key.into(),
            command: false,
            shift: false,
            alt: false,
            typing: false,
            in_dialog: false,
        }
    }

    #[test]
    fn keys_do_what_the_help_says() {
        assert_eq!(act(&press("g"), false, false), Some(Act::Await));
        assert_eq!(act(&press("g"), true, false), Some(Act::Go(Route::Giving)));
        assert_eq!(act(&press("m"), true, false), Some(Act::Go(Route::Map)));
        assert_eq!(act(&press("d"), true, false), Some(Act::Go(Route::Data)));
        assert_eq!(act(&press("m"), false, false), None);
        assert_eq!(act(&press("n"), true, false), Some(Act::Go(Route::PersonNew)));
        assert_eq!(act(&press("?"), false, false), Some(Act::Go(Route::Help)));
        let undo = Press { command: true, ..press("z") };
        assert_eq!(act(&undo, false, false), Some(Act::Undo));
        assert_eq!(act(&Press { shift: true, ..undo.clone() }, false, false), Some(Act::Redo));
        assert_eq!(act(&Press { command: true, ..press("n") }, false, false), None);
    }

    #[test]
    fn keys_alone_can_be_switched_off() {
        for key in ["g", "/", "n", "?"] {
            assert_eq!(act(&press(key), false, true), None);
        }
        let undo = Press { command: true, ..press("z") };
        assert_eq!(act(&undo, false, true), Some(Act::Undo));
    }

    #[test]
    fn who_writes_is_left_alone() {
        for key in ["g", "/", "n", "?"] {
            assert_eq!(act(&Press { typing: true, ..press(key) }, false, false), None);
            assert_eq!(act(&Press { in_dialog: true, ..press(key) }, false, false), None);
        }
        assert_eq!(act(&Press { command: true, typing: true, ..press("z") }, false, false), None);
    }
}
