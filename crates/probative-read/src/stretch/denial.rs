//! Whether a sentence denies what the words of a claim say, by its grammar.

use probative_case::words::{AFFIRMED, AFFIRMED_WITHIN, Words};
use probative_terms::Kind;

use super::Stretch;
use super::compare::{FEWER, HIGH, LOW, MORE};
use crate::lexicon::Cue;
use crate::token::{Shape, Tokens};
use crate::words::TAKES;

/// Words that open a clause beneath another, in which a denial is none of the sentence.
pub(crate) const BENEATH: [&str; 19] = [
    "who", "which", "that", "because", "if", "when", "where", "while", "although", "though",
    "unless", "whether", "as", "since", "after", "before", "until", ":", "than",
];

/// Words by which a sentence says of another that it is not so.
const FALSE: [&str; 6] = ["false", "untrue", "myth", "wrong", "incorrect", "mistaken"];

/// What is denied of a sentence that is said not to be so: "it is not true that".
const TRUE: [&str; 4] = ["true", "so", "case", "correct"];

/// Verbs that deny the one behind them once more: "has not stopped growing".
const ENDS: [&str; 8] = ["stop", "stopped", "stops", "cease", "ceased", "end", "ended", "quit"];

/// Whether a token denies by itself: "not", "n't", "never", "no" before a noun, "neither", "none".
pub(crate) fn is_denial(tokens: &Tokens<'_>, at: usize) -> bool {
    let next = tokens.word(at + 1);
    let before = at.checked_sub(1).map_or("", |before| tokens.word(before));
    // "We cannot ignore that jobs were lost" affirms it.
    if (at + 1..=at + AFFIRMED_WITHIN).any(|verb| AFFIRMED.contains(&tokens.word(verb))) {
        return false;
    }
    match tokens.word(at) {
        "not" => !["only", "just"].contains(&next) && before != "or",
        // "No more than 40" is a bound.
        "no" => !["more", "fewer", "less", "later", "doubt"].contains(&next),
        "t" => tokens.shape(at) == Some(Shape::Clitic),
        "never" | "neither" | "nor" | "none" | "nobody" | "nothing" | "cannot" => true,
        word => word.len() > 3 && word.ends_with("nt") && tokens.has(at, Cue::Not),
    }
}

/// Whether an auxiliary stands before it, or it before a verb of its own: "has never", "never had".
pub(crate) fn is_behind_verb(tokens: &Tokens<'_>, at: usize) -> bool {
    let aux = |at: usize| tokens.has(at, Cue::Aux);
    let clitic = at > 0 && tokens.shape(at) == Some(Shape::Clitic);
    let alone = ["cannot", "never"].contains(&tokens.word(at));
    (at > 0 && aux(at - 1)) || aux(at + 1) || clitic || alone
}

impl Stretch {
    /// Whether it denies what a claim of a kind says in these words of these numbers.
    ///
    /// What denies another thing, or stands in a clause beneath, is passed over: the deaths of
    /// people who do not drive may rise.
    ///
    /// ```
    /// use probative_case::words::{AFFIRMED, AFFIRMED_WITHIN, Words};
    /// use probative_read::Stretch;
    /// use probative_terms::Kind;
    ///
    /// let denies = |text: &str| Stretch::new(text).denies(Words::Growing, Kind::Trend, &[]);
    /// assert!(denies("The mills did not grow.") && denies("It is a myth that the mills grew."));
    /// assert!(!denies("The mills that do not weave grew."));
    /// ```
    pub fn denies(&self, words: Words, kind: Kind, numbers: &[f64]) -> bool {
        // They say themselves that something is not so, or nothing that could be.
        const OTHERS: [Words; 6] = [
            Words::Unchanged,
            Words::AtLeast,
            Words::UpTo,
            Words::None,
            Words::Quoted,
            Words::Unbounded,
        ];
        if OTHERS.contains(&words) {
            return false;
        }
        let tokens = Tokens::new(&self.text);
        let denied = Denied { tokens: &tokens, words, kind, own: self.own(&tokens, numbers) };
        let all = 0..tokens.all.len();
        all.clone().any(|at| says_false(&tokens, at)) || all.clone().any(|at| denied.by(at))
    }

    /// The tokens at which these numbers begin.
    fn own(&self, tokens: &Tokens<'_>, numbers: &[f64]) -> Vec<usize> {
        let own = self.quantities.iter().filter(|one| numbers.iter().any(|it| one.is(*it)));
        own.map(|one| tokens.at_byte(one.span.start)).collect()
    }
}

