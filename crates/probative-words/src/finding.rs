//! What was found of a claim, in plain sentences with their numbers.

use probative_case::placeholder;
use probative_finding::What;
use probative_finding::finding::{
    Appraisal, Certainty, Finding, Joined, Judgement, Outcome, Qualified, Qualifier, Untested,
    Verdict,
};
use probative_finding::reading::{Beside, Measure, Reading, Uncertainty};
use probative_finding::what::Trend;
use probative_terms::number::plain;
use probative_terms::{Kind, Position, Range, Regions, Role, Unit, Wanted};

use crate::format::{self, counted, listed, ranges_in_words, sentence_start, stopped};
use crate::reason::definition;
use crate::{Said, agreement, because, design, reading};

/// What was found, in one plain sentence with its number.
pub fn sentence(finding: &Finding) -> String {
    match &finding.outcome {
        Outcome::Tested { appraisal, .. } => stopped(&found(appraisal)),
        Outcome::Untested { why, .. } => untested(why),
    }
}

/// What a test found, without a full stop.
fn found(appraisal: &Appraisal) -> String {
    let told = told(&appraisal.primary);
    let mut text = told.text.clone();
    if let Some(base) = expected(appraisal, &told) {
        text.push_str(&format!("; {base}"));
    }
    let edges = [appraisal.regions.edges(), appraisal.regions.mirrored().edges()].concat();
    if let Some(digits) = at_an_edge(&appraisal.primary.measure, &edges) {
        text.push_str(&format!("; {digits}"));
    }
    text.extend(other_number(appraisal).map(|other| format!("; beside it, {other}")));
    // A number and its sign stay on one line.
    text.replace(" %", "\u{a0}%")
}

/// Where the primary number of a sentence does not fail: another one that does, or else the first
/// that does not hold, with where it would, as without it the verdict contradicts what a reader
/// sees; or, where all hold, the last one, which is what the sentence comes to.
fn other_number(appraisal: &Appraisal) -> Option<String> {
    let stands = |reading: &Reading, regions: &Regions| regions.position(reading.measure.bounds());
    let own = stands(&appraisal.primary, &appraisal.regions);
    if appraisal.joined != Joined::All || own == Position::Fails {
        return None;
    }
    let first = |is: fn(Position) -> bool| {
        let mut others = appraisal.conjuncts.iter();
        others.find(|other| is(stands(&other.reading, &other.regions)))
    };
    let failing = first(|position| position == Position::Fails);
    let other = match own {
        Position::Holds => failing.or_else(|| first(|position| position != Position::Holds)),
        _ => failing,
    };
    let Some(other) = other else {
        let last = appraisal.conjuncts.last().filter(|_| own == Position::Holds);
        return last.map(|last| with_number(&last.reading));
    };
    let holds = ranges_in_words(other.regions.holds(), &other.reading.measure.unit);
    Some(format!("{}, which holds {holds}", with_number(&other.reading)))
}

/// All digits of a value, or of an end of its interval, that is printed as an edge of the regions
/// is and lies beside it: without them the verdict contradicts what a reader sees.
fn at_an_edge(measure: &Measure, edges: &[f64]) -> Option<String> {
    let Measure { value, unit, .. } = measure;
    let (low, high) = measure.bounds();
    // What lies between two ends stands in no record, and the ends are told as they are.
    let is_open = measure.open().is_some();
    let own = ("it is", value.number());
    let all = [own, ("its interval begins at", low), ("its interval ends at", high)];
    all.into_iter().filter(|_| !is_open).find_map(|(is, number)| {
        let digits = format::told_apart(number, edges, unit);
        let usual = format::on_scale(number, unit);
        let edge = edges.iter().find(|edge| format::on_scale(**edge, unit) == usual)?;
        let side = if number < *edge { "below" } else { "above" };
        let edge = format::told_apart(*edge, &[number], unit);
        (digits != usual).then(|| format!("to all digits {is} {digits}, {side} {edge}"))
    })
}

/// A record that is wanted, and who holds it where that is known.
fn needed(wanted: &Wanted) -> String {
    let record = wanted.record.trim();
    match wanted.holder.trim() {
        placeholder::HOLDER => record.to_owned(),
        holder => format!("{}, held by {holder}", record.trim_end_matches('.')),
    }
}

