//! Is it that part of that whole?

use super::kind::{ClaimKind, Open, Told};
use super::select::{Beside, OPEN_SUM, SUM, Select};
use crate::keys::{Key, Table};
use crate::walk::Node;
use crate::walk::terms::{ROLE, ROUNDED_BECAUSE, ROUNDED_TO, role, rounded, write_rounded};
use crate::words::{NoRegions, Scale, Words};
use crate::write::Written;
use probative_terms::number::Printed;
use probative_terms::{BadRegions, Regions, Role};

/// A part of a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// The part as printed, where the text gives it.
    pub part: Option<Printed>,
    /// The whole as printed, where the text gives it.
    pub whole: Option<Printed>,
    /// The per cent as printed, where the text gives it.
    pub percent: Option<Printed>,
    /// The second per cent of a sentence that says "between".
    pub to: Option<Printed>,
    /// What is counted.
    pub unit: String,
    /// Whether the record is a sample of what the sentence is about, and not all of it.
    pub sampled: bool,
    /// How many times the variance of the share is that of a sample drawn one by one.
    pub design_effect: f64,
    /// From how many clusters that was estimated; nothing where they were as good as all.
    pub clusters: Option<usize>,
    /// The record of the part.
    pub part_record: Select,
    /// The record of the whole.
    pub whole_record: Select,
    /// Shares to compare with.
    pub beside: Vec<BesideShare>,
}

/// A share to compare with.
#[derive(Debug, Clone, PartialEq)]
pub struct BesideShare {
    /// What it is for.
    pub role: Role,
    /// What it is, in one plain sentence.
    pub said: String,
    /// The part.
    pub part: Select,
    /// The whole; left out where the part's column is in per cent already.
    pub whole: Option<Select>,
}

/// What names of columns and sentences hold that are of per cent.
const PERCENT: [&str; 8] =
    ["%", "percent", "per cent", "pct", "perc", "share", "proportion", "prozent"];

/// How much wider the interval of a sample is: how it was drawn is never left to be guessed.
fn design_effect(table: &Node<'_>, sampled: bool) -> f64 {
    let given = table.optional_number("design_effect");
    if sampled && !table.has("design_effect") {
        let said = "a sample is as sure as the way in which it was drawn, and nothing says how";
        let help = "give its publisher's design effect, or design_effect = 1 where they were drawn one by one";
        table.mistake("E305", "sampled", said.to_owned(), help);
    }
    let effect = given.unwrap_or(1.0);
    if effect < 1.0 || effect != 1.0 && !sampled {
        let said = "`design_effect` is at least 1, and of a sample".to_owned();
        table.mistake("E306", "design_effect", said, "give it where `sampled = true`, as 1.8");
    }
    effect
}

/// From how many clusters the design effect is known: of a sample, and at least two.
fn clusters(table: &Node<'_>, sampled: bool) -> Option<usize> {
    let given = table.optional_whole("clusters")?;
    if given < 2 || !sampled {
        let said = "`clusters` is at least 2, and of a sample".to_owned();
        table.mistake("E306", "clusters", said, "give it where `sampled = true`, as 24");
    }
    Some(given)
}

const BESIDE: Table = Table::new(
    "claims.share.beside",
    "A share to compare with.",
    &[
        ROLE,
        Key::text("said", "What it is, in one plain sentence.")
            .such_as("\"per cent of all towns\""),
        Key::table("part", &OPEN_SUM, "The record of the part."),
        Key::table(
            "whole",
            &SUM,
            "The record of the whole; left out where the part's column is in per cent already.",
        )
        .optional(),
    ],
);

