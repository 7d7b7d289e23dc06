//! The program probative.
fn main() {}
