//! The pages, one a place. No rule is decided here.

pub mod data;
pub mod giving;
pub mod help;
pub mod map;
pub mod meet;
pub mod people;
pub mod settings;
pub mod today;
pub mod unknown;

pub use data::{Data, Trash};
pub use giving::Giving;
pub use help::Help;
pub use map::{Atlas, Beside, Map, MapTable};
pub use meet::{FormDialog, Meal, Meet};
pub use people::{Duplicates, People, PeopleView, SEARCH};
pub use settings::SettingsPage;
pub use today::Today;
pub use unknown::Unknown;