/// "It is a myth that", "it is not true that", "that it rose is false".
fn says_false(tokens: &Tokens<'_>, at: usize) -> bool {
    // What goes on behind a mark says what is so instead: "it is wrong that it fell: it rose".
    let goes_on = |from: usize| {
        let instead = |at: usize| [",", ":", ";", "but"].contains(&tokens.word(at));
        (from..tokens.all.len()).any(instead)
    };
    let that = (at + 1..at + 4).any(|at| tokens.is(at, "that") && !goes_on(at));
    let before =
        |far: usize, words: &dyn Fn(usize) -> bool| (at.saturating_sub(far)..at).any(words);
    let denied = before(3, &|at| is_denial(tokens, at));
    if TRUE.contains(&tokens.word(at)) {
        return that && denied;
    }
    let ends = tokens.shape(at + 1).is_none_or(|shape| shape == Shape::Mark);
    let is = before(2, &|at| tokens.has(at, Cue::Aux));
    FALSE.contains(&tokens.word(at)) && !denied && (that || ends && is)
}

/// What the words of a claim say, to be denied by a sentence.
struct Denied<'t> {
    tokens: &'t Tokens<'t>,
    words: Words,
    kind: Kind,
    /// The tokens at which its numbers begin.
    own: Vec<usize>,
}

