//! Who of LinkedIn's file has been read, so that nobody is there twice and everybody is known again.

use std::collections::HashMap;

use super::columns::Column;
use super::person::{PROFILE, RowOf};
use crate::interchange::fields::{UniqueKeys, linkedin_profile};
use crate::interchange::problem::{Problems, quoted};
use crate::people::{Person, fold};

/// Who has been read so far.
#[derive(Default)]
pub(super) struct Seen {
    /// The row and the folded name of each profile.
    profiles: HashMap<String, (usize, String)>,
    /// The row of all cells together, of those without a profile.
    rows: HashMap<String, usize>,
    keys: UniqueKeys,
}

impl Seen {
    /// The person with a source nobody else in the file has; `None` when it is somebody again.
    pub(super) fn settle(
        &mut self,
        mut person: Person,
        row: &RowOf<'_>,
        problems: &mut Problems,
    ) -> Option<Person> {
        let name = fold(&person.name);
        let again = |first: usize, problems: &mut Problems| {
            let what = format!("{} was left out", quoted(&person.name));
            problems.add(row.place(), what, format!("It is the same person as in row {first}."));
            None
        };
        if let Some(profile) = linkedin_profile(row.cell(Column::Url)) {
            match self.profiles.get(&profile) {
                None => {
                    self.profiles.insert(profile.clone(), (row.number, name));
                    person.sources.insert(profile);
                    return Some(person);
                }
                Some((first, same)) if *same == name => return again(*first, problems),
                Some((first, _)) => {
                    let what = format!("The profile of {} is kept as text", quoted(&person.name));
                    problems.add(row.place(), what, format!("Row {first} has the same address."));
                    let address = row.cell(Column::Url);
                    person.reach.retain(|_, label| label != PROFILE);
                    person.extra.insert("URL".to_owned(), address.to_owned());
                }
            }
        }
        let cells = row.record.iter().collect::<Vec<_>>().join("\u{1f}");
        if let Some(first) = self.rows.get(&cells) {
            return again(*first, problems);
        }
        self.rows.insert(cells, row.number);
        let as_written = || row.cell(Column::Connected).chars().take(40).collect::<String>();
        let connected = person.met.map_or_else(|| fold(&as_written()), |day| day.to_string());
        person.sources.insert(self.keys.unique(format!("linkedin:{name}:{connected}")));
        Some(person)
    }
}
