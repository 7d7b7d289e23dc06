//! The nearest known name to a misspelt one.

/// The known name nearest to `word`, if one is near enough to be meant; of a code the one that has
/// lost its zeros or got them back, since any other is of another place or year.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if is_code(word) {
        let bare = |code: &str| code.trim_start_matches('0').to_owned();
        return known.into_iter().find(|name| is_code(name) && bare(name) == bare(word));
    }
    let allowed = (word.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|name| (distance(word, name), name))
        .filter(|(distance, name)| *distance <= allowed && !name.is_empty())
        .min()
        .map(|(_, name)| name)
}

fn is_code(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Insertions, deletions and replacements from one word to the other (Levenshtein 1966).
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.to_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (index, letter) in from.to_lowercase().chars().enumerate() {
        let mut corner = row[0];
        row[0] = index + 1;
        for (column, other) in to.iter().enumerate() {
            let replaced = corner + usize::from(letter != *other);
            corner = row[column + 1];
            row[column + 1] = replaced.min(row[column] + 1).min(corner + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_off_is_near_and_another_word_is_not() {
        assert_eq!(nearest("detainers", ["detainer", "year"]), Some("detainer"));
        assert_eq!(nearest("yaer", ["detainer", "years"]), None);
        assert_eq!(nearest("xyz", ["abc"]), None);
    }

    #[test]
    fn a_code_is_never_that_of_another_place_or_year() {
        assert_eq!(nearest("06073", ["16073", "6073"]), Some("6073"));
        assert_eq!(nearest("06073", ["16073", "06075"]), None);
        assert_eq!(nearest("6", ["16", "06"]), Some("06"));
        assert_eq!(nearest("2017", ["2016"]), None, "a year");
    }
}
