//! The two ways to see the same people.

/// How people are placed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// Around *me*, each on the ring of their circle.
    #[default]
    Rings,
    /// By their ties alone; *me* is not drawn, for everybody is tied to me.
    Constellation,
}
