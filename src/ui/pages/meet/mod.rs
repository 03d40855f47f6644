//! Meeting people: what one means to do for them, what to know before, whom to sit with. No rule is
//! decided here.

pub mod forms;
pub mod intention;

pub use forms::FormDialog;
