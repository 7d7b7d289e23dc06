//! The numbers that a figure states, each with a record of its own.

use crate::claim::Claim;
use crate::draft::sense::Sense;
use crate::page::Page;
use crate::quantity::Quantity;
use crate::question::Question;
use crate::stretch::{OF_A_NUMBER, hedged};

use super::rows::Rows;
use super::{answers, exactly, printed, text, unit, up_to};

/// The numbers of a claim that its words tell; the others stand in comments.
pub(super) fn figure(claim: &Claim, sense: &Sense, page: &Page) -> Vec<String> {
    let told = claim.quantities.iter().filter(|one| !one.is_time() && !one.sorts);
    let (own, others): (Vec<&Quantity>, Vec<&Quantity>) =
        told.partition(|one| is_worded_so(sense, one));
    // Without one that its words tell, its reader has to choose.
    let none = own.is_empty();
    let (own, others) = if none { (others, own) } else { (own, others) };
    let mut out: Vec<String> =
        own.iter().flat_map(|one| stated(claim, &sense.of_number(&one.span), one, page)).collect();
    out.extend(others.iter().map(|one| apart(sense, one, page)));
    if claim.questions.contains(&Question::BaseRate) && !out.is_empty() {
        // A claim is qualified by it whether or not its author says which.
        let line = "# base_rate_missing = \"?\"".to_owned();
        out.insert(0, answers(line, claim, &[Question::BaseRate]));
    }
    out
}

/// Whether the words of a claim are those of one of its numbers: 700 is not "nearly 700" where
/// "nearly" stands before another one, and what was promised is not counted.
fn is_worded_so(sense: &Sense, one: &Quantity) -> bool {
    let worded = !OF_A_NUMBER.contains(&sense.words) || hedged(one.comparator) == sense.words;
    worded && !sense.promised.contains(&one.span)
}

/// A number that the claim's words do not tell, as a comment.
fn apart(sense: &Sense, one: &Quantity, page: &Page) -> String {
    let number = page.text.get(one.span.clone()).unwrap_or_default();
    let (words, unit) = (hedged(one.comparator).word(), unit(one));
    if sense.promised.contains(&one.span) {
        return format!("# {number} {unit} were promised: no record counts them");
    }
    let own = sense.words.word();
    format!("# and {number} {unit}, by the words `{words}` and not `{own}`: a claim of its own")
}

/// A number with the rows that have it.
fn stated(claim: &Claim, sense: &Sense, one: &Quantity, page: &Page) -> Vec<String> {
    let mut out = vec!["[[claims.figure.stated]]".to_owned()];
    out.push(format!("said = {}", text(&page.text[one.span.clone()])));
    if sense.not_one.as_ref() == Some(&one.span) {
        let (none, of) =
            ("number = \"0\" # the text says that not one is it, of", printed(one, page));
        out.push(format!("{none} {of}"));
    } else if let Some(said) = sense.unlike(one) {
        out.push(format!("number = \"?\" # {said}"));
    } else {
        out.push(format!("number = {}", text(&printed(one, page))));
        out.extend(exactly(one, page));
        out.extend(up_to(one));
    }
    out.push(format!("unit = {}", text(&unit(one))));
    let added = (one.is_count() || one.is_money()) && one.per.is_empty();
    let rows = if added { Rows::of_years(sense) } else { Rows::of_one_year(sense) };
    out.push(rows.in_places(claim, sense).line(claim, "record"));
    out
}
