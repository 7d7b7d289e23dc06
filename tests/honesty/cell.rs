//! A cell of the page: worlds that are alike in all but chance, and the words that they got.

use probative::{Verdict, check};
use probative_finding::finding::{Outcome, Qualifier};
use probative_numeric::{Seed, Stream, clopper_pearson, each, median};

use super::world::{Base, Made, gathered};

/// A wrong word that is allowed: one tail of 95 per cent with Bradley's (1978) half again.
pub(crate) const OWED: f64 = 0.0375;
/// The same for smooth steps of a series.
pub(crate) const OWED_SMOOTH: f64 = 0.075;
/// The share of right words that is owed where the effect is large enough.
pub(crate) const SPEAKS: f64 = 0.80;
/// What lies outside each limit of a cell that decides whether it passes.
pub(crate) const OUTSIDE: f64 = 0.001;
/// Worlds of the first look at a cell; each look doubles them.
pub(crate) const FIRST_LOOK: usize = 250;
/// Worlds by which the smallest effect that could be found is learnt.
pub(crate) const LEARNT: usize = 21;

/// A table of the page: the cells of one kind.
pub(crate) struct Kind {
    /// The heading.
    pub(crate) name: &'static str,
    /// What its worlds are, and what is asked of them.
    pub(crate) about: &'static str,
    pub(crate) settings: Vec<Setting>,
    /// The most worlds that a cell gets; fewer where a world takes long.
    pub(crate) most: usize,
    /// The most worlds at each edge of a calibration.
    pub(crate) calibration: usize,
}

/// Worlds of a setting that are calibrated, of which the middle one serves all.
pub(crate) const BASES: u64 = 5;
/// One in so many worlds of a calibration tells which of them is the middle one.
const LOOKED_UP: usize = 4;
/// As many worlds as `calibrate` makes at each edge.
pub(crate) const USUAL: usize = 2_000;

/// Worlds that are alike in all but their truth and their chance.
pub(crate) struct Setting {
    /// The words of the claim.
    pub(crate) words: &'static str,
    /// The lines of the claim besides its words, as its reach.
    pub(crate) claim: String,
    /// What the worlds are like.
    pub(crate) nuisance: String,
    pub(crate) asked: Vec<Asked>,
    pub(crate) make: Make,
    /// Whether CI asks these worlds too.
    pub(crate) quick: bool,
    /// Whether one calibration serves all worlds, or each has its own.
    pub(crate) calibrated: Calibrated,
}

/// Who has a calibration.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Calibrated {
    /// The first world, and all others with it.
    Once,
    /// Each world, with so many worlds of its own at each edge; such a cell gets at most so many.
    Each { datasets: usize, most: usize },
}

/// A world whose truth is given.
pub(crate) type Make = Box<dyn Fn(f64, &mut Stream) -> Made + Sync + Send>;

/// A truth at which the rule is asked, and what would be wrong to say.
#[derive(Clone, Copy)]
pub(crate) struct Asked {
    pub(crate) at: At,
    pub(crate) wrong: Wrong,
    pub(crate) bound: f64,
}

/// Where the truth lies.
#[derive(Clone, Copy)]
pub(crate) enum At {
    /// At a number that is told by what it is.
    Edge(&'static str, f64),
    /// Beyond C's edge by twice the smallest effect that could be found.
    Beyond { edge: f64, further: fn(f64, f64) -> f64 },
}

/// Which words are counted.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Wrong {
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
pub(crate) fn at_c(edge: f64) -> Asked {
    Asked { at: At::Edge("C's edge", edge), wrong: Wrong::Supported, bound: OWED }
}

/// At D's edge, where no contradiction is right.
pub(crate) fn at_d(edge: f64) -> Asked {
    Asked { at: At::Edge("D's edge", edge), wrong: Wrong::Contradicted, bound: OWED }
}

/// Far enough beyond C's edge for the rule to speak.
pub(crate) fn beyond(edge: f64, further: fn(f64, f64) -> f64) -> Asked {
    Asked { at: At::Beyond { edge, further }, wrong: Wrong::Silent, bound: 1.0 - SPEAKS }
}

/// The words that the worlds of a cell got.
#[derive(Clone, Copy, Default)]
pub(crate) struct Words {
    pub(crate) supported: usize,
    pub(crate) qualified: usize,
    /// Of those two, the ones said to be no more than chance gives.
    pub(crate) by_chance: usize,
    pub(crate) not_supported: usize,
    pub(crate) contradicted: usize,
    pub(crate) inconclusive: usize,
    pub(crate) other: usize,
}

impl Words {
    pub(crate) fn worlds(&self) -> usize {
        let held = self.supported + self.qualified;
        held + self.not_supported + self.contradicted + self.inconclusive + self.other
    }