fn untested(why: &Untested) -> String {
    match why {
        Untested::NotTestable { neighbour } => stopped(&format!(
            "Public records cannot show this; the nearest claim that records could test: {}",
            neighbour.trim()
        )),
        Untested::NotHeld(wanted) => {
            stopped(&format!("Not tested: it needs {}", needed(wanted).trim_end_matches('.')))
        }
        Untested::Failed { why } => stopped(&format!(
            "Not tested: the test could not run on its record ({})",
            why.with_remedy()
        )),
    }
}

/// The reading's own sentence, with its number and interval where the sentence leaves them out.
fn told(primary: &Reading) -> Said {
    let said = reading(primary);
    let measure = &primary.measure;
    let start = sentence_start(&said.text);
    let text = match &measure.uncertainty {
        Uncertainty::Interval { low, .. } if !tells(&said, primary, said.interval, *low) => {
            let told = tells_value(&said, primary) || measure.open().is_some();
            let number = if told { String::new() } else { format::value(measure) + ", " };
            // Ends that stand in the sentence are told once.
            let ends = measure.open().map(|_| format::value(measure));
            let why = format::uncertainty(measure);
            let is_told = ends.is_some_and(|ends| said.text.contains(&ends));
            let why = match why.ends_with(format::AS_UNKNOWN) && is_told {
                true => format::AS_UNKNOWN.to_owned(),
                false => why,
            };
            format!("{start} ({number}{why})")
        }
        _ if said.number => start,
        _ => format!("{start}: {}", format::value(measure)),
    };
    Said { first_clause: text.len(), text, ..said }
}

/// A reading in words, with its number where they leave it out.
pub fn with_number(shown: &Reading) -> String {
    let said = reading(shown);
    let told = tells_value(&said, shown);
    if told { said.text } else { format!("{}: {}", said.text, format::value(&shown.measure)) }
}

/// A number that stands by itself, and its unit; both ends where they are all that is known.
pub fn found_alone(measure: &Measure) -> String {
    format!("found: {}", format::value(measure))
}

/// A number that was observed, as it stands by itself.
pub fn observed_alone(number: f64, unit: &Unit) -> String {
    format!("found: {}", format::with_unit(number, unit))
}

/// What a claim's word needs, and what speaks against it.
pub fn needs(word: &str, regions: &Regions, unit: &Unit) -> String {
    let words = |ranges: &[Range]| ranges_in_words(ranges, unit);
    let (needs, against) = (words(regions.holds()), words(regions.fails()));
    format!("“{word}” is read as {needs}; {against} speaks against it")
}

/// Whether a sentence tells the reading's value.
fn tells_value(said: &Said, reading: &Reading) -> bool {
    tells(said, reading, said.value, reading.measure.value.number())
}

/// Whether a sentence tells a number.
///
/// The case's own words are searched for its digits: an author wrote them whole, so that no part
/// of them says which numbers they tell. Every other sentence says so itself.
fn tells(said: &Said, reading: &Reading, known: bool, number: f64) -> bool {
    known || (matches!(reading.what, What::Own(_)) && said.text.contains(&plain(number)))
}

/// What would be expected without the claim, where the words so far do not tell it: the base
/// rate, or else what the null gives.
fn expected(appraisal: &Appraisal, words: &Said) -> Option<String> {
    if let Some(base) = base_rate(&appraisal.beside) {
        return Some(format!("beside it, {}", compared(&base.reading)));
    }
    let null = appraisal.null.as_ref().filter(|_| !words.null)?;
    let observed = format::with_unit(null.observed, &null.unit);
    // What the words have told already is not told again.
    if tells_value(words, &appraisal.primary)
        && observed == format::value(&appraisal.primary.measure)
    {
        let (low, high) = null.quantiles;
        let ends = [format::on_scale(low, &null.unit), format::with_unit(high, &null.unit)];
        return Some(format!("chance alone gives {}", ends.join(" to ")));
    }
    let by_chance = design::by_chance(null.mean, null.quantiles, &null.unit);
    Some(format!("observed {observed}, by chance {by_chance}"))
}

/// A base rate with its number: the case's own words name it alone, others tell it in their own
/// way.
fn compared(base: &Reading) -> String {
    if matches!(base.what, What::Own(_)) { with_number(base) } else { reading(base).text }
}

/// The base rate among the readings beside, if one is there.
pub fn base_rate(beside: &[Beside]) -> Option<&Beside> {
    beside.iter().find(|beside| beside.role == Role::BaseRate)
}

