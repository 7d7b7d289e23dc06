//! What there is to know of how a case was made, in a clause each.

use probative_finding::finding::made::{About, Made, Sentence, Strength};
use probative_terms::Diagnostic;
use probative_terms::number::ten;
use probative_terms::text::counted;

use crate::format::listed;

/// The heading of what there is to know.
pub const HEADING: &str = "What to know of how this case was made";

/// What is said above it.
pub const ABOVE: &str = "What a program sees in the case, its text and its records that the author’s words do not say. It changes no word.";

/// The same as a warning, which says how to go on; where it is, its teller says.
pub fn diagnostic(made: &Made) -> Diagnostic {
    let said = match &made.claim {
        Some(claim) => format!("claim `{claim}`: {}", said(&made.about)),
        None => said(&made.about),
    };
    Diagnostic::new(&made.code, said).helped(help(&made.about))
}

/// Whether it is seen in the words of the text and not in the case alone.
pub fn is_of_text(made: &Made) -> bool {
    match &made.about {
        About::Unread { of, .. }
        | About::Unsaid { of, .. }
        | About::Otherwise { of, .. }
        | About::Unasked { of, .. }
        | About::OfARule { of, .. }
        | About::Sharper { of, .. }
        | About::Undenied { of }
        | About::Denied { of, .. }
        | About::OtherYears { of, .. }
        | About::LeftOut { of, .. } => *of == Sentence::Text,
        About::Uncovered { .. } | About::UnreadBeside { .. } => true,
        About::Held { .. }
        | About::OtherGroup { .. }
        | About::Miscalled { .. }
        | About::OtherColumn { .. }
        | About::Unlike { .. }
        | About::OtherBase { .. }
        | About::PartHeld { .. }
        | About::EveryPlace { .. }
        | About::CutToFit { .. }
        | About::FewerPlaces { .. }
        | About::PlacesLeftOut { .. }
        | About::ByRule { .. }
        | About::Past { .. }
        | About::Turned { .. }
        | About::Miscounted { .. }
        | About::Conclusion { .. } => false,
    }
}

/// How many lines of the text are named.
const NAMED: usize = 8;

/// What there is to know, as it follows the claim that it is of.
pub fn said(about: &About) -> String {
    match about {
        About::Unread { of, number } => {
            format!("{} {number}, which no reading uses", says(*of))
        }
        About::UnreadBeside { sentence, number } => {
            format!(
                "outside its words, its sentence `{sentence}` says {number}, which no reading uses"
            )
        }
        About::Unasked { of, text } => unasked(*of, text),
        About::OfARule { of, text } => {
            format!("{} “{text}”, as of a rule, and these years alone are tested", says(*of))
        }
        About::Sharper { of, text, number } => sharper(*of, text, number),
        About::Unsaid { of: Sentence::Text, number } => {
            format!("it states {number}, which its words do not say")
        }
        About::Unsaid { of: Sentence::Case, number } => {
            format!("it states {number}, which lies in no period that its own sentence names")
        }
        About::Otherwise { of, case, text, strength } => otherwise(*of, case, text, *strength),
        About::Undenied { of } => undenied(*of).to_owned(),
        About::Denied { of: Sentence::Text, text } => {
            format!("the text denies something in `{text}`, and the claim denies nothing")
        }
        About::Denied { of: Sentence::Case, .. } => {
            "its own sentence denies what its words say, and the claim denies nothing".to_owned()
        }
        About::OtherYears { of, rows, said } => other_years(*of, *rows, said),
        About::LeftOut { places, .. } => not_tested(places),
        About::OtherGroup { column, taken, other, named } => {
            other_group(column, taken, other, *named)
        }
        About::Miscalled { label, column, taken, other } => miscalled(label, column, taken, other),
        About::OtherColumn { column, other } => other_column(column, other),
        About::OtherBase { said } => other_base(said),
        About::Unlike { column, values } => unlike(column, values),
        About::Held { source, words, carries } => held(source, words, carries),
        About::PartHeld { source, words } => part_held(source, words),
        About::Turned { fell } => {
            let (moved, tested) = if *fell { ("fell", "rose") } else { ("rose", "fell") };
            format!("its words say that it {moved}, and it holds if it {tested}")
        }
        About::Miscounted { counted, named } => {
            format!("its words count {} places, and it names {named}", ten(*counted))
        }
        About::EveryPlace { list, places } => every_place(list, *places),
        About::CutToFit { list, column, without } => cut_to_fit(list, column, *without),
        About::FewerPlaces { source, lacking, of, other } => fewer(source, other, [*lacking, *of]),
        About::PlacesLeftOut { source, column, values } => left_out(source, column, values),
        About::ByRule { text } => by_rule(text),
        About::Past { last, text } => past(*last, *text),
        About::Uncovered { claims, lines, words } => uncovered(*claims, lines, words),
        About::Conclusion { conclusion, rests_on, other, other_rests_on, leads_there } => {
            elsewhere([other, conclusion], [*other_rests_on, *rests_on], *leads_there)
        }
    }
}

