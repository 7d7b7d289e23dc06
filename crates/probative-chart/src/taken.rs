//! Units a number of which is withheld and taken at an end: an outline of dashes over their colour.

use super::canvas::{Canvas, Sample};
use super::ground::Land;

/// The outline, which is that of withheld numbers on every map.
const CLASS: &str = "symbol-withheld";

/// What the legend says of them, where there are any.
pub(crate) fn item(taken: &[usize]) -> Option<(String, Sample)> {
    let words = "Number withheld, taken at an end";
    (!taken.is_empty()).then(|| (words.to_owned(), Sample::Empty(CLASS)))
}

/// Their outlines, over all that a map has drawn.
pub(crate) fn draw(taken: &[usize], ids: &[&str], land: &Land<'_>, canvas: &mut Canvas) {
    for unit in taken.iter().filter(|unit| land.draws(ids[**unit])) {
        let shape = canvas.id(&format!("unit{unit}"));
        canvas.push(&format!("<use href=\"#{shape}\" class=\"{CLASS}\" pointer-events=\"none\"/>"));
    }
}
