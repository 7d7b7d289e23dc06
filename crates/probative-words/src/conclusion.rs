//! What is said of a text's conclusion, for the page, the Markdown, the terminal and the picture.

use probative_finding::finding::Verdict;
use probative_terms::text::counted;

use crate::finding::ON_NEAREST;
use crate::format::{listed, stopped};

/// What the sentences of a conclusion are told from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conclusion<'a> {
    /// The claim that the text concludes with.
    pub claim: &'a str,
    /// Its verdict; none where no claim is marked as the conclusion.
    pub verdict: Option<Verdict>,
    /// Whether that verdict rests on records of another definition.
    pub on_nearest: bool,
    /// The conclusion, as it follows "It concludes that".
    pub concludes: &'a str,
    /// The claims that it rests on directly.
    pub needs: &'a [String],
    /// How many claims it rests on in all.
    pub needs_in_all: usize,
    /// How many of those no record here tests.
    pub untested: usize,
    /// How many claims the text makes.
    pub claims: usize,
    /// The weakest of those that it rests on.
    pub weakest: Option<Weakest<'a>>,
}

/// The weakest claim that a conclusion rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weakest<'a> {
    /// Its id.
    pub claim: &'a str,
    /// Its verdict.
    pub verdict: Verdict,
    /// Whether that verdict rests on records of another definition.
    pub on_nearest: bool,
    /// What the text says.
    pub said: &'a str,
    /// What was found of it, in one plain sentence.
    pub sentence: &'a str,
}

/// A piece of a sentence, which each output shows in its own way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words of this program.
    Ours(String),
    /// Words of the case.
    Theirs(String),
    /// A claim, by its id.
    Claim(String),
    /// A verdict.
    Verdict(Verdict),
}

use Piece::{Claim, Theirs};

/// Words of this program.
fn ours(words: &str) -> Piece {
    Piece::Ours(words.to_owned())
}

/// What the text concludes, without more.
pub fn concludes(concludes: &str) -> Vec<Piece> {
    vec![ours("It concludes that "), Theirs(stopped(concludes))]
}

impl Conclusion<'_> {
    /// How the conclusion fares and the weakest claim that it rests on, as a page begins.
    pub fn opening(&self) -> Vec<Piece> {
        let mut said = vec![ours("The text concludes that "), Theirs(stopped(self.concludes))];
        said.extend(self.own_verdict());
        if let Some(weakest) = &self.weakest {
            let rests = format!(" It rests on {}. The weakest, ", self.part_of_all());
            said.extend([Piece::Ours(rests), Claim(weakest.claim.to_owned()), ours(", is ")]);
            said.extend(weakest.word());
            said.extend([ours(": "), Theirs(stopped(weakest.said))]);
        }
        said
    }

    /// How the conclusion itself fares, in a sentence behind another.
    fn own_verdict(&self) -> Vec<Piece> {
        self.verdict.map_or_else(Vec::new, |verdict| {
            let claim = Claim(self.claim.to_owned());
            let told = [ours(" "), ours(judged(verdict))].into_iter();
            let told = told.chain(word(verdict, self.on_nearest));
            told.chain([ours(" ("), claim, ours(").")]).collect()
        })
    }

    /// What it concludes, what it needs for that, and what was found of the weakest of it.
    pub fn in_full(&self) -> Vec<Piece> {
        let mut said = concludes(self.concludes);
        said.extend(self.own_verdict());
        if self.needs.is_empty() {
            return said;
        }
        said.extend([ours(" For that it needs "), Theirs(listed(self.needs))]);
        match &self.weakest {
            Some(weakest) => {
                said.extend([ours(WEAKEST), Claim(weakest.claim.to_owned()), ours(" (")]);
                said.extend(weakest.word());
                said.extend([ours("): "), Theirs(weakest.sentence.to_owned())]);
            }
            None => said.push(ours(".")),
        }
        said
    }

    /// What it needs and the weakest claim that it rests on, in one line; nothing where it rests
    /// on none.
    pub fn line(&self) -> Option<Vec<Piece>> {
        let weakest = self.weakest.as_ref()?;
        let mut said = vec![ours("the conclusion ("), Claim(self.claim.to_owned())];
        if let Some(verdict) = self.verdict {
            said.push(ours(": "));
            said.extend(word(verdict, self.on_nearest));
        }
        said.extend([ours(") needs "), Theirs(listed(self.needs)), ours(WEAKEST)]);
        said.extend([Claim(weakest.claim.to_owned()), ours(": ")]);
        said.extend(weakest.word());
        Some(said)
    }

    /// How many claims it rests on and the weakest of them, below a picture's title.
    pub fn pictured(&self) -> Vec<Piece> {
        let Some(verdict) = self.verdict else {
            return vec![ours("No claim is marked as the conclusion.")];
        };
        let mut said = vec![ours("The conclusion, "), Claim(self.claim.to_owned()), ours(" (")];
        let needs = counted(self.needs_in_all, "other claim");
        said.extend(word(verdict, self.on_nearest));
        said.push(Piece::Ours(format!("), rests on {needs}")));
        if let Some(weakest) = &self.weakest {
            said.extend([ours("; the weakest of them is "), Claim(weakest.claim.to_owned())]);
            said.push(ours(", "));
            said.extend(weakest.word());
        }
        said.push(ours("."));
        said
    }

    /// How many claims it rests on, and how many of them no record here tests.
    fn part_of_all(&self) -> String {
        let part = format!("{} of the {} below", self.needs_in_all, counted(self.claims, "claim"));
        match self.untested {
            0 => part,
            open => format!("{part} ({open} of these not tested)"),
        }
    }
}

