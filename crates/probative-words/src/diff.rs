//! The words of a diff of two findings: which claims have another word, and what explains it.

use probative_finding::diff::{Changed, Diff, Rule};

/// A line for each claim whose word differs: before, after, and the change of rule behind it.
pub fn lines(diff: &Diff) -> Vec<String> {
    let why = |changed: &Changed| match (diff.rules.0 == diff.rules.1, diff.other_settings) {
        (true, false) => "under the same rule".to_owned(),
        (true, true) => {
            "under the same rule, with another seed, level or number of draws".to_owned()
        }
        (false, _) => by_rule(diff, &changed.by),
    };
    let line = |changed: &Changed| {
        let (before, after) = (changed.before.label(), changed.after.label());
        format!("{}: {before} → {after}, {}", changed.claim, why(changed))
    };
    diff.changed.iter().map(line).collect()
}

/// What stands above those lines.
pub fn heading() -> &'static str {
    "Words that changed since the findings that the case has pinned"
}

fn by_rule(diff: &Diff, by: &[Rule]) -> String {
    let version = format!("by version {} of the rule, which was {}", diff.rules.1, diff.rules.0);
    let changes: Vec<&str> = by.iter().map(|rule| changed(*rule)).collect();
    match changes.is_empty() {
        true => format!("{version}; none of its changes is known to explain it"),
        false => format!("{version}: {}", changes.join("; ")),
    }
}

/// What the rule has changed.
fn changed(rule: Rule) -> &'static str {
    match rule {
        Rule::Counted => "a sentence about these places and years is exact as counted",
        Rule::ByChance => "what is exact as counted is qualified where chance often gives as much",
        Rule::FewEvents => "few counts qualify it",
        Rule::Widened => "an interval is as wide as its worlds ask for",
        Rule::NotCalibrated => "where chance decides, worlds must say how wide the interval is",
        Rule::NoError => "the rank of a published rate takes its counts or its errors",
        Rule::AtThreshold => "a figure at a threshold settles nothing",
        Rule::HeldFixed => "all nulls of the same sentence must agree",
        Rule::Regions => "its words are read as other regions",
        Rule::Primary => "the primary reading is another quantity, or is made by another method",
        Rule::Beside => "other readings stand beside it",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use probative_finding::Verdict;

    #[test]
    fn a_line_tells_both_words_and_what_explains_the_second() {
        let one = |by: &[Rule]| Changed {
            claim: "a".to_owned(),
            before: Verdict::Inconclusive,
            after: Verdict::Supported,
            by: by.to_vec(),
        };
        let told = |rules, other_settings, by: &[Rule]| {
            lines(&Diff { rules, other_settings, changed: vec![one(by)] }).join("")
        };
        assert_eq!(told((2, 2), false, &[]), "a: inconclusive → supported, under the same rule");
        assert!(told((2, 2), true, &[]).ends_with("with another seed, level or number of draws"));
        let explained = told((1, 2), false, &[Rule::Counted, Rule::FewEvents]);
        assert!(explained.ends_with("exact as counted; few counts qualify it"), "{explained}");
        assert!(told((1, 2), false, &[]).ends_with("none of its changes is known to explain it"));
    }
}
