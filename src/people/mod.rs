//! The people, the ties between them and how close each is. No awareness of storage, screen or clock.

mod beside;
mod cadence;
mod calendar_date;
mod called;
mod changes;
mod circle;
mod detail;
mod filter;
mod household;
mod near;
mod person;
mod reach;
mod saved;
mod text;
mod tie;
mod tie_kind;
mod topic;
mod united;
mod view;
mod warmth;

pub use beside::{add_word, put_beside, put_work};
pub use cadence::{Cadence, SpanUnit};
pub use calendar_date::{CalendarDate, NotTyped};
pub use called::called;
pub use circle::Circle;
pub use detail::{Jotting, Period, Resting};
pub use filter::{Filter, NotAFilter};
pub use household::Household;
pub use near::{begins_like, is_typo_of};
pub use person::{BIRTHDAY, Person};
pub use reach::{Reach, ReachKind, reach_key};
pub use saved::{GroupKey, Grouping, NamedGroup, Place, SavedView, clean_face};
pub use text::{
    NAME_MAX, NameError, clean_line, clean_name, clean_text, ended, fold, is_invisible, list_words,
};
pub use tie::{NotATieKey, SelfTie, Tie, TieKey};
pub use tie_kind::{Known, TieFamily, TieKind};
pub use topic::{TOPIC_MAX, Topic};
pub use united::{Single, add_note, differing, united};
pub use view::View;
pub use warmth::Warmth;
