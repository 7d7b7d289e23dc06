//! Counts as circles whose area stands for the count, never as areas of the map.

use probative_atlas::outline;
use probative_finding::exhibit::{Cell, Map, MapCell};
use probative_terms::Unit;

use crate::canvas::{Canvas, MARGIN, data, data_text, escaped};
use crate::project::Country;
use crate::scale::pixel;
use probative_terms::number::plain;
use probative_words::format::with_unit;

/// The radius of the largest count's circle.
const LARGEST: f64 = 20.0;

/// The circles, the largest first so that none hides a smaller one.
pub(crate) fn draw(map: &Map<String>, country: Country, canvas: &mut Canvas) {
    let value = |place: &MapCell| match place.cell {
        Cell::Value(value) | Cell::Unreliable(value) => value,
        Cell::Suppressed { .. } | Cell::Missing | Cell::Cluster(_) => 0.0,
    };
    let most = map.cells.iter().map(value).fold(0.0, f64::max);
    let mut places: Vec<&MapCell> = map.cells.iter().collect();
    places.sort_by(|a, b| value(b).total_cmp(&value(a)));
    for place in places {
        let Some((x, y)) = middle(place, country) else { continue };
        let words = format!("{}: {}", place.name, super::told(place.cell, &map.unit));
        let code = data_text("geoid", place.geoid.as_str());
        match place.cell {
            Cell::Value(value) => {
                let marks = code + &data("value", value);
                canvas.circle("symbol", (x, y), radius(value, most), &marks, &words);
            }
            Cell::Unreliable(value) => {
                let marks = code + " data-state=\"unreliable\"" + &data("value", value);
                canvas.circle("symbol-withheld", (x, y), radius(value, most), &marks, &words);
            }
            Cell::Suppressed { low, high } => {
                let marks = format!(
                    "{code} data-state=\"suppressed\"{}{}",
                    data("low", low),
                    data("high", high)
                );
                canvas.push(&format!(
                    "<rect class=\"symbol-withheld\"{marks} x=\"{}\" y=\"{}\" width=\"7\" \
                     height=\"7\"><title>{}</title></rect>",
                    pixel(x - 3.5),
                    pixel(y - 3.5),
                    escaped(&words)
                ));
            }
            Cell::Missing | Cell::Cluster(_) => canvas.push(&format!(
                "<path class=\"symbol-none\"{code} data-state=\"missing\" d=\"M{} {}l5 5m0 -5l-5 5\">\
                 <title>{}</title></path>",
                pixel(x - 2.5),
                pixel(y - 2.5),
                escaped(&words)
            )),
        }
    }
    sizes(most, &map.unit, canvas);
}

fn radius(value: f64, most: f64) -> f64 {
    if most <= 0.0 { 1.0 } else { (LARGEST * (value.max(0.0) / most).sqrt()).max(0.8) }
}

/// Two circles with their counts, below the map.
fn sizes(most: f64, unit: &Unit, canvas: &mut Canvas) {
    if most <= 0.0 {
        return;
    }
    let (small, large) = (radius(most / 4.0, most), radius(most, most));
    let middle = canvas.y + large + 4.0;
    let mut x = MARGIN;
    for (size, words) in [(small, plain(most / 4.0)), (large, with_unit(most, unit))] {
        let (left, y) = (pixel(x + size), pixel(middle));
        let size_text = pixel(size);
        canvas.push(&format!(
            "<circle class=\"symbol-none\" cx=\"{left}\" cy=\"{y}\" r=\"{size_text}\"/>"
        ));
        let words = crate::canvas::cut(&words, 36);
        canvas.text(x + 2.0 * size + 6.0, middle + 4.0, "muted", "start", &words);
        x += 2.0 * size + 22.0 + crate::canvas::letters_wide(&words, 11.0);
    }
    canvas.y = middle + large + 2.0;
}

/// The middle of the place's largest ring, as it is drawn.
fn middle(place: &MapCell, country: Country) -> Option<(f64, f64)> {
    let state = place.geoid.state();
    if !Country::draws(state.as_str()) {
        return None;
    }
    let outline = outline(&place.geoid)?;
    let mut best: Option<(f64, (f64, f64))> = None;
    for ring in &outline.rings {
        let drawn: Vec<(f64, f64)> =
            ring.iter().map(|&point| country.project(state.as_str(), point)).collect();
        let (area, centre) = centroid(&drawn);
        if best.is_none_or(|(largest, _)| area > largest) {
            best = Some((area, centre));
        }
    }
    best.map(|(_, centre)| centre)
}

/// The area and the centroid of a closed ring (the shoelace formula).
fn centroid(ring: &[(f64, f64)]) -> (f64, (f64, f64)) {
    let Some(&(left, top)) = ring.first() else { return (0.0, (0.0, 0.0)) };
    let (mut twice, mut x, mut y) = (0.0, 0.0, 0.0);
    for (index, &(x1, y1)) in ring.iter().enumerate() {
        let (x2, y2) = ring[(index + 1) % ring.len()];
        let (x1, y1, x2, y2) = (x1 - left, y1 - top, x2 - left, y2 - top);
        let cross = x1 * y2 - x2 * y1;
        twice += cross;
        x += (x1 + x2) * cross;
        y += (y1 + y2) * cross;
    }
    if twice == 0.0 {
        return (0.0, (left, top));
    }
    (twice.abs() / 2.0, (left + x / (3.0 * twice), top + y / (3.0 * twice)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_a_square_is_its_middle() {
        let square = [(2.0, 2.0), (4.0, 2.0), (4.0, 4.0), (2.0, 4.0), (2.0, 2.0)];
        assert_eq!(centroid(&square), (4.0, (3.0, 3.0)));
    }

    #[test]
    fn four_times_the_count_is_twice_the_radius() {
        assert_eq!(radius(100.0, 100.0), 2.0 * radius(25.0, 100.0));
    }
}
