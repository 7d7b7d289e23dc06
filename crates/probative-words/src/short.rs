//! Why a number falls short of its word.

use probative_finding::finding::Appraisal;
use probative_finding::reading::Uncertainty;
use probative_terms::Regions;

/// Why a claim is not supported, in one clause.
pub(crate) fn short_of_it(row: u8, appraisal: &Appraisal) -> &'static str {
    let measure = &appraisal.primary.measure;
    let exact = measure.uncertainty == Uncertainty::Exact;
    match row {
        8 => "a test able to find an effect of this size did not find it",
        _ if exact && exceeds(measure.value.number(), &appraisal.regions) => {
            "the number is more than the word needs"
        }
        _ if exact => "the number is less than the word needs",
        _ => "the interval shows less than the word needs",
    }
}

/// Whether a number lies above all that holds. A fall that is too small is less than its word
/// needs, though its number is the greater.
fn exceeds(number: f64, regions: &Regions) -> bool {
    regions.holds().iter().all(|range| range.high >= 0.0 && number >= range.high)
}

#[cfg(test)]
mod tests {
    use probative_terms::Range;

    use super::*;

    #[test]
    fn a_number_lies_above_what_its_word_needs_only_where_no_fall_is_too_small() {
        let above = |number, low, high| {
            let holds = Range { low, high, low_closed: false, high_closed: true };
            let regions = Regions::inside(holds).unwrap();
            exceeds(number, &regions)
        };
        assert!(above(44.4, 0.0, 20.0), "a rank among the lowest");
        assert!(!above(4.0, 5.0, f64::INFINITY), "a rise");
        assert!(!above(-3.0, f64::NEG_INFINITY, -5.0), "a fall");
    }
}
