#![doc = include_str!("rate.md")]

use probative_case::claim::rate::{Rate, RateForm};
use probative_finding::finding::Untested;
use probative_numeric::distribution::Normal;
use probative_numeric::{DETECTABLE, math};

use crate::question::{Question, Tested, failed_said};

pub(crate) mod counts;
pub(crate) mod ranks;

/// The rate of the named places over that of the others.
pub(crate) fn test(claim: &Rate, question: &Question<'_>) -> Result<Tested, Untested> {
    match &claim.form {
        RateForm::Counts { events, exposure, per } => {
            counts::test(claim, events, exposure, *per, question)
        }
        RateForm::Ranks { rates } => ranks::test(claim, rates, question),
    }
}

/// The hash of the geography that the test runs on.
pub(crate) fn geography(claim: &Rate, question: &Question<'_>) -> String {
    let read = match &claim.form {
        RateForm::Counts { events, exposure, .. } => vec![events, exposure],
        RateForm::Ranks { rates } => vec![rates],
    };
    let sources: Vec<&str> = read.iter().map(|select| select.source.as_str()).collect();
    let mut what: Vec<String> = read.iter().map(|select| select.key()).collect();
    what.push(claim.named.join(" "));
    question.geography(&sources, &what)
}

fn both_sides(named: usize, others: usize) -> Result<(), Untested> {
    if named == 0 || others == 0 {
        let said = format!(
            "E240: {named} named places and {others} others; a comparison needs one of each"
        );
        return Err(failed_said(said));
    }
    Ok(())
}

/// The smallest ratio less one that would be found four times in five, from the interval's width.
fn detectable((low, high): (f64, f64), level: f64) -> f64 {
    let wide = Normal.quantile(0.5 * (1.0 + level));
    let error = (math::ln(high) - math::ln(low)) / (2.0 * wide);
    math::exp_m1(DETECTABLE * error)
}
