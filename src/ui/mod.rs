//! The only place that names leptos: the one context, the frame, the pages and their parts.

pub mod desk;
