//! A case and its findings, arranged for a reader.

use std::collections::BTreeMap;

use probative_case::case::{Correction, Settings, Text};
use probative_case::claim::Claim;
use probative_case::source::{Format, Source};
use probative_chart::comparison::Comparison;
use probative_finding::Exhibit;
use probative_finding::diff::Diff;
use probative_finding::finding::{Finding, Joint, Made, Outcome, PassedOver, Verdict};
use probative_terms::Wanted;
use probative_words::finding::{is_on_nearest, nearest_beside_tally};
use probative_words::{audit, conclusion};

/// A case and its findings, arranged for a reader.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The case's title.
    pub title: String,
    /// The text that argues.
    pub text: Text,
    /// The settings that every chance in the case shares.
    pub settings: Settings,
    /// What the text concludes, and the weakest claim that it needs.
    pub conclusion: Conclusion,
    /// The findings that most change a reader's mind, at most three.
    pub telling: Vec<Telling>,
    /// How many claims got each verdict, in the order of [`Verdict::ALL`].
    pub counts: Vec<(Verdict, usize)>,
    /// The claims that are true as counted while chance often gives as much.
    pub by_chance: Vec<String>,
    /// The records to request, each with the claim that needs it.
    pub wanted: Vec<(String, Wanted)>,
    /// What rests on what, the conclusion first.
    pub graph: Vec<Node>,
    /// Every claim with its finding, in the case's order.
    pub entries: Vec<Entry>,
    /// Where the entry of each claim stood when the report was composed.
    pub(crate) places: BTreeMap<String, usize>,
    /// What the findings say together.
    pub joint: Joint,
    /// What there is to know of how the case was made.
    pub made: Vec<Made>,
    /// What the sources of the claims hold besides what is read.
    pub passed_over: Vec<PassedOver>,
    /// The records of the case.
    pub sources: Vec<Source>,
    /// What has been corrected, newest first.
    pub corrections: Vec<Correction>,
    /// The words that differ from those that the case has pinned, a line a claim.
    pub changed: Vec<String>,
    /// The text with the claims' passages marked, where its words are given.
    pub marked: Option<Vec<Passage>>,
    /// One page of method a kind: its title and its Markdown.
    pub methods: Vec<(String, String)>,
    /// The version of the program.
    pub version: String,
    /// The findings and exhibits for programs.
    pub documents: Documents,
}

/// What programs read of a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Documents {
    /// `findings.json`.
    pub findings: String,
    /// `exhibits.json`.
    pub exhibits: String,
}

impl Report {
    /// The same report with the pages on method in its appendix, each a title and Markdown.
    pub fn with_methods(self, methods: Vec<(String, String)>) -> Report {
        Report { methods, ..self }
    }

    /// The same report with the words that differ from those of earlier findings.
    pub fn since(self, diff: &Diff) -> Report {
        Report { changed: probative_words::diff::lines(diff), ..self }
    }

    /// The entry of the claim with this id.
    pub fn entry(&self, claim: &str) -> Option<&Entry> {
        self.place(claim).map(|at| &self.entries[at])
    }

    /// Where the entry of the claim with this id stands.
    pub(crate) fn place(&self, claim: &str) -> Option<usize> {
        let here = |at: &usize| self.entries.get(*at).is_some_and(|entry| entry.claim.id == claim);
        let known = self.places.get(claim).copied().filter(here);
        // Entries may have been taken away or put in since the report was composed.
        known.or_else(|| self.entries.iter().position(|entry| entry.claim.id == claim))
    }

