//! Of whom a claim is: its places and groups, held against its sentence and its records.

pub(super) mod by_rule;
pub(super) mod counted;
pub(super) mod fewer;
pub(super) mod groups;
pub(super) mod lists;
pub(super) mod places;
