//! Who is most likely meant when one asks "for whom?".

use std::sync::Arc;

use super::warmth::warmth;
use crate::day::Day;
use crate::notebook::Notebook;
use crate::people::{Circle, Person};
use crate::sort;

/// Up to `most` people, those in the nearest circles first and among them the warmest.
pub fn nearest(notebook: &Notebook, today: Day, most: usize) -> Vec<Arc<Person>> {
    let mut people: Vec<(u8, f32, &Arc<Person>)> = notebook
        .people()
        .map(|person| {
            (person.circle.map_or(6, Circle::ring), warmth(notebook, person.id, today), person)
        })
        .collect();
    sort::by(&mut people, |a, b| {
        a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)).then(a.2.name.cmp(&b.2.name))
    });
    people.into_iter().take(most).map(|(_, _, person)| Arc::clone(person)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::id::{AnyId, MomentId, PersonId};
    use crate::life::{Moment, MomentKind};

    #[test]
    fn by_circle_and_then_by_warmth() {
        let mut document = Document::new(1);
        let today: Day = "2026-11-21".parse().unwrap();
        let circles = [None, Some(Circle::Close), Some(Circle::Heart), Some(Circle::Close)];
        document.edit("", |edit| {
            for (n, circle) in circles.into_iter().enumerate() {
                let id = PersonId::from_random(n as u64);
                edit.put_person(&Person { circle, ..Person::new(id, format!("P{n}")) });
            }
            edit.put_moment(&Moment {
                id: MomentId::from_random(1),
                day: today,
                kind: MomentKind::Talked,
                people: [PersonId::from_random(3)].into(),
                text: String::new(),
                habit: None,
                part: None,
                over: None,
            });
        });
        let names: Vec<String> =
            nearest(document.notebook(), today, 3).iter().map(|p| p.name.clone()).collect();
        assert_eq!(names, ["P2", "P3", "P1"]);
    }
}
