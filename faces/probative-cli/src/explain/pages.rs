//! The pages that are made from tables: the kinds, a kind with its example, the words.

use std::fmt::Write;

use probative::Case;
use probative_case::claim::Kinds;
use probative_case::keys::{Key, Table, Value, commented};
use probative_case::words::{NoRegions, Scale, Words};
use probative_terms::{Kind, Printed, Range, Regions, Unit};
use probative_words::format::ranges_in_words;

/// Every kind with what it asks, and the other pages.
pub(super) fn kinds() -> String {
    let mut page = "What a claim can ask of records, by its `kind`:\n\n".to_owned();
    for kind in Kind::ALL {
        let about = Case::table_of(kind).map_or("", |table| table.about);
        writeln!(page, "  {:<12} {about}", kind.word()).expect("a text takes all");
    }
    page + "\n\
        probative explain sentences   sentences, each with its finished claim and its answer\n\
        probative explain KIND        what it needs and measures, when it misleads, and an example\n\
        probative explain claim       the keys that claims of every kind may have\n\
        probative explain words       the words of claims: where they hold and fail\n\
        probative explain reliability what a source's word rests on: the list of each `basis`\n\
        probative explain E212        what a code means, and what mends it\n\
        docs/case.md                  every key of a case file\n"
}

/// The page of a kind, a complete claim of it, and the keys that the claim does not have.
pub(super) fn kind(kind: Kind, method: bool) -> String {
    let example = probative_words::example(kind);
    let whole = probative_words::page(kind);
    let mut page = if method { whole.to_owned() } else { without_method(whole) };
    let words = words_of(kind);
    if !words.is_empty() {
        write!(page, "\n## Words\n{words}").expect("a text takes all");
    }
    if !example.is_empty() {
        page.push_str("\n## Example\n");
        page.push_str("Sources, columns and codes are made up: put your own in their place.\n");
        writeln!(page, "`probative add CASE {}` appends it to a case.\n", kind.word())
            .expect("a text takes all");
        page.push_str(&commented(example));
    }
    let others = others(kind, example);
    if !others.is_empty() {
        page.push_str("\n## Further keys\n");
        others.iter().for_each(|line| page.push_str(&format!("{line}\n")));
    }
    let more = format!("`probative explain {} --method` how it is measured", kind.word());
    page + &format!("\n`probative explain claim` has the keys that every claim may have, {more}.\n")
}

/// A page with the first sentence of what is measured, and without the references.
fn without_method(page: &str) -> String {
    let sections = page.split("\n## ").map(|section| match section.split_once('\n') {
        Some((name @ "Measures", text)) => {
            let first = text.split_once(". ").map_or(text.trim_end(), |(first, _)| first);
            Some(format!("{name}\n{}.\n", first.trim_end_matches('.')))
        }
        Some(("References", _)) => None,
        _ => Some(section.to_owned()),
    });
    sections.flatten().collect::<Vec<_>>().join("\n## ")
}

/// The words that go with a kind, by what it measures, with where they hold and where they fail.
fn words_of(kind: Kind) -> String {
    let mut told: Vec<String> = Vec::new();
    for scale in Kinds::scales(kind) {
        let of_number = |words: &Words| scale.regions(*words) == Err(NoRegions::NeedNumber);
        let (stated, own): (Vec<Words>, Vec<Words>) =
            scale.words().into_iter().partition(of_number);
        let stated: Vec<&str> = stated.into_iter().map(Words::word).collect();
        let mut lines = match (&stated[..], *scale) {
            ([], _) => String::new(),
            (_, Scale::Day) => "  number: the day that the text states\n".to_owned(),
            (words, _) => format!("  {}: with the number that the text prints\n", words.join(", ")),
        };
        own.into_iter().for_each(|words| lines += &in_short(*scale, words));
        // Two scales may have the same words, of these and of such places.
        if !told.iter().any(|one| one.ends_with(&lines)) {
            told.push(format!("{}\n{lines}", scale.said()));
        }
    }
    told.concat()
}

/// A word with where it holds and where it fails, in one line.
fn in_short(scale: Scale, words: Words) -> String {
    let told = |ranges: &[Range]| ranges_in_words(ranges, &Unit::Plain);
    let others = also_written(words);
    let others = if others.is_empty() { others } else { format!(" ({others})") };
    match scale.regions(words) {
        Ok(regions) => {
            let (holds, fails) = (told(regions.holds()), told(regions.fails()));
            format!("  {}{others}: holds {holds}; fails {fails}\n", words.word())
        }
        Err(_) => format!("  {}{others}: as its keys say\n", words.word()),
    }
}

/// How else an entry may be written.
fn also_written(words: Words) -> String {
    let others = Words::ALL.iter().filter(|(one, name)| *one == words && *name != words.word());
    others.map(|(_, name)| *name).collect::<Vec<_>>().join(", ")
}

