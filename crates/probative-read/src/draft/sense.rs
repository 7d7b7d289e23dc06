//! What a sentence says beyond the entry of its words: that it denies, by how much it changed, what
//! it is set beside, and what a draft must ask.

use std::ops::Range;

use probative_case::words::Words;
use probative_terms::{Kind, Tail};

use crate::claim::Claim;
use crate::draft::hand::Fit;
use crate::page::Page;
use crate::place::{Place, unsure_county, unsure_town};
use crate::quantity::Quantity;
use crate::token::Tokens;

mod amount;
mod apart;
mod around;
mod beside;
mod denial;
mod numbers;
mod peers;
mod rank;
mod unlike;
mod whole;
mod years;

use apart::{PLACES, in_part, left_out};
use around::Around;
use denial::Denial;
use peers::Peers;
pub(super) use whole::Whole;
use years::Years;

/// How verbs begin that tell the size of a change: the change in per cent, and the words of the
/// vocabulary that mean it.
const SIZES: [(&str, i32, Option<Words>); 4] = [
    ("doubl", 100, Some(Words::Doubled)),
    ("tripl", 200, Some(Words::Tripled)),
    ("quadrupl", 300, None),
    ("halv", -50, Some(Words::Halved)),
];

/// The words of a claim, taken apart by themselves.
pub(super) struct Spoken<'a> {
    tokens: Tokens<'a>,
    claim: &'a Claim,
}

impl<'a> Spoken<'a> {
    fn new(claim: &'a Claim, page: &'a Page) -> Spoken<'a> {
        Spoken { tokens: Tokens::new(&page.text[claim.span.clone()]), claim }
    }

    /// The tokens of some bytes of the text; nothing where they stand outside of the claim.
    fn of(&self, span: &Range<usize>) -> Option<Range<usize>> {
        let own = &self.claim.span;
        let within = own.start <= span.start && span.end <= own.end;
        let at = |byte: usize| self.tokens.at_byte(byte - own.start);
        within.then(|| at(span.start)..at(span.end))
    }

    /// Its numbers, with their tokens.
    fn numbers(&self) -> impl Iterator<Item = (&'a Quantity, Range<usize>)> + '_ {
        self.claim.quantities.iter().filter_map(|one| Some((one, self.of(&one.span)?)))
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.word(at)
    }

    /// The word so many tokens before another.
    fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.tokens.word(at))
    }

    fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.word(at))
    }

    /// The size that the verb at a token tells.
    fn size(&self, at: usize) -> Option<(i32, Option<Words>)> {
        let found = SIZES.iter().find(|(stem, ..)| self.word(at).starts_with(stem));
        found.map(|(_, percent, words)| (*percent, *words))
    }

    /// A number as the text prints it.
    fn printed(&self, one: &Quantity) -> String {
        let start = self.claim.span.start;
        let within = one.span.start.checked_sub(start)..one.span.end.checked_sub(start);
        let (Some(from), Some(to)) = (within.start, within.end) else { return String::new() };
        self.tokens.text.get(from..to).unwrap_or_default().to_owned()
    }
}

/// A change of a stated size, as the table of a trend takes it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Change {
    /// `by`, and `?` where the text tells a size that no words of the vocabulary mean.
    pub(super) by: Option<String>,
    /// Why it is a `?`, or what of the sentence is not tested.
    pub(super) because: Option<String>,
    /// Whether it is told in percentage points.
    pub(super) points: bool,
    /// Whether it is told of several sizes, and of which years each is, is not.
    pub(super) several: bool,
    /// Whether a year that stands alone may be the one from which it is counted.
    pub(super) since: bool,
    /// Where it holds and fails, with why; where words alone do not say so.
    pub(super) regions: Option<[String; 3]>,
}

/// What a claim is drafted as.
#[derive(Debug, Clone)]
pub(super) struct Sense {
    /// The kind by which it is asked.
    pub(super) kind: Kind,
    /// Its words.
    pub(super) words: Words,
    /// Whether it denies what they say.
    pub(super) denied: bool,
    /// What a reader is to settle first: each stands above the claim.
    pub(super) asks: Vec<String>,
    /// Lines of the claim that only its reader can fill in.
    pub(super) unsaid: Vec<String>,
    /// By how much it changed.
    pub(super) change: Change,
    /// How many times as high it is.
    pub(super) times: Option<String>,
    /// One of how many, of a rank.
    pub(super) first: Option<String>,
    /// Whether it compares numbers as they are, and no rates.
    pub(super) of_numbers: bool,
    /// Whether what it tells is a part of a whole.
    pub(super) of_a_part: bool,
    /// The places that it is about.
    pub(super) named: Vec<Place>,
    /// The places of which it says that it does not speak.
    pub(super) out: Vec<Place>,
    /// The places that these are set beside.
    pub(super) beside: Vec<Place>,
    /// The number of which the text says that not one of so many is it.
    pub(super) not_one: Option<Range<usize>>,
    /// Numbers that no record has as they stand, each with what the text says.
    pub(super) unlike: Vec<(Range<usize>, String)>,
    /// Numbers that were promised, and are none that a record counts.
    pub(super) promised: Vec<Range<usize>>,
    /// Its years, as far as the sentence tells them.
    pub(super) years: Years,
    /// The words by which other places are meant than those that are named: "outside Ohio".
    pub(super) elsewhere: Option<String>,
    /// Of which places a whole is.
    pub(super) whole: Whole,
    /// The words by which a rank leaves out places that are none of the others.
    pub(super) without: Option<String>,
    /// Which places a rank is among, where their size says so.
    pub(super) peers: Option<Peers>,
    /// What of the files at hand may answer it.
    pub(super) fit: Option<Fit>,
    /// What of the same file may answer each of its numbers, where it has several.
    pub(super) fits: Vec<(Range<usize>, Fit)>,
}