impl ClaimKind for Share {
    const TABLE: Table = Table::new(
        "claims.share",
        "Is it that part of that whole?",
        &[
            Key::printed("part", "The part as printed, where the text gives it.")
                .optional()
                .such_as("\"1,700\""),
            Key::printed("whole", "The whole as printed, where the text gives it.")
                .optional()
                .such_as("\"5,100\""),
            Key::printed("percent", "The per cent as printed, where the text gives it.")
                .optional()
                .such_as("\"30\""),
            Key::printed("to", "The second per cent, where the words are \"between\".")
                .optional()
                .such_as("\"40\""),
            ROUNDED_TO,
            ROUNDED_BECAUSE,
            Key::text("unit", "What is counted.").such_as("\"permits\""),
            Key::flag(
                "sampled",
                "Whether the record is a sample of what the sentence is about, and not all of it.",
            )
            .changing(
                "The share has the interval of a sample (Clopper–Pearson); else it is exact.",
            ),
            Key::number(
                "design_effect",
                "How many times the variance of a sampled share is that of a sample drawn one by one, by its publisher: 1 where they were, above 1 where whole households, schools or towns were drawn. A sample must say it.",
            )
            .optional()
            .such_as("1.8")
            .changing("The interval of the sample is as much wider (Korn & Graubard)."),
            Key::whole(
                "clusters",
                "From how many clusters (households, schools, towns) the design effect was estimated, where they are few: from 20, it may be a third too low.",
            )
            .optional()
            .such_as("24")
            .changing("The interval of the sample is wider, by Student's t of one degree of freedom less than that (Korn & Graubard)."),
            Key::table("part_record", &SUM, "The record of the part."),
            Key::table("whole_record", &SUM, "The record of the whole."),
            Key::tables("beside", &BESIDE, "Shares to compare with.")
                .changing("A base rate that touches the share's interval qualifies."),
        ],
    );

    const SCALES: &'static [Scale] = &[Scale::Share];

    fn read(table: Node<'_>) -> Option<Self> {
        let [part, whole, percent] =
            ["part", "whole", "percent"].map(|key| (key, table.optional_printed(key)));
        let unreadable =
            [&part, &whole, &percent].iter().any(|(key, it)| it.is_none() && table.has(key));
        let to = table.optional_printed("to");
        let exact = rounded(&table, percent.1.clone());
        if percent.1.is_none() && (table.has("to") || table.has("rounded_to")) {
            let said = "`to` and `rounded_to` go with a per cent, and none is stated".to_owned();
            table.mistake("E306", "percent", said, "add percent = \"…\"");
        }
        let sampled = table.flag("sampled");
        let design_effect = design_effect(&table, sampled);
        let clusters = clusters(&table, sampled);
        let unit = table.text("unit");
        let part_record = Select::need(&table, "part_record");
        let whole_record = Select::need(&table, "whole_record");
        let beside: Vec<BesideShare> =
            table.tables("beside").into_iter().filter_map(BesideShare::read).collect();
        if let (Some(part), Some(whole)) = (&part_record, &whole_record)
            && beside.iter().any(|other| other.is_of(part, whole))
        {
            let said = "a share beside it is read in the rows of the claim itself".to_owned();
            let help = "set beside it a share of something else: a base rate says how many it is \
                        of all";
            table.mistake("E307", "beside", said, help);
        }
        table.close();
        // Without a number that the text prints, the share would be held to another one.
        if unreadable {
            return None;
        }
        Some(Share {
            part: part.1,
            whole: whole.1,
            percent: exact,
            to,
            unit: unit?,
            sampled,
            design_effect,
            clusters,
            part_record: part_record?,
            whole_record: whole_record?,
            beside,
        })
    }

    fn scale(&self) -> Scale {
        Scale::Share
    }

