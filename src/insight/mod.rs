//! What the notebook tells of itself: who is near in these days and whom to put first; how people
//! are tied, in which groups, over which ways, since when. Pure functions of the notebook and a day;
//! nothing here counts what anyone gave or received, and no number is told of anybody.

mod acts;
mod backup;
mod besides;
mod cadence;
mod communities;
mod dates;
mod degrees;
mod duplicates;
mod first;
mod fits;
#[cfg(test)]
pub(crate) mod fixtures;
mod graph;
mod groups;
mod intentions;
mod joins;
mod known;
mod meal;
mod meet;
mod near;
mod paths;
pub(crate) mod random;
mod reason;
mod roles;
mod roll;
mod search;
mod warmth;
pub(crate) mod weighted;

pub use crate::people::{GroupKey, Grouping, Warmth};
pub use acts::{Act, Deed, acts};
pub use backup::{REST_DAYS, is_backup_due};
pub use besides::besides;
pub use cadence::{Standing, cadence, circle_cadence, last_of_kind, standing};
pub use communities::Communities;
pub(crate) use communities::communities;
pub use dates::{Ahead, dates_ahead};
pub use degrees::degrees;
pub use duplicates::{Likely, Sign, alike, duplicates};
pub use first::{First, first, there_for};
pub use fits::fits;
pub use graph::Graph;
pub use groups::{Group, group_name, groups};
pub use intentions::{
    FollowUp, Turn, ask_again, coming, due_today, follow_up, intentions_of, moment_of_deed,
    open_intentions, when_we_meet,
};
pub use joins::{held, joins};
pub use known::{Timeline, timeline};
pub use meal::{
    Company, NotSat, Why, company, invitation, last_sat, meal_plan, meal_word, next_weekend,
    not_sat_with, old_company,
};
pub use meet::{Before, before, carried, known_to, new_to_each_other, tie_sentence, ties_among};
pub use near::nearest;
pub use paths::{Path, no_way, shortest, warmest};
pub use reason::Reason;
pub use roles::{Bridge, Roles, roles};
pub use roll::{Order, Under, in_order};
pub use search::{Findable, Fit, MomentsIndex, PeopleIndex, Sought, excerpt};
pub use warmth::{glow, warmth};
