//! What can be done from anywhere, and by which key, as data: the frame acts on it, the palette offers
//! it, the help page lists it.

use crate::browser::keys::Press;
use crate::map::View;
use crate::notebook::Theme;
use crate::route::Route;
use crate::ui::parts::Glyph;

/// What can be asked for from anywhere.
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
    /// Opens the palette, or closes it.
    Palette,
    /// Waits for the letter of a place.
    Await,
    /// Asks what happened, in a sentence.
    Capture,
    /// Asks for something to do.
    Intend,
    /// Asks for a new habit.
    NewHabit,
    /// Asks which habits shall rest.
    Rest,
    /// Shows the map in this way.
    See(View),
    /// Saves a backup that anybody can read.
    Backup,
    /// Saves one that the passphrase opens.
    SealedBackup,
    /// Asks for a file.
    Bring,
    /// Wears these colours.
    Colours(Theme),
    /// Prints the page.
    Print,
    /// Locks a sealed notebook.
    Lock,
}

/// Something that can be asked for: in the palette by its words, by its keys, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// What it does.
    pub words: &'static str,
    /// Other words by which it may be looked for.
    pub also: &'static str,
    /// Its keys, one after the other or together; "Ctrl" stands for Cmd on a Mac.
    pub keys: &'static [&'static str],
    /// Its picture.
    pub glyph: Glyph,
    /// What it is.
    pub act: Act,
}

/// Keys and what they do, for the help page.
pub type Listed = (&'static [&'static str], &'static str);

macro_rules! commands {
    ($($words:literal, $also:literal, $keys:expr, $glyph:ident, $act:expr;)*) => {
        &[$(Command { words: $words, also: $also, keys: &$keys, glyph: Glyph::$glyph, act: $act }),*]
    };
}

/// The places. Habits are places too, each by its own name.
pub static PLACES: &[Command] = commands! {
    "Today", "home start first", ["G", "T"], Today, Act::Go(Route::Today);
    "Map", "network ties graph", ["G", "M"], Map, Act::Go(Route::Map);
    "Map as a table", "twin", [], Table, Act::Go(Route::MapTable);
    "People", "everybody list", ["G", "P"], People, Act::Go(Route::People);
    "Giving", "habits", ["G", "G"], Giving, Act::Go(Route::Giving);
    "Your data", "backup export import storage passphrase seal folder", ["G", "D"], Data, Act::Go(Route::Data);
    "What was deleted", "trash restore bring back", [], Delete, Act::Go(Route::Trash);
    "Likely duplicates", "twice same merge people", [], People, Act::Go(Route::Duplicates);
    "Settings", "cadence how often week appearance kinds", [], Closer, Act::Go(Route::Settings);
    "Help and shortcuts", "keys keyboard", ["?"], Help, Act::Go(Route::Help);
};

/// What can be done from anywhere.
pub static COMMANDS: &[Command] = commands! {
    "Note something", "capture write moment sentence line", ["C"], Note, Act::Capture;
    "Someone new", "add person", ["N"], Person, Act::Go(Route::PersonNew);
    "Search people", "find filter", ["/"], Search, Act::Search;
    "Something to do…", "intention promise plan mean to", [], Check, Act::Intend;
    "Before you meet", "prepare card coming print", [], Meet, Act::Go(Route::Meet(Vec::new()));
    "Plan a meal", "never eat alone lunch dinner invite invitation together", [], Meal, Act::Go(Route::Meal(Vec::new()));
    "Undo", "take back", ["Ctrl", "Z"], Undo, Act::Undo;
    "Redo", "again", ["Ctrl", "Shift", "Z"], Redo, Act::Redo;
    "New habit", "add giving practice", [], Giving, Act::NewHabit;
    "Rest…", "pause habits holiday ill", [], Rest, Act::Rest;
    "Map as rings", "circles closeness", [], Map, Act::See(View::Rings);
    "Map as a constellation", "groups stars", [], Map, Act::See(View::Constellation);
    "Save a backup", "export copy download", [], Save, Act::Backup;
    "Save a sealed backup", "export copy download encrypted", [], Seal, Act::SealedBackup;
    "Bring a file", "import vcard csv restore open", [], Import, Act::Bring;
    "Light colours", "theme appearance day", [], Today, Act::Colours(Theme::Light);
    "Dark colours", "theme appearance night", [], Moon, Act::Colours(Theme::Dark);
    "Colours as the system has them", "theme appearance auto", [], Closer, Act::Colours(Theme::System);
    "Print this page", "paper", [], Print, Act::Print;
    "Lock", "seal passphrase close", [], Saved, Act::Lock;
};

/// The palette itself, which needn't offer itself.
pub const PALETTE: Listed = (&["Ctrl", "K"], "Search everything: people, places, what can be done");

/// All that has keys, for the help page.
pub fn listed() -> impl Iterator<Item = Listed> {
    let keyed = |commands: &'static [Command]| {
        let listed = commands.iter().map(|command| (command.keys, command.words));
        listed.filter(|(keys, _)| !keys.is_empty())
    };
    let closer: Listed = (&["F"], "Look closer, on the map");
    [PALETTE].into_iter().chain(keyed(PLACES)).chain(keyed(COMMANDS)).chain([closer])
}

/// What this key does, given whether the one before was the G of "G, then a letter", and whether
/// keys alone are switched off.
pub fn act(press: &Press, after_g: bool, off: bool) -> Option<Act> {
    if press.command && press.key == "k" && !press.shift && !press.alt {
        return Some(Act::Palette);
    }
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
    let by_keys = |keys: &[&str]| {
        let pressed = |command: &&Command| {
            let same = |(one, other): (&&str, &&str)| one.eq_ignore_ascii_case(other);
            command.keys.len() == keys.len() && command.keys.iter().zip(keys).all(same)
        };
        let found = PLACES.iter().chain(COMMANDS).find(pressed);
        found.map(|command| command.act.clone())
    };
    let key = press.key.as_str();
    let place = after_g.then(|| by_keys(&["g", key])).flatten();
    place.or_else(|| if key == "g" { Some(Act::Await) } else { by_keys(&[key]) })
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
        assert_eq!(act(&press("z"), false, false), None);
        assert_eq!(act(&press("/"), false, false), Some(Act::Search));
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

    #[test]
    fn the_palette_opens_while_one_writes() {
        let pressed = Press { command: true, typing: true, ..press("k") };
        assert_eq!(act(&pressed, false, true), Some(Act::Palette));
        assert_eq!(act(&Press { shift: true, ..pressed }, false, false), None);
        assert_eq!(act(&press("k"), false, false), None);
    }

    #[test]
    fn every_key_that_is_told_does_what_is_told() {
        for command in PLACES.iter().chain(COMMANDS) {
            let done = match command.keys {
                [] => continue,
                ["Ctrl", keys @ ..] => {
                    let key = keys.last().unwrap().to_lowercase();
                    let shift = keys.contains(&"Shift");
                    act(&Press { command: true, shift, ..press(&key) }, false, false)
                }
                ["G", key] => act(&press(&key.to_lowercase()), true, false),
                [key] => act(&press(&key.to_lowercase()), false, false),
                _ => None,
            };
            assert_eq!(done.as_ref(), Some(&command.act), "{}", command.words);
        }
    }
}