    pub(crate) fn wrong(&self, wrong: Wrong) -> usize {
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
pub(crate) enum Stands {
    /// The upper limit is below the bound.
    Passes,
    /// The lower limit is above it.
    Fails,
    /// Neither, at the most worlds that it gets.
    Undecided,
}

/// One row of a table.
pub(crate) struct Cell {
    pub(crate) words: &'static str,
    pub(crate) nuisance: String,
    pub(crate) at: String,
    pub(crate) factor: Option<f64>,
    pub(crate) wrong: Wrong,
    pub(crate) bound: f64,
    pub(crate) got: Words,
    /// Whether the errors of the rule stay within the bound.
    pub(crate) stands: Stands,
}

impl Cell {
    /// The cell in a few words.
    pub(crate) fn told(&self) -> String {
        let (wrong, of) = (self.got.wrong(self.wrong), self.got.worlds());
        format!("{}, {}, {}: {wrong} of {of}", self.words, self.nuisance, self.at)
    }
}

/// A kind's table, as it was counted.
pub(crate) struct Table {
    /// The heading.
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) most: usize,
    /// The rows.
    pub(crate) cells: Vec<Cell>,
}

/// What every world follows from.
pub(crate) const SEED: Seed = Seed(20_161_123);

/// How much is asked.
#[derive(Clone, Copy)]
pub(crate) struct Effort {
    /// The most worlds of a cell.
    pub(crate) worlds: usize,
    /// Worlds at each edge of a calibration.
    pub(crate) calibration: usize,
    /// Whether only the few settings of CI are asked.
    pub(crate) quick: bool,
}

/// Asks every cell of a kind.
pub(crate) fn table(kind: Kind, effort: Effort) -> Table {
    let most = kind.most.min(effort.worlds);
    let effort = Effort { calibration: kind.calibration.min(effort.calibration), ..effort };
    let mut cells = Vec::new();
    for setting in kind.settings.iter().filter(|setting| setting.quick || !effort.quick) {
        let name = format!("{}/{}/{}", kind.name, setting.words, setting.nuisance);
        cells.extend(cells_of(setting, kind.name, SEED.branch(&name), most, effort));
    }
    Table { name: kind.name, about: kind.about, most, cells }
}

pub(crate) fn cells_of(
    setting: &Setting,
    kind: &'static str,
    seed: Seed,
    most: usize,
    effort: Effort,
) -> Vec<Cell> {
    let worlds = Worlds { setting, seed, base: base(setting, seed, effort) };
    let most = match setting.calibrated {
        Calibrated::Once => most,
        Calibrated::Each { most: own, .. } => most.min(own),
    };
    let cell = |asked: &Asked| {
        let cell = worlds.cell(asked, most);
        if !effort.quick {
            eprintln!("{kind}: {} {:?}", cell.told(), cell.stands);
        }
        cell
    };
    setting.asked.iter().map(cell).collect()
}

/// The calibration that the worlds of a setting share: of a few, the one that widens as the middle
/// one does, since each case has its own. Which is the middle one is looked up with fewer worlds.
pub(crate) fn base(setting: &Setting, seed: Seed, effort: Effort) -> Base {
    let first = setting.asked.iter().find_map(|asked| match asked.at {
        At::Edge(_, at) => Some(at),
        At::Beyond { .. } => None,
    });
    let one = |at: u64, datasets: usize| {
        let made = (setting.make)(first.unwrap_or(0.0), &mut seed.branch("base").stream(at));
        Base::new(setting.words, &setting.claim, &made, datasets)
    };
    if effort.quick || setting.calibrated != Calibrated::Once {
        return one(0, effort.calibration);
    }
    let factor = |at: u64| one(at, effort.calibration / LOOKED_UP).factor().unwrap_or(1.0);
    let mut factors: Vec<(f64, u64)> = (0..BASES).map(|at| (factor(at), at)).collect();
    factors.sort_by(|a, b| a.0.total_cmp(&b.0));
    one(factors[factors.len() / 2].1, effort.calibration)
}

/// The worlds of a setting.
pub(crate) struct Worlds<'a> {
    setting: &'a Setting,
    seed: Seed,
    base: Base,
}

impl Worlds<'_> {
    /// The word of one world, whether it is told as no more than chance, and what could be found.
    fn said(&self, theta: f64, at: u64) -> (Verdict, bool, Option<f64>) {
        let Setting { words, claim, make, calibrated, .. } = self.setting;
        let made = make(theta, &mut self.seed.branch(&format!("{theta}")).stream(at));
        let own = match *calibrated {
            Calibrated::Once => None,
            Calibrated::Each { datasets, .. } => Some(Base::new(words, claim, &made, datasets)),
        };
        let base = own.as_ref().unwrap_or(&self.base);
        let (case, evidence) = gathered(words, claim, &made, Some(base));
        let finding = check(&case, &evidence).findings.remove(0);
        (finding.verdict(), is_by_chance(&finding.outcome), detectable(&finding.outcome))
    }

    fn cell(&self, asked: &Asked, most: usize) -> Cell {
        let (at, theta) = match asked.at {
            At::Edge(name, theta) => (format!("{name}, {theta}"), theta),
            At::Beyond { edge, further } => {
                let least = |at| self.said(edge, at as u64).2.unwrap_or(f64::NAN);
                let theta = further(edge, median(&each(LEARNT, least)));
                (format!("C's edge + 2 MDE, {theta:.3}"), theta)
            }
        };
        let (got, stands) = looked(asked, most, |from, to| {
            let words = each(to - from, |at| self.said(theta, (from + at) as u64));
            words.into_iter().map(|(word, by_chance, _)| (word, by_chance)).collect()
        });
        let shared = self.setting.calibrated == Calibrated::Once;
        Cell {
            words: self.setting.words,
            nuisance: self.setting.nuisance.clone(),
            at,
            factor: self.base.factor().filter(|_| shared),
            wrong: asked.wrong,
            bound: asked.bound,
            got,
            stands,
        }
    }
}

/// Looks at more and more worlds, until a limit clears the bound or the most are made.
pub(crate) fn looked(
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

pub(crate) fn stands(wrong: usize, of: usize, bound: f64) -> Stands {
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
pub(crate) fn limits(count: usize, of: usize, level: f64) -> (f64, f64) {
    let found = clopper_pearson(count as u64, of as u64, level);
    found.map_or((0.0, 1.0), |found| (found.interval.low, found.interval.high))
}

pub(crate) fn is_by_chance(outcome: &Outcome) -> bool {
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
pub(crate) fn detectable(outcome: &Outcome) -> Option<f64> {
    match outcome {
        Outcome::Tested { appraisal, .. } => appraisal.detectable,
        Outcome::Untested { .. } => None,
    }
}
