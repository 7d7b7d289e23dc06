//! The mark of where a reading stands to the regions of its claim.

use probative_terms::Position;

use super::scale::pixel;

/// The mark of where a reading stands: full, half full, empty, crossed out.
pub(crate) fn shape(stands: Position, (x, y): (f64, f64), r: f64) -> String {
    let (left, right, across, down, radius) =
        (pixel(x - r), pixel(x + r), pixel(x), pixel(y), pixel(r));
    let circle = |class: &str| {
        format!("<circle class=\"{class}\" cx=\"{across}\" cy=\"{down}\" r=\"{radius}\"/>")
    };
    match stands {
        Position::Holds => circle("dot"),
        Position::Short => circle("dot-open"),
        Position::Across => format!(
            "{}<path class=\"dot-half\" d=\"M{left} {down}A{radius} {radius} 0 0 0 {right} {down}Z\"/>",
            circle("dot-open")
        ),
        Position::Fails => format!(
            "{}<path class=\"dot-cross\" d=\"M{} {}L{} {}M{} {}L{} {}\"/>",
            circle("dot-open"),
            pixel(x - 0.6 * r),
            pixel(y - 0.6 * r),
            pixel(x + 0.6 * r),
            pixel(y + 0.6 * r),
            pixel(x - 0.6 * r),
            pixel(y + 0.6 * r),
            pixel(x + 0.6 * r),
            pixel(y - 0.6 * r),
        ),
    }
}
