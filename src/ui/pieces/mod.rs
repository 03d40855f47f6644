//! Pieces that several pages show: a person's face, their circle, a field to choose people in.

pub mod cadence;
pub mod circle;
pub mod due;
pub mod face;
pub mod intentions;
pub mod keys;
pub mod person_picker;
pub mod since;
pub mod tie_kind;
pub mod together;
pub mod when;
/// How things are said and pictured.
pub mod words;

pub use cadence::{CadenceDraft, CadenceField, CadenceLine};
pub use circle::{CircleChoice, put_in_circle};
pub use due::{DueDraft, DueField};
pub use face::PersonFace;
pub use intentions::IntentionRows;
pub use keys::Keys;
pub use person_picker::{PersonPicker, about};
pub use since::{SinceDraft, SinceField};
pub use tie_kind::{KindChoice, KindField, OwnKindField};
pub use together::TagField;
pub use when::{WhenDraft, WhenField};
pub use words::{changes_count, day_words, list_words};
