//! One number beside what to compare it with, for a narrow place and without words around it.

use super::canvas::{Canvas, MARGIN, data, data_text, letters_wide};
use super::scale::{Scale, round_range};
use probative_terms::number::plain;
use probative_terms::{Unit, Whole};
use probative_words::format::{ends_with_unit, on_scale, with_unit};

/// A number beside what to compare it with.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The unit of every number in it.
    pub unit: Unit,
    /// What the number is, in words.
    pub label: String,
    /// The number.
    pub found: f64,
    /// Its interval, where it has one.
    pub interval: Option<(f64, f64)>,
    /// Its two ends, where they are all that is known: the number between them stands in no record.
    pub open: Option<(f64, f64)>,
    /// What to compare it with.
    pub against: Against,
}

/// What a number is compared with.
#[derive(Debug, Clone, PartialEq)]
pub enum Against {
    /// What would be expected without the claim.
    Base {
        /// In words.
        label: String,
        /// The number.
        value: f64,
    },
    /// What a null gives.
    Chance {
        /// What the null does.
        label: String,
        /// Its mean.
        mean: f64,
        /// Its lower quantile at the case's level.
        low: f64,
        /// Its upper quantile at the case's level.
        high: f64,
    },
    /// What the claim needs.
    Needed {
        /// In words.
        label: String,
        /// The nearest number that would do, or the end of those that would.
        edge: f64,
        /// The lowest and the highest number that would do.
        holds: (f64, f64),
    },
}

/// How high a bar is.
const BAR: f64 = 12.0;
/// The room that a bar takes.
const ROW: f64 = 19.0;
/// The room that an interval takes, under its bar.
const INTERVAL: f64 = 7.0;

/// The picture.
pub fn draw(shown: &Comparison, name: &str) -> String {
    let mut canvas = Canvas::narrow(name);
    let origin = origin(&shown.unit);
    let scale = Scale::new(domain(shown, origin), (MARGIN, canvas.width() - MARGIN));
    words(&shown.label, "label", &mut canvas);
    match &shown.against {
        Against::Base { label, value } => {
            found(shown, origin, scale, &mut canvas);
            words(label, "muted", &mut canvas);
            let marks = data_text("label", label) + &data("value", *value);
            bar("base", (origin, *value), &marks, scale, &mut canvas);
            ticks(&[origin], &shown.unit, scale, &mut canvas);
        }
        Against::Needed { label, edge, .. } => {
            found(shown, origin, scale, &mut canvas);
            ticks(&[origin, *edge], &shown.unit, scale, &mut canvas);
            words(label, "muted", &mut canvas);
        }
        Against::Chance { label, low, high, .. } => {
            chance(shown, scale, &mut canvas);
            ticks(&[origin, *low, *high], &shown.unit, scale, &mut canvas);
            words(&placed(shown.found, (*low, *high), &shown.unit, label), "muted", &mut canvas);
        }
    }
    canvas.close("The number beside what to compare it with", &described(shown))
}

/// Where bars begin: at no difference, which is one for a ratio.
fn origin(unit: &Unit) -> f64 {
    if unit.is_ratio() { 1.0 } else { 0.0 }
}

/// The range of the scale, which holds every number; that of a share is the whole.
fn domain(shown: &Comparison, origin: f64) -> (f64, f64) {
    let (low, high) = shown.interval.unwrap_or((shown.found, shown.found));
    let mut numbers = vec![shown.found, origin, low, high];
    match shown.against {
        Against::Base { value, .. } => numbers.push(value),
        Against::Needed { edge, holds: (low, high), .. } => {
            let ends = [edge, low, high].into_iter().filter(|end| end.is_finite());
            numbers.extend(ends);
        }
        Against::Chance { mean, low, high, .. } => numbers.extend([mean, low, high]),
    }
    let share = shown.unit.is_share();
    if share && numbers.iter().all(|number| (0.0..=100.0).contains(number)) {
        return (0.0, 100.0);
    }
    round_range(numbers.into_iter(), false)
}

fn words(words: &str, class: &str, canvas: &mut Canvas) {
    let letters = canvas.letters(if class == "muted" { 11.0 } else { 12.0 });
    canvas.paragraph(words, class, letters, 5, 14.5);
}

/// The bar of the number, its interval under it, and the numbers that the claim needs.
fn found(shown: &Comparison, origin: f64, scale: Scale, canvas: &mut Canvas) {
    let top = canvas.y + 3.0;
    if let Against::Needed { edge, holds: (low, high), .. } = shown.against {
        let (from, to) = (scale.at(low), scale.at(high));
        canvas.rect("holds", (from, top), ((to - from).max(2.0), BAR), "");
        canvas.line("edge", (scale.at(edge), top - 3.0), (scale.at(edge), top + BAR + 3.0));
    }
    let mut marks = data_text("label", &shown.label);
    if shown.open.is_none() {
        marks += &data("value", shown.found);
    }
    if let Some((low, high)) = shown.interval {
        marks += &(data("low", low) + &data("high", high));
    }
    bar("value", shown.open.unwrap_or((origin, shown.found)), &marks, scale, canvas);
    if let Some((low, high)) = shown.interval {
        let (from, to, middle) = (scale.at(low), scale.at(high), canvas.y + 1.0);
        canvas.line("whisker", (from, middle), (to, middle));
        for end in [from, to] {
            canvas.line("whisker", (end, middle - 3.0), (end, middle + 3.0));
        }
        canvas.y += INTERVAL;
    }
}