    /// What the sentences of the conclusion are told from.
    pub(crate) fn told(&self) -> conclusion::Conclusion<'_> {
        let Conclusion { claim, concludes, needs, needs_in_all, weakest } = &self.conclusion;
        let untested = |entry: &&Entry| matches!(entry.finding.outcome, Outcome::Untested { .. });
        let needed = needs_in_all.iter().filter_map(|id| self.entry(id));
        let weakest = weakest.as_ref().and_then(|id| self.entry(id));
        conclusion::Conclusion {
            claim,
            verdict: self.entry(claim).map(|entry| entry.finding.verdict()),
            on_nearest: self.entry(claim).is_some_and(|entry| is_on_nearest(&entry.finding)),
            concludes,
            needs,
            needs_in_all: needs_in_all.len(),
            untested: needed.filter(untested).count(),
            claims: self.entries.len(),
            weakest: weakest.map(|entry| conclusion::Weakest {
                claim: &entry.claim.id,
                verdict: entry.finding.verdict(),
                on_nearest: is_on_nearest(&entry.finding),
                said: &entry.claim.said,
                sentence: &entry.sentence,
            }),
        }
    }

    /// How many of the tally's claims rest on records of another definition, in words.
    pub(crate) fn on_nearest(&self) -> Option<String> {
        nearest_beside_tally(self.entries.iter().map(|entry| &entry.finding))
    }

    /// What is said of a claim on which no other choices than the author's were tried as it is.
    pub(crate) fn not_audited(&self) -> &'static str {
        if self.holds_audit() { audit::AUDITED_OTHERWISE } else { audit::NOT_AUDITED }
    }

    /// The same of all claims that are tested; nothing where each is audited as it is.
    pub(crate) fn unaudited(&self) -> Option<String> {
        let is_tested = |entry: &&Entry| matches!(entry.finding.outcome, Outcome::Tested { .. });
        let is_open = |entry: &&Entry| entry.finding.audited.is_none();
        let open = self.entries.iter().filter(is_tested).filter(is_open);
        let open: Vec<&str> = open.map(|entry| entry.claim.id.as_str()).collect();
        match (self.holds_audit(), open.is_empty()) {
            (true, false) => Some(audit::audited_otherwise(&open)),
            (true, true) => None,
            (false, _) => {
                let is_audited = self.entries.iter().any(|entry| entry.finding.audited.is_some());
                (!is_audited).then(|| audit::NOT_AUDITED.to_owned())
            }
        }
    }

    fn holds_audit(&self) -> bool {
        self.sources.iter().any(|source| source.format == Format::Audit)
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}

/// A claim with its finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The claim.
    pub claim: Claim,
    /// The finding.
    pub finding: Finding,
    /// What was found, in one plain sentence with its number.
    pub sentence: String,
    /// What the verdict means for the claim, in one plain sentence.
    pub meaning: String,
    /// The number behind the verdict, as short as a terminal needs it.
    pub number: String,
    /// What keeps the finding from a plain word, after the word that it follows.
    pub reservation: Option<(&'static str, String)>,
    /// The pictures and tables, with their words.
    pub pictures: Vec<Exhibit<String>>,
}

/// What the text concludes, and the weakest claim that it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conclusion {
    /// The claim that the text concludes with.
    pub claim: String,
    /// The conclusion, as it follows "It concludes that".
    pub concludes: String,
    /// The claims that it rests on directly.
    pub needs: Vec<String>,
    /// Every claim that it rests on, nearest first.
    pub needs_in_all: Vec<String>,
    /// The weakest of all of them.
    pub weakest: Option<String>,
}

/// A finding that changes a reader's mind.
#[derive(Debug, Clone, PartialEq)]
pub struct Telling {
    /// The claim.
    pub claim: String,
    /// Its number beside what to compare it with.
    pub picture: Option<Comparison>,
}

/// One claim in what rests on what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The claim.
    pub claim: String,
    /// The claims it rests on; empty where they are listed further up.
    pub rests_on: Vec<Node>,
    /// Whether what it rests on is listed further up.
    pub again: bool,
    /// Whether what it rests on is listed next, beside it: the tree is as deep as it gets.
    pub beside: bool,
}

/// A stretch of the text, in which no claim begins or ends.
///
/// A claim in which others stand reaches over several, and is named once, where it ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// How many claims begin with it.
    pub begin: usize,
    /// Its words.
    pub words: String,
    /// The claims that end with it, the inner before the outer.
    pub end: Vec<String>,
}