fn not_tested(places: &[String]) -> String {
    format!("its words name {}, and the test does not", listed(places))
}

fn other_base(said: &str) -> String {
    format!("the base rate beside it, “{said}”, shares no word with what it is about")
}

fn unlike(column: &str, values: &[String]) -> String {
    let values = listed(values);
    format!(
        "its rows have {values} under `{column}`, and are set beside each other as if they were alike"
    )
}

fn other_column(column: &str, other: &str) -> String {
    format!(
        "it reads `{column}`, and `{other}` of the same source is nearer to what its sentence says"
    )
}

/// How the words of a case stand to those of a sentence.
fn otherwise(of: Sentence, case: &str, text: &str, strength: Strength) -> String {
    let stands = match strength {
        Strength::Stronger => "says more than",
        Strength::Weaker => "says less than",
        Strength::Other => "is not",
    };
    match of {
        Sentence::Text => format!("`{case}` {stands} the text's `{text}`"),
        Sentence::Case => format!("`{case}` {stands} the `{text}` of its own sentence"),
    }
}

/// That a case denies what a sentence does not.
fn undenied(of: Sentence) -> &'static str {
    match of {
        Sentence::Case => "the case denies it, and what it says denies nothing",
        Sentence::Text => "the case denies it, and the text's words deny nothing",
    }
}

/// That rows are of another group than a sentence names, or of one that it does not name.
fn other_group(column: &str, taken: &[String], other: &str, named: bool) -> String {
    let taken = listed(taken);
    if taken.is_empty() {
        return format!(
            "its sentence names `{other}` of `{column}`, and its rows are of others too"
        );
    }
    if named {
        return format!("its sentence names `{other}`, and its rows have {taken} under `{column}`");
    }
    format!(
        "its rows have {taken} alone under `{column}`, of which its sentence says nothing, and the column has `{other}` too"
    )
}

fn unasked(of: Sentence, text: &str) -> String {
    format!("{} “{text}”, which no test of this kind asks", says(of))
}

fn sharper(of: Sentence, text: &str, number: &str) -> String {
    format!("{} {text}, and {number} is tested to its last digit", says(of))
}

fn part_held(source: &str, words: &[String]) -> String {
    format!("`{source}` has a row of what is said not to be tested: {}", listed(words))
}

fn miscalled(label: &str, column: &str, taken: &[String], other: &str) -> String {
    let taken = listed(taken);
    format!("what it calls “{label}” has {taken} in `{column}`, where others have {other}")
}

/// That one claim rests on more than the conclusion.
fn elsewhere([other, conclusion]: [&str; 2], rests_on: [usize; 2], leads_there: bool) -> String {
    let leads = if leads_there { ", this one among them" } else { "" };
    let [more, own] = rests_on;
    format!(
        "`{other}` rests on {}{leads}, the conclusion `{conclusion}` on {}",
        counted(more, "claim"),
        if own == 0 { "none".to_owned() } else { own.to_string() }
    )
}

fn says(of: Sentence) -> &'static str {
    match of {
        Sentence::Case => "its own sentence says",
        Sentence::Text => "its words say",
    }
}

/// That rows are of other years than those of a sentence.
fn other_years(of: Sentence, (first, last): (i32, i32), said: &[String]) -> String {
    let named = match of {
        Sentence::Case => "its own sentence names",
        Sentence::Text => "its words name",
    };
    let rows = if first == last { first.to_string() } else { format!("{first} to {last}") };
    let said: Vec<String> = said.iter().map(|years| format!("`{years}`")).collect();
    format!("its rows are of {rows}, and {named} {}", listed(&said))
}

fn held(source: &str, words: &[String], carries: &[String]) -> String {
    let rests = match carries {
        [] => String::new(),
        _ => format!("; {} on it", rest(carries)),
    };
    format!("its record is said not to be held, and `{source}` speaks of {}{rests}", listed(words))
}

/// These claims with their verb.
fn rest(claims: &[String]) -> String {
    let named: Vec<String> = claims.iter().map(|claim| format!("`{claim}`")).collect();
    let verb = if claims.len() == 1 { "rests" } else { "rest" };
    format!("{} {verb}", listed(&named))
}

fn uncovered(claims: usize, lines: &[usize], words: &[String]) -> String {
    let is = if claims == 1 { "is" } else { "are" };
    let made = format!("{} that the text makes {is} none of this case", counted(claims, "claim"));
    if !words.is_empty() {
        let more = words.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let named: Vec<String> =
            words.iter().take(NAMED).map(|words| format!("`{words}`")).collect();
        return format!("{made}: {}{more}", named.join(", "));
    }
    let more = match lines.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let named: Vec<String> = lines.iter().take(NAMED).map(usize::to_string).collect();
    format!(
        "{made}: on {} {}{more}",
        if lines.len() == 1 { "line" } else { "lines" },
        named.join(", ")
    )
}

fn every_place(list: &str, places: usize) -> String {
    let places = counted(places, "place");
    format!(
        "every place of the record is on its list, {list}, which holds {places}: of none could it be said that it is not"
    )
}

