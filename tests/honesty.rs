//! How often the whole rule gives a wrong word, in worlds whose truth is known.
//!
//! A world is a case and the bytes of its sources. Each goes through [`Case::read`], [`gather`] and
//! [`check`], and its word is read off the finding. Nothing here knows how a test works: worlds are
//! made apart from those by which the program calibrates itself.

use probative::{Verdict, check};
use probative_finding::finding::{Outcome, Qualifier};
use probative_numeric::{Seed, Stream, clopper_pearson, each, median};

mod alignment;
mod association;
mod cluster;
mod effect;
mod page;
mod place;
mod rate;
mod rivals;
mod share;
mod trend;
mod world;

pub use page::page;
use world::{Base, Made, gathered};

/// A wrong word that is allowed: one tail of 95 per cent with Bradley's (1978) half again.
const OWED: f64 = 0.0375;
/// The same for smooth steps of a series.
const OWED_SMOOTH: f64 = 0.075;
/// The share of right words that is owed where the effect is large enough.
const SPEAKS: f64 = 0.80;
/// What lies outside each limit of a cell that decides whether it passes.
const OUTSIDE: f64 = 0.001;
/// Worlds of the first look at a cell; each look doubles them.
const FIRST_LOOK: usize = 250;
/// Worlds by which the smallest effect that could be found is learnt.
const LEARNT: usize = 21;

/// A table of the page: the cells of one kind.
pub struct Kind {
    /// The heading.
    pub name: &'static str,
    /// What its worlds are, and what is asked of them.
    pub about: &'static str,
    settings: Vec<Setting>,
    /// The most worlds that a cell gets; fewer where a world takes long.
    most: usize,
    /// The most worlds at each edge of a calibration.
    calibration: usize,
}

/// As many worlds as `calibrate` makes at each edge.
const USUAL: usize = 2_000;

/// Worlds that are alike in all but their truth and their chance.
struct Setting {
    /// The words of the claim.
    words: &'static str,
    /// The lines of the claim besides its words, as its reach.
    claim: String,
    /// What the worlds are like.
    nuisance: String,
    asked: Vec<Asked>,
    make: Make,
    /// Whether CI asks these worlds too.
    quick: bool,
    /// Whether one calibration serves all worlds, or each has its own.
    calibrated: Calibrated,
}

/// Who has a calibration.
#[derive(Clone, Copy, PartialEq)]
enum Calibrated {
    /// The first world, and all others with it.
    Once,
    /// Each world, with so many worlds of its own at each edge; such a cell gets at most so many.
    Each { datasets: usize, most: usize },
}

/// A world whose truth is given.
type Make = Box<dyn Fn(f64, &mut Stream) -> Made + Sync + Send>;

/// A truth at which the rule is asked, and what would be wrong to say.
#[derive(Clone, Copy)]
struct Asked {
    at: At,
    wrong: Wrong,
    bound: f64,
}

/// Where the truth lies.
#[derive(Clone, Copy)]
enum At {
    /// At a number that is told by what it is.
    Edge(&'static str, f64),
    /// Beyond C's edge by twice the smallest effect that could be found.
    Beyond { edge: f64, further: fn(f64, f64) -> f64 },
}

/// Which words are counted.
#[derive(Clone, Copy, PartialEq)]
enum Wrong {
    /// *Supported*, with a qualification or without.
    Supported,
    /// *Contradicted*.
    Contradicted,
    /// *Supported* and not said to be no more than chance gives.
    MoreThanChance,
    /// Any word but *supported*: the rule is silent or wrong.
    Silent,
}

/// At C's edge, where no support is right.
fn at_c(edge: f64) -> Asked {
    Asked { at: At::Edge("C's edge", edge), wrong: Wrong::Supported, bound: OWED }
}

/// At D's edge, where no contradiction is right.
fn at_d(edge: f64) -> Asked {
    Asked { at: At::Edge("D's edge", edge), wrong: Wrong::Contradicted, bound: OWED }
}

/// Far enough beyond C's edge for the rule to speak.
fn beyond(edge: f64, further: fn(f64, f64) -> f64) -> Asked {
    Asked { at: At::Beyond { edge, further }, wrong: Wrong::Silent, bound: 1.0 - SPEAKS }
}

/// The words that the worlds of a cell got.
#[derive(Clone, Copy, Default)]
pub(crate) struct Words {
    supported: usize,
    qualified: usize,
    /// Of those two, the ones said to be no more than chance gives.
    by_chance: usize,
    not_supported: usize,
    contradicted: usize,
    inconclusive: usize,
    other: usize,
}

impl Words {
    fn worlds(&self) -> usize {
        let held = self.supported + self.qualified;
        held + self.not_supported + self.contradicted + self.inconclusive + self.other
    }