impl Weakest<'_> {
    fn word(&self) -> Vec<Piece> {
        word(self.verdict, self.on_nearest)
    }
}

/// A verdict with what records it rests on.
fn word(verdict: Verdict, on_nearest: bool) -> Vec<Piece> {
    let nearest = on_nearest.then(|| ours(ON_NEAREST));
    std::iter::once(Piece::Verdict(verdict)).chain(nearest).collect()
}

const WEAKEST: &str = "; the weakest claim it rests on is ";

/// How the conclusion itself fares, as a sentence that its own verdict and link end.
fn judged(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::NotTestable => "No public record can show this; it is ",
        Verdict::NotTested => "No held record settles this; it is ",
        _ => "As tested here this is ",
    }
}

/// A claim of the picture in words: its verdict, and what it rests on.
pub fn node(claim: &str, verdict: Verdict, grounds: &[String]) -> String {
    let rests =
        if grounds.is_empty() { String::new() } else { format!(", rests on {}", listed(grounds)) };
    format!("{claim}: {}{rests}.", verdict.label())
}

/// Sentences in plain text, with each verdict as it is called there.
pub fn plain(said: Vec<Piece>, called: impl Fn(Verdict) -> &'static str) -> String {
    let words = said.into_iter().map(|piece| match piece {
        Piece::Ours(words) | Theirs(words) | Claim(words) => words,
        Piece::Verdict(verdict) => called(verdict).to_owned(),
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn conclusion<'a>(needs: &'a [String], weakest: Option<Weakest<'a>>) -> Conclusion<'a> {
        let (claim, concludes) = ("k9", "rents rose");
        let verdict = Some(Verdict::Supported);
        let (needs_in_all, untested, claims) = (needs.len(), 1, 12);
        let on_nearest = false;
        Conclusion {
            claim,
            verdict,
            on_nearest,
            concludes,
            needs,
            needs_in_all,
            untested,
            claims,
            weakest,
        }
    }

    #[test]
    fn each_output_says_which_claim_is_the_weakest() {
        let needs = ["k1".to_owned(), "k2".to_owned()];
        let verdict = Verdict::Contradicted;
        let (said, sentence, on_nearest) = ("all fell", "Two fell.", false);
        let weakest = Weakest { claim: "k2", verdict, on_nearest, said, sentence };
        let told = conclusion(&needs, Some(weakest));
        let text = |said| plain(said, Verdict::word);
        assert_eq!(
            text(told.opening()),
            "The text concludes that rents rose. As tested here this is supported (k9). It \
             rests on 2 of the 12 claims below (1 of these not tested). The weakest, k2, is \
             contradicted: all fell."
        );
        assert_eq!(
            text(told.in_full()),
            "It concludes that rents rose. As tested here this is supported (k9). For that it \
             needs k1 and k2; the weakest claim it rests on is k2 (contradicted): Two fell."
        );
        assert_eq!(
            told.line().map(text).as_deref(),
            Some(
                "the conclusion (k9: supported) needs k1 and k2; the weakest claim it rests on is k2: \
                 contradicted"
            )
        );
        let nearest = Weakest { on_nearest: true, ..weakest };
        let nearest = Conclusion { on_nearest: true, ..conclusion(&needs, Some(nearest)) };
        let said = text(nearest.line().expect("it rests on two"));
        assert!(said.contains("(k9: supported on the nearest records) needs"), "{said}");
        assert!(said.ends_with("k2: contradicted on the nearest records"), "{said}");
        assert_eq!(
            text(told.pictured()),
            "The conclusion, k9 (supported), rests on 2 other claims; the weakest of them is k2, \
             contradicted."
        );
    }

    #[test]
    fn a_conclusion_that_rests_on_nothing_says_nothing_of_a_weakest_claim() {
        let told = conclusion(&[], None);
        let text = |said| plain(said, Verdict::word);
        assert_eq!(
            text(told.in_full()),
            "It concludes that rents rose. As tested here this is supported (k9)."
        );
        assert_eq!(told.line(), None);
        let unmarked = Conclusion { verdict: None, ..told };
        assert_eq!(text(unmarked.pictured()), "No claim is marked as the conclusion.");
    }
}