impl Denied<'_> {
    /// Whether the token denies it.
    fn by(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let fails =
            ["failed", "fails", "fail"].contains(&tokens.word(at)) && tokens.is(at + 1, "to");
        let denies =
            is_denial(tokens, at) || fails || ["hardly", "scarcely"].contains(&tokens.word(at));
        denies && !self.is_beneath(at) && self.is_target(at)
    }

    /// Whether it stands in a clause beneath another.
    fn is_beneath(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let parts = |at: &usize| [",", ";", "(", "."].contains(&tokens.word(*at));
        let from = (0..at).rev().find(parts).map_or(0, |mark| mark + 1);
        // "Since 2010" opens no clause.
        let opens = |at: usize| {
            BENEATH.contains(&tokens.word(at)) && tokens.shape(at + 1) != Some(Shape::Number)
        };
        (from..at).any(opens)
    }

    /// The first so many tokens behind one, as far as its clause goes.
    fn behind(&self, at: usize, far: usize) -> impl Iterator<Item = usize> + '_ {
        let stops = |at: usize| {
            self.tokens.shape(at) == Some(Shape::Mark) && !self.tokens.is(at, "-")
                || ["but", "and", "who", "which", "that"].contains(&self.tokens.word(at))
        };
        let all = (at + 1..self.tokens.all.len()).take_while(move |at| !stops(*at));
        all.take(far)
    }

    fn has(&self, at: usize, far: usize, words: &[&str]) -> bool {
        self.behind(at, far).any(|at| words.contains(&self.tokens.word(at)))
    }

    fn has_cue(&self, at: usize, far: usize, cues: &[Cue]) -> bool {
        self.behind(at, far).any(|at| cues.iter().any(|cue| self.tokens.has(at, *cue)))
    }

    /// Whether what stands behind a denial is what the words say.
    fn is_target(&self, at: usize) -> bool {
        const WHOLE: [&str; 6] = ["all", "every", "each", "most", "majority", "both"];
        let no = self.tokens.is(at, "no");
        let verb = is_behind_verb(self.tokens, at);
        match self.words {
            Words::Number | Words::Nearly | Words::MoreThan | Words::LessThan | Words::Between => {
                let change = self.kind == Kind::Trend && self.changes(at, 3);
                change || !no && self.behind(at, 2).any(|at| self.own.contains(&at))
            }
            Words::Growing
            | Words::Falling
            | Words::Doubled
            | Words::Tripled
            | Words::Halved
            | Words::FasterThan
            | Words::SlowerThan => self.changes(at, if no { 2 } else { 4 }),
            Words::Higher | Words::FarMore => {
                self.has(at, if no { 1 } else { 5 }, &MORE) || !no && self.has(at, 3, &["as"])
            }
            Words::Lower | Words::FarFewer => self.has(at, if no { 1 } else { 5 }, &FEWER),
            Words::Highest
            | Words::SecondHighest
            | Words::AmongHighest
            | Words::TopThird
            | Words::OneOfHighest
            | Words::TheMost => {
                !no && (self.has(at, 6, &HIGH) || self.has(at, 6, &["deadliest", "worst", "top"]))
            }
            Words::Lowest
            | Words::SecondLowest
            | Words::AmongLowest
            | Words::BottomThird
            | Words::OneOfLowest => {
                !no && (self.has(at, 6, &LOW) || self.has(at, 6, &["safest", "bottom"]))
            }
            Words::All | Words::Most => {
                self.has(at, 2, &WHOLE)
                    || self.kind == Kind::Membership && verb && self.is_first(at)
            }
            Words::TheOnly => self.has(at, 3, &["only"]),
            Words::Along | Words::Clusters => {
                self.has_cue(at, 4, &[Cue::Along, Cue::Cluster, Cue::Together])
            }
            Words::Because | Words::Lowered | Words::Explains => {
                let acts = [Cue::Cause, Cue::Acts, Cue::Up, Cue::Down];
                verb && (self.has_cue(at, 4, &acts) || self.has(at, 4, &TAKES))
            }
            Words::ClosingTheGap
            | Words::WideningTheGap
            | Words::Unchanged
            | Words::AtLeast
            | Words::UpTo
            | Words::None
            | Words::Quoted
            | Words::Unbounded => false,
        }
    }

    /// Whether no verb stands before that of a denial: "two have it, and a third does not".
    fn is_first(&self, at: usize) -> bool {
        (0..at.saturating_sub(1)).all(|at| !self.tokens.has(at, Cue::Aux))
    }

    /// Whether a change of the words' way stands behind a denial, and none elsewhere: "did not fall
    /// but grew", and what "did not fall" may have grown.
    fn changes(&self, at: usize, far: usize) -> bool {
        const MULTIPLIES: [&str; 4] = ["double", "doubled", "triple", "tripled"];
        let up =
            |at: usize| self.tokens.has(at, Cue::Up) || MULTIPLIES.contains(&self.tokens.word(at));
        let down = |at: usize| {
            self.tokens.has(at, Cue::Down) || ["halve", "halved"].contains(&self.tokens.word(at))
        };
        let own = |at: usize| match self.words {
            Words::Falling | Words::Halved => down(at),
            Words::Growing | Words::Doubled | Words::Tripled => up(at),
            _ => up(at) || down(at),
        };
        let denied = self.behind(at, far).filter(|at| own(*at)).count();
        let all = (0..self.tokens.all.len()).filter(|at| up(*at) || down(*at)).count();
        denied > 0 && denied == all && !self.has(at, far, &ENDS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn denies(text: &str, words: Words, kind: Kind) -> bool {
        Stretch::new(text).denies(words, kind, &[40.0])
    }

    #[test]
    fn a_denial_is_of_the_words_that_stand_behind_it() {
        let trend = |text: &str| denies(text, Words::Growing, Kind::Trend);
        assert!(trend("Since 2010 deaths have not grown") && trend("Deaths failed to rise"));
        assert!(trend("It is not true that deaths rose") && trend("There was no rise of deaths"));
        assert!(!trend("Deaths of people who do not drive rose"));
        assert!(!trend("Deaths did not fall but rose") && !trend("Deaths have not stopped rising"));
        assert!(
            !trend("Deaths did not fall")
                && denies("They did not fall", Words::Falling, Kind::Trend)
        );
        assert!(!trend("It is wrong that deaths fell: they rose"));
        assert!(!trend("We cannot ignore the fact that deaths rose"));
        assert!(!trend("No one can deny that deaths rose"));
        assert!(!trend("Deaths rose, and nobody knows why"));
        let rank = |text: &str| denies(text, Words::Highest, Kind::Rate);
        assert!(rank("Utah does not have the highest rate"));
        assert!(
            !rank("No state has a higher rate") && !rank("It has never been lower than in 2010")
        );
        assert!(!rank("The state without a law has the highest rate"));
        let more = |text: &str| denies(text, Words::Higher, Kind::Rate);
        assert!(more("People there do not die more often") && more("It is no higher there"));
        assert!(!more("In states with no law more people die"));
    }

    #[test]
    fn a_number_is_denied_by_the_word_before_it() {
        let number = |text: &str| denies(text, Words::Number, Kind::Figure);
        assert!(number("Not even 40 mills closed") && number("They were not 40 mills"));
        assert!(!number("40 mills did not close") && !number("Of homes without a car 40 burned"));
    }

    #[test]
    fn members_are_denied_by_the_verb() {
        let all = |text: &str| denies(text, Words::All, Kind::Membership);
        assert!(all("Utah does not have it") && all("Not all of the three have it"));
        assert!(!all("The two that do not pay have it"));
        assert!(!all("Utah and Texas have it; Ohio does not"));
        assert!(!denies("Most mills did not close", Words::Most, Kind::Share));
    }
}
