//! One row of LinkedIn's file -> one person.

use super::columns::{Column, Columns};
use crate::id::Ids;
use crate::interchange::problem::{Problems, quoted};
use crate::interchange::{date, fields};
use crate::people::{Person, Reach, clean_name};

/// The label of a LinkedIn profile among the ways to reach someone.
pub(super) const PROFILE: &str = "LinkedIn";

/// A row and what its cells are.
pub(super) struct RowOf<'a> {
    pub(super) columns: &'a Columns,
    pub(super) record: &'a csv::StringRecord,
    pub(super) number: usize,
}

impl RowOf<'_> {
    /// Where it stands, for a problem.
    pub(super) fn place(&self) -> String {
        format!("row {}", self.number)
    }

    /// The cell of this column; empty where there is none.
    pub(super) fn cell(&self, column: Column) -> &str {
        let cell = self.columns.index(column).and_then(|index| self.record.get(index));
        cell.unwrap_or_default().trim()
    }

    /// The person it tells of; what can't be taken of them goes to the problems.
    pub(super) fn person(&self, ids: &mut Ids<'_>, problems: &mut Problems) -> Option<Person> {
        if self.record.iter().eq(self.columns.names().iter().map(String::as_str)) {
            problems.add(self.place(), "It was left out", "It is the header once more.");
            return None;
        }
        if self.record.iter().skip(self.columns.len()).any(|cell| !cell.trim().is_empty()) {
            let (has, columns) = (self.record.len(), self.columns.len());
            let why = format!(
                "It has {has} cells for {columns} columns: a comma in it may lack its quotation marks."
            );
            problems.add(self.place(), self.left_out(), why);
            return None;
        }
        let (given, family) = (self.cell(Column::First), self.cell(Column::Last));
        let name = match clean_name(&fields::joined_name(given, family)) {
            Ok(name) => name,
            Err(error) => {
                problems.add(self.place(), self.left_out(), error.to_string());
                return None;
            }
        };
        let mut person = Person::new(ids.fresh(), name);
        person.given = crate::people::clean_line(given);
        person.family = crate::people::clean_line(family);
        person.company = self.line(Column::Company, &person.name, problems);
        person.role = self.line(Column::Position, &person.name, problems);
        self.reach(&mut person, problems);
        self.met(&mut person, problems);
        self.rest(&mut person, problems);
        Some(person)
    }

    fn left_out(&self) -> String {
        let cells: Vec<&str> = self.record.iter().filter(|cell| !cell.is_empty()).collect();
        format!("The row {} was left out", quoted(&cells.join(" · ")))
    }

    fn line(&self, column: Column, name: &str, problems: &mut Problems) -> String {
        fields::line(self.cell(column)).unwrap_or_else(|why| {
            let column = super::columns::english(column);
            problems.add(self.place(), format!("{column} of {name} was left out"), why);
            String::new()
        })
    }

    fn reach(&self, person: &mut Person, problems: &mut Problems) {
        let ways = [
            (Column::Url, PROFILE, "It is no web address."),
            (Column::Email, "email", "It is no e-mail address."),
        ];
        for (column, label, why) in ways {
            let cell = self.cell(column);
            if cell.is_empty() {
                continue;
            }
            let way = if column == Column::Url { Reach::web(cell) } else { Reach::email(cell) };
            match way {
                Some(reach) => {
                    person.reach.insert(reach.uri().to_owned(), label.to_owned());
                }
                None => self.keep(person, super::columns::english(column), cell, why, problems),
            }
        }
    }

    fn met(&self, person: &mut Person, problems: &mut Problems) {
        let cell = self.cell(Column::Connected);
        if cell.is_empty() {
            return;
        }
        match date::day(cell) {
            Ok(day) => person.met = Some(day.into()),
            Err(why) => {
                let column = super::columns::english(Column::Connected);
                self.keep(person, column, cell, &why.to_string(), problems);
            }
        }
    }

    /// Cells of columns Kith doesn't know.
    fn rest(&self, person: &mut Person, problems: &mut Problems) {
        for (index, name) in self.columns.unknown() {
            let cell = self.record.get(index).unwrap_or_default().trim();
            if cell.is_empty() {
                continue;
            }
            match fields::extra(cell) {
                Ok(text) => {
                    person.extra.insert(name, text);
                }
                Err(why) => {
                    let what = format!("{} of {} was left out", quoted(&name), person.name);
                    problems.add(self.place(), what, why);
                }
            }
        }
    }

    /// Keeps as plain text what is not what its column says.
    fn keep(
        &self,
        person: &mut Person,
        column: &str,
        cell: &str,
        why: &str,
        problems: &mut Problems,
    ) {
        let what = format!("{column} {} of {} is kept as text", quoted(cell), person.name);
        match fields::extra(cell) {
            Ok(text) => {
                person.extra.insert(column.to_owned(), text);
                problems.add(self.place(), what, why);
            }
            Err(why) => {
                let what = format!("{column} of {} was left out", person.name);
                problems.add(self.place(), what, why);
            }
        }
    }
}
