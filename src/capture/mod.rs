//! The capture line: a sentence about people becomes what will be filed. Pure: the same words, names
//! and day give the same draft. English only. No awareness of the page.
//!
//! How it is read, in short. A text is read sentence by sentence, and a sentence in parts: a part
//! that begins like something to be done is an *intention*, all else is *what happened*.
//!
//! - What happened goes into the moment before it, unless it names other people, another day, or is
//!   news of a different kind that is clearly one person's: "Lunch with Grace and George. George got
//!   the job." are two moments, "Her mother is ill" after it stays in the words of the lunch while
//!   nobody knows whose mother.
//! - What we did counts before what happened to them: a sentence with both is a meeting that tells of
//!   it in its words.
//! - A frustration suggests to ask again some days later, unless the text says itself what is to be
//!   done.
//! - A bare "Friday" lies behind in what happened, and ahead in what is to be done, or in words of what
//!   is or will be: "Tom has an exam on Friday". What names a day to come is to be done.
//! - A birthday or an anniversary, where a part says nothing else, is a date of that person.
//! - What was done for who writes, "lent me his drill", is a meeting, and no deed of theirs.
//! - What isn't understood stays in the words. A day that the calendar doesn't have is never moved.

mod cast;
mod correct;
mod days;
mod draft;
mod file;
mod kinds;
mod lexicon;
mod meant;
mod names;
mod read;
mod segment;
mod tense;
#[cfg(test)]
mod tests;
mod words;

pub use correct::{Change, Corrections};
pub use draft::{Draft, Entry, LONGEST, Mention, Remark, Unready, What, Whom};
pub use names::Names;
pub use read::read;
