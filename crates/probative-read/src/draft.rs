//! A reading as a case that is ready to check: claims that no record settles yet, and what they
//! need.

use probative_case::case::{Settings, Text};
use probative_case::claim::mechanism::Mechanism;
use probative_case::claim::{Anchor, Kinds, Notes, Test};
use probative_case::keys::commented;
use probative_case::words::Words;
use probative_case::{Case, Claim as Tested, placeholder};
use probative_terms::{Date, Diagnostic, Kind, Place as Told, Tail};
use sha2::{Digest, Sha256};

use crate::claim::{Claim, Unchecked};
use crate::hand::{AtHand, Found};
use crate::json::name;
use crate::page::Page;
use crate::person::private_names;
use crate::reading::Reading;
use crate::sentence::as_a_clause;
use crate::token::Tokens;

mod answer;
mod comments;
mod hand;
mod needs;
mod products;
mod sense;

pub(crate) use hand::stems;

use hand::{Fit, Hand};
use sense::Sense;

/// A case that is drafted from a text, and the comments that name its questions.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The case.
    pub case: Case,
    /// What stands above each claim: its questions, and why it is not to be checked.
    comments: Vec<Vec<String>>,
    /// What stands below each claim: the table that would test it.
    answers: Vec<Vec<String>>,
    /// What stands at the end: sentences that claim nothing which a record could show.
    passed: Vec<String>,
    /// How many questions it leaves open, of what a record can show.
    pub open: usize,
    /// The files at hand that may answer each claim, the likeliest first.
    pub at_hand: Vec<Vec<Found>>,
}

impl Draft {
    /// Drafts a case from what was read of a page; `path` names its file, and `bytes` are the
    /// file's. Of files at hand those are put into a claim's table that have its words, years and
    /// places.
    ///
    /// ```
    /// use probative_case::Case;
    /// use probative_read::{Draft, Page, Reading};
    ///
    /// let text = "In 2012, 40 of the 90 mills in Ohio were closed.";
    /// let page = Page::new("mills.txt", text.as_bytes()).unwrap();
    /// let reading = Reading::new(&page.text, probative_terms::Date::new(2013, 1, 1));
    /// let draft = Draft::new(&reading, &page, "mills.txt", text.as_bytes(), &[]).unwrap();
    /// assert_eq!(Case::read(&draft.toml()).unwrap(), draft.case);
    /// ```
    ///
    /// # Errors
    ///
    /// E124 where neither the text nor the reader's user says when it appeared, E121 where the text
    /// makes no claim.
    pub fn new(
        reading: &Reading,
        page: &Page,
        path: &str,
        bytes: &[u8],
        at_hand: &[AtHand],
    ) -> Result<Draft, Box<Diagnostic>> {
        let refused = |code: &str, said: &str| {
            Box::new(Diagnostic::new(code, said).at(Told::File { path: path.to_owned() }))
        };
        let date = reading.date.ok_or_else(|| refused("E124", "the text names no day"))?;
        let Some(conclusion) = conclusion(reading) else {
            return Err(refused("E121", "nothing in it claims what a record could show"));
        };
        let hand = Hand::new(at_hand);
        let mut files: Vec<Vec<Fit>> = Vec::new();
        let senses: Vec<Sense> = reading
            .claims
            .iter()
            .map(|one| {
                let mut sense = Sense::new(one, page, asked(one, page));
                let before = files.last().and_then(|found| found.first()).cloned();
                files.push(hand.fits(one, &sense, (page, date), before.as_ref()));
                sense.fit = files.last().and_then(|found| found.first()).cloned();
                sense.fits = hand.of_numbers(one, &sense, (page, date));
                sense
            })
            .collect();
        let read = || reading.claims.iter().zip(&senses);
        let claims: Vec<Tested> =
            read().enumerate().map(|(index, one)| tested(index, one, page, bytes)).collect();
        let concludes = claims.get(conclusion).map(|it| as_a_clause(&it.said)).unwrap_or_default();
        let case = Case {
            title: format!("{}{path}", placeholder::TITLE),
            text: text(reading, page, path, bytes, (date, name(conclusion), concludes)),
            settings: Settings { seed: seed(bytes), draws: 9999, level: 0.95 },
            sources: Vec::new(),
            layers: Vec::new(),
            claims,
            uses: Vec::new(),
            corrections: Vec::new(),
        };
        let comments = read().map(|(claim, sense)| comments::lines(claim, sense, page)).collect();
        let told =
            |fits: &Vec<Fit>| fits.iter().enumerate().flat_map(|(at, fit)| fit.lines(at)).collect();
        let at_hand: Vec<Vec<String>> = files.iter().map(told).collect();
        let lines = |(index, one): (usize, (&Claim, &Sense))| {
            [at_hand[index].clone(), answer::lines(index, one, page)].concat()
        };
        let answers = read().enumerate().map(lines).collect();
        let passed = reading.passed.iter().map(|passed| {
            let place = page.original(&passed.span);
            format!("Not checkable, bytes {} to {}: {}.", place.start, place.end, passed.why)
        });
        let checked = read().filter(|(it, _)| it.unchecked.is_none() && !it.of_person);
        let open = checked.map(|(claim, sense)| claim.questions.len() + sense.asks.len()).sum();
        let at_hand = files.into_iter().map(|fits| fits.into_iter().map(Fit::found).collect());
        let at_hand = at_hand.collect();
        Ok(Draft { case, comments, answers, passed: passed.collect(), open, at_hand })
    }

