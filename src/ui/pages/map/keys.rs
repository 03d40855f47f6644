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
    /// To the next tie of the one the reader is at, or the one before.
    Tie(bool),
    /// To *me*.
    Me,
    /// This one.
    Choose,
    /// Nobody, and nothing in the hand.
    Escape,
    /// Into this circle.
    Place(Option<Circle>),
    /// Nearer or farther, by a factor.
    Zoom(f32),
    /// All of it.
    ShowAll,
}

/// The wish of a key, by what it writes or is called.
pub fn wish(key: &str) -> Option<Wish> {
    Some(match key {
        "ArrowLeft" => Wish::Step(Direction::Left),
        "ArrowRight" => Wish::Step(Direction::Right),
        "ArrowUp" => Wish::Step(Direction::Up),
        "ArrowDown" => Wish::Step(Direction::Down),
        "PageDown" => Wish::Around(true),
        "PageUp" => Wish::Around(false),
        "]" => Wish::Tie(true),
        "[" => Wish::Tie(false),
        "Home" => Wish::Me,
        "Enter" | " " => Wish::Choose,
        "Escape" => Wish::Escape,
        "+" | "=" => Wish::Zoom(1.3),
        "-" | "_" => Wish::Zoom(1.0 / 1.3),
        "f" | "F" => Wish::ShowAll,
        "0" => Wish::Place(None),
        digit => Wish::Place(Some(Circle::from_ring(digit.parse().ok()?)?)),
    })
}

/// The keys and what they do, for who reads about them.
pub const LISTED: [(&[&str], &str); 8] = [
    (&["←", "↑", "→", "↓"], "From person to person"),
    (&["[", "]"], "From tie to tie"),
    (&["Page Up", "Page Down"], "Around the rings, to everybody"),
    (&["Home"], "Back to the middle"),
    (&["Enter"], "Choose, and once more to open"),
    (&["1", "5"], "Put in that circle; 0 for none"),
    (&["+", "-", "F"], "Nearer, farther, everybody"),
    (&["Esc"], "Choose nobody"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digit_is_a_circle() {
        assert_eq!(wish("1"), Some(Wish::Place(Some(Circle::Heart))));
        assert_eq!(wish("5"), Some(Wish::Place(Some(Circle::Known))));
        assert_eq!(wish("0"), Some(Wish::Place(None)));
        for other in ["6", "9", "10", "g", "n", "?", "/", "Tab", "", "-1", "٣"] {
            assert_eq!(wish(other), None, "{other}");
        }
    }
}
