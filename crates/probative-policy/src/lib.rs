//! Statistics of change: panels, the two-by-two difference in differences, and what its pre-periods
//! say about it.
//!
//! Nothing here knows what a claim, a place or a file is.
//!
//! | Elsewhere | Here |
//! |---|---|
//! | `fixest::feols(y ~ treated:after \| unit + period)` on a balanced panel with one date | [`two_by_two`] |
//! | `did::att_gt` averaged over the treated, compared with the never treated, all periods before as the base | [`two_by_two`] |
//! | `fwildclusterboot`, `ri2` (random assignment) | [`two_by_two`]'s chance and interval |
//! | `pretrends::slope_for_power` | [`pre_trend`] |

mod contrast;
mod error;
mod leave_one_out;
mod panel;
mod pretrend;
mod two_by_two;

pub use error::Error;
pub use leave_one_out::{LeaveOneOut, leave_one_out};
pub use panel::Panel;
pub use pretrend::{PreTrend, pre_trend};
pub use two_by_two::{TwoByTwo, two_by_two};
