//! The words of null data sets, as a pinned calibration holds them.

use probative_finding::finding::Under;

/// What null data sets are like; numbers stand as they are, not rounded for a reader.
pub fn under(under: &Under) -> String {
    match under {
        Under::OneShare => "Poisson counts about one share in every year".to_owned(),
        Under::Series(alike) => {
            format!("counts about a level that wanders (autoregression {alike})")
        }
        Under::OneRate => "Poisson counts at one rate everywhere".to_owned(),
        Under::Lists(kilometers) => {
            format!(
                "lists that know nothing and cluster within {kilometers} km, as the real one may"
            )
        }
        Under::ListsByLot => {
            "lists drawn by lot, since nobody says where these places lie".to_owned()
        }
        Under::Maps(pull) => maps(*pull),
        Under::TwoMaps(first, second) => format!("{}; and {}", maps(*first), maps(*second)),
        Under::ValuesMoved => "the real values, each at a place drawn for it".to_owned(),
        Under::RatesMoved => {
            "counts about rates as varied as the real ones, each rate at a place drawn for it"
                .to_owned()
        }
    }
}

fn maps(pull: f64) -> String {
    format!(
        "maps that know nothing, with neighbours as alike as in the real one (autoregression {pull})"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_width_of_thousands_is_written_without_a_comma() {
        let told = "lists that know nothing and cluster within 1200 km, as the real one may";
        assert_eq!(under(&Under::Lists(1200.0)), told);
    }
}
