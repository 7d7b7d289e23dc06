//! Which codes of a column are those of states and counties, and what these are called.

use probative_terms::place::Geoid;

/// What the names of columns hold whose codes are of areas that the atlas does not know, however
/// many digits they have.
const OTHER_AREAS: [&str; 13] = [
    "zip",
    "zcta",
    "postcode",
    "post_code",
    "postal_code",
    "district",
    "precinct",
    "beat",
    "school",
    "sector",
    "zone",
    "cbsa",
    "puma",
];

/// Words with which such a name begins, or one of its words: others hold them by accident.
const OTHER_WORDS: [&str; 4] = ["ward", "msa", "hrr", "hsa"];

/// What the names of columns hold that have such words and are of states or counties all the same:
/// codes of the government's, and the capital's district beside states.
const OWN: [&str; 4] = ["fips", "columbia", "state/", "state_postal"];

/// Whether a column is by its name of other areas than states and counties: the postal code
/// `01001` has the digits of a county, the district `04` those of a state.
pub(crate) fn is_of_other_areas(column: &str) -> bool {
    let column = column.to_lowercase().replace(char::is_whitespace, "_");
    let words = || column.split(|letter: char| !letter.is_alphabetic());
    if OWN.iter().any(|word| column.contains(word)) || words().any(|word| word == "or") {
        return false;
    }
    let begins = |word: &str| OTHER_WORDS.iter().any(|area| word.starts_with(area));
    OTHER_AREAS.iter().any(|area| column.contains(area)) || words().any(begins)
}

/// The code of a place as the atlas has it; none where its column is of other areas.
pub(crate) fn of_atlas(column: &str, code: &str) -> Option<Geoid> {
    if is_of_other_areas(column) { None } else { Geoid::parse(code).ok() }
}

/// The place's name, a county's with its state; its code where the atlas has none.
pub(crate) fn name(column: &str, code: &str) -> String {
    let known = of_atlas(column, code).and_then(|geoid| probative_atlas::label(&geoid));
    known.unwrap_or_else(|| code.to_owned())
}

/// Whether a code is that of a state or county, of today or of an earlier year.
pub(super) fn is_known(column: &str, code: &str) -> bool {
    let Some(geoid) = of_atlas(column, code) else { return false };
    probative_atlas::name(&geoid).is_some() || probative_atlas::change_of(&geoid).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_of_another_sort_of_area_is_no_state_and_no_county() {
        for column in
            ["fips", "county", "award", "State FIPS", "State/District", "State or district"]
        {
            assert_eq!(name(column, "01001"), "Autauga, AL", "{column}");
        }
        for column in ["zip", "ZIP Code", "zcta5", "Police district", "ward", "City_Ward", "MSA"] {
            assert_eq!(name(column, "01001"), "01001");
            assert_eq!(name(column, "04"), "04");
            assert!(!is_known(column, "04") && is_known("state", "04"));
        }
    }
}
