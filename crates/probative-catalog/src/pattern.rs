//! Names with places that are left open.

/// What stands for a year in a pattern.
const YEAR: &str = "{year}";

/// Whether a text is as a pattern says, in which `*` stands for any letters, `?` for one, and
/// `{year}` for a year of four digits; gives the year, where one stands.
///
/// ```
/// use probative_catalog::fits;
///
/// assert_eq!(fits("POPESTIMATE{year}", "POPESTIMATE2015"), Some(Some(2015)));
/// assert_eq!(fits("??000", "01000"), Some(None));
/// assert_eq!(fits("E_*", "M_POV"), None);
/// ```
pub fn fits(pattern: &str, text: &str) -> Option<Option<i32>> {
    let Some((before, after)) = pattern.split_once(YEAR) else {
        return matches(&letters(pattern), &letters(text)).then_some(None);
    };
    let (before, after) = (letters(before), letters(after));
    let text = letters(text);
    // The first place that holds a year and leaves both sides as they should be.
    (0..text.len().saturating_sub(3)).find_map(|at| {
        let year = year(&text[at..at + 4])?;
        let sides = matches(&before, &text[..at]) && matches(&after, &text[at + 4..]);
        sides.then_some(Some(year))
    })
}

fn letters(text: &str) -> Vec<char> {
    text.chars().collect()
}

/// The year that four letters are.
fn year(letters: &[char]) -> Option<i32> {
    let year: i32 = letters.iter().collect::<String>().parse().ok()?;
    ((1600..=2200).contains(&year) && letters.iter().all(char::is_ascii_digit)).then_some(year)
}

fn matches(pattern: &[char], text: &[char]) -> bool {
    match (pattern, text) {
        ([], []) => true,
        (['*', rest @ ..], _) => (0..=text.len()).any(|at| matches(rest, &text[at..])),
        (['?', pattern @ ..], [_, text @ ..]) => matches(pattern, text),
        ([letter, pattern @ ..], [other, text @ ..]) => letter == other && matches(pattern, text),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_taken_from_where_it_stands() {
        assert_eq!(fits("{year}", "1999"), Some(Some(1999)));
        assert_eq!(fits("*, {year}", "High school, 1970"), Some(Some(1970)));
        assert_eq!(fits("POP{year}_*", "POP2010_x"), Some(Some(2010)));
        for no in ["", "199", "1299", "19x9"] {
            assert_eq!(fits("{year}", no), None, "{no}");
        }
    }

    #[test]
    fn a_pattern_without_places_is_its_own_text() {
        assert_eq!(fits("Deaths", "Deaths"), Some(None));
        assert_eq!(fits("Deaths", "deaths"), None);
        assert_eq!((fits("*", ""), fits("?", "")), (Some(None), None));
    }
}