    /// The regions of the share in per cent: around the printed per cent, or around what the
    /// printed part and whole give with each rounded as printed; `most`, `all` and `none` need no
    /// number.
    fn write(&self, out: Written) -> Written {
        let printed = |number: &Option<Printed>| number.as_ref().map(|number| number.text.clone());
        let out = out
            .optional_text("part", printed(&self.part).as_ref())
            .optional_text("whole", printed(&self.whole).as_ref());
        let out = match &self.percent {
            Some(percent) => write_rounded("percent", percent, out),
            None => out,
        };
        let out = out
            .optional_text("to", printed(&self.to).as_ref())
            .text("unit", &self.unit)
            .flag("sampled", self.sampled);
        let out = match self.sampled {
            true => out.number("design_effect", self.design_effect),
            false => out,
        };
        let out = match self.clusters {
            Some(clusters) => out.whole("clusters", clusters),
            None => out,
        };
        out.select("part_record", &self.part_record)
            .select("whole_record", &self.whole_record)
            .tables("beside", &self.beside, BesideShare::write)
    }

    fn regions(&self, words: Words) -> Result<Regions, NoRegions> {
        match self.scale().regions(words) {
            Err(NoRegions::NeedNumber) => {}
            found => return found,
        }
        if let Some(percent) = &self.percent {
            return words.stated(percent, self.to.as_ref());
        }
        let (Some(stated), Some(of)) = (&self.part, &self.whole) else {
            return Err(NoRegions::NeedNumber);
        };
        let (part, whole) = (stated.rounding(), of.rounding());
        if whole.0 <= 0.0 {
            let said = "the whole may be zero, so the share has no value";
            return Err(NoRegions::Refused(BadRegions(said)));
        }
        let interval = (100.0 * part.0 / whole.1, 100.0 * part.1 / whole.0);
        words.around(100.0 * stated.value / of.value, interval)
    }

    fn told(&self) -> Told<'_> {
        let beside = self.beside.iter().map(|one| Beside {
            said: &one.said,
            counted: &one.part,
            whole: one.whole.as_ref(),
        });
        Told { beside: beside.collect(), ..Told::none() }
    }

    /// Its numbers are the text's own, so that no other rows could be taken for them.
    fn open(&mut self) -> Open<'_> {
        // The conjuncts are those numbers of the two that the text prints.
        let mut stated = vec![self.percent.as_mut()];
        stated.extend([&mut self.part, &mut self.whole].into_iter().flatten().map(Some));
        let records = vec![&mut self.part_record, &mut self.whole_record];
        Open { records, stated, ..Open::default() }
    }
}

impl BesideShare {
    /// Whether it is read in these rows, so that it would stand beside itself.
    fn is_of(&self, part: &Select, whole: &Select) -> bool {
        let same = self.whole.as_ref().is_some_and(|own| own.key() == whole.key());
        same && self.part.key() == part.key()
    }

    fn write(&self, out: Written) -> Written {
        out.text("role", self.role.word())
            .text("said", &self.said)
            .select("part", &self.part)
            .optional_select("whole", self.whole.as_ref())
    }

    fn read(table: Node<'_>) -> Option<BesideShare> {
        let (role, said) = (role(&table), table.text("said"));
        let (part, whole) = (Select::need(&table, "part"), Select::optional(&table, "whole"));
        // A part of a whole is no number per head, whatever is counted.
        table.bears_out(role, &[part.as_ref(), whole.as_ref()], false);
        if let (Some(said), Some(part), None) = (&said, &part, &whole)
            && !is_in_percent(part, said)
        {
            let column = &part.value;
            let wrong =
                format!("nothing says that `{column}` is in per cent, and there is no `whole`");
            let help = "name the record of the whole in `whole`; if the column is in per cent already, say so in `said`";
            table.mistake("E306", "part", wrong, help);
        }
        table.close();
        Some(BesideShare { role: role?, said: said?, part: part?, whole })
    }
}

/// Whether a column, what its rows are chosen by or a sentence is called by per cent: a bare count
/// would pass for a share.
fn is_in_percent(part: &Select, said: &str) -> bool {
    let chosen = part.filter.iter().flat_map(|(_, values)| values).map(String::as_str);
    let mut called = chosen.chain([part.value.as_str(), said]).map(str::to_lowercase);
    called.any(|called| PERCENT.iter().any(|word| called.contains(word)))
}
