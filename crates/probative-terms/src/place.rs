//! The codes of places: text, with every leading zero.

mod error;
mod geoid;
mod level;
mod repair;

pub use error::Error;
pub use geoid::Geoid;
pub use level::Level;
pub use repair::repair;

/// The two digits of every state, the federal district and the territories, ascending.
pub const STATES: [&str; 56] = [
    "01", "02", "04", "05", "06", "08", "09", "10", "11", "12", "13", "15", "16", "17", "18", "19",
    "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32", "33", "34", "35",
    "36", "37", "38", "39", "40", "41", "42", "44", "45", "46", "47", "48", "49", "50", "51", "53",
    "54", "55", "56", "60", "66", "69", "72", "78",
];

/// Whether the two digits are a state's.
fn is_state(digits: &str) -> bool {
    STATES.binary_search(&digits).is_ok()
}
