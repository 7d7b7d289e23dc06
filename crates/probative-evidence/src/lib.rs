//! Bytes to tables and layers, each checked against its hash.
//!
//! One door in: a [`Sources`] gives the bytes, [`gather`] reads them. A source that is missing is
//! remembered, and its claims come back as not tested; bytes that differ from their hash, a
//! misspelt column and a table with a broken key are errors that name the place and the remedy.

mod added;
mod against;
mod alike;
mod amounts;
mod apart;
mod asked;
mod calibration;
mod classes;
mod codes;
mod counted;
mod counties;
mod covered;
mod days;
mod error;
mod evidence;
mod files;
mod gather;
mod ground;
mod intensive;
mod key;
mod labels;
mod links;
mod look;
mod mark;
mod named;
mod one_thing;
mod one_way;
mod part;
mod public;
mod ranges;
mod read;
mod records;
mod registry;
mod revised;
mod scale;
mod select;
mod sheet;
mod slips;
mod sums;
mod table;
mod total;
mod twice;
mod unavailable;
mod units;
mod validate;
mod vintage;
mod withheld;
mod within;
mod years;
mod zeros;

pub use against::{stands_for, unlike};
pub use alike::spelt_twice;
pub use amounts::{Amounts, Cell, MISSING, Texts, Typed, amounts, cell, typed};
pub use asked::{Asked, absent};
pub use calibration::{CalibrationEntry, Calibrations};
pub use codes::{have_lost_zeros, is_padded, padded};
pub use covered::{
    complete_years, place_years_of_none, places_of_none, years_left_open, years_with_rows,
};
pub use error::Error;
pub use evidence::{Evidence, Options, Repair};
pub use files::suits::suited;
pub use files::{FORMS, Form, Gives, form_of};
pub use gather::{Sources, gather, gather_with};
pub use ground::Ground;
pub use labels::stands_once;
pub use links::{Link, LinkFormat, Listed, Neighbourhood, neighbourhood, read_links, write_links};
pub use look::{
    Beside, ColumnLook, Held, Looked, PlacesLook, Suggested, columns_of, leave_out_of_other_years,
    look, sentinel, suggested, suspicion, year_of,
};
pub use mark::Mark;
pub use named::is_time;
pub use part::Beyond;
pub use public::{AsOf, Known, PUBLISHED, Undated};
pub use read::geojson::Line;
pub use read::{recognises, sheet};
pub use records::Entry;
pub use select::{Amount, Found};
pub use sheet::notation::{Marks, Notation};
pub use sheet::wide::years_in_columns;
pub use sheet::{Gone, Said, Sheet, absent_row};
pub use slips::slips;
pub use sums::{Decimal, Opened, Summing, Sums, Tally, sum};
pub use table::{Table, field_number, too_small};
pub use total::total_row;
pub use unavailable::{Between, Count, Unavailable, Wrong};
pub use units::{
    Other, Rings, ShapefileParts, Shapes, UnitColumns, Units, is_map, join_files, read_shapefile,
    read_table, read_units,
};

/// The hash of bytes, in lower-case hexadecimal (SHA-256).
pub fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    use std::fmt::Write;
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}
