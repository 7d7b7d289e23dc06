//! What stands in a drafted case where only its author knows what belongs there.

use probative_terms::Diagnostic;

use crate::{Case, Source};

/// Who made a table that the catalogue does not know.
pub const PUBLISHER: &str = "who made the table";
/// Under which terms it may be shared.
pub const LICENCE: &str = "say here under which terms it may be shared";
/// Why it may carry the argument.
pub const BECAUSE: &str = "say here why it may carry the argument";
/// What the title of a draft begins with.
pub const TITLE: &str = "A draft from ";
/// Where a text stands.
pub const URL: &str = "https://example.org/where-does-it-stand";
/// Who published it.
pub const TEXT_PUBLISHER: &str = "not told: who published it?";

/// Who has a record, where a text credits nobody.
pub const HOLDER: &str = "not told";
/// Who has a record that nobody could have.
pub const NOBODY: &str = "nobody";
/// What would change the verdict on a claim that waits for a record.
pub const WOULD_CHANGE: &str = "the record that it waits for";

/// The headline of a text that nobody has named yet.
pub const HEADLINE: &str = "The text's headline";

/// Whether the conclusion is the claim that a draft takes for it, in its own words.
fn is_guessed(case: &Case) -> bool {
    let own = case.claims.iter().find(|claim| claim.id == case.text.conclusion);
    case.title.starts_with(TITLE)
        && own.is_some_and(|own| own.said.eq_ignore_ascii_case(&case.text.concludes))
}

/// Tells of what is still as it was drafted: the page would print it.
pub fn left(case: &Case) -> Vec<Diagnostic> {
    let of_text = [
        ("title", case.title.starts_with(TITLE)),
        ("text.publisher", case.text.publisher == TEXT_PUBLISHER),
        ("text.headline", case.text.headline == HEADLINE),
        ("text.url", case.text.url == URL),
        ("text.concludes", is_guessed(case)),
    ];
    let mut open: Vec<String> =
        of_text.iter().filter(|(_, left)| *left).map(|(key, _)| format!("`{key}`")).collect();
    open.extend(case.sources.iter().filter_map(of_source));
    if open.is_empty() {
        return Vec::new();
    }
    let said = format!("left as it was drafted, and printed on the page: {}", open.join("; "));
    let help = "write there what is true; `probative explain claim` and docs/case.md say what a key is for";
    vec![Diagnostic::of_file("W312", "case.toml", said, help)]
}

fn of_source(source: &Source) -> Option<String> {
    let keys = [
        ("publisher", source.publisher == PUBLISHER),
        ("because", source.reliability.because == BECAUSE),
        ("licence", source.licence == LICENCE),
    ];
    let open: Vec<&str> = keys.iter().filter(|(_, left)| *left).map(|(key, _)| *key).collect();
    (!open.is_empty()).then(|| format!("of source `{}` {}", source.id, open.join(", ")))
}