/// The keys that claims of every kind have or may have.
pub(super) fn claim() -> String {
    let tables = Case::tables();
    let keys = tables.iter().filter(|table| table.name == "claims").flat_map(|table| table.keys);
    let told = |key: &Key| [key.name, ": ", &about(key)].concat();
    let lines: Vec<String> = keys.map(told).collect();
    format!("Keys of every claim, beside the table of its kind:\n\n{}\n", lines.join("\n"))
}

/// What a key is, the words that it may have where these are few, and what it changes.
fn about(key: &Key) -> String {
    let words = match key.value {
        Value::Word(words) => words(),
        _ => Vec::new(),
    };
    let named: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    let one_of = match named.len() {
        2..=FEW_WORDS => format!("One of {}.", named.join(", ")),
        _ => String::new(),
    };
    let all = [key.about, &one_of, key.changes].map(str::trim);
    all.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// How many words a key may have to be told them where it is explained.
const FEW_WORDS: usize = 8;

/// The keys of a kind's tables that stand nowhere in an example.
fn others(kind: Kind, example: &str) -> Vec<String> {
    let tables = Case::table_of(kind).map(Table::all).unwrap_or_default();
    let mut lines = Vec::new();
    for table in tables {
        let used = |name: &str| example.contains(&format!("{name} = "));
        for key in table.every_key().filter(|key| !used(key.name)) {
            let name = format!("{}.{}", table.name.trim_start_matches("claims."), key.name);
            let told = if example.contains(&format!(".{}]", key.name)) { continue } else { name };
            let form = table.form_of(key.name).map(|form| format!(" ({form})"));
            let line = format!("{told}{}: {}", form.unwrap_or_default(), about(key));
            // A key of several forms is told once.
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
    lines
}

/// A number as a text prints it, around which words that go with a number have their regions.
const STATED: &str = "1,700";

/// The words of claims by what a kind measures, with where they hold, where they fail and how far
/// they reach.
pub(super) fn words() -> String {
    let mut page = format!(
        "The `words` of a claim fix where it holds and where it fails, before any data are read,\n\
         on the scale of its kind. Words that go with a number are shown for {STATED}.\n\
         A claim may state its own regions: `holds`, `fails` and `regions_because`.\n"
    );
    let mut told: Vec<Scale> = Vec::new();
    let printed = lines(Scale::Number);
    for scale in Kind::ALL.iter().flat_map(|kind| Kinds::scales(*kind)) {
        if !told.contains(scale) {
            told.push(*scale);
            page += &of_scale(*scale, &printed);
        }
    }
    page + "\nReach: of `these` places and years the counts decide as they are; of `such` places and\n\
        years, of which these are some, chance decides. `reach` and `reach_because` say otherwise.\n"
}

/// The words that go with a scale, and the kinds that measure on it; what goes with every printed
/// number is told once.
fn of_scale(scale: Scale, printed: &[String]) -> String {
    let kinds = Kind::ALL.iter().filter(|kind| Kinds::scales(**kind).contains(&scale));
    let kinds: Vec<&str> = kinds.map(|kind| kind.word()).collect();
    let (mut same, mut own) = (0, String::new());
    for line in lines(scale) {
        let is_told = scale != Scale::Number && printed.contains(&line);
        same += usize::from(is_told);
        own += if is_told { "" } else { &line };
    }
    let as_above = if same > 0 { "  the words of a printed number, as above\n" } else { "" };
    format!("\n{} ({})\n{as_above}{own}", scale.said(), kinds.join(", "))
}

/// The words that go with a scale, with where they hold, where they fail and how far they reach.
fn lines(scale: Scale) -> Vec<String> {
    let told = |ranges: &[Range]| ranges_in_words(ranges, &Unit::Plain);
    let line = |words: Words| {
        let (word, reach) = (words.word(), scale.reach(words).word());
        let others = also_written(words);
        let line = match regions(scale, words) {
            Ok(_) if scale == Scale::Day => {
                format!("  {word:<15} on the day that the text states, and on no other ({reach})\n")
            }
            Ok(regions) => {
                let (holds, fails) = (told(regions.holds()), told(regions.fails()));
                format!("  {word:<15} holds {holds:<26} fails {fails:<30} {reach}\n")
            }
            Err(why) => format!("  {word:<15} {why} ({reach})\n"),
        };
        match others.is_empty() {
            true => line,
            false => line + &format!("  {:<15} also written {others}\n", ""),
        }
    };
    scale.words().into_iter().map(line).collect()
}

/// The regions of words, around the number as stated where they need one.
fn regions(scale: Scale, words: Words) -> Result<Regions, NoRegions> {
    let stated = Printed::read(STATED).expect("it is a number as printed");
    match scale.regions(words) {
        Err(NoRegions::NeedNumber) => words.around(stated.value, stated.rounding()),
        other => other,
    }
}
