//! What was understood of each claim, told before any number.

use probative::{Case, Claim};
use probative_terms::text::wrapped;
use probative_words::understood;

use crate::terminal::one_line;

/// How many columns a line may take.
const COLUMNS: usize = 100;
/// Where the words of a part begin.
const INDENT: usize = 17;
/// The parts that a verdict cannot be read without.
const SHORT: [&str; 3] = ["holds if", "fails if", "denied"];

/// Every claim with what was understood of it, a claim in several lines.
pub(crate) fn lines(case: &Case) -> Vec<String> {
    case.claims.iter().flat_map(|claim| of_claim(claim, true)).collect()
}

/// One claim: what the text says, then each part behind its label; where it holds and fails alone
/// unless all is asked for.
pub(crate) fn of_claim(claim: &Claim, all: bool) -> Vec<String> {
    let told = understood(claim);
    let (id, kind) = (one_line(&claim.id), claim.kind().word());
    let mut lines = behind(&format!(" {id:<4} {kind}"), &one_line(&told.said));
    for (label, words) in told.parts.iter().filter(|(label, _)| all || SHORT.contains(label)) {
        lines.extend(beneath(label, &one_line(words)));
    }
    lines
}

/// A part of a claim beneath its sentence, behind its label.
pub(crate) fn beneath(label: &str, words: &str) -> Vec<String> {
    behind(&format!("      {label}"), words)
}

/// Words from the margin on, in lines that fit the terminal.
pub(crate) fn fitted(words: &str) -> Vec<String> {
    hanging("", 0, words)
}

/// Words behind a label, in lines that fit the terminal.
fn behind(label: &str, words: &str) -> Vec<String> {
    hanging(label, INDENT, words)
}

fn hanging(label: &str, indent: usize, words: &str) -> Vec<String> {
    let lines = wrapped(words.split(' '), COLUMNS - indent - 1);
    let labels = std::iter::once(label).chain(std::iter::repeat(""));
    labels.zip(lines).map(|(label, line)| format!("{label:<indent$} {line}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_part_goes_on_beneath_itself() {
        let lines = behind("      reads", &"word ".repeat(40));
        assert!(lines.len() > 1 && lines.iter().all(|line| line.chars().count() <= COLUMNS));
        assert!(lines[0].starts_with("      reads       word") && lines[1].starts_with("       "));
    }
}
