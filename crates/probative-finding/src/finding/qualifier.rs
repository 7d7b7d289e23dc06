//! The ways in which a right figure can mislead.

use super::Because;

/// A qualifier that fired, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Qualified {
    /// Which one.
    pub qualifier: Qualifier,
    /// Why it fired.
    pub because: Because,
}

/// The ways in which a right figure can mislead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Qualifier {
    /// The text gives no base rate, and one could exist.
    BaseRateMissing,
    /// The base rate does not differ from the figure.
    BaseRateAlike,
    /// A count stands where a rate is needed.
    CountForRate,
    /// The rank changes when ages are made alike.
    AgeAdjustment,
    /// The period or the definition differs from the source's.
    DefinitionDiffers,
    /// Between 80 and 95 per cent of the readings agree.
    Robustness,
    /// Areas stand for people.
    Ecological,
    /// A source is provisional.
    Provisional,
    /// The list is older than twelve months at the text's date.
    ListOld,
    /// More than a tenth of the units are suppressed.
    Suppressed,
    /// The author's list leaves places out.
    ListIncomplete,
    /// The data reach only part of the claim.
    PartOfClaim,
    /// What was known then and what is known now differ.
    KnownNowDiffers,
    /// Chance decides, and its error is not measured.
    NotCalibrated,
}

impl Qualifier {
    /// The qualifier's word in findings.
    pub fn word(self) -> &'static str {
        match self {
            Qualifier::BaseRateMissing => "base-rate-missing",
            Qualifier::BaseRateAlike => "base-rate-does-not-differ",
            Qualifier::CountForRate => "count-where-a-rate-is-needed",
            Qualifier::AgeAdjustment => "rank-changes-under-age-adjustment",
            Qualifier::DefinitionDiffers => "period-or-definition-differs",
            Qualifier::Robustness => "robustness-80-to-95",
            Qualifier::Ecological => "areas-stand-for-people",
            Qualifier::Provisional => "source-provisional",
            Qualifier::ListOld => "list-older-than-12-months",
            Qualifier::Suppressed => "suppressed-over-10-percent",
            Qualifier::ListIncomplete => "list-leaves-places-out",
            Qualifier::PartOfClaim => "data-reach-part-of-the-claim",
            Qualifier::KnownNowDiffers => "known-then-and-now-differ",
            Qualifier::NotCalibrated => "not-calibrated",
        }
    }
}
