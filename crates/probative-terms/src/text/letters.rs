//! One way to write the letters that files write in several.

/// Marks that stand behind their letter, the letters, and each with its mark as one character.
const MARKED: [(char, &str, &str); 8] = [
    ('\u{300}', "aeiouAEIOU", "àèìòùÀÈÌÒÙ"),
    ('\u{301}', "aeiouycnszAEIOUYCNSZ", "áéíóúýćńśźÁÉÍÓÚÝĆŃŚŹ"),
    ('\u{302}', "aeiouAEIOU", "âêîôûÂÊÎÔÛ"),
    ('\u{303}', "anoANO", "ãñõÃÑÕ"),
    ('\u{308}', "aeiouyAEIOU", "äëïöüÿÄËÏÖÜ"),
    ('\u{30a}', "auAU", "åůÅŮ"),
    ('\u{30c}', "cenrszCENRSZ", "čěňřšžČĚŇŘŠŽ"),
    ('\u{327}', "csCS", "çşÇŞ"),
];
/// Letters that are printed as one sign.
const LIGATURES: [(char, &str); 7] = [
    ('\u{fb00}', "ff"),
    ('\u{fb01}', "fi"),
    ('\u{fb02}', "fl"),
    ('\u{fb03}', "ffi"),
    ('\u{fb04}', "ffl"),
    ('\u{fb05}', "st"),
    ('\u{fb06}', "st"),
];

/// A text with its ligatures spelt out, its marks on their letters, and without what shows nothing
/// within a word: a soft hyphen or a space of no width.
pub(super) fn composed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}') {
            continue;
        }
        if let Some((_, letters)) = LIGATURES.iter().find(|(sign, _)| *sign == letter) {
            out.push_str(letters);
        } else if let Some(marked) = out.chars().last().and_then(|last| marked(last, letter)) {
            out.pop();
            out.push(marked);
        } else {
            out.push(letter);
        }
    }
    out
}

/// A text in which the words are whole that a hyphen breaks where a line ends; nothing where none
/// is. Whether the hyphen belongs to such a word nobody can say: it is read in both ways.
///
/// ```
/// use probative_terms::text::unbroken;
///
/// assert_eq!(unbroken("It rains of-\n  ten.").as_deref(), Some("It rains often."));
/// assert_eq!(unbroken("It rains - or\nsnows."), None);
/// ```
pub fn unbroken(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut broken = false;
    // Where the word ends that the line before breaks.
    let mut begun: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let rest = line.trim_start();
        let goes_on = begun.filter(|_| rest.starts_with(char::is_lowercase));
        broken |= goes_on.is_some();
        goes_on.inspect(|end| out.truncate(*end));
        let new = if goes_on.is_some() { rest } else { line };
        let start = out.len();
        out.push_str(new);
        let shown = new.trim_end().strip_suffix(['-', '\u{2010}']).filter(|_| new.ends_with('\n'));
        let word = shown.filter(|shown| shown.ends_with(char::is_alphabetic));
        begun = word.map(|word| start + word.len());
    }
    broken.then_some(out)
}

/// A letter with a mark as one character, if there is one.
fn marked(letter: char, mark: char) -> Option<char> {
    let (_, letters, marked) = MARKED.iter().find(|(of, ..)| *of == mark)?;
    letters.chars().zip(marked.chars()).find(|(plain, _)| *plain == letter).map(|(_, it)| it)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_a_line_breaks_is_whole() {
        let text = "They say it rains of-\r\n ten, of-\nten in-\nAugust -\nsaid-\n\nx 9-\nten.";
        let whole = "They say it rains often, often in-\nAugust -\nsaid-\n\nx 9-\nten.";
        assert_eq!(unbroken(text).as_deref(), Some(whole));
    }

    #[test]
    fn a_word_is_one_however_its_letters_are_written() {
        assert_eq!(composed("re\u{301}sume\u{301}"), "résumé");
        assert_eq!(composed("\u{fb01}nd an o\u{fb03}ce, of\u{ad}ten"), "find an office, often");
        assert_eq!(composed("x\u{301} 日本"), "x\u{301} 日本", "what is not known stays");
        for (_, letters, marked) in MARKED {
            assert_eq!(letters.chars().count(), marked.chars().count());
        }
    }
}