impl Sense {
    /// Reads the words of a claim; `asked` are the kind and words without what this adds.
    pub(super) fn new(claim: &Claim, page: &Page, (kind, words): (Kind, Words)) -> Sense {
        let spoken = Spoken::new(claim, page);
        let mut sense = Sense {
            kind,
            words,
            denied: false,
            asks: Vec::new(),
            unsaid: Vec::new(),
            change: Change::default(),
            times: None,
            first: None,
            of_numbers: numbers::speaks_of_numbers(&spoken),
            of_a_part: numbers::speaks_of_a_part(&spoken),
            named: claim.places.clone(),
            out: Vec::new(),
            beside: Vec::new(),
            not_one: None,
            unlike: Vec::new(),
            promised: Vec::new(),
            years: Years::default(),
            elsewhere: None,
            without: None,
            peers: None,
            whole: Whole::default(),
            fit: None,
            fits: Vec::new(),
        };
        if claim.of_person || claim.unchecked.is_some() {
            return sense;
        }
        rank::set_rank(&spoken, &mut sense);
        peers::set_peers(&spoken, &mut sense);
        beside::set_beside(&spoken, &mut sense);
        amount::set_amount(&spoken, &mut sense);
        sense.not_one = denial::not_one(&spoken);
        sense.unlike = unlike::unlike(&spoken);
        sense.promised = unlike::promised(&spoken);
        apart::take_out(&spoken, page, &mut sense);
        if matches!(sense.kind, Kind::Figure | Kind::Share) {
            sense.asks.extend(unlike::other_bound(&spoken));
        }
        if sense.words == Words::Most {
            sense.asks.extend(unlike::nearly_all(&spoken));
        }
        sense.asks.extend(unlike::possible(&spoken));
        sense.deny(&spoken);
        sense.years = Years::new(claim, page);
        sense.leave_out(page);
        sense.ask_which_county(&spoken);
        sense.ask_which_town(page);
        whole::set_whole(&spoken, &mut sense);
        sense.ask_when_and_where();
        sense
    }

