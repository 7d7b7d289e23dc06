//! Which kind of claim a piece makes, by rules that have names, and the words that decided.

use std::ops::Range;

use probative_terms::Kind;

use crate::hit::Hits;
use crate::lexicon::Cue;
use crate::quantity::Quantity;
use crate::source::{Manner, Source};
use crate::token::{Shape, Tokens};

mod by;
mod counts;
mod hold;
mod patterns;
mod public;
mod rules;
mod stated;

use by::{By, deciding};
pub(crate) use hold::{asks, proposes};
use rules::every;

/// What is known of a piece.
#[derive(Debug, Clone)]
pub(crate) struct Facts<'a> {
    pub(crate) tokens: &'a Tokens<'a>,
    /// Its tokens.
    pub(crate) piece: Range<usize>,
    /// Its cues.
    pub(crate) hits: Hits<'a>,
    /// Its quantities.
    pub(crate) quantities: &'a [Quantity],
    /// How many periods it names.
    pub(crate) periods: usize,
    /// How many places it names.
    pub(crate) places: usize,
    /// Who it is credited to.
    pub(crate) source: Option<&'a Source>,
}

/// A rule that tells one kind.
pub(crate) struct Rule {
    /// Its name.
    pub(crate) name: &'static str,
    /// The kind that it tells.
    pub(crate) kind: Kind,
    /// Whether it tells it of a piece.
    pub(crate) tells: fn(&Facts<'_>) -> bool,
    /// What it goes by.
    pub(crate) by: &'static [By],
    /// Sentences of our own that need it.
    pub(crate) needed_by: [&'static str; 2],
}

/// The rules that tell kinds, in the order in which they are asked: the name, the kind, and two
/// sentences that need it.
pub fn rules() -> impl Iterator<Item = (&'static str, Kind, [&'static str; 2])> {
    every().map(|rule| (rule.name, rule.kind, rule.needed_by))
}

/// A kind that a claim can be read as, and what told it.
#[derive(Debug, Clone, PartialEq)]
pub struct Telling {
    /// The kind.
    pub kind: Kind,
    /// The rule that told it.
    pub rule: &'static str,
    /// The bytes of the words that decided.
    pub decided: Vec<Range<usize>>,
}

/// How many kinds a claim is read as at most.
const MOST: usize = 3;
/// Rules that fit whatever has a number or a name, and are no other reading of what another rule
/// fits.
const GENERAL: [&str; 4] =
    ["a number or an event", "a vague number", "a property or a status", "what the speaker did"];

/// What a piece can be read as: the first rule that fits, then those of other kinds that fit too.
pub(crate) fn tellings(facts: &Facts<'_>) -> Vec<Telling> {
    let mut found: Vec<Telling> = Vec::new();
    for rule in every() {
        let other = found.iter().all(|one| one.kind != rule.kind);
        let own = found.is_empty() || !GENERAL.contains(&rule.name);
        if found.len() < MOST && other && own && (rule.tells)(facts) {
            let decided = deciding(facts, rule.by);
            found.push(Telling { kind: rule.kind, rule: rule.name, decided });
        }
    }
    found
}

impl Facts<'_> {
    pub(crate) fn has(&self, cue: Cue) -> bool {
        self.hits.has(cue)
    }

    /// Whether it tells what those of another view say.
    pub(crate) fn opposes(&self) -> bool {
        crate::source::opposes(self.tokens, &self.piece)
    }

    /// Whether a word stands in the piece.
    pub(crate) fn says(&self, word: &str) -> bool {
        self.piece.clone().any(|at| self.tokens.is(at, word))
    }

    /// Whether a word is its first.
    pub(crate) fn says_first(&self, word: &str) -> bool {
        self.tokens.is(self.piece.start, word)
    }

