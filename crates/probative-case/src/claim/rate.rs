//! Is the rate as stated, or higher than there?

use super::Select;

/// A rate of named places beside that of the others.
#[derive(Debug, Clone, PartialEq)]
pub struct Rate {
    /// What is counted, in a phrase.
    pub said: String,
    /// What the records give.
    pub form: RateForm,
    /// The column of the places' codes.
    pub key: String,
    /// The codes of the named places.
    pub named: Vec<String>,
}

impl Rate {
    /// What is read, in lines that name every choice.
    pub fn key(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.selects().into_iter().map(Select::key).collect();
        lines.push(self.named.join(" "));
        lines
    }

    /// Where the rates are read.
    pub fn selects(&self) -> Vec<&Select> {
        match &self.form {
            RateForm::Counts { events, exposure, .. } => vec![events, exposure],
            RateForm::Ranks { rates } => vec![rates],
        }
    }
}

/// What the records give of a rate.
#[derive(Debug, Clone, PartialEq)]
pub enum RateForm {
    /// Events and exposure by place: a rate ratio.
    Counts {
        /// The events.
        events: Select,
        /// The exposure.
        exposure: Select,
        /// The scale, such as 100,000.
        per: f64,
    },
    /// Rates by place without their counts: a comparison of typical rates by rank.
    Ranks {
        /// The rates.
        rates: Select,
    },
}
