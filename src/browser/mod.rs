//! The only place that names web-sys, js-sys or gloo: what the page needs of its browser, in the
//! page's own words. No rule of the notebook is decided here.

pub mod clock;
pub mod files;
pub mod shelf;
pub mod tabs;
