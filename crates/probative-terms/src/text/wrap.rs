//! Words in lines.

/// The words in lines of at most `widest` letters, a blank between two of them; one that is longer
/// by itself has a line of its own. No words are one empty line.
///
/// ```
/// use probative_terms::text::wrapped;
///
/// assert_eq!(wrapped("one two three".split(' '), 8), ["one two", "three"]);
/// ```
pub fn wrapped(words: impl IntoIterator<Item = impl AsRef<str>>, widest: usize) -> Vec<String> {
    let (mut lines, mut line, mut long) = (Vec::new(), String::new(), 0);
    for word in words {
        let (word, letters) = (word.as_ref(), word.as_ref().chars().count());
        if !line.is_empty() && long + 1 + letters > widest {
            lines.push(std::mem::take(&mut line));
            long = 0;
        }
        if !line.is_empty() {
            line.push(' ');
            long += 1;
        }
        line.push_str(word);
        long += letters;
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_there_and_no_line_is_longer_than_asked_but_for_a_long_word() {
        let words = ["a", "bc", "defghij", "k", "ü", "lm"];
        for widest in 1..20 {
            let lines = wrapped(words, widest);
            assert_eq!(lines.join(" "), words.join(" "));
            let fits = |line: &String| line.chars().count() <= widest || !line.contains(' ');
            assert!(lines.iter().all(fits), "{widest}: {lines:?}");
        }
        assert_eq!(wrapped([""; 0], 9), [""]);
    }
}
