//! Parts that any page is made of. No awareness of people, habits or the notebook.

pub mod dialog;
pub mod empty;
pub mod face;
pub mod field;
pub mod fold;
pub mod form_end;
pub mod icon;
pub mod long_grid;
pub mod long_list;
pub mod long_table;
pub mod menu;
pub mod meter;
pub mod pair;
pub mod picker;
pub mod secret;
pub mod segmented;
pub mod title;
pub mod toast;
mod window;

use std::sync::atomic::{AtomicU32, Ordering};

pub use dialog::Dialog;
pub use empty::Empty;
pub use face::Face;
pub use field::{SelectField, TextField, select};
pub use fold::Fold;
pub use form_end::FormEnd;
pub use icon::{Glyph, Icon};
pub use long_grid::LongGrid;
pub use long_list::LongList;
pub use long_table::LongRows;
pub use menu::{Menu, MenuItem};
pub use meter::{Meter, MeterPart};
pub use pair::{PairChoice, PairSide};
pub use picker::{Found, FoundTogether, Picker};
pub use secret::SecretField;
pub use segmented::{Choice, Segmented};
pub use title::PageTitle;
pub use toast::Toast;
pub use window::Row;

/// An id for an element that another has to name, never given twice on one page.
pub fn unique(what: &str) -> String {
    static LAST: AtomicU32 = AtomicU32::new(0);
    format!("{what}-{}", LAST.fetch_add(1, Ordering::Relaxed))
}
