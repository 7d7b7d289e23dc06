//! The primary quantity under every combination of the declared choices.

use probative_case::claim::{Kinds, Vary};
use probative_finding::Choice;
use probative_finding::finding::Untested;
use probative_finding::reading::Reading;
use probative_terms::Diagnostic;
use probative_terms::diagnostic::Code;
use probative_terms::diagnostic::test::{VARIED, chosen};

use crate::kinds::testable;
use crate::question::Question;

/// The readings that the claim's varied choices add to those that its kind varies itself.
pub(crate) fn alternates(kinds: &Kinds, question: &Question<'_>) -> Result<Vec<Reading>, Untested> {
    let mut alternates = Vec::new();
    for (told, varied) in combinations(kinds, &question.claim.vary) {
        let readings = testable(&varied).readings(question);
        for mut reading in readings.map_err(|why| of_choices(why, &told))? {
            reading.choices.extend(told.iter().cloned());
            alternates.push(reading);
        }
    }
    Ok(alternates)
}

/// Why the claim cannot be read under other choices than its own, with those.
fn of_choices(why: Untested, told: &[Choice]) -> Untested {
    let Untested::Failed { why } = why else { return why };
    let other = told.iter().filter_map(|choice| match choice {
        Choice::Declared { name, option, primary: false } => Some((name.as_str(), option.as_str())),
        _ => None,
    });
    let varied = VARIED.with(&[&chosen(&other.collect::<Vec<_>>()), &why.what]);
    let lacks = why.code == Code::of(VARIED.code);
    let how = if lacks { varied.how } else { why.how.clone() };
    Untested::Failed { why: Diagnostic { what: varied.what, how, ..why } }
}

/// Every combination of choices but the one of all primary values, with its options.
fn combinations(kinds: &Kinds, choices: &[Vary]) -> Vec<(Vec<Choice>, Kinds)> {
    let mut all = vec![(Vec::new(), kinds.clone())];
    for vary in choices {
        let mut more = Vec::new();
        for (told, kinds) in &all {
            for to in &vary.to {
                let Some(varied) = kinds.varied(vary, to) else { continue };
                let mut told: Vec<Choice> = told.clone();
                told.push(declared(vary, to));
                more.push((told, varied));
            }
        }
        // What was there so far takes the primary option of this choice.
        all.iter_mut().for_each(|(told, _)| told.push(declared(vary, &vary.from)));
        all.extend(more);
    }
    all.into_iter().skip(1).collect()
}

/// The primary option of every choice that the case declares.
pub(crate) fn primary(choices: &[Vary]) -> Vec<Choice> {
    choices.iter().map(|vary| declared(vary, &vary.from)).collect()
}

/// One option of a choice that the case declares.
pub(crate) fn declared(vary: &Vary, option: &str) -> Choice {
    let primary = option == vary.from;
    Choice::Declared { name: vary.said.clone(), option: option.to_owned(), primary }
}

#[cfg(test)]
mod tests {
    use super::*;
    use probative_case::claim::rate::{Rate, RateForm, RatesBy};
    use probative_case::claim::{Codes, Select};

    fn choice(column: &str, from: &str, to: &[&str]) -> Vary {
        let to = to.iter().map(|&to| to.to_owned()).collect();
        Vary { said: column.to_owned(), column: column.to_owned(), from: from.to_owned(), to }
    }

    #[test]
    fn what_no_record_has_under_another_choice_is_told_with_that_choice() {
        let vary = choice("year", "2015", &["2016"]);
        let told = [declared(&vary, "2015"), declared(&vary, "2016")];
        let failed = |code: &str| {
            let why = Diagnostic::new(code, "no row of `p` fits".to_owned()).helped("mend it");
            let Untested::Failed { why } = of_choices(Untested::Failed { why }, &told) else {
                panic!("it was a failure")
            };
            why
        };
        let why = failed("E242");
        assert!(why.what.contains("`2016` for year") && !why.what.contains("`2015`"), "{why}");
        assert!(why.how.contains("vary"), "{why}");
        assert_eq!(failed("E218").how, "mend it");
    }

    #[test]
    fn choices_are_crossed_and_the_primary_one_is_not_repeated() {
        let filter = [("year", "2016"), ("who", "all")];
        let filter = filter.map(|(column, value)| (column.to_owned(), vec![value.to_owned()]));
        let rates = Select { filter: filter.to_vec(), ..Select::all_of("table", "rate") };
        let form = RateForm::Ranks { rates, by: RatesBy::Logarithms };
        let (said, key) = (String::new(), String::new());
        let kinds = Kinds::Rate(Rate { said, form, key, named: Codes::default(), times: None });
        let choices =
            [choice("year", "2016", &["2015", "2014"]), choice("who", "all", &["adults"])];
        let told: Vec<Vec<Choice>> =
            combinations(&kinds, &choices).into_iter().map(|(told, _)| told).collect();
        let options = told.iter().map(|told| {
            let option = |choice: &Choice| match choice {
                Choice::Declared { option, .. } => option.clone(),
                other => panic!("{other:?} is not declared"),
            };
            told.iter().map(option).collect::<Vec<_>>().join(" ")
        });
        let told: Vec<String> = options.collect();
        let wanted = ["2015 all", "2014 all", "2016 adults", "2015 adults", "2014 adults"];
        assert_eq!(told, wanted);
    }
}
