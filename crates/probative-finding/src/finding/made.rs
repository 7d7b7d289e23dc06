//! What a reader has to know of how a case was made, besides what was found.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One thing to know of how a case was made: what a program sees in it that its author did not say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Made {
    /// The code of the warning, which `probative explain` tells more of.
    pub code: String,
    /// The claim that it is of; none where it is of the whole case.
    pub claim: Option<String>,
    /// What there is to know.
    pub about: About,
}

impl Made {
    /// Whether it is seen in one claim, and not in what the claims of a case are together.
    pub fn is_of_a_claim(&self) -> bool {
        !matches!(self.about, About::Conclusion { .. } | About::Uncovered { .. })
    }
}

/// What there is to know of a claim beside its sentence, its words or its record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum About {
    /// A number of a sentence that no reading uses.
    Unread {
        /// Whose sentence.
        of: Sentence,
        /// The number, as it stands there.
        number: String,
    },
    /// A number that no reading uses, of a sentence of the text with a claim in it, outside the
    /// claim's own words.
    UnreadBeside {
        /// The first words of the sentence.
        sentence: String,
        /// The number, as it stands there.
        number: String,
    },
    /// A number that the claim states and a sentence does not say.
    Unsaid {
        /// Whose sentence.
        of: Sentence,
        /// The number.
        number: String,
    },
    /// Words of a sentence that say more or less than those of the case.
    Otherwise {
        /// Whose sentence.
        of: Sentence,
        /// The words of the case.
        case: String,
        /// The words of the sentence.
        text: String,
        /// How the words of the case stand to them.
        strength: Strength,
    },
    /// What a sentence says and no test of this kind asks.
    Unasked {
        /// Whose sentence.
        of: Sentence,
        /// Its words.
        text: String,
    },
    /// A sentence speaks of a rule, and these years alone are tested.
    OfARule {
        /// Whose sentence.
        of: Sentence,
        /// Its words.
        text: String,
    },
    /// A number that is tested to more digits than a sentence gives it.
    Sharper {
        /// Whose sentence.
        of: Sentence,
        /// The number as it stands there.
        text: String,
        /// As the claim states it.
        number: String,
    },
    /// A denial that a sentence does not have.
    Undenied {
        /// Whose sentence.
        of: Sentence,
    },
    /// A denial of a sentence that the claim does not have.
    Denied {
        /// Whose sentence.
        #[serde(default = "of_text")]
        of: Sentence,
        /// The clause, or the whole sentence.
        text: String,
    },
    /// Places that a sentence names and the test does not.
    LeftOut {
        /// Whose sentence.
        of: Sentence,
        /// The places.
        places: Vec<String>,
    },
    /// Years that a sentence names, and rows of others.
    OtherYears {
        /// Whose sentence.
        of: Sentence,
        /// The first and the last year of the rows.
        rows: (i32, i32),
        /// The years, as the sentence has them.
        said: Vec<String>,
    },
    /// Rows of a group that a sentence does not name.
    OtherGroup {
        /// The column that tells groups.
        column: String,
        /// What the claim's rows have there.
        taken: Vec<String>,
        /// What others have: what the sentence names, or all groups together.
        other: String,
        /// Whether the sentence names it.
        named: bool,
    },
    /// Rows that are called what others are.
    Miscalled {
        /// What the case calls them.
        label: String,
        /// The column that tells.
        column: String,
        /// What they have there.
        taken: Vec<String>,
        /// What others have there, and the label names.
        other: String,
    },
    /// A column that has fewer words of the sentence than another of its source.
    OtherColumn {
        /// The column that is read.
        column: String,
        /// The one whose name is nearer.
        other: String,
    },
    /// A base rate that has no word in common with its claim.
    OtherBase {
        /// What the case calls it.
        said: String,
    },
    /// Rows set beside each other that differ in how their numbers were made.
    Unlike {
        /// The column that says how.
        column: String,
        /// What stands there.
        values: Vec<String>,
    },
    /// A record that is said not to be held, of which a source speaks.
    Held {
        /// The source.
        source: String,
        /// What its rows, columns or title have of the sentence.
        words: Vec<String>,
        /// The claims that rest on the one that is not tested.
        carries: Vec<String>,
    },
    /// A part that is said not to be tested, of which a source has a row.
    PartHeld {
        /// The source.
        source: String,
        /// What the row has of the part.
        words: Vec<String>,
    },
    /// A change whose words go one way and whose test goes the other.
    Turned {
        /// Whether the words tell of a fall.
        fell: bool,
    },
    /// Places that a sentence counts, and another number of them named.
    Miscounted {
        /// How many the sentence counts.
        counted: f64,
        /// How many the claim names.
        named: usize,
    },
    /// A list that holds every place of a record.
    EveryPlace {
        /// What the case calls it.
        list: String,
        /// How many it holds.
        places: usize,
    },
    /// A list that its own filter cuts to the places that it is asked of.
    CutToFit {
        /// What the case calls it.
        list: String,
        /// The column of the filter that names the places.
        column: String,
        /// How many places are on it without that.
        without: usize,
    },
    /// A source that lacks places which another source of the case has.
    FewerPlaces {
        /// The source.
        source: String,
        /// How many places it lacks.
        lacking: usize,
        /// How many the other has.
        of: usize,
        /// The other source.
        other: String,
    },
    /// Places that the case leaves out of a source.
    PlacesLeftOut {
        /// The source.
        source: String,
        /// The column of their codes.
        column: String,
        /// The codes.
        values: Vec<String>,
    },
    /// Places that a sentence picks by a rule which no record of the case bears out.
    ByRule {
        /// The words of the rule.
        text: String,
    },
    /// A trend that ends long before the text.
    Past {
        /// The last year of its window.
        last: i32,
        /// The year of the text.
        text: i32,
    },
    /// Claims of the text that are none of the case.
    Uncovered {
        /// How many.
        claims: usize,
        /// The lines on which they stand.
        lines: Vec<usize>,
        /// Their first words, of a text of one line.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        words: Vec<String>,
    },
    /// A conclusion that another claim rests on, or that fewer claims lead to than to another.
    Conclusion {
        /// The conclusion.
        conclusion: String,
        /// How many claims it rests on in all.
        rests_on: usize,
        /// The claim that looks more like a conclusion.
        other: String,
        /// How many claims that one rests on in all.
        other_rests_on: usize,
        /// Whether that one rests on the conclusion.
        leads_there: bool,
    },
}

/// Whose sentence a denial was of before those of cases were told as well.
fn of_text() -> Sentence {
    Sentence::Text
}

/// Whose sentence is held against a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Sentence {
    /// The case's own, `said`.
    Case,
    /// The text's.
    Text,
}

/// How words of a case stand to those of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// The case says more.
    Stronger,
    /// The case says less.
    Weaker,
    /// The case says something else of the number.
    Other,
}