/// The word of a finding; of one that only records of another definition bear out or contradict it
/// says so wherever it stands.
pub fn label(finding: &Finding) -> String {
    let label = finding.verdict().label();
    if is_on_nearest(finding) { label.to_owned() + ON_NEAREST } else { label.to_owned() }
}

/// What follows the word of a finding that rests on records of another definition.
pub const ON_NEAREST: &str = " on the nearest records";

/// Whether only records of another definition bear a claim out or contradict it.
pub fn is_on_nearest(finding: &Finding) -> bool {
    match &finding.outcome {
        Outcome::Tested { appraisal, judgement } => {
            let speaks = [Verdict::Qualified, Verdict::NotSupported, Verdict::Contradicted];
            finding.kind != Kind::Arithmetic
                && speaks.contains(&judgement.verdict)
                && appraisal.facts.differs()
        }
        Outcome::Untested { .. } => false,
    }
}

/// What the verdict means for the claim, in one plain sentence.
pub fn meaning(finding: &Finding) -> String {
    match &finding.outcome {
        Outcome::Tested { appraisal, judgement } => judged(finding.kind, appraisal, judgement),
        Outcome::Untested { why, .. } => match why {
            Untested::NotTestable { .. } => "Aggregates cannot settle it.".to_owned(),
            Untested::NotHeld(wanted) => {
                stopped(&format!("What would decide it: {}", wanted.would_decide.trim()))
            }
            Untested::Failed { .. } => "It says nothing for or against the claim.".to_owned(),
        },
    }
}

/// How many reservations a sentence tells.
const TOLD: usize = 2;

/// The reasons of the two qualifiers that change a reader's mind most; comparisons come first.
fn most_telling(qualifiers: &[Qualified]) -> Vec<String> {
    use Qualifier as Q;
    // First that something else was tested than is said.
    let order = [
        Q::PartOfClaim,
        Q::DefinitionDiffers,
        Q::BaseRateAlike,
        Q::ByChance,
        Q::FewEvents,
        Q::KnownNowDiffers,
        Q::AgeAdjustment,
        Q::CountForRate,
        Q::ListIncomplete,
        Q::BaseRateMissing,
        Q::Suppressed,
        Q::ListOld,
    ];
    let place = |fired: &&Qualified| order.iter().position(|q| *q == fired.qualifier);
    let mut fired: Vec<&Qualified> = qualifiers.iter().collect();
    fired.sort_by_key(|fired| place(fired).unwrap_or(order.len()));
    fired.iter().take(told_of(fired.len())).map(|fired| because(fired).trim().to_owned()).collect()
}

/// How many of some reservations are told: a last one is no longer than to say that there is one.
fn told_of(all: usize) -> usize {
    if all == TOLD + 1 { all } else { TOLD.min(all) }
}

/// Whether a reader takes a right figure for more than it is without this qualifier.
fn misleads(fired: &Qualified) -> bool {
    use Qualifier as Q;
    match fired.qualifier {
        Q::BaseRateMissing
        | Q::BaseRateAlike
        | Q::CountForRate
        | Q::AgeAdjustment
        | Q::ListIncomplete
        | Q::ByChance
        | Q::FewEvents
        | Q::Ecological => true,
        Q::DefinitionDiffers
        | Q::Robustness
        | Q::Provisional
        | Q::ListOld
        | Q::Suppressed
        | Q::PartOfClaim
        | Q::KnownNowDiffers
        | Q::NotCalibrated
        | Q::HangsOn => false,
    }
}

/// What measures another thing than is said; a computation reads no records.
fn nearest(kind: Kind) -> &'static str {
    if kind == Kind::Arithmetic {
        return "These numbers, which define it otherwise";
    }
    "The nearest records, which define it otherwise"
}

