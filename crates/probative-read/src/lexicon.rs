//! Closed lists of words and phrases, and what each may tell of a sentence.
//!
//! The lists stand in `data/lexicon.txt`: a cue, then its words and phrases. A word with `~` behind
//! it stands for its regular forms too: `climb~` for climbs, climbed, climbing. No list knows a
//! party, a side or a person.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

/// Makes the cues with their words from one row each.
macro_rules! cues {
    ($($(#[$about:meta])* $cue:ident = $word:literal;)*) => {
        /// What a word or phrase may tell of its sentence.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Cue { $($(#[$about])* $cue,)* }

        impl Cue {
            const ALL: [(Cue, &'static str); [$(Cue::$cue),*].len()] = [$((Cue::$cue, $word)),*];
        }
    };
}

cues! {
    /// A finite verb of a closed list: is, has, will, can.
    Aux = "aux";
    /// A negation.
    Not = "not";
    /// A preposition.
    Preposition = "preposition";
    /// The, a, this, its: what opens a noun phrase.
    Determiner = "determiner";
    /// A pronoun that can be a subject.
    Pronoun = "pronoun";
    /// And, but, or.
    Conjunction = "conjunction";
    /// While, because, where: what opens a clause.
    Subordinator = "subordinator";
    /// What is counted in thousands and millions: people, jobs, votes.
    Counted = "counted";
    /// A month.
    Month = "month";
    /// A day of the week.
    Weekday = "weekday";
    /// A number in words.
    Count = "count";
    /// Hundred, thousand, million.
    Scale = "scale";
    /// First, second: no count.
    Ordinal = "ordinal";
    /// A length of time.
    Span = "span";
    /// An abbreviation that a stop belongs to.
    Abbreviation = "abbreviation";
    /// A word that ends in s and is no plural.
    Singular = "singular";
    /// A plural without an s.
    Plural = "plural";
    /// A group of persons.
    Person = "person";
    /// A verb or adjective that modifies a counted noun, or ends its phrase.
    Verb = "verb";
    /// It rose.
    Up = "up";
    /// It fell.
    Down = "down";
    /// A change without a way: changed, improved.
    Changed = "changed";
    /// A record: than ever before, the highest since.
    Record = "record";
    /// An outcome put down to something.
    Cause = "cause";
    /// A verb of what a policy does.
    Acts = "acts";
    /// A law, its passing, or a status under it.
    Law = "law";
    /// Said, reported, warned.
    Speech = "speech";
    /// A noun for who speaks: experts, opponents, the report.
    Speaker = "speaker";
    /// An opposing view, or another explanation.
    Rival = "rival";
    /// Than, compared to, twice the.
    Compared = "compared";
    /// The level of a rate.
    Rate = "rate";
    /// Along, coincides with.
    Along = "along";
    /// Concentrated, the most in the country.
    Cluster = "cluster";
    /// A part of a whole.
    Share = "share";
    /// A number made from others.
    Sum = "sum";
    /// Two things together.
    Together = "together";
    /// How or why it comes about.
    How = "how";
    /// What ought to be.
    Ought = "ought";
    /// What is yet to come, or might.
    Forecast = "forecast";
    /// What the speaker does by speaking: I thank, we commend.
    Ceremony = "ceremony";
    /// A motive, or what cannot be seen.
    Motive = "motive";
    /// An event that a record could hold.
    Event = "event";
    /// What leads in to a claim and is no part of it.
    LeadIn = "lead-in";
    /// An office of state, which makes its holder public.
    Office = "office";
    /// Law stated by what is not: had it not, without it.
    Unreal = "unreal";
    /// A speaker's firm belief or feeling.
    Opinion = "opinion";
    /// What points back to something named before.
    Back = "back";
    /// An insult.
    Insult = "insult";
}

/// A set of cues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Cues(u64);

impl Cues {
    /// No cue.
    pub(crate) const NONE: Cues = Cues(0);

    /// Whether the set holds a cue.
    pub(crate) fn has(self, cue: Cue) -> bool {
        self.0 & (1 << cue as u64) != 0
    }

    /// The set with another cue.
    pub(crate) fn with(self, cue: Cue) -> Cues {
        Cues(self.0 | (1 << cue as u64))
    }
}

/// A phrase of several words.
#[derive(Debug)]
struct Phrase {
    /// The words after the first.
    rest: Vec<&'static str>,
    cue: Cue,
}

/// What the lists say of a word.
#[derive(Debug, Default)]
struct Entry {
    cues: Cues,
    /// Phrases that begin with the word, the longest first.
    phrases: Vec<Phrase>,
}

/// The lists, by the first word.
#[derive(Debug)]
pub(crate) struct Lexicon {
    entries: HashMap<String, Entry, BuildHasherDefault<Fnv>>,
}

/// The hash of Fowler, Noll and Vo: words are short and come from nobody who would choose them.
#[derive(Debug)]
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// The lists of `data/lexicon.txt`, read once.
pub(crate) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::new(include_str!("../data/lexicon.txt")))
}

impl Lexicon {
    fn new(lists: &'static str) -> Lexicon {
        let mut lexicon = Lexicon { entries: HashMap::default() };
        let lines = lists.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        for line in lines {
            let (name, words) = line.split_once(": ").expect("a list has a name and words");
            let cue = Cue::ALL.iter().find(|(_, word)| *word == name);
            let (cue, _) = cue.unwrap_or_else(|| panic!("`{name}` is no cue"));
            words.split(", ").for_each(|item| lexicon.add(item.trim(), *cue));
        }
        lexicon
    }

    fn add(&mut self, item: &'static str, cue: Cue) {
        // A text's hyphen is a mark of its own, and so it is here.
        let parts = item.split(' ').flat_map(|word| word.split_inclusive('-'));
        let mut words = parts.flat_map(|part| match part.strip_suffix('-') {
            Some(word) => [word, "-"],
            None => [part, ""],
        });
        let first = words.next().unwrap_or_default();
        let rest: Vec<&'static str> = words.filter(|word| !word.is_empty()).collect();
        for form in forms(first) {
            let entry = self.entries.entry(form).or_default();
            if rest.is_empty() {
                entry.cues = entry.cues.with(cue);
            } else {
                let at = entry.phrases.partition_point(|phrase| phrase.rest.len() >= rest.len());
                entry.phrases.insert(at, Phrase { rest: rest.clone(), cue });
            }
        }
    }

    /// What a word alone tells.
    pub(crate) fn cues(&self, word: &str) -> Cues {
        self.entries.get(word).map_or(Cues::NONE, |entry| entry.cues)
    }

    /// The cues of phrases that begin at a word, each with how many words it has; `next` gives
    /// the words after it.
    pub(crate) fn phrases<'t>(
        &self,
        word: &str,
        next: impl Fn(usize) -> &'t str,
        mut found: impl FnMut(Cue, usize),
    ) {
        let Some(entry) = self.entries.get(word) else { return };
        for phrase in &entry.phrases {
            if phrase.rest.iter().enumerate().all(|(at, word)| next(at + 1) == *word) {
                found(phrase.cue, phrase.rest.len() + 1);
            }
        }
    }
}

/// The forms of a word: itself, and its regular ones where `~` stands behind it.
fn forms(word: &str) -> Vec<String> {
    let Some(stem) = word.strip_suffix('~') else { return vec![word.to_owned()] };
    let before = stem.chars().rev().nth(1).unwrap_or('a');
    let (third, past, present) = match stem.chars().last() {
        Some('e') => {
            let cut = &stem[..stem.len() - 1];
            (format!("{stem}s"), format!("{stem}d"), format!("{cut}ing"))
        }
        Some('y') if !"aeiou".contains(before) => {
            let cut = &stem[..stem.len() - 1];
            (format!("{cut}ies"), format!("{cut}ied"), format!("{stem}ing"))
        }
        Some('s' | 'x' | 'h') => (format!("{stem}es"), format!("{stem}ed"), format!("{stem}ing")),
        _ => (format!("{stem}s"), format!("{stem}ed"), format!("{stem}ing")),
    };
    vec![stem.to_owned(), third, past, present]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_regular_word_stands_for_its_forms() {
        assert_eq!(forms("reduce~"), ["reduce", "reduces", "reduced", "reducing"]);
        assert_eq!(forms("deny~"), ["deny", "denies", "denied", "denying"]);
        assert_eq!(forms("boost~"), ["boost", "boosts", "boosted", "boosting"]);
        assert_eq!(forms("employ~"), ["employ", "employs", "employed", "employing"]);
    }

    #[test]
    fn a_phrase_is_found_from_its_first_word() {
        let words = ["because", "of", "the", "rain"];
        let mut found = Vec::new();
        let next = |at: usize| words.get(at).copied().unwrap_or("");
        lexicon().phrases(words[0], next, |cue, length| found.push((cue, length)));
        assert_eq!(found, [(Cue::Cause, 2)]);
    }

    #[test]
    fn the_lists_know_no_side() {
        let sides =
            ["republican", "democrat", "democratic", "liberal", "conservative", "undocumented"];
        for side in sides {
            assert_eq!(lexicon().cues(side), Cues::NONE, "{side}");
        }
    }
}