    /// The case file: every key told, above each claim what the text leaves open, and below it the
    /// table that would test it.
    pub fn toml(&self) -> String {
        let mut out = String::new();
        let mut comments = self.comments.iter();
        let mut answers = self.answers.iter();
        let mut first = true;
        for line in commented(&self.case.write()).lines() {
            if line == "[[claims]]" {
                let above = comments.next().into_iter().flatten();
                // What stands between two claims belongs to the second.
                let between = out.rfind("\n\n").map_or(out.len(), |at| at + 1);
                let lead = out.split_off(if first { out.len() } else { between });
                if !first {
                    told_below(&mut out, answers.next());
                }
                out.push_str(&lead);
                above.for_each(|comment| out.push_str(&format!("# {comment}\n")));
                first = false;
            }
            out.push_str(line);
            out.push('\n');
        }
        told_below(&mut out, answers.next());
        if !self.passed.is_empty() {
            out.push('\n');
        }
        self.passed.iter().for_each(|line| out.push_str(&format!("# {line}\n")));
        out
    }
}

/// Adds lines below a claim, as comments.
fn told_below(out: &mut String, lines: Option<&Vec<String>>) {
    lines.into_iter().flatten().for_each(|line| out.push_str(&format!("# {line}\n")));
}

/// The claim that the text ends in: the last that others lead to, or the last of all that can be
/// checked. The comment above it asks whether it is the one.
fn conclusion(reading: &Reading) -> Option<usize> {
    let last = |is: &dyn Fn(&Claim) -> bool| reading.claims.iter().rposition(is);
    let rests = |claim: &Claim| !claim.rests_on.is_empty() && claim.unchecked.is_none();
    last(&rests).or_else(|| last(&|claim| claim.unchecked.is_none())).or_else(|| last(&|_| true))
}

/// A number from the bytes of the text, so that two drafts of one text are the same.
fn seed(bytes: &[u8]) -> u64 {
    bytes.iter().fold(7, |sum: u64, byte| (sum * 31 + u64::from(*byte)) % 1_000_000)
}

