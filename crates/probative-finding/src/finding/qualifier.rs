//! The ways in which a right figure can mislead.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Because;

/// A qualifier that fired, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Qualified {
    /// Which one.
    pub qualifier: Qualifier,
    /// Why it fired.
    pub because: Because,
}

/// The ways in which a right figure can mislead.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Qualifier {
    /// The text gives no base rate, and one could exist.
    BaseRateMissing,
    /// The base rate does not differ from the figure.
    #[serde(rename = "base-rate-does-not-differ")]
    BaseRateAlike,
    /// A count stands where a rate is needed.
    #[serde(rename = "count-where-a-rate-is-needed")]
    CountForRate,
    /// The rank changes when ages are made alike.
    #[serde(rename = "rank-changes-under-age-adjustment")]
    AgeAdjustment,
    /// The period or the definition differs from the source's.
    #[serde(rename = "period-or-definition-differs")]
    DefinitionDiffers,
    /// Between 80 and 95 per cent of the readings agree.
    #[serde(rename = "robustness-80-to-95")]
    Robustness,
    /// Areas stand for people.
    #[serde(rename = "areas-stand-for-people")]
    Ecological,
    /// A source is provisional.
    #[serde(rename = "source-provisional")]
    Provisional,
    /// The list is older than twelve months at the text's date.
    #[serde(rename = "list-older-than-12-months")]
    ListOld,
    /// More than a tenth of the units are suppressed.
    #[serde(rename = "suppressed-over-10-percent")]
    Suppressed,
    /// The author's list leaves places out.
    #[serde(rename = "list-leaves-places-out")]
    ListIncomplete,
    /// The data reach only part of the claim.
    #[serde(rename = "data-reach-part-of-the-claim")]
    PartOfClaim,
    /// What was known then and what is known now differ.
    #[serde(rename = "known-then-and-now-differ")]
    KnownNowDiffers,
    /// Chance decides, and its error is not measured.
    NotCalibrated,
    /// It is true as counted, and random lists or steps often give as much.
    #[serde(rename = "no-more-than-chance")]
    ByChance,
    /// The counts are few: what chance alone does to such counts reaches where the claim fails.
    FewEvents,
    /// One choice of the case's author gives another word.
    #[serde(rename = "hangs-on-a-choice")]
    HangsOn,
}

impl Qualifier {
    /// Every qualifier, in the order in which they are told.
    pub const ALL: [Qualifier; 17] = [
        Qualifier::BaseRateMissing,
        Qualifier::BaseRateAlike,
        Qualifier::CountForRate,
        Qualifier::AgeAdjustment,
        Qualifier::DefinitionDiffers,
        Qualifier::Robustness,
        Qualifier::Ecological,
        Qualifier::Provisional,
        Qualifier::ListOld,
        Qualifier::Suppressed,
        Qualifier::ListIncomplete,
        Qualifier::PartOfClaim,
        Qualifier::KnownNowDiffers,
        Qualifier::NotCalibrated,
        Qualifier::ByChance,
        Qualifier::FewEvents,
        Qualifier::HangsOn,
    ];

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
            Qualifier::ByChance => "no-more-than-chance",
            Qualifier::FewEvents => "few-events",
            Qualifier::HangsOn => "hangs-on-a-choice",
        }
    }
}