fn judged(kind: Kind, appraisal: &Appraisal, judgement: &Judgement) -> String {
    let sure = judgement.certainty >= Certainty::Moderate;
    match (judgement.verdict, judgement.row) {
        (Verdict::Supported, _) => stopped(agreement(kind)),
        (Verdict::Qualified, _) => {
            let reasons = most_telling(&judgement.qualifiers).join("; and ");
            if appraisal.facts.differs() {
                return stopped(&format!("{}, bear it out: {reasons}", nearest(kind)));
            }
            let whose = match judgement.holds_as_far_as_records_reach() {
                true => "as far as they reach",
                false if judgement.qualifiers.iter().any(misleads) => "read alone it misleads",
                false => "with this reservation",
            };
            stopped(&format!("{}; {whose}: {reasons}", agreement(kind)))
        }
        (Verdict::NotSupported, row) => {
            let short = sentence_start(crate::short::short_of_it(row, appraisal));
            let asks = growing(appraisal).map(|[asks, _]| asks);
            stopped(&[short.as_str(), asks.unwrap_or_default()].concat())
        }
        (Verdict::Contradicted, _) if appraisal.facts.differs() => {
            let differs = definition(&appraisal.facts).unwrap_or_default();
            stopped(&format!("{}, speak against this: {}", nearest(kind), differs.trim()))
        }
        (Verdict::Contradicted, _) if sure => "The records are incompatible with this.".to_owned(),
        (Verdict::Contradicted, _) => "The records speak against this, if not surely.".to_owned(),
        _ => stopped(&format!("These records cannot settle it: {}", reasons(judgement))),
    }
}

/// What the words of a rise and of a fall ask of every window, in per cent.
const ASKED: f64 = 5.0;

/// What a rise or a fall without a number asks, where a change is in its direction and less; and
/// how else it may be claimed.
fn growing(appraisal: &Appraisal) -> Option<[&'static str; 2]> {
    let What::Trend(Trend::Moved { .. } | Trend::Number { .. } | Trend::Drift { .. }) =
        &appraisal.primary.what
    else {
        return None;
    };
    match appraisal.regions.holds() {
        [Range { low, high: f64::INFINITY, .. }] if *low == ASKED => Some([
            ": `growing` asks 5 % or more, whatever the window",
            "; of any rise say `more than` with `by = \"0\"`, of so much `at least` with its `by`",
        ]),
        [Range { low: f64::NEG_INFINITY, high, .. }] if *high == -ASKED => Some([
            ": `falling` asks 5 % or more, whatever the window",
            "; of any fall say `less than` with `by = \"0\"`, of so much `falling` with its `by`",
        ]),
        _ => None,
    }
}

/// Whether a claim is supported as counted while chance often gives as much.
pub fn no_more_than_chance(finding: &Finding) -> bool {
    let Outcome::Tested { judgement, .. } = &finding.outcome else { return false };
    let by_chance = |fired: &Qualified| fired.qualifier == Qualifier::ByChance;
    judgement.verdict == Verdict::Qualified && judgement.qualifiers.iter().any(by_chance)
}

/// What stands beside a tally, where so many of its claims are of that sort; nothing where none is.
pub fn beside_tally(by_chance: usize) -> Option<String> {
    let said = || format!("{by_chance} of them true as counted, no more than chance gives");
    (by_chance > 0).then(said)
}

