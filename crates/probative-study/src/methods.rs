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
mod rate;
mod rates;
mod scan;
mod slope;
mod two_maps;
mod weights;

use crate::method::Method;

/// Every method, in the order of the help, door by door.
pub static METHODS: &[&Method] = &[
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
    &rate::RATE,
    &slope::SLOPE,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::method::Door;
    use crate::parameter::Setting;
    use crate::settings::Settings;

    #[test]
    fn every_method_has_a_name_of_its_own() {
        let names: std::collections::BTreeSet<&str> =
            METHODS.iter().map(|method| method.name).collect();
        assert_eq!(names.len(), METHODS.len());
    }

    #[test]
    fn every_method_says_what_it_takes_gives_and_was_held_against() {
        for method in METHODS {
            let name = method.name;
            assert!(!method.about.is_empty() && !method.told.is_empty(), "{name}");
            assert!(method.gives.iter().any(|columns| !columns.is_empty()), "{name}");
            assert!(!method.held.folders.is_empty() && !method.papers.is_empty(), "{name}");
            assert!(method.least > 0, "{name}");
            for each in method.uses() {
                assert!(!each.parameter.help.is_empty(), "{name} --{}", each.parameter.name);
            }
        }
    }

    #[test]
    fn parameters_of_one_name_hold_the_same_behind_every_door() {
        for door in Door::ALL {
            let uses =
                METHODS.iter().filter(|method| method.door == door).map(|method| method.uses());
            let uses: Vec<_> = uses.flatten().collect();
            for each in &uses {
                let name = each.parameter.name;
                for other in uses.iter().filter(|other| other.parameter.name == name) {
                    assert!(each.parameter.takes == other.parameter.takes, "--{name}");
                }
            }
        }
    }

    #[test]
    fn what_is_not_asked_has_its_default_and_what_is_of_no_use_none() {
        let scan = METHODS.iter().find(|method| method.name == "scan").unwrap();
        let names = |name: &str| Setting::Names(vec![name.to_owned()]);
        let given: Settings =
            [("value", names("cases")), ("population", Setting::Name("n".into()))].into();
        let settled = scan.settle(&given).unwrap();
        assert_eq!(settled.as_json()["largest"], 0.5);
        assert_eq!(settled.as_json().get("longest"), None, "there are no periods");
        let timed: Settings =
            given.into_iter().chain([("time", Setting::Name("year".into()))]).collect();
        assert_eq!(scan.settle(&timed).unwrap().as_json()["longest"], 0.5);
    }
}
