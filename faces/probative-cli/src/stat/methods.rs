//! The methods, one row each.

mod breaks;
mod correlogram;
mod esf;
mod g;
mod geary;
mod join_count;
mod lag;
mod lee;
mod local_g;
mod local_geary;
mod local_join_count;
mod local_moran;
mod moran;
mod ols;
mod poisson;
mod rates;
mod scan;
mod two_maps;
mod weights;

use super::method::Method;

/// Every method, in the order of the help.
pub(super) static METHODS: &[&Method] = &[
    &weights::WEIGHTS,
    &moran::MORAN,
    &geary::GEARY,
    &g::G,
    &join_count::JOINS,
    &moran::RATES,
    &moran::BIVARIATE,
    &lee::LEE,
    &correlogram::CORRELOGRAM,
    &two_maps::TWO_MAPS,
    &local_moran::MORAN,
    &local_moran::BIVARIATE,
    &local_moran::RATES,
    &local_geary::GEARY,
    &local_g::G,
    &local_g::G_STAR,
    &local_join_count::JOINS,
    &scan::SCAN,
    &rates::RATES,
    &breaks::BREAKS,
    &ols::OLS,
    &ols::SLX,
    &lag::LAG,
    &lag::ERROR,
    &esf::ESF,
    &poisson::POISSON,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_method_stands_in_its_section_of_the_document() {
        let document = include_str!("../../../../docs/stat.md");
        for method in METHODS.iter() {
            let heading = |line: &str| {
                let words = line.strip_prefix("### ")?;
                Some(words.to_lowercase().replace(' ', "-"))
            };
            let (mut section, mut found) = (String::new(), Vec::new());
            for line in document.lines() {
                section = heading(line).unwrap_or(section);
                let first = line.strip_prefix("| ").and_then(|row| row.split(" | ").next());
                if first.is_some_and(|names| names.contains(&format!("`{}`", method.name))) {
                    found.push(section.clone());
                }
            }
            assert!(found.contains(&method.section.to_owned()), "{}: {found:?}", method.name);
        }
    }

    #[test]
    fn every_method_has_a_name_of_its_own() {
        let names: std::collections::BTreeSet<&str> =
            METHODS.iter().map(|method| method.name).collect();
        assert_eq!(names.len(), METHODS.len());
    }
}
