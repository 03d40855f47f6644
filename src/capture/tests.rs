//! The capture line, sentence by sentence: tables of what is said and what is filed of it, and what
//! holds of any text.

mod laws;
mod notebook;
mod table;

mod days;
mod filing;
mod habits;
mod kinds;
mod people;
mod tense;
mod to_do;
mod yearly;
