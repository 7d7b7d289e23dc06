//! Bytes of each format to what they hold.

pub(crate) mod csv;
pub(crate) mod dbf;
pub(crate) mod geojson;
pub(crate) mod line;
pub(crate) mod text;
