//! Loop Habit Tracker's archive of CSV files (iSoron/uhabits, `HabitsCSVExporter.kt`, and its test
//! assets): `Habits.csv`, and for each habit a folder `NNN name` with `Checkmarks.csv`. What is
//! derived there (covered days, scores, the tables at the root) is worked out anew.

use std::collections::BTreeMap;

use super::book::{Book, Page, hue, no_rhythm, rhythm};
use super::zip::{Entry, NoZip, Zip};
use crate::day::Day;
use crate::giving::{Amount, Measure};
use crate::id::Ids;
use crate::interchange::problem::quoted;
use crate::interchange::{Draft, Format, Refusal, table};

/// Reads the archive; `None` where it is one, but not Loop's.
pub(super) fn read(bytes: &[u8], ids: &mut Ids<'_>) -> Option<Result<Draft, Refusal>> {
    let mut zip = match Zip::open(bytes) {
        Ok(zip) => zip,
        Err(why) => return has_name(bytes).then(|| Err(refusal(why))),
    };
    let entries = zip.entries.clone();
    let habits = entries.iter().find(|entry| parts(entry).last() == Some(&"Habits.csv"))?;
    let (year, month, date) = habits.changed;
    let made = Day::new(year, month, date);
    let text = match zip.read(habits) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(why) => return Some(Err(refusal(why))),
    };
    let mut book = Book::default();
    let places = pages(&text, &mut book)?;
    for entry in &entries {
        let parts = parts(entry);
        let [.., folder, "Checkmarks.csv"] = parts.as_slice() else { continue };
        let Some(page) = number(folder).and_then(|number| places.get(&number)) else { continue };
        match zip.read(entry) {
            Ok(bytes) => {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                days(&text, folder, *page, &mut book);
            }
            Err(why) => return Some(Err(refusal(why))),
        }
    }
    Some(book.draft(Format::LoopCsv, made, ids))
}

fn refusal(why: NoZip) -> Refusal {
    Refusal::Archive(match why {
        NoZip::Damaged => "is damaged or cut off. Export it again",
        NoZip::TooLarge => "holds more than Kith unpacks",
        NoZip::Unknown => "is packed in a way that Kith doesn't know",
    })
}

/// Whether a broken archive names Loop's file.
fn has_name(bytes: &[u8]) -> bool {
    const SEARCHED: usize = 1 << 16;
    let start = bytes.get(..SEARCHED).unwrap_or(bytes);
    start.windows(10).any(|window| window == b"Habits.csv")
}

/// The parts of a file's name; it is never opened as a path.
fn parts(entry: &Entry) -> Vec<&str> {
    entry.name.split(['/', '\\']).filter(|part| !part.is_empty()).collect()
}

/// `NNN ` at the beginning of a folder's name.
fn number(text: &str) -> Option<u32> {
    let digits: &str = text.split(' ').next()?;
    (1..=6).contains(&digits.len()).then(|| digits.parse().ok()).flatten()
}

/// The columns of a table, by their names in small letters.
struct Columns(Vec<String>);

impl Columns {
    fn cell<'a>(&self, row: &'a [String], names: &[&str]) -> &'a str {
        let at = self.0.iter().position(|column| names.contains(&column.as_str()));
        at.and_then(|at| row.get(at)).map_or("", |cell| cell.trim())
    }
}