    fn wrong(&self, wrong: Wrong) -> usize {
        let held = self.supported + self.qualified;
        match wrong {
            Wrong::Supported => held,
            Wrong::Contradicted => self.contradicted,
            Wrong::MoreThanChance => held - self.by_chance,
            Wrong::Silent => self.worlds() - held,
        }
    }

    fn add(&mut self, (verdict, by_chance): (Verdict, bool)) {
        match verdict {
            Verdict::Supported => self.supported += 1,
            Verdict::Qualified => self.qualified += 1,
            Verdict::NotSupported => self.not_supported += 1,
            Verdict::Contradicted => self.contradicted += 1,
            Verdict::Inconclusive => self.inconclusive += 1,
            _ => self.other += 1,
        }
        self.by_chance += usize::from(by_chance);
    }
}

/// What became of a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stands {
    /// The upper limit is below the bound.
    Passes,
    /// The lower limit is above it.
    Fails,
    /// Neither, at the most worlds that it gets.
    Undecided,
}

/// One row of a table.
pub struct Cell {
    words: &'static str,
    nuisance: String,
    at: String,
    factor: Option<f64>,
    wrong: Wrong,
    bound: f64,
    got: Words,
    /// Whether the errors of the rule stay within the bound.
    pub stands: Stands,
}

impl Cell {
    /// The cell in a few words.
    pub fn told(&self) -> String {
        let (wrong, of) = (self.got.wrong(self.wrong), self.got.worlds());
        format!("{}, {}, {}: {wrong} of {of}", self.words, self.nuisance, self.at)
    }
}

/// A kind's table, as it was counted.
pub struct Table {
    /// The heading.
    pub name: &'static str,
    about: &'static str,
    most: usize,
    /// The rows.
    pub cells: Vec<Cell>,
}

/// Every kind with its cells, in the order of the page.
pub fn kinds() -> Vec<Kind> {
    vec![
        trend::kind(),
        rate::such(),
        rate::ranks(),
        rate::these(),
        association::kind(),
        cluster::anywhere(),
        cluster::places(),
        share::kind(),
        effect::kind(),
        rivals::kind(),
        alignment::kind(),
    ]
}

/// What every world follows from.
pub const SEED: Seed = Seed(20_161_123);

/// How much is asked.
#[derive(Clone, Copy)]
pub struct Effort {
    /// The most worlds of a cell.
    pub worlds: usize,
    /// Worlds at each edge of a calibration.
    pub calibration: usize,
    /// Whether only the few settings of CI are asked.
    pub quick: bool,
}

/// Asks every cell of a kind.
pub fn table(kind: Kind, effort: Effort) -> Table {
    let most = kind.most.min(effort.worlds);
    let effort = Effort { calibration: kind.calibration.min(effort.calibration), ..effort };
    let mut cells = Vec::new();
    for setting in kind.settings.iter().filter(|setting| setting.quick || !effort.quick) {
        let name = format!("{}/{}/{}", kind.name, setting.words, setting.nuisance);
        cells.extend(cells_of(setting, kind.name, SEED.branch(&name), most, effort));
    }
    Table { name: kind.name, about: kind.about, most, cells }
}