/// A bar from where bars begin; one without length is a line that is still seen.
fn bar(class: &str, (origin, value): (f64, f64), marks: &str, scale: Scale, canvas: &mut Canvas) {
    let (from, to) = (scale.at(origin), scale.at(value));
    let top = canvas.y + 3.0;
    let whole = (scale.at(f64::NEG_INFINITY), scale.at(f64::INFINITY));
    canvas.line("grid", (whole.0, top + BAR), (whole.1, top + BAR));
    canvas.rect(class, (from.min(to), top), ((to - from).abs().max(2.0), BAR), marks);
    canvas.line("axis", (from, top - 2.0), (from, top + BAR + 2.0));
    canvas.y += ROW;
}

/// What chance gives as a band from its lower to its upper quantile with its mean, and the number
/// as a dot.
fn chance(shown: &Comparison, scale: Scale, canvas: &mut Canvas) {
    let Against::Chance { mean, low, high, .. } = shown.against else { return };
    let (from, to, middle) = (scale.at(low), scale.at(high), scale.at(mean));
    let top = canvas.y + 3.0;
    let marks = data("mean", mean) + &data("low", low) + &data("high", high);
    canvas.rect("fan", (from, top), (to - from, BAR), &marks);
    canvas.line("axis", (middle, top), (middle, top + BAR));
    let marks = data_text("label", &shown.label) + &data("value", shown.found);
    let at = (scale.at(shown.found), top + BAR / 2.0);
    canvas.circle("dot", at, 5.0, &marks, &shown.label);
    canvas.y += ROW;
}

/// Numbers of the scale under their lines, the first of them where bars begin; one that would run
/// into another is left to the words.
fn ticks(numbers: &[f64], unit: &Unit, scale: Scale, canvas: &mut Canvas) {
    canvas.y += 9.0;
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for &number in numbers {
        let words = if unit.is_percent() {
            with_unit(number, &Unit::Percent(Whole::Named))
        } else {
            plain(number)
        };
        let half = letters_wide(&words, 11.0) / 2.0;
        let at = scale.at(number).clamp(MARGIN + half, canvas.width() - MARGIN - half);
        if taken.iter().any(|(from, to)| at + half > from - 4.0 && at - half < to + 4.0) {
            continue;
        }
        canvas.text(at, canvas.y, "tick", "middle", &words);
        taken.push((at - half, at + half));
    }
    canvas.y += 2.0;
}

/// Where the number lies to what chance gives, in words.
fn placed(found: f64, (low, high): (f64, f64), unit: &Unit, null: &str) -> String {
    let side = if (low..=high).contains(&found) { "within" } else { "outside" };
    format!("{side} {}, as chance gives ({null})", range(low, high, unit))
}

fn range(low: f64, high: f64, unit: &Unit) -> String {
    format!("{} to {}", on_scale(low, unit), on_scale(high, unit))
}

/// The picture in words.
fn described(shown: &Comparison) -> String {
    let unit = &shown.unit;
    let number = match shown.open {
        None => with_unit(shown.found, unit),
        Some(ends) => ends_with_unit(ends, unit),
    };
    let found = format!("{}: {number}.", shown.label);
    let interval =
        shown.interval.filter(|_| shown.open.is_none()).map_or(String::new(), |(low, high)| {
            format!(" Its interval is {}.", range(low, high, unit))
        });
    let against = match &shown.against {
        Against::Base { label, value } => format!("{label}: {}", with_unit(*value, unit)),
        Against::Needed { label, .. } => label.clone(),
        Against::Chance { label, low, high, .. } => {
            format!("It lies {}", placed(shown.found, (*low, *high), unit, label))
        }
    };
    format!("{found}{interval} {against}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(unit: &Unit, found: f64, against: Against) -> Comparison {
        let interval = Some((found - 0.1, found + 0.1));
        let (unit, label) = (unit.clone(), "found".to_owned());
        Comparison { unit, label, found, interval, open: None, against }
    }

    #[test]
    fn the_bar_of_a_ratio_begins_at_no_difference() {
        let needed =
            Against::Needed { label: "needs 2".to_owned(), edge: 2.0, holds: (2.0, f64::INFINITY) };
        let one = draw(&shown(&Unit::named("times"), 1.0, needed.clone()), "a");
        assert!(one.contains("width=\"2\" height=\"12\""), "{one}");
        assert!(draw(&shown(&Unit::named("%"), 1.0, needed), "a").contains(">0\u{a0}%</text>"));
    }

    #[test]
    fn of_a_rank_that_is_tied_the_picture_tells_both_ends_and_no_number_between_them() {
        let unit = Unit::rank();
        let needed = Against::Needed { label: "needs 1".to_owned(), edge: 1.0, holds: (1.0, 1.0) };
        let tied = Comparison { open: Some((4.0, 5.0)), ..shown(&unit, 4.5, needed) };
        let drawn = draw(&tied, "a");
        assert!(drawn.contains("found: rank 4 to 5.") && !drawn.contains("4.5"), "{drawn}");
    }

    #[test]
    fn a_number_that_chance_gives_too_is_called_within() {
        let chance =
            |low| Against::Chance { label: "random lists".to_owned(), mean: 0.0, low, high: 2.0 };
        assert!(draw(&shown(&Unit::named("%"), 1.0, chance(-2.0)), "a").contains("within −2 to 2"));
        assert!(
            draw(&shown(&Unit::named("%"), 1.0, chance(1.5)), "a").contains("outside 1.5 to 2")
        );
    }
}
