//! What is written on and beside the people of a map: initials and names, cut to size, with how wide
//! they will be. No awareness of fonts but for their usual proportions.

use crate::insight::Graph;
use crate::notebook::Notebook;
use crate::people::called;
use crate::sort;

/// A name longer than this, in ems, is cut on the map.
const LONGEST: f32 = 16.0;

/// How one person is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    /// One or two letters for the disc, or the emoji chosen for it; empty when there are none.
    pub initials: String,
    /// The whole name, cut where it would be very long.
    pub name: String,
    /// What to call them.
    pub short: String,
    /// Width of `name`, ems.
    pub name_ems: f32,
    /// Width of `short`, ems.
    pub short_ems: f32,
}

/// How everybody of a graph is shown, by node.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Faces {
    faces: Vec<Face>,
    by_weight: Vec<usize>,
}

impl Faces {
    /// The faces of a graph made of the same notebook.
    pub fn of(graph: &Graph, notebook: &Notebook) -> Self {
        let called = called(notebook.people().map(AsRef::as_ref));
        let face = |id| {
            let person = notebook.person(id);
            let (name, name_ems) = cut(person.map_or("", |person| person.shown_name()));
            let (short, short_ems) = cut(called.get(&id).map_or("", String::as_str));
            let initials = person.map_or_else(String::new, |person| match person.face.as_str() {
                "" => person.initials(),
                chosen => chosen.to_owned(),
            });
            Face { initials, name, short, name_ems, short_ems }
        };
        let faces = graph.people().iter().map(|id| face(*id)).collect();
        let mut by_weight: Vec<usize> = (0..graph.len()).collect();
        sort::by_key(&mut by_weight, |&node| {
            let ring = graph.circle(node).map_or(6, |circle| circle.ring());
            (ring, std::cmp::Reverse(graph.neighbours(node).len()), node)
        });
        Self { faces, by_weight }
    }

    /// The face of a node.
    pub fn get(&self, node: usize) -> Option<&Face> {
        self.faces.get(node)
    }

    /// All nodes in the order in which names are worth showing: nearer circles first, then those with
    /// more ties.
    pub fn by_weight(&self) -> &[usize] {
        &self.by_weight
    }
}

/// A text cut to the longest that is shown, and its width in ems.
pub(super) fn cut(text: &str) -> (String, f32) {
    let mut width = 0.0;
    for (at, c) in text.char_indices() {
        width += char_ems(c);
        if width > LONGEST {
            let kept = text.get(..at).unwrap_or_default().trim_end();
            return (format!("{kept}…"), LONGEST);
        }
    }
    (text.to_owned(), width)
}

/// About how wide a text is in a wide sans-serif font (the proportions are DejaVu Sans's), in ems; what
/// a page's own font makes of it is told to a scene by [`Type`](crate::map::Type).
pub fn text_ems(text: &str) -> f32 {
    text.chars().map(char_ems).sum()
}

fn char_ems(c: char) -> f32 {
    match c {
        'i' | 'j' | 'l' | 'I' | '\'' | '’' | '|' => 0.3,
        ' ' | 'f' | 't' | 'r' | '(' | ')' | '-' | '.' | ',' | ':' => 0.38,
        's' | 'c' | 'z' | 'L' => 0.56,
        'm' | 'M' | '@' => 0.97,
        'w' => 0.82,
        'W' => 1.0,
        'D' | 'G' | 'H' | 'N' | 'O' | 'Q' | 'U' => 0.78,
        'a'..='z' | '0'..='9' => 0.62,
        'A'..='Z' => 0.67,
        // Combining marks, joiners and marks of direction take no room of their own.
        '\u{300}'..='\u{36f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{fe00}'..='\u{fe0f}' => 0.0,
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff60}' => 1.05,
        '\u{1f000}'..='\u{3ffff}' => 1.3,
        _ => 0.68,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::fixtures::{notebook, person_id};
    use crate::people::{Circle, Person};

    #[test]
    fn near_people_come_first_then_those_with_ties() {
        let person = |n, circle| Person { circle, ..Person::new(person_id(n), format!("P{n} Q")) };
        let people =
            [person(1, None), person(2, None), person(3, Some(Circle::Heart)), person(4, None)];
        let notebook = notebook(people, [(2, 4, "friend"), (4, 1, "friend")]);
        let faces = Faces::of(&Graph::of(&notebook), &notebook);
        assert_eq!(faces.by_weight(), [2, 3, 0, 1]);
        let face = faces.get(3).unwrap();
        assert_eq!(
            (face.initials.as_str(), face.name.as_str(), face.short.as_str()),
            ("PQ", "P4 Q", "P4 Q")
        );
        assert_eq!(faces.get(4), None);
    }

    #[test]
    fn very_long_names_are_cut() {
        let (text, ems) = cut(&"x".repeat(300));
        assert!(text.chars().count() < 40 && text.ends_with('…') && ems <= LONGEST);
        assert_eq!(cut("王秀英").0, "王秀英");
        assert!(text_ems("王秀英") > 3.0 && text_ems("Ada") < 2.0);
    }
}