    /// Takes in which places the sentence leaves out, or means in part.
    fn leave_out(&mut self, page: &Page) {
        let all = self.named.iter().chain(&self.beside);
        let around: Vec<(&Place, Around<'_>)> =
            all.map(|place| (place, Around::new(page, &place.span))).collect();
        let out = around.iter().filter_map(|(it, around)| Some((*it, left_out(around, &PLACES)?)));
        let out: Vec<(&Place, String)> = out.collect();
        let part = around.iter().find_map(|(_, around)| in_part(around));
        let (Some((_, said)), None) = (out.first(), &part) else {
            self.elsewhere = self.elsewhere.take().or(part);
            return;
        };
        let said = said.clone();
        // "Ohio ranks first except for Iowa": Iowa is none of the others, and Ohio itself is named.
        let is_out = |place: &Place| out.iter().any(|(it, _)| it.span == place.span);
        let whole = |place: &Place| !out.iter().any(|(it, _)| it.geoid.starts_with(&place.geoid));
        let kept: Vec<Place> = self.named.iter().filter(|it| !is_out(it)).cloned().collect();
        let ranks = self.kind == Kind::Rate
            && (self.first.is_some() || self.words.ranks_from_lowest().is_some());
        if ranks && !kept.is_empty() && kept.iter().all(whole) {
            self.named = kept;
            self.without = Some(said);
        } else {
            self.elsewhere = Some(said);
        }
    }

    /// Takes in a county that several states have, of which the text does not say which is meant.
    fn ask_which_county(&mut self, spoken: &Spoken<'_>) {
        let start = spoken.claim.span.start;
        let own = spoken.claim.places.iter().filter(|place| place.span.start >= start);
        let moved = own.map(|place| Place {
            span: place.span.start - start..place.span.end - start,
            ..place.clone()
        });
        let known: Vec<Place> = moved.collect();
        if self.elsewhere.is_none()
            && let Some(span) = unsure_county(&spoken.tokens, &known)
        {
            self.elsewhere = Some(spoken.tokens.text[span].to_owned());
        }
    }

    /// Takes in a name of which the text does not say whether it is a town's or a state's.
    fn ask_which_town(&mut self, page: &Page) {
        if self.elsewhere.is_none() {
            let all = [&self.named[..], &self.beside[..]].concat();
            self.elsewhere = unsure_town(&page.text, &all).map(str::to_owned);
        }
    }

    /// Asks for years and places that the sentence bounds and does not name.
    fn ask_when_and_where(&mut self) {
        let levels = [Kind::Figure, Kind::Share, Kind::Rate, Kind::Cluster, Kind::Association];
        let open = match self.kind {
            Kind::Trend => self.years.ends().is_none_or(|ends| ends.1.is_none()),
            kind => levels.contains(&kind) && self.years.rows().is_none(),
        };
        let said = self.years.said.as_ref().filter(|_| open && self.years.single().is_none());
        self.asks.extend(said.map(|said| format!("which whole years are meant by {said}?")));
        let said = self
            .elsewhere
            .as_ref()
            .or(self.without.as_ref())
            .map(|said| format!("which places are meant by `{said}`?"));
        self.asks.extend(said);
    }

    /// Takes in that the sentence denies, as the language of a case says it.
    fn deny(&mut self, spoken: &Spoken<'_>) {
        let found =
            if self.not_one.is_some() { Denial::None } else { denial::denial(spoken, self) };
        match found {
            Denial::None => {}
            Denial::Whole => self.deny_all(spoken),
            Denial::NotAll => self.denied = true,
            Denial::Unclear(word) => {
                self.ask_denied(&word);
                // "Almost none" denies nothing, and says how many.
                if let Some(asked) = unlike::nearly_none(spoken) {
                    self.asks.pop();
                    self.asks.push(asked);
                }
            }
        }
    }

    /// Takes in that all of what it says is denied.
    fn deny_all(&mut self, spoken: &Spoken<'_>) {
        if self.kind == Kind::Membership && self.words == Words::All {
            self.words = Words::None;
            return;
        }
        if self.kind == Kind::Trend && matches!(self.words, Words::Growing | Words::Falling) {
            match denial::denied_size(spoken) {
                Some(None) => return self.ask_denied("not"),
                Some(Some(words)) => self.words = words,
                None => {}
            }
        }
        self.turn();
    }

    /// Denies what stands there, where the other way round is what the sentence says.
    fn turn(&mut self) {
        if let Some([holds, fails, because]) = &mut self.change.regions {
            std::mem::swap(holds, fails);
            *because = because.replace("says", "denies");
            return;
        }
        self.denied = true;
        let exact = matches!(self.words, Words::Number | Words::Nearly | Words::Between);
        let sized = self.change.by.is_some()
            && matches!(self.words, Words::Growing | Words::Falling | Words::Nearly);
        if self.kind == Kind::Trend && sized {
            self.change.by = Some("?".to_owned());
            let because = "the text denies a change of that size: was there none at all (then \
                           leave this out), or another?";
            self.change.because = Some(because.to_owned());
            return;
        }
        let of_a_map = [Kind::Association, Kind::Alignment].contains(&self.kind);
        if exact || self.words == Words::Most || of_a_map {
            self.denied = false;
            self.ask_denied("not");
        }
    }

    fn ask_denied(&mut self, word: &str) {
        self.asks.push(format!("what does `{word}` deny?"));
        self.unsaid.push(format!(
            "denied = \"?\" # true where `{word}` denies what the words say, false where it does not"
        ));
    }

    /// What is counted: the column of the file at hand, and else a `?`.
    pub(super) fn counted(&self) -> &str {
        self.fit.as_ref().and_then(|fit| fit.value.as_deref()).unwrap_or("?")
    }

    /// It beside the rows of one of its numbers.
    pub(super) fn of_number(&self, span: &Range<usize>) -> Sense {
        let own = self.fits.iter().find(|(of, _)| of == span).map(|(_, fit)| fit.clone());
        Sense { fit: own.or(self.fit.clone()), ..self.clone() }
    }

    /// What the text says of a number that no record has as it stands.
    pub(super) fn unlike(&self, one: &Quantity) -> Option<&str> {
        let found = self.unlike.iter().find(|(span, _)| *span == one.span);
        found.map(|(_, said)| said.as_str())
    }

    /// Which departures count, where the words go one way.
    pub(super) fn tail(&self) -> Option<Tail> {
        use Words::{
            AtLeast, Doubled, Falling, FasterThan, Growing, Halved, MoreThan, SlowerThan, Tripled,
        };
        let holds = self.change.regions.as_ref().map(|regions| regions[0].starts_with('<'));
        match (holds, self.words) {
            (Some(true), _) | (_, Falling | Halved | SlowerThan) => Some(Tail::Lower),
            (Some(false), _) => Some(Tail::Upper),
            (_, Growing | Doubled | Tripled | MoreThan | AtLeast | FasterThan) => Some(Tail::Upper),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
