//! One of a thing and many of it.

/// Nouns whose plural is not made by an ending.
const ODD: [(&str, &str); 10] = [
    ("person", "people"),
    ("child", "children"),
    ("man", "men"),
    ("woman", "women"),
    ("foot", "feet"),
    ("half", "halves"),
    ("life", "lives"),
    ("bus", "buses"),
    ("census", "censuses"),
    ("virus", "viruses"),
];
/// Words after which a unit says what its noun is of.
const HEADS: [&str; 4] = [" per ", " of ", " in ", " for "];
/// Endings that take a whole syllable, which are told from a syllable that was there before.
const HISSING: [&str; 4] = ["ss", "x", "ch", "sh"];

/// Many of what a noun names; a plural, a sign and an abbreviation stay as they are.
///
/// ```
/// use probative_terms::text::plural;
///
/// assert_eq!(plural("birth"), "births");
/// assert_eq!(plural("person"), "people");
/// assert_eq!(plural("county of the list"), "counties of the list");
/// assert_eq!(plural("per cent"), "per cent");
/// ```
pub fn plural(noun: &str) -> String {
    let (head, rest) = headed(noun);
    let (before, word) = last_word(head);
    let counts = is_noun(word) && word != "percent" && !before.ends_with("per ");
    if counts { format!("{before}{}{rest}", many(word)) } else { noun.to_owned() }
}

/// One of what a noun in the plural names.
///
/// ```
/// use probative_terms::text::singular;
///
/// assert_eq!(singular("deaths per 100,000"), "death per 100,000");
/// assert_eq!(singular("people"), "person");
/// assert_eq!(singular("losses"), "loss");
/// ```
pub fn singular(nouns: &str) -> String {
    let (head, rest) = headed(nouns);
    let (before, word) = last_word(head);
    format!("{before}{}{rest}", one(word))
}

/// The noun of a unit, and what it is of.
fn headed(unit: &str) -> (&str, &str) {
    let head = HEADS.iter().filter_map(|word| unit.find(word)).min();
    unit.split_at(head.unwrap_or(unit.len()))
}

fn last_word(head: &str) -> (&str, &str) {
    head.split_at(head.rfind(' ').map_or(0, |space| space + 1))
}

/// Whether a word is written as nouns are: letters alone, small after the first.
fn is_noun(word: &str) -> bool {
    let small = word.chars().skip(1).all(|letter| letter.is_alphabetic() && !letter.is_uppercase());
    small && word.chars().count() > 2 && word.chars().all(char::is_alphabetic)
}

fn many(word: &str) -> String {
    if let Some((_, many)) = ODD.iter().find(|(one, many)| word == *one || word == *many) {
        return (*many).to_owned();
    }
    if HISSING.iter().any(|ending| word.ends_with(ending)) {
        return format!("{word}es");
    }
    if word.ends_with('s') {
        return word.to_owned();
    }
    let vowel = |stem: &str| stem.ends_with(['a', 'e', 'i', 'o', 'u']);
    match word.strip_suffix('y').filter(|stem| !vowel(stem)) {
        Some(stem) => format!("{stem}ies"),
        None => format!("{word}s"),
    }
}

fn one(word: &str) -> String {
    if let Some((one, _)) = ODD.iter().find(|(one, many)| word == *one || word == *many) {
        return (*one).to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    if let Some(stem) = word.strip_suffix("es")
        && HISSING.iter().any(|ending| stem.ends_with(ending))
    {
        return stem.to_owned();
    }
    if word.ends_with("ss") || word.ends_with("us") {
        return word.to_owned();
    }
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One, many.
    const NOUNS: [(&str, &str); 17] = [
        ("person", "people"),
        ("birth", "births"),
        ("county", "counties"),
        ("day", "days"),
        ("loss", "losses"),
        ("census", "censuses"),
        ("box", "boxes"),
        ("child", "children"),
        ("percentage point", "percentage points"),
        ("police officer", "police officers"),
        ("death per 100,000", "deaths per 100,000"),
        ("county of the list", "counties of the list"),
        ("person in poverty", "people in poverty"),
        ("place", "places"),
        ("case", "cases"),
        ("house", "houses"),
        ("size", "sizes"),
    ];

    #[test]
    fn one_and_many_lead_to_each_other() {
        for (one, many) in NOUNS {
            assert_eq!((plural(one), singular(many)), (many.to_owned(), one.to_owned()));
            assert_eq!((plural(many), singular(one)), (many.to_owned(), one.to_owned()));
        }
    }

    #[test]
    fn what_is_no_noun_has_no_plural() {
        for same in ["", "%", "% of officers", "per cent", "percent", "per 1,000", "kg", "kWh"] {
            assert_eq!(plural(same), same);
        }
    }
}