    /// Whether it says what something does: a verb of that, and none of what one is to do.
    pub(crate) fn acts(&self) -> bool {
        let mut acts = self.hits.every().filter(|hit| hit.cue == Cue::Acts);
        // "To help" and "with your help", "the benefits" do nothing.
        let noun = |at: usize| {
            let one = !self.tokens.word(at).ends_with("ing");
            let named = self.tokens.has(at, Cue::Determiner)
                || self.tokens.shape(at) == Some(Shape::Clitic);
            // "A drug benefit" has no plural and no auxiliary before it.
            let bare = ["benefit", "help", "support", "burden", "harm"]
                .contains(&self.tokens.word(at + 1));
            let does = self.tokens.has(at, Cue::Aux)
                || self.tokens.has(at, Cue::Pronoun)
                || self.tokens.word(at).ends_with('s')
                || self.tokens.word(at).ends_with("ly");
            (bare && !does)
                || named
                    && one
                    && !["that", "this", "these", "those"].contains(&self.tokens.word(at))
        };
        acts.any(|hit| {
            let at = hit.tokens.start;
            // "They threaten to close it" says what may come.
            let threat =
                self.tokens.word(at).starts_with("threaten") && self.tokens.is(at + 1, "to");
            !threat && (at == 0 || !(self.tokens.is(at - 1, "to") || noun(at - 1)))
        })
    }

    /// Whether it ends in that something works: "Built well, dams work".
    pub(crate) fn works(&self) -> bool {
        const NEAR: usize = 3;
        let last = self.piece.end.saturating_sub(1);
        let short = self.piece.len() < 8;
        // "The levee is clearly working".
        let going = self.tokens.is(last, "working")
            && (last.saturating_sub(NEAR)..last)
                .any(|at| ["is", "are"].contains(&self.tokens.word(at)));
        let works = ["work", "works", "worked"].contains(&self.tokens.word(last)) && short;
        (works || going) && !self.is_address()
    }

    /// Whether it speaks of who speaks or listens: I, we, you.
    pub(crate) fn is_address(&self) -> bool {
        ["i", "we", "you"].iter().any(|word| self.says(word))
    }

    /// Whether it has a finite verb.
    pub(crate) fn has_verb(&self) -> bool {
        let verbs = [
            Cue::Aux,
            Cue::Verb,
            Cue::Acts,
            Cue::Event,
            Cue::Up,
            Cue::Down,
            Cue::Speech,
            Cue::Cause,
        ];
        let tells = |at: usize| {
            let clitic = self.tokens.shape(at) == Some(Shape::Clitic)
                && ["re", "ve", "ll", "m"].contains(&self.tokens.word(at));
            clitic
                || verbs.iter().any(|cue| self.tokens.has(at, *cue))
                || self.tokens.word(at).ends_with("ed")
        };
        self.piece.clone().any(tells)
            || self.has(Cue::Acts)
            || self.has(Cue::Law) && self.says("that")
    }

    /// Whether two words stand in it side by side.
    pub(crate) fn says_both(&self, one: &str, other: &str) -> bool {
        self.piece.clone().any(|at| self.tokens.is(at, one) && self.tokens.is(at + 1, other))
    }

    /// Whether it tells of a change.
    pub(crate) fn changes(&self) -> bool {
        self.has(Cue::Up) || self.has(Cue::Down) || self.has(Cue::Record)
    }

    /// Whether a number of it went up or down.
    pub(crate) fn number_changes(&self) -> bool {
        self.quantities.iter().any(|quantity| quantity.change.is_some())
    }

    /// How many of its quantities are parts of a whole.
    pub(crate) fn parts(&self) -> usize {
        self.quantities.iter().filter(|quantity| quantity.is_part()).count()
    }

    /// Whether it has a number of something other than time.
    pub(crate) fn counts(&self) -> bool {
        self.quantities.iter().any(|quantity| !quantity.is_time())
    }

    /// Whether it sets something against something else, other than against a number.
    pub(crate) fn compares(&self) -> bool {
        let mut compared = self.hits.every().filter(|hit| hit.cue == Cue::Compared);
        compared.any(|hit| {
            let than = hit.tokens.len() == 1 && self.tokens.is(hit.tokens.start, "than");
            !(than && self.before_a_number(hit.tokens.end))
        })
    }

    /// Whether a number follows within two words: "than the 12", "than half".
    fn before_a_number(&self, at: usize) -> bool {
        let bytes = self.tokens.bytes(&(at..(at + 2).min(self.piece.end)));
        self.quantities
            .iter()
            .any(|one| one.span.start < bytes.end && one.span.start >= bytes.start)
    }

