//! What a sentence says, of the case or of the text, and its test does not, or the other way round.

pub(super) mod argument;
pub(super) mod numbers;
pub(super) mod said;
pub(super) mod unasked;
pub(super) mod years;