/// What is known of the text; what is not is said to be so.
fn text(
    reading: &Reading,
    page: &Page,
    path: &str,
    bytes: &[u8],
    (date, conclusion, concludes): (Date, String, String),
) -> Text {
    // The heading of a text is a sentence that claims nothing, at its beginning.
    let heads = |span: &std::ops::Range<usize>| page.text[..span.start].trim().is_empty();
    let heading = reading.passed.iter().map(|passed| &passed.span).find(|span| heads(span));
    let first = page.text.lines().map(str::trim).find(|line| !line.is_empty());
    let first = heading.map(|span| &page.text[span.clone()]).or(first);
    Text {
        publisher: placeholder::TEXT_PUBLISHER.to_owned(),
        headline: first.filter(|line| !names_a_person(line)).map_or(path.to_owned(), shortened),
        url: placeholder::URL.to_owned(),
        date,
        sha256: hash(bytes),
        bytes: bytes.len(),
        conclusion,
        concludes,
    }
}

/// Whether a line names a private person.
fn names_a_person(line: &str) -> bool {
    !private_names(&Tokens::new(line)).is_empty()
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// How many letters of a claim's words are told.
const LONGEST: usize = 160;

/// Words on one line, the rest of a long passage left out.
fn shortened(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} …", line[..end].trim_end()),
        None => line,
    }
}

/// A claim with its record still to be found.
fn tested(index: usize, (claim, sense): (&Claim, &Sense), page: &Page, bytes: &[u8]) -> Tested {
    let place = page.original(&claim.span);
    let said = said(claim, page);
    let wanted = needs::wanted(claim, sense, page);
    let record = wanted.record.clone();
    let motive = claim.unchecked == Some(Unchecked::Motive) && claim.kind == Kind::Mechanism;
    let test = if motive {
        let neighbour = "which outcome would differ if the motive were there?".to_owned();
        Test::Held(Box::new(Kinds::Mechanism(Mechanism { neighbour })))
    } else {
        Test::NotHeld { kind: sense.kind, wanted }
    };
    let words = if motive { Words::Unbounded } else { sense.words };
    Tested {
        id: name(index),
        mirror: format!("Not so: {said}"),
        said,
        short: None,
        anchor: Anchor {
            start: place.start,
            length: place.len(),
            sha256: hash(bytes.get(place).unwrap_or_default()),
        },
        tested_as: format!("it waits for a record that is not held: {record}"),
        words,
        worded: words.word(),
        regions: None,
        regions_because: None,
        reach: match () {
            () if motive => probative_terms::Reach::These,
            () if words != claim.phrase.words => words.reach(),
            () => claim.phrase.reach,
        },
        reach_because: None,
        denied: sense.denied,
        tail: Tail::Both,
        vary: Vec::new(),
        records: Vec::new(),
        rests_on: claim.rests_on.iter().map(|at| name(*at)).collect(),
        notes: Notes::default(),
        would_change: placeholder::WOULD_CHANGE.to_owned(),
        test,
        shown: Vec::new(),
    }
}

/// The kind by which a claim is asked, with its words: a record is the rank of a year.
fn asked(claim: &Claim, page: &Page) -> (Kind, Words) {
    const LOW: [&str; 5] = ["lowest", "fewest", "smallest", "record low", "all-time low"];
    let first = claim.kind == Kind::Cluster && claim.is_a_rank();
    if !claim.is_of_a_record() && !first {
        return (claim.kind, claim.phrase.words);
    }
    let said = page.text[claim.span.clone()].to_lowercase();
    let is_low = claim.phrase.tail == Tail::Lower || LOW.iter().any(|word| said.contains(word));
    (Kind::Rate, if is_low { Words::Lowest } else { Words::Highest })
}

/// What a claim says; of a private person no word is told.
fn said(claim: &Claim, page: &Page) -> String {
    if claim.of_person {
        return "a sentence that concerns a person: its words are not told, and it is not tested"
            .to_owned();
    }
    shortened(&page.text[claim.span.clone()])
}

#[cfg(test)]
mod tests;
