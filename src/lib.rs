//! Kith: a network map of your people, woven with a daily habit of giving.
