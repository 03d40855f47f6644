//! The pictures of the page, from one set (Phosphor). Only those named here are carried along.

use leptos::prelude::*;
use phosphor_leptos as set;
use set::IconWeight::{Fill, Regular};

macro_rules! glyphs {
    ($($name:ident: $icon:ident $weight:ident;)*) => {
        /// A picture.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "their names say it")]
        pub enum Glyph {
            $($name,)*
        }

        impl Glyph {
            #[cfg(test)]
            const ALL: &[Glyph] = &[$(Glyph::$name),*];

            /// The element that the set has for it, as text: `<path d="..."/>`.
            fn element(self) -> &'static str {
                match self {
                    $(Glyph::$name => set::$icon.get($weight),)*
                }
            }
        }
    };
}

glyphs! {
    Today: SUN_HORIZON Regular;
    TodayHere: SUN_HORIZON Fill;
    Map: GRAPH Regular;
    MapHere: GRAPH Fill;
    People: USERS Regular;
    PeopleHere: USERS Fill;
    Giving: HAND_HEART Regular;
    GivingHere: HAND_HEART Fill;
    More: DOTS_THREE_CIRCLE Regular;

    Add: PLUS Regular;
    Back: ARROW_LEFT Regular;
    Check: CHECK Regular;
    Closer: SLIDERS_HORIZONTAL Regular;
    Close: X Regular;
    Copy: COPY_SIMPLE Regular;
    Data: ARCHIVE Regular;
    Delete: TRASH_SIMPLE Regular;
    Down: CARET_DOWN Regular;
    Earlier: CARET_LEFT Regular;
    Later: CARET_RIGHT Regular;
    Edit: PENCIL_SIMPLE Regular;
    Folder: FOLDER_SIMPLE Regular;
    Help: QUESTION Regular;
    Hide: EYE_SLASH Regular;
    Import: TRAY_ARROW_DOWN Regular;
    Less: MINUS Regular;
    Menu: DOTS_THREE Regular;
    Notice: INFO Regular;
    Pause: PAUSE Regular;
    Play: PLAY Regular;
    Pin: PUSH_PIN_SIMPLE Regular;
    Promise: SHIELD_CHECK Regular;
    Redo: ARROW_U_UP_RIGHT Regular;
    Save: DOWNLOAD_SIMPLE Regular;
    Saved: LOCK_SIMPLE Regular;
    Seal: KEY Regular;
    Search: MAGNIFYING_GLASS Regular;
    Several: LASSO Regular;
    Show: EYE Regular;
    Table: TABLE Regular;
    Undo: ARROW_U_UP_LEFT Regular;
    Whole: CORNERS_OUT Regular;

    Birthday: CAKE Regular;
    Calendar: CALENDAR_BLANK Regular;
    Email: ENVELOPE_SIMPLE Regular;
    Note: NOTE_PENCIL Regular;
    Person: USER Regular;
    Phone: PHONE Regular;
    Tag: TAG_SIMPLE Regular;
    Tie: LINK_SIMPLE Regular;
    Web: GLOBE_SIMPLE Regular;
    Work: BRIEFCASE Regular;

    Talk: CHAT_CIRCLE Regular;
    Meet: HANDSHAKE Regular;
    Meal: FORK_KNIFE Regular;
    Listen: EAR Regular;
    Gift: GIFT Regular;
    Thank: HEART_STRAIGHT Regular;
    Introduce: USERS_THREE Regular;
    Joy: SPARKLE Regular;
    Rain: CLOUD_RAIN Regular;
    Craft: PENCIL_RULER Regular;
    Rest: LEAF Regular;

    Bell: BELL Regular;
    Book: BOOK_OPEN Regular;
    Clock: CLOCK Regular;
    Code: CODE Regular;
    Cup: COFFEE Regular;
    Grip: DOTS_SIX_VERTICAL Regular;
    Home: HOUSE Regular;
    Moon: MOON Regular;
    Music: MUSIC_NOTE Regular;
    Order: ARROWS_DOWN_UP Regular;
    Plant: PLANT Regular;
    Print: PRINTER Regular;
    Star: STAR Regular;
    Up: CARET_UP Regular;
    Walk: PERSON_SIMPLE_WALK Regular;
}

impl Glyph {
    /// The outline, in a square of 256 by 256.
    fn outline(self) -> &'static str {
        // Between the first two quotes; so it is for every picture named here, a test holds it.
        self.element().split('"').nth(1).unwrap_or_default()
    }
}

/// A picture beside words that say the same: never spoken.
#[component]
pub fn Icon(
    /// Which picture; it may change.
    #[prop(into)]
    glyph: Signal<Glyph>,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! {
        <svg
            class=format!("icon {class}")
            viewBox="0 0 256 256"
            aria-hidden="true"
            focusable="false"
        >
            <path d=move || glyph.get().outline() />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_picture_is_one_outline() {
        for glyph in Glyph::ALL {
            let element = glyph.element();
            assert!(element.starts_with("<path d=\""), "{glyph:?}: {element}");
            assert_eq!(element.matches('"').count(), 2, "{glyph:?}: {element}");
            assert!(glyph.outline().starts_with('M'), "{glyph:?}");
        }
    }
}