fn fewer(source: &str, other: &str, [lacking, of]: [usize; 2]) -> String {
    format!(
        "`{source}` lacks {lacking} of the {} that `{other}` of this case has",
        counted(of, "place")
    )
}

fn left_out(source: &str, column: &str, values: &[String]) -> String {
    format!("the case leaves {} of `{column}` out of `{source}`", listed(values))
}

fn by_rule(text: &str) -> String {
    format!(
        "its sentence picks its places by a rule, “{text}”, and by no number that this case holds are those that it names the first"
    )
}

/// That a trend ends long before the text.
fn past(last: i32, text: i32) -> String {
    format!("its window ends in {last}, and the text of {text} names no year")
}

fn cut_to_fit(list: &str, column: &str, without: usize) -> String {
    format!(
        "its list, {list}, is cut by `{column}` to the places that are asked about, and has {without} without that"
    )
}

/// What helps where a sentence says what no test asks, and where it tells a rule.
const UNASKED: &str = "take the kind that asks this, or say in `part_of_claim` that it is not tested; nothing, if it is meant otherwise";
const LATER: &str =
    "read a later record; else say in `said` which years are tested, or that the claim is not held";
const ALL_OF_THEM: &str =
    "read the source that has all of them; nothing, if the sentence is of these alone";
const NO_PLACES_OUT: &str =
    "leave no places out, or say in `said` of which the sentence is; nothing, if it is no place";
const BY_WHICH: &str =
    "add the record by which they are the first; nothing, if the text names them itself";
const AS_A_RULE: &str = "write `reach = \"such\"` with its reason; nothing, if the sentence speaks of these years alone";

const ALIKE: &str =
    "narrow `where` to rows that are alike, or say under `definition_differs` what it changes";
const OF_THE_SAME: &str = "show the base rate of what the sentence counts, or call this one by it; nothing, if it is of the same";
const NEARER: &str = "read that column, or say in `said` what is counted; nothing, if it is a part or another measure of the same";
const THESE_ROWS: &str = "read the rows that the sentence means, or say in `said` whose they are; nothing, if it means these";
const THESE_YEARS: &str = "read the rows of these years, or say in `said` which years are tested; nothing, if they are named for another reason";

/// What an author can do about it.
fn help(about: &About) -> &'static str {
    match about {
        About::Unread { .. } | About::UnreadBeside { .. } => {
            "test it as a number of its own, or name it under `part_of_claim`, which says what is not tested"
        }
        About::Unsaid { of: Sentence::Text, .. } => {
            "write the number as the text has it, or anchor the claim at the words that say it"
        }
        About::Unsaid { of: Sentence::Case, .. } => {
            "state the day that the sentence means, or say in `said` which period it is"
        }
        About::OtherGroup { .. } => THESE_ROWS,
        About::Miscalled { .. } => "read the rows that it names, or call them what they are",
        About::OtherBase { .. } => OF_THE_SAME,
        About::Unlike { .. } => ALIKE,
        About::OtherColumn { .. } => NEARER,
        About::OtherYears { .. } => THESE_YEARS,
        About::Otherwise { .. } => {
            "take the words of the text, or say in `tested_as` why these are meant"
        }
        About::Unasked { .. } => UNASKED,
        About::OfARule { .. } => AS_A_RULE,
        About::Sharper { .. } => {
            "give the number as the sentence has it, or say with `rounded_to` and `rounded_because` to what it is rounded"
        }
        About::Undenied { .. } => {
            "leave `denied` out, or say in `tested_as` where the text says that it is not so"
        }
        About::Denied { of: Sentence::Case, .. } => {
            "write `denied = true`; nothing, if the sentence denies another thing"
        }
        About::Denied { of: Sentence::Text, .. } => {
            "write `denied = true`, or say in `said` what the text denies; nothing, if it denies another thing"
        }
        About::LeftOut { .. } => {
            "test these places too, or say under `part_of_claim` that they are not tested"
        }
        About::Held { .. } => "test the claim in these rows, or show what they hold beside it",
        About::PartHeld { .. } => "test that part in these rows, or show beside what they hold",
        About::Turned { .. } => {
            "give a fall in `by` a minus, or take the words of the other way; of two falls test each by itself"
        }
        About::Miscounted { .. } => {
            "name the places that the text means; nothing, if it counts others"
        }
        About::EveryPlace { .. } => {
            "name in `where` of the list what a place on it has; nothing, if all have it"
        }
        About::CutToFit { .. } => "leave the places out of `where`: the members name them",
        About::FewerPlaces { .. } => ALL_OF_THEM,
        About::PlacesLeftOut { .. } => NO_PLACES_OUT,
        About::ByRule { .. } => BY_WHICH,
        About::Past { .. } => LATER,
        About::Uncovered { .. } => "make claims of them; nothing, if the case is about the others",
        About::Conclusion { .. } => {
            "name the claim that the text ends with in `conclusion`, and what it needs in `rests_on`"
        }
    }
}