fn cells_of(
    setting: &Setting,
    kind: &'static str,
    seed: Seed,
    most: usize,
    effort: Effort,
) -> Vec<Cell> {
    let first = setting.asked.iter().find_map(|asked| match asked.at {
        At::Edge(_, at) => Some(at),
        At::Beyond { .. } => None,
    });
    let made = (setting.make)(first.unwrap_or(0.0), &mut seed.branch("base").stream(0));
    let base = Base::new(setting.words, &setting.claim, &made, effort.calibration);
    let most = match setting.calibrated {
        Calibrated::Once => most,
        Calibrated::Each { most: own, .. } => most.min(own),
    };
    let said = |theta: f64, at: u64| {
        let mut stream = seed.branch(&format!("{theta}")).stream(at);
        let made = (setting.make)(theta, &mut stream);
        let own = match setting.calibrated {
            Calibrated::Once => None,
            Calibrated::Each { datasets, .. } => {
                Some(Base::new(setting.words, &setting.claim, &made, datasets))
            }
        };
        let base = own.as_ref().unwrap_or(&base);
        let (case, evidence) = gathered(setting.words, &setting.claim, &made, Some(base));
        let finding = check(&case, &evidence).findings.remove(0);
        (finding.verdict(), is_by_chance(&finding.outcome), detectable(&finding.outcome))
    };
    let mut cells = Vec::new();
    for asked in &setting.asked {
        let (at, theta) = match asked.at {
            At::Edge(name, theta) => (format!("{name}, {theta}"), theta),
            At::Beyond { edge, further } => {
                let least = each(LEARNT, |at| said(edge, at as u64).2.unwrap_or(f64::NAN));
                let theta = further(edge, median(&least));
                (format!("C's edge + 2 MDE, {theta:.3}"), theta)
            }
        };
        let (got, stands) = looked(asked, most, |from, to| {
            each(to - from, |at| said(theta, (from + at) as u64))
                .into_iter()
                .map(|(word, by_chance, _)| (word, by_chance))
                .collect()
        });
        cells.push(Cell {
            words: setting.words,
            nuisance: setting.nuisance.clone(),
            at,
            factor: base.factor().filter(|_| setting.calibrated == Calibrated::Once),
            wrong: asked.wrong,
            bound: asked.bound,
            got,
            stands,
        });
        if !effort.quick {
            let cell = &cells[cells.len() - 1];
            eprintln!("{kind}: {} {:?}", cell.told(), cell.stands);
        }
    }
    cells
}

/// Looks at more and more worlds, until a limit clears the bound or the most are made.
fn looked(
    asked: &Asked,
    most: usize,
    words: impl Fn(usize, usize) -> Vec<(Verdict, bool)>,
) -> (Words, Stands) {
    let (mut got, mut next) = (Words::default(), FIRST_LOOK.min(most));
    loop {
        words(got.worlds(), next).into_iter().for_each(|word| got.add(word));
        let stands = stands(got.wrong(asked.wrong), got.worlds(), asked.bound);
        if stands != Stands::Undecided || got.worlds() >= most {
            return (got, stands);
        }
        next = (2 * next).min(most);
    }
}

fn stands(wrong: usize, of: usize, bound: f64) -> Stands {
    let (low, high) = limits(wrong, of, 1.0 - 2.0 * OUTSIDE);
    if high < bound {
        Stands::Passes
    } else if low > bound {
        Stands::Fails
    } else {
        Stands::Undecided
    }
}

/// The exact limits of a share.
fn limits(count: usize, of: usize, level: f64) -> (f64, f64) {
    let found = clopper_pearson(count as u64, of as u64, level);
    found.map_or((0.0, 1.0), |found| (found.interval.low, found.interval.high))
}

fn is_by_chance(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Tested { judgement, .. } => {
            let held = matches!(judgement.verdict, Verdict::Supported | Verdict::Qualified);
            let chance =
                |it: &probative_finding::finding::Qualified| it.qualifier == Qualifier::ByChance;
            held && judgement.qualifiers.iter().any(chance)
        }
        Outcome::Untested { .. } => false,
    }
}

/// The smallest effect that could be found in a world.
fn detectable(outcome: &Outcome) -> Option<f64> {
    match outcome {
        Outcome::Tested { appraisal, .. } => appraisal.detectable,
        Outcome::Untested { .. } => None,
    }
}
