//! The rate of named places over that of the others, from counts or by rank.

use probative_case::claim::rate::{Rate, RateForm};
use probative_finding::audit::Dimension;
use probative_finding::finding::Untested;
use probative_finding::reading::Reading;
use probative_numeric::distribution::Normal;
use probative_numeric::{DETECTABLE, math};
use probative_terms::Reach;
use probative_terms::diagnostic::test::rate::ONE_SIDED;

use crate::audit::Other;
use crate::kinds::Testable;
use crate::question::{Question, Tested, failed};
use crate::trial::Trial;

pub(crate) mod counts;
mod each;
mod lists;
mod null;
mod otherwise;
mod rank;
pub(crate) mod ranks;
mod side;

impl Testable for Rate {
    fn test(&self, question: &Question<'_>) -> Result<Tested, Untested> {
        test(self, question)
    }

    fn readings(&self, question: &Question<'_>) -> Result<Vec<Reading>, Untested> {
        let reading = match &self.form {
            RateForm::Counts { events, exposure, per } => {
                counts::reading(self, events, exposure, *per, question)
            }
            RateForm::Ranks { rates, by } => ranks::reading(self, rates, *by, question),
            RateForm::Rank(form) => rank::reading(self, form, question),
        };
        Ok(vec![reading?])
    }

    fn dimensions(&self) -> &'static [Dimension] {
        &[
            Dimension::Denominator,
            Dimension::Together,
            Dimension::Peers,
            Dimension::Named,
            Dimension::Column,
            Dimension::Edition,
        ]
    }

    fn others(&self, question: &Question<'_>) -> Vec<Other> {
        otherwise::others(self, question)
    }

    fn trials<'a>(&'a self, question: &'a Question<'a>) -> Result<Vec<Trial<'a>>, Untested> {
        // A sentence about these places alone is exact as counted.
        if question.claim.reach == Reach::These {
            return Ok(Vec::new());
        }
        let trial = match &self.form {
            RateForm::Counts { events, exposure, .. } => {
                null::ratio_moved(self, events, exposure, question)
            }
            RateForm::Ranks { rates, .. } => null::names_moved(self, rates, question),
            // A confidence set of ranks covers by its own making.
            RateForm::Rank(_) => return Ok(Vec::new()),
        };
        Ok(vec![trial?])
    }
}

/// The rate of the named places over that of the others.
fn test(claim: &Rate, question: &Question<'_>) -> Result<Tested, Untested> {
    match &claim.form {
        RateForm::Counts { events, exposure, per } => {
            counts::test(claim, events, exposure, *per, question)
        }
        RateForm::Ranks { rates, by } => ranks::test(claim, rates, *by, question),
        RateForm::Rank(form) => rank::test(claim, form, question),
    }
}

/// The hash of the geography that the test runs on.
pub(crate) fn geography(claim: &Rate, question: &Question<'_>) -> String {
    let selects = claim.selects();
    let sources: Vec<&str> = selects.iter().map(|select| select.source.as_str()).collect();
    question.geography(&sources, &claim.key())
}

fn both_sides(named: usize, others: usize) -> Result<(), Untested> {
    if named == 0 || others == 0 {
        return Err(failed(&ONE_SIDED, &[&named, &others]));
    }
    Ok(())
}

/// The smallest ratio less one that would be found four times in five, from the interval's width.
fn detectable((low, high): (f64, f64), level: f64) -> f64 {
    let wide = Normal.quantile(0.5 * (1.0 + level));
    let error = (math::ln(high) - math::ln(low)) / (2.0 * wide);
    math::exp_m1(DETECTABLE * error)
}
