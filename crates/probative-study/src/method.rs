//! What a method is: its names, what it takes and gives, and the function that answers.

use crate::answer::Answer;
use crate::asked::Asked;
use crate::caps;
use crate::error::Error;
use crate::gives::Column;
use crate::map::Map;
use crate::parameter::{Parameter, Setting};
use crate::parameters::{
    DELIMITER, DRAWS, DROP_MISSING, ENDS, HEADER, ID, JOIN, JOIN_ID, JOIN_WHERE, LAYER, LEAVE_OUT,
    MAX_CELLS, MAX_VERTICES, MISSING, REPAIR_FIPS, SHEET, SKIP, VALUE, WHERE, X, Y,
};
use crate::settings::{Settings, Settled};
use crate::uses::{Need, Use, When, may};

/// A method, as one row of the table of methods.
#[derive(Debug)]
pub struct Method {
    /// Its name behind its door, and in JSON.
    pub name: &'static str,
    /// The door through which it is asked.
    pub door: Door,
    /// What it is, in one line of a help.
    pub about: &'static str,
    /// The section of `docs/stat.md` that tells of it.
    pub section: &'static str,
    /// What it takes as its data, and how it answers of them.
    pub input: Input,
    /// How many columns of values it takes.
    pub values: Columns,
    /// The fewest units or rows of which it makes sense.
    pub least: usize,
    /// Where a unit of which a number is withheld is told with what it may be, and not refused.
    pub withheld: When,
    /// The parameters that it takes beside those of its input; all others are refused.
    pub uses: &'static [&'static [Use]],
    /// What it gives, in a phrase.
    pub told: &'static str,
    /// The columns that it gives: keys of JSON, columns of CSV.
    pub gives: &'static [&'static [Column]],
    /// The papers that it follows; the function that implements it says where it differs.
    pub papers: &'static [&'static str],
    /// What it was held against.
    pub held: Held,
}

/// The doors, each a command of a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Door {
    /// Statistics of one map.
    Stat,
    /// Counts of events.
    Count,
    /// Changes in time.
    Trend,
}

/// What a method takes as its data, and how it answers of them.
#[derive(Debug, Clone, Copy)]
pub enum Input {
    /// Units of a map that may have neighbours.
    Map {
        /// Which orders of neighbours it takes.
        orders: Orders,
        /// Answers.
        run: for<'a> fn(&Asked<'a>, &'a Map) -> Result<Answer<'a>, Error>,
    },
    /// Rows of a table: counts, a series, a panel, as the columns say that the method names.
    Table {
        /// Answers.
        run: for<'a> fn(&Asked<'a>) -> Result<Answer<'a>, Error>,
    },
}

/// Which orders of neighbours a method takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orders {
    /// The one that is asked for.
    One,
    /// Each up to that one.
    Each,
}

/// How many columns of values a method takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Columns {
    /// None.
    None,
    /// One.
    One,
    /// Two.
    Two,
    /// An outcome and at least so many others.
    Outcome(usize),
}

/// What a method was held against.
#[derive(Debug, Clone, Copy)]
pub struct Held {
    /// The reference folders with the programs, as the document has them.
    pub told: &'static str,
    /// The folders of `reference/` that hold it, as `folder` or `folder:prefix prefix…`.
    pub folders: &'static [&'static str],
    /// Its row of `docs/calibration.md`, or why it has none.
    pub calibrated: &'static str,
    /// Its row of `docs/benchmarks.md`, or that nobody is owed one.
    pub timed: &'static str,
}

impl Held {
    /// Instead of a row of the calibration: no random draw.
    pub const UNDRAWN: &'static str = "no draws";
    /// Instead of a row of the benchmarks.
    pub const NOT_OWED: &'static str = "none owed";
}

impl Door {
    /// Every door.
    pub const ALL: [Door; 3] = [Door::Stat, Door::Count, Door::Trend];

    /// The door's word.
    pub fn word(self) -> &'static str {
        match self {
            Door::Stat => "stat",
            Door::Count => "count",
            Door::Trend => "trend",
        }
    }

    /// What stands behind it, in one line.
    pub fn about(self) -> &'static str {
        match self {
            Door::Stat => {
                "Measure how the values of places hang together: one statistic of one map"
            }
            Door::Count => "Measure counts of events: one method on the rows of a table",
            Door::Trend => "Measure how something changes in time: one method on a series",
        }
    }
}

impl Input {
    /// What the data are, in a phrase.
    pub fn told(&self) -> &'static str {
        match self {
            Input::Map { .. } => "a map",
            Input::Table { .. } => "a table",
        }
    }

    /// One of the things that the data are of.
    pub fn noun(&self) -> &'static str {
        match self {
            Input::Map { .. } => "unit",
            Input::Table { .. } => "row",
        }
    }

    /// The parameters that say how the data are read.
    pub fn uses(&self) -> &'static [Use] {
        const MAP: &[Use] = &[
            may(&ID),
            may(&X),
            may(&Y),
            may(&LAYER),
            may(&JOIN),
            may(&JOIN_ID).when(When::With(&JOIN)),
            may(&JOIN_WHERE).when(When::With(&JOIN)),
            may(&REPAIR_FIPS).when(When::With(&JOIN)),
            may(&DROP_MISSING),
            may(&WHERE),
            may(&LEAVE_OUT),
            may(&MISSING),
            may(&ENDS),
            may(&SKIP),
            may(&HEADER),
            may(&SHEET),
            may(&DELIMITER),
            may(&MAX_VERTICES),
            may(&MAX_CELLS),
        ];
        const TABLE: &[Use] = &[
            may(&ID),
            may(&DROP_MISSING),
            may(&WHERE),
            may(&LEAVE_OUT),
            may(&MISSING),
            may(&ENDS),
            may(&SKIP),
            may(&HEADER),
            may(&SHEET),
            may(&DELIMITER),
        ];
        match self {
            Input::Map { .. } => MAP,
            Input::Table { .. } => TABLE,
        }
    }
}

