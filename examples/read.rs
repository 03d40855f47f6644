//! Prints what an import of a file would bring.
fn main() {}
