//! Files that are refused whole, with a sentence.

use kith::interchange::Refusal;

use crate::{read_bytes, refused};

const TAKEN: &str = "Kith reads LinkedIn's Connections.csv, vCard files (.vcf), and habits from Loop (the CSV archive), Table Habit, Beaver Habits and HabitBull.";

fn check(bytes: &[u8], sentence: &str) {
    assert_eq!(refused(bytes), format!("{sentence} {TAKEN}"));
}

#[test]
fn what_it_looks_like() {
    check(b"", "This file is empty.");
    check(b" \r\n\t ", "This file is empty.");
    check(b"\x89PNG\r\n\x1a\n", "“a file” looks like a PNG image (Kith reads no pictures).");
    check(
        b"PK\x03\x04\0\0xl/workbook.xml",
        "“a file” looks like a spreadsheet (xlsx) (save it as CSV).",
    );
    check(
        b"PK\x03\x04\0\0Basic/Connections.csv",
        "“a file” looks like a ZIP archive (unpack it and bring the Connections.csv that is in it).",
    );
    check(
        b"SQLite format 3\0\x10\0 CREATE TABLE Habits(id) CREATE TABLE Repetitions(id)",
        "“a file” looks like a full backup of Loop Habit Tracker, a database (which Kith can't read. In Loop choose Settings, Export as CSV, and bring the archive it makes).",
    );
    check(
        b"SQLite format 3\0\x10\0 CREATE TABLE people(id)",
        "“a file” looks like an SQLite database (export its people as vCard or CSV).",
    );
    check(b"%PDF-1.7\n", "“a file” looks like a PDF document (Kith reads no PDFs).");
    check(
        b"[{\"a\":1}]",
        "“a file” looks like JSON (of JSON Kith reads the habits of Table Habit and Beaver Habits).",
    );
    check(
        b"BEGIN:VCALENDAR\r\n",
        "“a file” looks like an iCalendar file (Kith can't read calendars yet).",
    );
    check(b"Dear diary\n", "“a file” looks like a plain text.");
    check(
        b"FN:Ada\r\nEND:VCARD\r\n",
        "“a file” looks like a piece of a vCard file (its beginning is missing; export it again).",
    );
    check(
        b"Name,Given Name,Phone 1 - Value\nAda,Ada,1\n",
        "“a file” looks like a table with the columns Name, Given Name, Phone 1 - Value. LinkedIn's columns First Name, Last Name, Company, Position, Connected On are missing.",
    );
}

#[test]
fn a_csv_without_the_columns_says_which() {
    check(
        b"First Name,Last Name,Email Address\nAda,L,a@b.c\n",
        "“a file” looks like a table with the columns First Name, Last Name, Email Address. LinkedIn's columns Company, Position, Connected On are missing.",
    );
    check(
        b"URL,Company,Position,Connected On\nx,y,z,1\n",
        "“a file” looks like a table with the columns URL, Company, Position, Connected On. LinkedIn's columns First Name, Last Name are missing.",
    );
}

#[test]
fn a_vcard_cut_off_before_anybody_has_a_name() {
    for text in ["BEGIN:VCARD", "BEGIN:VCARD\r\nVERSION:3.0\r\n", "BEGIN:VCARD\r\nFN:Ada Love"] {
        assert_eq!(read_bytes(text.as_bytes()), Err(Refusal::CutOff), "{text}");
    }
    assert!(refused("BEGIN:VCA").contains("looks like"));
}