/// How many of a tally's claims rest on records of another definition, by their verdicts; nothing
/// where none does.
pub fn nearest_beside_tally<'f>(findings: impl Iterator<Item = &'f Finding>) -> Option<String> {
    let nearest: Vec<Verdict> =
        findings.filter(|it| is_on_nearest(it)).map(Finding::verdict).collect();
    let told = Verdict::ALL.into_iter().filter_map(|verdict| {
        let many = nearest.iter().filter(|own| **own == verdict).count();
        (many > 0).then(|| format!("{many} {}", verdict.brief()))
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| format!("of these{ON_NEAREST}: {}", told.join(" · ")))
}

/// What closes a run in which tests could not run on their records: of which claims; nothing where
/// all that could be asked was answered.
pub fn failed(claims: &[String]) -> Option<String> {
    let told = counted(claims.len(), "claim");
    let said = format!("{told} could not be tested, an input has to be mended: {}", listed(claims));
    (!claims.is_empty()).then_some(said)
}

/// Each other reading of a claim that stands elsewhere than the one that decides, with its number.
pub fn otherwise(finding: &Finding) -> Vec<String> {
    let Outcome::Tested { appraisal, .. } = &finding.outcome else { return Vec::new() };
    appraisal.otherwise().map(with_number).collect()
}

/// Why the rule gave its word, in one clause.
fn reasons(judgement: &Judgement) -> String {
    judgement.reasons.iter().map(crate::reason).collect::<Vec<_>>().join("; ")
}

/// The number behind the verdict, in a sentence without a full stop; of what was not tested, why.
pub fn number(finding: &Finding) -> String {
    match &finding.outcome {
        Outcome::Tested { appraisal, .. } => found(appraisal),
        Outcome::Untested { why, .. } => match why {
            Untested::NotTestable { neighbour } => {
                format!("no public record can show it; nearest: {}", neighbour.trim())
            }
            Untested::NotHeld(wanted) => {
                format!("needs {}", needed(wanted))
            }
            Untested::Failed { why } => format!("the test failed: {}", why.with_remedy()),
        },
    }
}

/// What keeps a finding from a plain word: what it misleads about, why the records cannot settle
/// it or do not bear it out, and which places it leaves out; first the word that it follows.
pub fn reservation(finding: &Finding) -> Option<(&'static str, String)> {
    let Outcome::Tested { appraisal, judgement } = &finding.outcome else { return None };
    let (after, why) = match judgement.verdict {
        Verdict::Inconclusive => ("because", Some(open(appraisal, judgement))),
        Verdict::NotSupported => {
            let asks = growing(appraisal).map(|parts| parts.concat()).unwrap_or_default();
            let why = crate::short::short_of_it(judgement.row, appraisal).to_owned() + &asks;
            let more = qualified(judgement).map(|more| format!("; and {more}"));
            ("because", Some(why + &more.unwrap_or_default()))
        }
        _ => ("but", qualified(judgement)),
    };
    let all: Vec<String> =
        why.into_iter().chain(crate::left::places(&appraisal.primary.rows)).collect();
    (!all.is_empty()).then(|| (after, all.join("; ")))
}

/// Why the records cannot settle a claim; what its word asks, where a reading gives less in its
/// direction; and that they measure another thing than is said.
fn open(appraisal: &Appraisal, judgement: &Judgement) -> String {
    let mut readings = std::iter::once(&appraisal.primary).chain(&appraisal.alternates);
    let is_short =
        |reading: &Reading| appraisal.regions.position(reading.measure.bounds()) == Position::Short;
    let asks = growing(appraisal).filter(|_| readings.any(is_short)).map(|parts| parts.concat());
    let is_definition = |fired: &&Qualified| fired.qualifier == Qualifier::DefinitionDiffers;
    let definition = judgement.qualifiers.iter().find(is_definition);
    let definition = definition.map(|fired| format!("; and {}", because(fired).trim()));
    [reasons(judgement), asks.unwrap_or_default(), definition.unwrap_or_default()].concat()
}

/// What a finding misleads about, if anything, the most telling first.
fn qualified(judgement: &Judgement) -> Option<String> {
    let all = judgement.qualifiers.len();
    let told = most_telling(&judgement.qualifiers).join("; and ");
    let more = match all.checked_sub(told_of(all))? {
        0 => String::new(),
        more => format!("; {} on the page", counted(more, "more reservation")),
    };
    (all > 0).then(|| told + &more)
}

#[cfg(test)]
mod tests {
    use probative_finding::reading::Rows;

    use super::*;

    #[test]
    fn a_number_that_is_printed_as_an_edge_and_lies_beside_it_is_told_whole() {
        let exact = |number| at_an_edge(&Measure::exact(number, Unit::Count), &[4.25, 4.35]);
        let below = "to all digits it is 4.3499999, below 4.35";
        assert_eq!(exact(4.349_999_9).as_deref(), Some(below));
        let above = "to all digits it is 4.3501, above 4.35";
        assert_eq!(exact(4.3501).as_deref(), Some(above));
        assert_eq!((exact(4.35), exact(4.31), exact(f64::INFINITY)), (None, None, None));
        let within = Measure::within(1.5, Unit::Ratio, (1.1003, 2.0), 0.95, None);
        let begins = "to all digits its interval begins at 1.1003, above 1.1";
        assert_eq!(at_an_edge(&within, &[1.1]).as_deref(), Some(begins));
        let day = Measure::date(probative_terms::Date::first("2016").unwrap());
        assert_eq!(at_an_edge(&day, &[day.value.number() + 0.2]), None);
    }

    #[test]
    fn a_base_rate_in_the_cases_own_words_is_told_with_its_number() {
        let own = |words: &str| {
            let measure = Measure::exact(13.1, Unit::named("per cent"));
            compared(&Reading::new(What::Own(words.to_owned()), measure, Rows::used(1)))
        };
        assert_eq!(own("people in poverty in 2018"), "people in poverty in 2018: 13.1\u{a0}%");
        assert_eq!(own("13.1 per cent in the country"), "13.1 per cent in the country");
    }
}
