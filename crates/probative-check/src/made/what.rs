//! What a claim counts: its columns, what it calls its rows, how these were made, and what is said
//! not to be held.

pub(super) mod base;
pub(super) mod columns;
pub(super) mod held;
pub(super) mod labels;
pub(super) mod unlike;