/// The habits; which number of a folder is which of them.
fn pages(text: &str, book: &mut Book) -> Option<BTreeMap<u32, usize>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let mut rows = table::rows(&text, b',').filter(|row| !row.text.trim().is_empty());
    let header = table::cells(rows.next()?.text, b',');
    let columns = Columns(header.iter().map(|name| name.trim().to_lowercase()).collect());
    if !columns.0.iter().any(|name| name == "name") {
        return None;
    }
    let mut places = BTreeMap::new();
    for row in rows {
        let cells = table::cells(row.text, b',');
        let cell = |names: &[&str]| columns.cell(&cells, names);
        let name = cell(&["name"]);
        let times = cell(&["frequencynumerator", "numrepetitions"]).parse().ok();
        let often = rhythm(times, cell(&["frequencydenominator", "interval"]).parse().ok());
        if often.is_none() {
            let why = "Kith can't read how often.";
            book.problems.add(format!("row {}", row.number), no_rhythm(name), why);
        }
        let words = [cell(&["question"]), cell(&["description"])];
        let words: Vec<&str> = words.into_iter().filter(|words| !words.is_empty()).collect();
        let measure = match (cell(&["type"]), cell(&["target type"])) {
            ("NUMERICAL", "AT_MOST") => Measure::AtMost,
            ("NUMERICAL", _) => Measure::AtLeast,
            _ => Measure::YesNo,
        };
        let target: Option<Amount> = cell(&["target value"]).parse().ok();
        let place = number(cell(&["position"]));
        let place = place.unwrap_or(u32::try_from(book.pages.len() + 1).unwrap_or_default());
        places.entry(place).or_insert(book.pages.len());
        book.pages.push(Page {
            name: name.to_owned(),
            notes: words.join("\n"),
            unit: cell(&["unit"]).to_owned(),
            rhythm: often,
            measure: Some(measure),
            target: target.filter(|_| measure != Measure::YesNo).unwrap_or_default(),
            hue: hue(cell(&["color"])),
            archived: cell(&["archived?"]) == "true",
            ..Page::default()
        });
    }
    Some(places)
}

/// What is said of a day.
enum Said {
    Check(Option<Amount>),
    Rest,
    Nothing,
    Unknown,
}

/// The days of a habit.
fn days(text: &str, folder: &str, page: usize, book: &mut Book) {
    let mut reader = table::reader(text, b',');
    let mut cells = csv::StringRecord::new();
    // The header is the first row; one reader for all, for there may be thousands.
    for number in 1_usize.. {
        if !reader.read_record(&mut cells).unwrap_or(false) {
            break;
        }
        let cell = |at: usize| cells.get(at).map_or("", str::trim);
        if number == 1 || cells.iter().all(str::is_empty) {
            continue;
        }
        let (day, value) = (cell(0).parse::<Day>().ok(), cell(1));
        let Some(found) = book.pages.get_mut(page) else { return };
        let said = said(value, found.measure.unwrap_or(Measure::YesNo));
        let place = || format!("{} row {number}", quoted(folder));
        let (Some(day), false) = (day, matches!(said, Said::Unknown)) else {
            let what = format!("The day {} with {} was left out", quoted(cell(0)), quoted(value));
            book.problems.add(place(), what, "Kith can't read it.");
            continue;
        };
        match said {
            Said::Check(much) => {
                found.checks.insert(day, much);
            }
            Said::Rest => found.rest(day),
            Said::Nothing | Said::Unknown => {}
        }
        found.note(day, cell(2));
    }
}

/// A value in words, of a later version, or in numbers, of an earlier one. A number of thousandths
/// from nothing to three is written there as the word of the same number.
fn said(value: &str, measure: Measure) -> Said {
    let thousandths = |many: i64| Said::Check(Amount::from_thousandths(many));
    let is_amount = measure != Measure::YesNo;
    match (value, value.parse::<i64>()) {
        ("SKIP", _) | (_, Ok(3)) => Said::Rest,
        ("UNKNOWN" | "", _) | (_, Ok(-1)) => Said::Nothing,
        ("NO", _) | (_, Ok(0)) => {
            if is_amount {
                thousandths(0)
            } else {
                Said::Nothing
            }
        }
        ("YES_AUTO", _) | (_, Ok(1)) => {
            if is_amount {
                thousandths(1)
            } else {
                Said::Nothing
            }
        }
        ("YES_MANUAL", _) | (_, Ok(2)) => {
            if is_amount {
                thousandths(2)
            } else {
                Said::Check(None)
            }
        }
        (_, Ok(many)) if is_amount && Amount::from_thousandths(many).is_some() => thousandths(many),
        // A yes-or-no habit that was numerical once.
        (_, Ok(many)) if many > 3 => Said::Check(None),
        _ => Said::Unknown,
    }
}
