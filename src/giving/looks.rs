//! What a habit looks like: a hue of the palette by its name, and a small picture by its name. No
//! awareness of colours or of how a picture is drawn.

use crate::written::words;

words! {
    /// A hue of the palette. What colour that is, light or dark, the style says.
    Hue {
        Amber => "amber", "amber";
        Olive => "olive", "olive";
        Moss => "moss", "moss";
        Teal => "teal", "teal";
        Sky => "sky", "sky";
        Indigo => "indigo", "indigo";
        Plum => "plum", "plum";
        Stone => "stone", "stone";
    }
}

words! {
    /// A small picture for a habit.
    Symbol {
        Ear => "ear", "ear";
        Heart => "heart", "heart";
        Hands => "hands", "helping hands";
        Gift => "gift", "gift";
        Letter => "letter", "letter";
        Phone => "phone", "phone";
        Speech => "speech", "speech";
        Question => "question", "question";
        People => "people", "people";
        Link => "link", "link";
        Meal => "meal", "meal";
        Cup => "cup", "cup";
        Book => "book", "book";
        Pen => "pen", "pen";
        Music => "music", "music";
        Tool => "tool", "tool";
        Code => "code", "code";
        Plant => "plant", "plant";
        Walk => "walk", "walk";
        Moon => "moon", "moon";
        Sun => "sun", "sun";
        Star => "star", "star";
        Clock => "clock", "clock";
        Home => "home", "home";
    }
}

words! {
    /// How a day's doing is measured.
    Measure {
        YesNo => "yes", "yes or no";
        AtLeast => "least", "at least an amount";
        AtMost => "most", "at most an amount";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_hues_none_of_them_red_and_every_slug_once() {
        assert_eq!(Hue::ALL.len(), 8);
        assert!(Hue::ALL.iter().all(|hue| hue.slug() != "red"));
        let slugs: std::collections::BTreeSet<&str> =
            Symbol::ALL.iter().map(|symbol| symbol.slug()).collect();
        assert_eq!(slugs.len(), Symbol::ALL.len());
        for symbol in Symbol::ALL {
            assert_eq!(symbol.to_string().parse(), Ok(*symbol));
        }
        assert_eq!("red".parse::<Hue>(), Err(crate::written::Unknown));
    }
}
