//! Methods, each described once.
//!
//! A [`Method`] says what it is called, behind which [`Door`], what it takes as its data
//! ([`Input`]) and as options ([`Parameter`]), what it gives ([`Column`]) and what it was held
//! against; and it answers. The flags and the help of a terminal, JSON and CSV, the tables of
//! `docs/stat.md` and the list of methods ([`list`], [`as_json`]) come from that description, so
//! that a new method is one file in `methods/` and one row in `methods.rs`.
//!
//! Nothing here opens a file, looks at a clock or prints. A face opens what [`Settled::links`]
//! and the data name, and goes [`Method::settle`] → [`Question::new`] → [`Question::answer`].

mod answer;
mod asked;
mod caps;
mod csv;
mod describe;
mod document;
mod ends;
mod error;
mod gives;
mod global;
mod json;
mod linked;
mod local;
mod map;
mod method;
mod methods;
mod neighbours;
mod notes;
mod numbers;
mod observed;
mod opened;
mod parameter;
mod parameters;
mod periods;
mod picture;
mod question;
mod regression;
mod rows;
mod settings;
mod shown;
mod text;
mod uses;
mod words;

pub use answer::{Answer, Rows};
pub use asked::Asked;
pub use describe::{as_json, list};
pub use document::{options, section, sections};
pub use ends::Ends;
pub use error::Error;
pub use gives::Column;
pub use map::Map;
pub use method::{Columns, Door, Held, Input, Method, Orders};
pub use methods::METHODS;
pub use neighbours::Neighbors;
pub use numbers::Between;
pub use observed::{Observed, Withheld};
pub use opened::{Opened, PARTS, is_shapefile};
pub use parameter::{Fallback, Holds, Parameter, Setting, Type, Word};
pub use question::Question;
pub use settings::{Settings, Settled};
pub use uses::{Need, Use, When};