impl Columns {
    /// Whether a question names as many, and what it should name.
    pub fn fit(self, found: usize) -> (bool, String) {
        match self {
            Columns::None => (found == 0, "no --value".to_owned()),
            Columns::One => (found == 1, "one column in --value".to_owned()),
            Columns::Two => (found == 2, "two columns in --value".to_owned()),
            Columns::Outcome(more) => {
                let least = more + 1;
                let wanted = format!("--value with the outcome first, {least} columns or more");
                (found >= least, wanted)
            }
        }
    }
}

impl Method {
    /// Each parameter once: the columns of values, the method's own, and those of its input.
    pub fn uses(&self) -> Vec<Use> {
        let value = (self.values != Columns::None).then(|| may(&VALUE));
        let own = self.uses.iter().copied().flatten().copied();
        let mut all: Vec<Use> = Vec::new();
        for each in value.into_iter().chain(own).chain(self.input.uses().iter().copied()) {
            if all.iter().all(|held| held.parameter.name != each.parameter.name) {
                all.push(each);
            }
        }
        all
    }

    /// Whether it draws.
    pub fn draws(&self) -> bool {
        self.uses.iter().copied().flatten().any(|one| one.parameter.name == DRAWS.name)
    }

    /// Passes if there are enough units or rows for it.
    pub(crate) fn enough(&self, found: usize) -> Result<(), Error> {
        if found < self.least {
            return Err(Error::too_few(self.name, self.least, found, self.input.noun()));
        }
        Ok(())
    }

    /// What counts of a question: what it says, and the defaults of what it does not say.
    ///
    /// # Errors
    /// Columns or parameters that lack, and parameters that would be passed over.
    pub fn settle(&self, given: &Settings) -> Result<Settled, Error> {
        self.fit(given)?;
        let uses = self.uses();
        let mut settled = Settled::default();
        // A default counts among the cases of a later parameter, and so does what is said.
        for each in &uses {
            let name = each.parameter.name;
            let value = given.get(name).cloned();
            let default = each.otherwise.setting().or_else(|| each.parameter.otherwise.setting());
            let known: Vec<_> = uses.iter().map(|other| other.parameter).collect();
            let holds = holds(each.when, &settled, given, &known);
            match (holds, value) {
                (false, Some(_)) => return Err(self.passed_over(name)),
                (true, None) if each.need == Need::Must => return Err(self.lacks(name)),
                (true, value) => {
                    settled.said.extend(value.is_some().then_some(name));
                    settled.all.extend(value.or(default).map(|value| (each.parameter, value)));
                }
                (false, None) => {}
            }
        }
        let strange =
            given.keys().find(|name| uses.iter().all(|each| each.parameter.name != **name));
        if let Some(name) = strange {
            return Err(self.passed_over(name));
        }
        match (settled.has(&X), settled.has(&Y)) {
            (true, false) => Err(self.lacks(Y.name)),
            (false, true) => Err(self.lacks(X.name)),
            _ => {
                settled.shows_withheld = self.withheld.holds(&settled) && !settled.has(&ENDS);
                caps::asked(&settled).map(|()| settled)
            }
        }
    }

    fn fit(&self, given: &Settings) -> Result<(), Error> {
        let named = match given.get(VALUE.name) {
            Some(Setting::Names(names)) => names.len(),
            _ => 0,
        };
        let (fits, wanted) = self.values.fit(named);
        if fits {
            return Ok(());
        }
        let said = format!("{} takes {wanted}, and the command names {named}", self.name);
        Err(Error::asked(
            said,
            r"write --value and the names of the columns, with `\,` for a comma within one",
        ))
    }

    fn lacks(&self, parameter: &str) -> Error {
        let (name, door, section) = (self.name, self.door.word(), self.section);
        Error::asked(
            format!("{name} needs --{parameter}"),
            format!(
                "`probative {door} {name} --help` tells each option; docs/stat.md#{section} says what {name} takes"
            ),
        )
    }

    fn passed_over(&self, parameter: &str) -> Error {
        let said = format!("{} makes no use of --{parameter}", self.name);
        Error::asked(said, "leave it out, so that nobody thinks it counted")
    }
}

/// Whether a case holds by what is settled, or by what is said of parameters that are yet to come.
fn holds(when: When, settled: &Settled, given: &Settings, known: &[&'static Parameter]) -> bool {
    let later = known.iter().filter(|parameter| !settled.has(parameter));
    let later =
        later.filter_map(|parameter| Some((*parameter, given.get(parameter.name)?.clone())));
    let mut all = settled.clone();
    all.all.extend(later);
    when.holds(&all)
}
