//! The findings as JUnit XML, for servers that show the results of tests.

use maud::{Markup, html};
use probative_finding::finding::{Outcome, Untested, Verdict};

use super::Render;
use crate::report::{Entry, Report};
use probative_words::format::{exact, exact_value, visible};

/// The findings as JUnit XML: one suite, one test a claim, the numbers as properties of the suite.
#[derive(Debug, Clone, Copy, Default)]
pub struct Junit;

impl Render for Junit {
    fn render(&self, report: &Report) -> String {
        let count =
            |wanted: Ending| report.entries.iter().filter(|entry| ending(entry) == wanted).count();
        let body = html! {
            testsuites {
                testsuite name=(report.title) tests=(report.entries.len())
                    failures=(count(Ending::Failure)) errors=(count(Ending::Error))
                    skipped=(count(Ending::Skipped)) {
                    properties { @for entry in &report.entries { (numbers(entry)) } }
                    @for entry in &report.entries { (test(entry)) }
                }
            }
        };
        let xml = visible(&body.into_string());
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{xml}\n")
    }
}

/// How a test ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Pass,
    Failure,
    Skipped,
    Error,
}

fn ending(entry: &Entry) -> Ending {
    if matches!(entry.finding.outcome, Outcome::Untested { why: Untested::Failed { .. }, .. }) {
        return Ending::Error;
    }
    match entry.finding.verdict() {
        Verdict::Supported | Verdict::Qualified => Ending::Pass,
        Verdict::NotSupported | Verdict::Contradicted => Ending::Failure,
        Verdict::Inconclusive | Verdict::NotTestable | Verdict::NotTested => Ending::Skipped,
    }
}

fn test(entry: &Entry) -> Markup {
    let name = format!("{} {}", entry.claim.id, entry.claim.said);
    let word = entry.finding.verdict().word();
    let message = &entry.sentence;
    html! {
        testcase name=(name) classname=(entry.finding.kind.word()) {
            @match ending(entry) {
                Ending::Pass => @if entry.finding.verdict() == Verdict::Qualified {
                    // A server shows no message of a test that passes but what it printed.
                    properties { property name="verdict" value=(word) {} }
                    system-out { (probative_words::finding::label(&entry.finding)) ": " (message) " " (entry.meaning) }
                }
                Ending::Failure => failure type=(word) message=(message) { (entry.meaning) },
                Ending::Skipped => skipped type=(word) message=(message) {},
                Ending::Error => error type=(word) message=(message) {},
            }
        }
    }
}

/// The verdict and the numbers of one claim, each under the claim's id.
fn numbers(entry: &Entry) -> Markup {
    let mut named = vec![("verdict", entry.finding.verdict().word().to_owned())];
    if let Outcome::Tested { appraisal, judgement } = &entry.finding.outcome {
        let measure = &appraisal.primary.measure;
        let (low, high) = measure.bounds();
        named.push(("certainty", judgement.certainty.word().to_owned()));
        named.extend(exact_value(measure).map(|value| ("value", value)));
        named.push(("low", exact(low, measure)));
        named.push(("high", exact(high, measure)));
        named.push(("unit", measure.unit.label()));
    }
    html! {
        @for (name, value) in &named {
            property name={ (entry.claim.id) "." (name) } value=(value) {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    /// Elements and attributes of the common schema: each element with those it may hold.
    const SCHEMA: [(&str, &[&str]); 9] = [
        ("testsuites", &[]),
        ("testsuite", &["name", "tests", "failures", "errors", "skipped"]),
        ("properties", &[]),
        ("property", &["name", "value"]),
        ("testcase", &["name", "classname"]),
        ("failure", &["type", "message"]),
        ("skipped", &["type", "message"]),
        ("system-out", &[]),
        ("error", &["type", "message"]),
    ];

    /// The opening tags of a text of XML: name and attributes' names.
    fn tags(xml: &str) -> Vec<(String, Vec<String>)> {
        let opening = xml.split('<').skip(2).filter(|part| !part.starts_with('/'));
        let names = |part: &str| {
            let tag = part.split('>').next().unwrap().to_owned();
            let name = tag.split(' ').next().unwrap().to_owned();
            let parts = tag.split('"').step_by(2).filter(|part| part.contains('='));
            let attributes = parts.map(|part| part.trim_end_matches('=').trim().to_owned());
            (
                name.clone(),
                attributes.map(|a| a.trim_start_matches(&name).trim().to_owned()).collect(),
            )
        };
        opening.map(names).collect()
    }

    #[test]
    fn every_element_and_attribute_is_one_of_the_common_schema() {
        for report in [fixture::report(), fixture::hostile("a=\"<b>\"\u{ffff}\u{1}&")] {
            let xml = Junit.render(&report);
            for (name, attributes) in tags(&xml) {
                let (_, allowed) = SCHEMA.iter().find(|(known, _)| *known == name).expect(&name);
                assert!(attributes.iter().all(|a| allowed.contains(&a.as_str())), "{attributes:?}");
                assert_eq!(attributes.len(), allowed.len(), "{name}");
            }
            assert!(!xml.contains(['\u{ffff}', '\u{1}']));
        }
    }

    #[test]
    fn the_counts_are_those_of_the_tests() {
        let xml = Junit.render(&fixture::report());
        assert!(xml.contains("tests=\"9\" failures=\"2\" errors=\"1\" skipped=\"3\""), "{xml}");
        assert_eq!(xml.matches("<failure ").count(), 2);
        assert_eq!(xml.matches("<skipped ").count(), 3);
        assert_eq!(xml.matches("<error ").count(), 1);
        assert!(xml.contains("<property name=\"k2.value\" value=\"64.58333333\">"));
    }

    #[test]
    fn a_qualified_claim_passes_and_its_message_says_what_it_leaves_out() {
        let xml = Junit.render(&fixture::report());
        let of_test = xml.split("<testcase ").find(|test| test.starts_with("name=\"k2 ")).unwrap();
        assert!(
            of_test.contains("<property name=\"verdict\" value=\"supported-with-qualification\">"),
            "{of_test}"
        );
        let printed = "<system-out>supported with qualification: ";
        assert!(of_test.contains(printed) && of_test.contains("read alone it misleads"));
    }
}
