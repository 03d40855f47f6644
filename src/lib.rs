//! Kith: a network map of your people, woven with a daily habit of giving.
//!
//! The code map, in the order of dependence: a module stands only on those above it.
#![cfg_attr(
    test,
    allow(clippy::string_slice, clippy::cast_possible_truncation, reason = "a test may panic")
)]

/// Civil days, without clock or zone.
pub mod day;
/// Short ids, given from outside.
pub mod id;
/// What a form changed, brought to what is known by then.
pub mod meanwhile;
/// Sorting, once for all types.
pub mod sort;
/// What is written as one word or line.
pub mod written;
/// Text as XML holds it.
pub mod xml;

/// People, the ties between them, and how close each is.
pub mod people;

/// Habits, their rhythm, and the days they were done.
pub mod giving;

/// Moments: what happened with people on a day.
pub mod life;

/// All of it together, with look-ups.
pub mod notebook;

/// The notebook's history, as a Yjs document; the only way to change it.
pub mod document;

/// How the document's bytes are kept, and found again.
pub mod storage;

/// What the notebook suggests: warmth, and whom to put first.
pub mod insight;

/// The capture line: a sentence becomes what will be filed.
pub mod capture;

/// Readers of other programs' files, and what an import would change.
pub mod interchange;

/// Places of the page and their addresses.
pub mod route;

/// A made-up notebook to look around in.
pub mod sample;

/// The map: where everybody stands, and what to draw of it.
pub mod map;

/// The browser, in the page's own words: the only place that names web-sys.
#[cfg(feature = "ui")]
pub mod browser;

/// The page: the only place that names leptos.
#[cfg(feature = "ui")]
pub mod ui;
