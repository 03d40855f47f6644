//! Tables of comma-separated values (RFC 4180, and what is written instead): which lines make a row,
//! so that one row with an open quotation mark loses only itself. The cells are the csv crate's.

/// So many lines, and bytes, may be in a row of several lines before a quotation mark in it counts as
/// never closed.
const LINES_IN_A_ROW: usize = 50;
const BYTES_IN_A_ROW: usize = 100_000;

/// A row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row<'a> {
    /// Its number, from 1, as a spreadsheet counts: empty rows count, a row of several lines is one.
    pub(super) number: usize,
    /// Its text, with its line end.
    pub(super) text: &'a str,
    /// Whether a quotation mark in it is opened and never closed.
    pub(super) open: bool,
}

/// The rows of a text whose line ends are `\n`.
pub(super) fn rows(text: &str, delimiter: u8) -> impl Iterator<Item = Row<'_>> {
    let mut rest = text;
    let mut number = 0;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let whole = end_of_row(rest.as_bytes(), delimiter);
        let first_line = || rest.find('\n').map_or(rest.len(), |at| at + 1);
        let (row, after) = rest.split_at_checked(whole.unwrap_or_else(first_line))?;
        rest = after;
        number += 1;
        Some(Row { number, text: row, open: whole.is_none() })
    })
}

enum At {
    Start,
    Plain,
    Quoted,
    Closed,
}

/// Where the first row ends, its line end included; `None` when a quotation mark stays open, or
/// when one that spans lines is closed within a word: then it was never meant to span them.
fn end_of_row(bytes: &[u8], delimiter: u8) -> Option<usize> {
    let mut at = At::Start;
    let mut lines = 0;
    for (index, byte) in bytes.iter().enumerate() {
        at = match (at, *byte) {
            (At::Quoted, b'"') => At::Closed,
            (At::Quoted, b'\n') => {
                lines += 1;
                if lines == LINES_IN_A_ROW || index > BYTES_IN_A_ROW {
                    return None;
                }
                At::Quoted
            }
            (At::Quoted, _) => At::Quoted,
            (_, b'\n') => return Some(index + 1),
            (_, byte) if byte == delimiter => At::Start,
            (At::Start | At::Closed, b'"') => At::Quoted,
            (At::Closed, _) if lines > 0 => return None,
            _ => At::Plain,
        };
    }
    (!matches!(at, At::Quoted)).then_some(bytes.len())
}

/// A reader of the cells of such rows, none of which is a header.
pub(super) fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
}

/// The cells of one row.
pub(super) fn cells(row: &str, delimiter: u8) -> Vec<String> {
    let mut record = csv::StringRecord::new();
    match reader(row, delimiter).read_record(&mut record) {
        Ok(true) => record.iter().map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: &[(usize, &str, bool)]) {
        let found: Vec<_> = rows(text, b',').map(|row| (row.number, row.text, row.open)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn fault_54_rows() {
        check("", &[]);
        check("a,b\n\nc", &[(1, "a,b\n", false), (2, "\n", false), (3, "c", false)]);
        check("a,\"b\nc\"\nd\n", &[(1, "a,\"b\nc\"\n", false), (2, "d\n", false)]);
        check("a,\"b\"\"\nc\"\n", &[(1, "a,\"b\"\"\nc\"\n", false)]);
        check("5\" pipe\nb\n", &[(1, "5\" pipe\n", false), (2, "b\n", false)]);
        check("a,\"b\nc,d\n", &[(1, "a,\"b\n", true), (2, "c,d\n", false)]);
        check("a,\"b\nc,\"d, e\"\n", &[(1, "a,\"b\n", true), (2, "c,\"d, e\"\n", false)]);
        check("\"a\" b,c\nd", &[(1, "\"a\" b,c\n", false), (2, "d", false)]);
    }

    #[test]
    fn an_open_quote_on_every_line_takes_no_square_of_time() {
        let text = "a,\"b\n".repeat(100_000);
        assert!(rows(&text, b',').count() > 40_000);
    }

    proptest! {
        /// The csv crate sees the same rows, so that the numbers given to them are right.
        #[test]
        fn the_csv_crate_agrees(text in "[a,\"\n ]{0,60}") {
            let whole: Vec<_> = rows(&text, b',').filter(|row| !row.open && row.text != "\n").collect();
            let clean: String = whole.iter().flat_map(|row| [row.text.trim_end_matches('\n'), "\n"]).collect();
            let records: Vec<csv::StringRecord> = reader(&clean, b',').records().map(|r| r.unwrap()).collect();
            prop_assert_eq!(records.len(), whole.len());
            for (record, row) in records.iter().zip(whole) {
                prop_assert_eq!(record.iter().map(str::to_owned).collect::<Vec<_>>(), cells(row.text, b','));
            }
        }
    }
}