    /// Whether a part is one of a named whole: "9 percent of mills", "4 of the 9", "most of them".
    pub(crate) fn part_of_whole(&self) -> bool {
        let behind = |one: &Quantity| {
            let at = self.tokens.at_byte(one.span.end);
            let of = self.tokens.is(at, "of");
            const VERBS: [&str; 14] = [
                "are", "were", "is", "was", "have", "had", "live", "said", "would", "will", "go",
                "lack", "do", "lacked",
            ];
            let is = VERBS.contains(&self.tokens.word(at));
            let start = self.tokens.at_byte(one.span.start);
            // "One in six children", "2 of every 1,000 births".
            let every = self.tokens.is(start + 1, "of") && self.tokens.is(start + 2, "every");
            let fraction = one.unit == "fraction"
                && (every || ["in", "out"].contains(&self.tokens.word(start + 1)));
            of && (one.is_part() || self.is_number(at + 1)) || is && one.is_part() || fraction
        };
        self.quantities.iter().any(behind)
    }

    /// Whether the whole of a part is named: "9 percent of mills", "4 of the 9".
    pub(crate) fn names_whole(&self) -> bool {
        self.quantities.iter().any(|one| self.tokens.is(self.tokens.at_byte(one.span.end), "of"))
    }

    /// Whether a number stands within three words behind a token.
    fn is_number(&self, at: usize) -> bool {
        let bytes = self.tokens.bytes(&(at..(at + 3).min(self.piece.end)));
        self.quantities.iter().any(|one| bytes.contains(&one.span.start))
    }

    /// Whether it gives another's wording, without a number that could be held against a record.
    pub(crate) fn is_wording(&self) -> bool {
        let said = self.source.is_some_and(|source| {
            let inside = self.tokens.bytes(&self.piece).contains(&source.span.start);
            source.manner == Manner::Said && inside
        });
        // Of "she warned that it would lead to ruin" what it leads to is the point.
        let outcome = self.has(Cue::Cause) && self.has(Cue::Forecast);
        said && !self.counts() && !outcome
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hit::hits;
    use crate::quantity::quantities;
    use crate::{place, source, time};

    /// The rule that tells the kind of a sentence, among all but one.
    fn told(text: &str, without: &str) -> Option<(&'static str, Kind)> {
        let tokens = Tokens::new(text);
        let all = 0..tokens.all.len();
        let found = hits(&tokens, &all);
        let periods = time::periods(&tokens, &all, None);
        let taken: Vec<Range<usize>> = periods.iter().map(|period| period.tokens.clone()).collect();
        let quantities = quantities(&tokens, &all, &taken);
        let source = source::source(&tokens, &all, &found);
        let facts = Facts {
            tokens: &tokens,
            piece: all.clone(),
            hits: Hits::within(&found, &all),
            quantities: &quantities,
            periods: periods.len(),
            places: place::places(&tokens).len(),
            source: source.as_ref(),
        };
        let mut rules = every().filter(|rule| rule.name != without);
        rules.find(|rule| (rule.tells)(&facts)).map(|rule| (rule.name, rule.kind))
    }

    #[test]
    fn the_words_that_decided_and_other_kinds_are_told() {
        let read = |text: &str| crate::Reading::new(text, None).claims[0].clone();
        let text = "The closing of the bridge led to 40 lost shops.";
        let claim = read(text);
        let words: Vec<&str> = claim.decided.iter().map(|span| &text[span.clone()]).collect();
        assert_eq!((claim.rule, words), ("an outcome put down to a cause", vec!["led to"]));
        let text = "Because of the levy, 9 percent of the mills closed, down 4 percent.";
        let kinds: Vec<&str> = read(text).others.iter().map(|other| other.kind.word()).collect();
        assert_eq!(kinds, ["trend"], "a fall, and no part of what is not named");
    }

    /// The kind of the first claim of a text, if it makes one.
    fn kind(text: &str) -> Option<&'static str> {
        crate::Reading::new(text, None).claims.first().map(|claim| claim.kind.word())
    }

