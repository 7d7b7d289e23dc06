//! Sentences that stand on a page whatever was found.

use probative_finding::finding::Joint;
use probative_terms::Date;

/// What a verdict is, at the foot of a page.
pub fn made_by(version: &str) -> String {
    format!(
        "Made by probative {version} from pinned records. A verdict here follows from a published \
         rule; it is not a judgement of anybody’s honesty."
    )
}

/// What all findings say together.
pub fn together(joint: &Joint, claims: usize) -> String {
    let Joint { by_chance, keep, .. } = joint;
    format!(
        "{by_chance} of {claims} claims rest on chance. If all their intervals were widened \
         together (Holm), {keep} of them would keep their word."
    )
}

/// Where a page is made again.
pub fn made_again(version: &str) -> String {
    format!("With version {version} of probative, in the folder that holds the case:")
}

/// What making a page again gives.
pub const SAME_BYTES: &str = "The same case, sources and version give the same bytes, on any \
    number of threads. The verdicts can be recomputed from this page alone: every claim’s table \
    “What the rule looks at” holds all that the rule sees.";

/// What a source is that was compiled afterwards.
pub const RECONSTRUCTED: &str = "reconstructed: compiled after the text appeared";

/// Cells by which rows are left out.
pub fn cells(left_out: &[(String, Vec<String>)]) -> String {
    let of_column = |(column, values): &(String, Vec<String>)| {
        let value = |value: &String| if value.is_empty() { "blank" } else { value }.to_owned();
        format!("{column}: {}", values.iter().map(value).collect::<Vec<_>>().join(", "))
    };
    left_out.iter().map(of_column).collect::<Vec<_>>().join("; ")
}

/// How a source came to be as it is, behind its title.
pub fn made(provisional: bool, reconstructed: bool, left_out: &[(String, Vec<String>)]) -> String {
    let provisional = provisional.then(|| " (provisional)".to_owned());
    let reconstructed = reconstructed.then(|| format!(" ({RECONSTRUCTED})"));
    let left = (!left_out.is_empty()).then(|| format!(" (without rows of {})", cells(left_out)));
    provisional.into_iter().chain(reconstructed).chain(left).collect()
}

/// When a source was published, as a list of sources tells it: what came after the text nobody
/// knew when it appeared.
pub fn published(day: Option<Date>, text: Date) -> String {
    match day {
        None => "on a date not known".to_owned(),
        Some(day) if day > text => format!("{day}, after the text"),
        Some(day) => day.to_string(),
    }
}

/// How the findings that stand first are chosen.
pub const CHOSEN: &str = "Chosen by rule: the weakest claim that the conclusion needs, then others \
    that it needs, then the rest; the worst verdicts and the widest gaps first. The conclusion may be \
    true though these are not.";

/// The heading of the findings that stand first.
pub fn telling(findings: usize) -> &'static str {
    match findings {
        1 => "One finding that changes the picture",
        2 => "Two findings that change the picture",
        _ => "Three findings that change the picture",
    }
}

/// How the argument's picture and its list are read.
pub const ARGUMENT: &str = "The picture ends with the conclusion. The list begins with it; below \
    each claim stand those that it rests on.";

/// The title of the argument's picture.
pub const ARGUMENT_TITLE: &str = "How the claims rest on each other";

/// What stands above the claims of the picture that the conclusion does not need.
pub const APART: &str = "The conclusion does not rest on these:";

/// The heading of claims that the conclusion does not need.
pub fn not_needed(claims: usize) -> String {
    format!("Claims that the conclusion does not need ({claims})")
}

/// What stands beside the weakest claim of a list.
pub const WEAKEST: &str = "← the weakest that the conclusion needs";

/// Where a claim's grounds are listed, where they are not below it.
pub const STANDS_ABOVE: &str = "(what it rests on stands above)";

/// Where a claim's grounds are listed, where the list is as deep as it gets.
pub const STANDS_NEXT: &str = "(what it rests on stands next)";

/// What stands above readings of an untested claim.
pub const DECIDES_NOTHING: &str = "What held records show all the same; it decides nothing:";

/// What stands above the qualifiers of a claim.
pub const MISLEADS: &str = "What makes it mislead when read alone";

/// What the smallest difference is that a rule looks at.
pub const DETECTABLE: &str = "the smallest difference that this design finds four times in five";

/// What stands where no record decides.
pub const NO_RECORD: &str = "No record was used.";

/// What stands where a case has nothing to test.
pub const NO_CLAIMS: &str = "This case has no claims.";

/// What stands where nothing has been corrected.
pub const NO_CORRECTIONS: &str = "None so far.";

/// How a Markdown report was made, and what its findings say together.
pub fn settings(seed: u64, draws: usize, level: &str, version: &str, joint: &Joint) -> String {
    let Joint { by_chance, keep, .. } = joint;
    format!(
        "Seed {seed}, {draws} draws, level {level}; probative {version}. Claims that rest on \
         chance: {by_chance}; they keep their word together: {keep}."
    )
}

/// What a rule of SARIF is.
pub fn of_kind(kind: &str) -> String {
    format!("A claim of the kind {kind}, held against public records.")
}
