//! What the keys do while the map has the focus, as data. No awareness of what is on the map.

use crate::map::Direction;
use crate::people::Circle;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wish {
    /// To whoever is that way.
    Step(Direction),
    /// To the next around the map, or the one before.
    Around(bool),
    /// To the next tie of the one the reader is at, or the one before; all round.
    Tie(bool),
    /// The same, on from the last of these ties, and at the end out of the map; or back.
    Tab(bool),
    /// To *me*.
    Me,
    /// Around this one; once more, to their page.
    Choose,
    /// To their page.
    Open,
    /// This one too, or not any more.
    Add,
    /// All who are here.
    All,
    /// Nobody, and nothing in the hand.
    Escape,
    /// Into this circle.
    Place(Option<Circle>),
    /// Stays here, or may move again.
    Pin,
    /// Begins a tie.
    BeginTie,
    /// The tie one came by.
    EditTie,
    /// Sees one degree farther around somebody, or one less.
    Farther(bool),
    /// The other view.
    OtherView,
    /// Nearer or farther, by a factor.
    Zoom(f32),
    /// All of it.
    ShowAll,
}

/// The wish of a key, by what it writes or is called, with or without Shift.
pub fn wish(key: &str, shift: bool) -> Option<Wish> {
    Some(match key {
        "ArrowLeft" => Wish::Step(Direction::Left),
        "ArrowRight" => Wish::Step(Direction::Right),
        "ArrowUp" => Wish::Step(Direction::Up),
        "ArrowDown" => Wish::Step(Direction::Down),
        "PageDown" => Wish::Around(true),
        "PageUp" => Wish::Around(false),
        "Tab" => Wish::Tab(!shift),
        "]" => Wish::Tie(true),
        "[" => Wish::Tie(false),
        "Home" => Wish::Me,
        "Enter" => Wish::Choose,
        "o" | "O" => Wish::Open,
        " " => Wish::Add,
        "Escape" => Wish::Escape,
        "p" | "P" => Wish::Pin,
        "t" | "T" => Wish::BeginTie,
        "e" | "E" => Wish::EditTie,
        "." => Wish::Farther(true),
        "," => Wish::Farther(false),
        "v" | "V" => Wish::OtherView,
        "+" | "=" => Wish::Zoom(1.3),
        "-" | "_" => Wish::Zoom(1.0 / 1.3),
        "a" | "A" => Wish::ShowAll,
        "0" => Wish::Place(None),
        digit => Wish::Place(Some(Circle::from_ring(digit.parse().ok()?)?)),
    })
}

/// The keys and what they do, for who reads about them.
pub const LISTED: [(&[&str], &str); 16] = [
    (&["←", "↑", "→", "↓"], "From person to person"),
    (&["Tab"], "From tie to tie, and on from the last; with Shift back"),
    (&["Esc", "Tab"], "Out of the map"),
    (&["PgUp", "PgDn"], "Around the map, to everybody"),
    (&["Home"], "Back to the middle"),
    (&["Enter"], "Look around someone, and once more to open"),
    (&[",", "."], "Around them: fewer degrees, more"),
    (&["Space"], "Choose one more, or one less"),
    (&["Ctrl", "A"], "Choose all who are seen"),
    (&["1", "…", "5"], "Put in that circle; 0 in none"),
    (&["T"], "Tie to someone: go there, then Enter"),
    (&["E"], "Change the tie you came by"),
    (&["P"], "Pin where they stand, or let go"),
    (&["V"], "Rings or constellation"),
    (&["F"], "Look closer: filters, groups, ways, years"),
    (&["+", "-", "A"], "Nearer, farther, everybody"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digit_is_a_circle() {
        assert_eq!(wish("1", false), Some(Wish::Place(Some(Circle::Heart))));
        assert_eq!(wish("5", false), Some(Wish::Place(Some(Circle::Known))));
        assert_eq!(wish("0", false), Some(Wish::Place(None)));
        for other in ["6", "9", "10", "g", "n", "?", "/", "", "-1", "٣"] {
            assert_eq!(wish(other, false), None, "{other}");
        }
        assert_eq!(wish("Tab", true), Some(Wish::Tab(false)));
    }
}
