//! The page of what was counted.

use probative_finding::Verdict;

use super::cell::{Cell, Stands, Table, Wrong, limits};

/// The whole page: what it is, what fails, and one table a kind.
pub(crate) fn page(tables: &[Table], worlds: usize, calibration: usize) -> String {
    let mut text = format!(
        "# How often the rule gives a wrong word\n\n\
         Written by `just honesty` (`cargo run --release -p probative-tests --example honesty`) with at most {worlds} worlds a cell and {calibration} a calibration; \
         the same numbers come out every time.\n\n\
         A world is made up: a case file and the bytes of its sources, whose truth is known. Each goes through the whole rule, reading, gathering and checking, and its \
         word is read off the finding. The intervals of a kind are widened once for each setting, by the calibration of the middle one of five of its worlds, as a case pins its own.\n\n\
         *Supported*, with a qualification or without, is wrong where the truth does not lie in C, which is hardest at C's edge; *contradicted* where it does not lie in \
         D, which is hardest at D's edge. Owed are at most 3.75 per cent of such words there (7.5 for series with smooth steps): one tail of 95 per cent, with Bradley's \
         half again. And the rule must still speak: at C's edge and twice the smallest effect that could be found (MDE), at least 80 per cent are *supported*, in one \
         setting a kind that is named before.\n\n\
         A cell **passes** when the upper 99.9 % limit of its share is below what is owed, **fails** when the lower one is above, and is **undecided** otherwise; it \
         is looked at with 250 worlds, then twice as many, until one of both. Intervals are of 95 per cent (Clopper & Pearson 1934). Where an interval is widened by more \
         than 2 every word is *inconclusive*: such a cell passes because the rule is silent.\n\n"
    );
    text += &summary(tables);
    for table in tables {
        text += &of_kind(table);
    }
    text
}

/// What does not pass.
fn summary(tables: &[Table]) -> String {
    let named = |stands: Stands| -> Vec<String> {
        let cells = tables.iter().flat_map(|table| table.cells.iter().map(move |it| (table, it)));
        let named = cells.filter(|(_, cell)| cell.stands == stands);
        named.map(|(table, cell)| format!("- {}: {}\n", table.name, cell.told())).collect()
    };
    let all: usize = tables.iter().map(|table| table.cells.len()).sum();
    let (fails, undecided) = (named(Stands::Fails), named(Stands::Undecided));
    let passes = all - fails.len() - undecided.len();
    let mut text = format!(
        "Of {all} cells {passes} pass, {} fail and {} are undecided.\n\n",
        fails.len(),
        undecided.len()
    );
    if !fails.is_empty() {
        text += &format!("**What fails is not offered as safe:**\n\n{}\n", fails.concat());
    }
    if !undecided.is_empty() {
        text += &format!("Undecided:\n\n{}\n", undecided.concat());
    }
    text
}

fn of_kind(table: &Table) -> String {
    let head = [
        "Words",
        "Worlds are like",
        "Truth",
        "Counted",
        "Share, % (95 %)",
        "Owed, %",
        "Worlds",
        "Widened by",
        "",
    ];
    let words = [
        Verdict::Supported,
        Verdict::Qualified,
        Verdict::NotSupported,
        Verdict::Contradicted,
        Verdict::Inconclusive,
    ];
    let words: Vec<String> = words.iter().map(|it| format!("{it:?}").to_lowercase()).collect();
    let rows: String = table.cells.iter().map(row).collect();
    format!(
        "\n## {}\n\n{} At most {} worlds a cell. All words: {}, other, per cent.\n\n| {} | All words |\n|---|---|---|---|--:|--:|--:|--:|---|---|\n{rows}",
        capital(table.name),
        table.about,
        table.most,
        words.join(", "),
        head.join(" | ")
    )
}

fn row(cell: &Cell) -> String {
    let (wrong, of) = (cell.got.wrong(cell.wrong), cell.got.worlds());
    let (low, high) = limits(wrong, of, 0.95);
    let percent = |share: f64| format!("{:.2}", 100.0 * share);
    // What is owed of a silent rule is told as what it says.
    let (counted, share, low, high, owed) = match cell.wrong {
        Wrong::Silent => {
            let said = 1.0 - wrong as f64 / of as f64;
            ("supported", said, 1.0 - high, 1.0 - low, format!("≥ {}", percent(1.0 - cell.bound)))
        }
        other => {
            let counted = match other {
                Wrong::Supported => "supported",
                Wrong::Contradicted => "contradicted",
                Wrong::MoreThanChance | Wrong::Silent => "supported, more than chance",
            };
            let share = wrong as f64 / of as f64;
            (counted, share, low, high, format!("≤ {}", percent(cell.bound)))
        }
    };
    let got = &cell.got;
    let all = [
        got.supported,
        got.qualified,
        got.not_supported,
        got.contradicted,
        got.inconclusive,
        got.other,
    ];
    let all = all.map(|count| format!("{:.1}", 100.0 * count as f64 / of as f64)).join(" · ");
    let stands = match cell.stands {
        Stands::Passes => "passes",
        Stands::Fails => "**fails**",
        Stands::Undecided => "*undecided*",
    };
    format!(
        "| {} | {} | {} | {counted} | {} ({}–{}) | {owed} | {of} | {} | {stands} | {all} |\n",
        cell.words,
        cell.nuisance,
        cell.at,
        percent(share),
        percent(low),
        percent(high),
        cell.factor.map_or_else(|| "–".to_owned(), |factor| format!("{factor:.2}")),
    )
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