    #[test]
    fn a_change_is_what_the_verb_tells_and_no_adjective_aim_or_deed() {
        for text in [
            "Thefts in Ohio are climbing.",
            "Rents climb in every town.",
            "Trade has shrunk in Utah.",
        ] {
            assert_eq!(kind(text), Some("trend"), "{text}");
        }
        for text in [
            "The board of Ohio fears increased fines for its clerks.",
            "The surge plan of the Ohio board is an old one.",
            "The mayor of Reno has a plan to increase trade.",
            "Hale Mills expanded the barns of the valley.",
        ] {
            assert_ne!(kind(text), Some("trend"), "{text}");
        }
    }

    #[test]
    fn a_record_is_told_by_how_long_it_held_or_by_any_time() {
        assert_eq!(
            kind("Trade in Ohio is at the lowest point in over half a century."),
            Some("trend")
        );
        assert_eq!(kind("More looms are running now than at any time before."), Some("trend"));
        assert_eq!(kind("Looms in Ohio are heavier than carts."), Some("rate"));
    }

    #[test]
    fn what_a_measure_allows_is_laid_down_and_what_is_threatened_is_no_effect() {
        assert_eq!(
            kind("The bill bans carts in Ohio, and it also allows mills to close."),
            Some("membership")
        );
        assert_eq!(kind("Millers of Ohio have threatened to close the dam."), Some("membership"));
        assert_eq!(kind("The toll will improve the roads of the valley."), Some("effect"));
        assert_eq!(kind("Nine mills are due to receive letters."), Some("figure"));
        assert_eq!(
            kind("Every day the dam leaks, the valley loses more than five barns."),
            Some("rate")
        );
        assert_eq!(kind("The toll of $9 falls short of what is needed."), Some("figure"));
    }

    #[test]
    fn what_a_measure_would_allow_and_levels_by_a_part_are_told() {
        let would = "The bill would allow carters of Ohio to cross the bridge.";
        assert_eq!(kind(would), Some("membership"));
        assert_eq!(kind("Weavers pay 55 percent more for the same bread."), Some("rate"));
        assert_eq!(kind("The price of bread in Ohio continues to increase."), Some("trend"));
        assert_eq!(kind("My thoughts and prayers are with all millers of Ohio."), None);
    }

    #[test]
    fn of_how_many_it_is_one_is_a_status() {
        assert_eq!(
            kind("Reno is home to one of the only two looms of Nevada."),
            Some("membership")
        );
        assert_eq!(kind("Reno has two looms."), Some("figure"));
    }

    #[test]
    fn what_a_court_hears_of_is_an_event() {
        assert_eq!(kind("Two carters of the valley pleaded guilty to theft."), Some("figure"));
        assert_eq!(kind("Ann Hale was convicted of fraud in a state court."), Some("figure"));
    }

    #[test]
    fn what_is_quoted_is_what_it_says_and_what_is_reported_a_wording() {
        let said = "“The ferry of Reno is critical to the farms,” Hale said.";
        assert_eq!(kind(said), Some("effect"));
        assert_eq!(kind("Sheriff Ann Hale testified that her deputies are afraid."), Some("quote"));
    }

    #[test]
    fn what_is_told_of_no_name_or_measure_or_to_the_listener_is_no_property() {
        assert_eq!(kind("The bakery is a pleasant place to sit."), None);
        assert_eq!(kind("You know what Ohio looks like to you."), None);
        assert_eq!(kind("Pay Millers Much More:"), None);
        assert_eq!(kind("The bakery of Reno is a private company."), Some("membership"));
    }

    #[test]
    fn every_rule_tells_the_sentences_that_need_it() {
        let mut wrong = Vec::new();
        for rule in every() {
            for text in rule.needed_by {
                let found = told(text, "");
                if found != Some((rule.name, rule.kind)) {
                    wrong.push(format!("{}: {found:?}: {text}", rule.name));
                }
                if told(text, rule.name).map(|(_, kind)| kind) == Some(rule.kind) {
                    wrong.push(format!("{} is not needed by: {text}", rule.name));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
