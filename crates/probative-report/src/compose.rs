//! Arranges the findings of a case for a reader.

mod comparison;
mod graph;
mod passage;
mod telling;

use std::collections::BTreeMap;

use probative_case::case::Case;
use probative_finding::finding::{Finding, Findings, Outcome, Untested, Verdict};
use probative_words::finding;

use crate::report::{Documents, Entry, Report};

/// Arranges the findings of a case for a reader.
pub fn compose(case: &Case, findings: &Findings) -> Report {
    let entries = entries(case, findings);
    let conclusion = graph::conclusion(case, &entries);
    let telling = telling::telling(&conclusion, &entries);
    Report {
        title: case.title.clone(),
        text: case.text.clone(),
        settings: case.settings,
        telling,
        counts: counts(&entries),
        by_chance: by_chance(&entries),
        wanted: wanted(&entries),
        graph: graph::graph(&conclusion.claim, &entries),
        conclusion,
        joint: findings.joint,
        made: findings.made.clone(),
        passed_over: findings.passed_over.clone(),
        sources: case.sources.clone(),
        corrections: case.corrections.clone(),
        changed: Vec::new(),
        marked: None,
        methods: Vec::new(),
        version: findings.head.program.clone(),
        documents: Documents {
            findings: findings.to_json(),
            exhibits: findings.exhibits_to_json(),
        },
        places: places(&entries),
        entries,
    }
}

/// Arranges the findings of a case beside the words of its text, with every claim marked in them.
pub fn compose_marked(case: &Case, findings: &Findings, text: &str) -> Report {
    Report { marked: Some(passage::passages(&case.claims, text)), ..compose(case, findings) }
}

fn entries(case: &Case, findings: &Findings) -> Vec<Entry> {
    let mut entries = Vec::new();
    // The first of a claim counts, where somebody has merged several.
    let of_claims = findings.findings.iter().rev().map(|found| (found.claim.as_str(), found));
    let of_claims: BTreeMap<&str, &Finding> = of_claims.collect();
    for claim in &case.claims {
        let Some(&finding) = of_claims.get(claim.id.as_str()) else { continue };
        entries.push(Entry {
            sentence: finding::sentence(finding),
            meaning: finding::meaning(finding),
            number: finding::number(finding),
            reservation: finding::reservation(finding),
            pictures: finding.exhibits.iter().map(probative_words::exhibit).collect(),
            claim: claim.clone(),
            finding: finding.clone(),
        });
    }
    entries
}

/// Where the entry of each claim stands.
fn places(entries: &[Entry]) -> BTreeMap<String, usize> {
    entries.iter().enumerate().map(|(at, entry)| (entry.claim.id.clone(), at)).collect()
}

fn counts(entries: &[Entry]) -> Vec<(Verdict, usize)> {
    let count = |verdict| entries.iter().filter(|entry| entry.finding.verdict() == verdict).count();
    Verdict::ALL.iter().map(|&verdict| (verdict, count(verdict))).collect()
}

/// The claims whose counts hold, and of which chance often gives as much.
fn by_chance(entries: &[Entry]) -> Vec<String> {
    let no_more = entries.iter().filter(|entry| finding::no_more_than_chance(&entry.finding));
    no_more.map(|entry| entry.claim.id.clone()).collect()
}

fn wanted(entries: &[Entry]) -> Vec<(String, probative_terms::Wanted)> {
    let mut wanted = Vec::new();
    for entry in entries {
        if let Outcome::Untested { why: Untested::NotHeld(record), .. } = &entry.finding.outcome {
            wanted.push((entry.claim.id.clone(), record.clone()));
        }
    }
    wanted
}
