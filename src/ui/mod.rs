//! The only place that names leptos: the one context, the frame, the pages and their parts.

pub mod acts;
pub mod app;
pub mod bring;
pub mod capture;
pub mod desk;
pub mod device;
pub mod errands;
pub mod fetched;
pub mod forms;
pub mod keeping;
pub mod lock;
pub mod more;
pub mod pages;
pub mod palette;
pub mod parts;
pub mod pieces;
pub mod places;
pub mod remind;
pub mod shortcuts;
pub mod standing;
pub mod vault;
