//! Files that this test writes in the many ways in which people write them, and of which it knows
//! the rows: each is read as it was written, refused, or told with what is odd. `MUTANTS=1000000`
//! writes so many; a reader that drops a row is planted, and must be found.
#![allow(clippy::disallowed_methods, clippy::print_stdout)]

use std::collections::BTreeMap;

use probative_evidence::{
    Asked, LinkFormat, UnitColumns, neighbourhood, read_links, read_units, sheet,
};
use probative_tests::Chance;
use serde_json::json;

/// How many are written where nobody asks for more.
const MANY: usize = 20_000;

/// The rows of a file that was opened; nothing where it was refused.
type Came = Option<Vec<Vec<String>>>;

/// A file with its true rows.
struct Written {
    bytes: Vec<u8>,
    rows: Vec<Vec<String>>,
    text: String,
}

/// Words that cells hold, some of which need quotes.
const WORDS: [&str; 12] = [
    "Alder",
    "Birch County",
    "Doña Ana",
    "a, b",
    "the \"old\" one",
    "x;y",
    "p|q",
    "NA",
    "0",
    "Łódź",
    "O'Brien",
    "tab\there",
];

/// A table in one of the ways in which people write them.
fn table(mark: char, chance: &mut Chance) -> Written {
    let head: Vec<String> = ["code", "place", "n", "rate"].map(str::to_owned).to_vec();
    let row = |at: usize, chance: &mut Chance| {
        let code = format!("{:05}", 1001 + 2 * at);
        let rate = format!("{}.{}", chance.below(90), 1 + chance.below(9));
        vec![code, chance.of(&WORDS).to_owned(), chance.below(5000).to_string(), rate]
    };
    let rows: Vec<Vec<String>> = (0..3 + chance.below(12)).map(|at| row(at, chance)).collect();
    let text = written(mark, &[vec![head], rows.clone()].concat(), chance);
    Written { bytes: letters(&text, chance), rows, text }
}

/// The rows, the first being the header, with what people put around them.
fn written(mark: char, rows: &[Vec<String>], chance: &mut Chance) -> String {
    let end = chance.of(&["\n", "\r\n", "\n", "\r"]);
    let (always, tight) = (chance.one_in(4), !chance.one_in(8));
    let cell = |cell: &String| {
        let bare = !cell.contains([mark, '"', '\n', '\t', ',', ';', '|']) && !always;
        let text = if bare { cell.clone() } else { format!("\"{}\"", cell.replace('"', "\"\"")) };
        if tight || bare { text } else { format!(" {text}") }
    };
    let mark = mark.to_string();
    let blank = format!("{}{end}", mark.repeat(3));
    let mut text = match chance.below(6) {
        0 if tight => format!("sep={mark}{end}"),
        1 => format!("Deaths of counties{end}"),
        _ => String::new(),
    };
    for row in rows {
        text += &(row.iter().map(cell).collect::<Vec<_>>().join(&mark) + end);
        text += if chance.one_in(40) { &blank } else { "" };
    }
    text += &blank.repeat([0, 0, 2][chance.below(3)]);
    if chance.one_in(6) {
        text += &format!("Source: the state{end}");
    }
    let bare = text.trim_end_matches(['\n', '\r']).len();
    text.truncate(if chance.one_in(6) { bare } else { text.len() });
    text
}

/// A text in one of the ways in which programs write letters.
fn letters(text: &str, chance: &mut Chance) -> Vec<u8> {
    let wide = || std::iter::once(0xfeff).chain(text.encode_utf16());
    match chance.below(6) {
        0 => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        1 => wide().flat_map(u16::to_le_bytes).collect(),
        2 => wide().flat_map(u16::to_be_bytes).collect(),
        _ => text.as_bytes().to_vec(),
    }
}

/// A map of points, with and without what GeoJSON leaves open.
fn map(chance: &mut Chance) -> Written {
    let units = 3 + chance.below(12);
    let rows: Vec<Vec<String>> = (0..units)
        .map(|at| {
            vec![format!("u{at}"), chance.below(900).to_string(), chance.of(&WORDS).to_owned()]
        })
        .collect();
    let id_outside = chance.one_in(3);
    let feature = |row: &Vec<String>| {
        let place = [row[0][1..].parse::<f64>().unwrap_or_default() / 10.0, 40.0];
        let mut feature = json!({"type": "Feature",
            "properties": {"id": row[0], "n": row[1].parse::<u32>().unwrap_or_default(), "word": row[2]},
            "geometry": {"type": "Point", "coordinates": place}});
        if id_outside {
            feature["id"] = json!(row[0]);
        }
        feature
    };
    let features: Vec<_> = rows.iter().map(feature).collect();
    let text = json!({"type": "FeatureCollection", "features": features});
    let text = if chance.one_in(2) { format!("{text:#}") } else { text.to_string() };
    let mark = if chance.one_in(4) { "\u{feff}" } else { "" };
    Written { bytes: format!("{mark}{text}").into_bytes(), rows, text }
}

/// Rows as arrays of JSON, numbers as such or as words.
fn arrays(chance: &mut Chance) -> Written {
    let row = |at: usize, chance: &mut Chance| {
        vec![
            format!("{:05}", 1001 + 2 * at),
            chance.of(&WORDS).to_owned(),
            chance.below(5000).to_string(),
        ]
    };
    let rows: Vec<Vec<String>> = (0..3 + chance.below(12)).map(|at| row(at, chance)).collect();
    let as_words = chance.one_in(2);
    let array = |row: &Vec<String>| match row[2].parse::<u32>() {
        Ok(number) if !as_words => json!([row[0], row[1], number]),
        _ => json!(row),
    };
    let all: Vec<_> =
        std::iter::once(json!(["code", "place", "n"])).chain(rows.iter().map(array)).collect();
    let text = if chance.one_in(2) { format!("{:#}", json!(all)) } else { json!(all).to_string() };
    let mark = if chance.one_in(4) { "\u{feff}" } else { "" };
    Written { bytes: format!("{mark}{text}").into_bytes(), rows, text }
}

/// Rows as objects of JSON, of which some lack what is blank, and some have it in another order.
fn objects(chance: &mut Chance) -> Written {
    let row = |at: usize, chance: &mut Chance| {
        let rate = if at > 0 && chance.one_in(4) { "" } else { chance.of(&["1.50", "0", "-7"]) };
        let code = format!("{:05}", 1001 + 2 * at);
        [code, chance.of(&WORDS).to_owned(), rate.to_owned()].to_vec()
    };
    let rows: Vec<Vec<String>> = (0..3 + chance.below(12)).map(|at| row(at, chance)).collect();
    let gap = chance.of(&["", " ", "\n  "]);
    let object = |(at, row): (usize, &Vec<String>), chance: &mut Chance| {
        let members = ["code", "place", "n"].iter().zip(row);
        let value = |name: &str, cell: &String| match name {
            "n" if cell.is_empty() => "null".to_owned(),
            "n" => cell.clone(),
            _ => json!(cell).to_string(),
        };
        let lacks = chance.one_in(2);
        let members = members.filter(|(_, cell)| !cell.is_empty() || !lacks);
        let mut members: Vec<String> =
            members.map(|(name, cell)| format!("\"{name}\":{gap}{}", value(name, cell))).collect();
        if at > 0 && chance.one_in(3) {
            members.reverse();
        }
        format!("{{{gap}{}{gap}}}", members.join(&format!(",{gap}")))
    };
    let all: Vec<String> = rows.iter().enumerate().map(|one| object(one, chance)).collect();
    let text = format!("[{gap}{}{gap}]", all.join(&format!(",{gap}")));
    Written { bytes: text.clone().into_bytes(), rows, text }
}

/// A table of Eurostat, whose first column holds several and whose numbers have letters behind.
fn joined(chance: &mut Chance) -> Written {
    let end = chance.of(&["\n", "\r\n"]);
    let mut text = format!("freq,unit,geo\\TIME_PERIOD\t2015 \t2016 {end}");
    let mut rows = Vec::new();
    for at in 0..3 + chance.below(12) {
        let numbers = [0, 1].map(|_| chance.of(&["12.5", ":", "7", "0"]).to_owned());
        let letters = [0, 1].map(|_| chance.of(&["", "p", "bu", ""]));
        let head = ["A".to_owned(), "NR".to_owned(), format!("X{at}")];
        text += &head.join(",");
        for (number, letters) in numbers.iter().zip(letters) {
            text += &format!("\t{number} {letters}");
        }
        text += end;
        rows.push(head.into_iter().chain(numbers).collect());
    }
    Written { bytes: text.clone().into_bytes(), rows, text }
}

/// A list of neighbours in the form of GAL, each line of which may end in its own way.
fn list(chance: &mut Chance) -> Written {
    let units = 4 + chance.below(8);
    let end = chance.of(&["\n", "\r\n", "\n"]);
    let mut rows = Vec::new();
    let mut text = format!("0 {units} map id{end}");
    for at in 0..units {
        let near: Vec<String> = (0..units)
            .filter(|other| other.abs_diff(at) == 1)
            .map(|one| format!("u{one}"))
            .collect();
        let gap = chance.of(&[" ", "  ", " "]);
        text += &format!("u{at}{gap}{}{end}{}{end}", near.len(), near.join(gap));
        rows.extend(near.into_iter().map(|other| vec![format!("u{at}"), other]));
    }
    Written { bytes: text.clone().into_bytes(), rows, text }
}

fn read_table(bytes: &[u8]) -> Came {
    let Ok(found) = sheet("t", bytes, &Asked::default()) else { return None };
    let table = &found.table;
    let cells = |row| table.columns().iter().map(|name| table.cell(row, name).to_owned()).collect();
    Some((0..table.len()).map(cells).collect())
}

fn read_map(bytes: &[u8]) -> Came {
    let columns = UnitColumns { id: Some("id".to_owned()), ..UnitColumns::default() };
    let Ok(units) = read_units("m", bytes, &columns) else { return None };
    let cells =
        |row| ["id", "n", "word"].map(|name| units.table.cell(row, name).to_owned()).to_vec();
    Some((0..units.ids.len()).map(cells).collect())
}

fn read_list(bytes: &[u8]) -> Came {
    let text = String::from_utf8_lossy(bytes);
    let Ok(known) = neighbourhood("l", &text) else { return None };
    let ids: Vec<String> = (0..known.units).map(|unit| format!("u{unit}")).collect();
    let Ok(listed) = read_links("l", &text, LinkFormat::Gal, &ids, "id") else { return None };
    let link = |link: &probative_evidence::Link| vec![ids[link.0].clone(), ids[link.1].clone()];
    Some(listed.links.iter().map(link).collect())
}

type Read = fn(&[u8]) -> Came;
type Write = fn(&mut Chance) -> Written;

const FORMATS: [(&str, Write, Read); 9] = [
    ("commas", |chance| table(',', chance), read_table),
    ("semicolons", |chance| table(';', chance), read_table),
    ("tabs", |chance| table('\t', chance), read_table),
    ("bars", |chance| table('|', chance), read_table),
    ("arrays of JSON", arrays, read_table),
    ("objects of JSON", objects, read_table),
    ("columns in one", joined, read_table),
    ("GeoJSON", map, read_map),
    ("GAL", list, read_list),
];

/// How many files of a format were opened, of how many.
type Opened = BTreeMap<&'static str, [usize; 2]>;

/// Files whose rows came otherwise than they were written. That something is told of a file never
/// excuses a row that lacks.
fn lost(count: usize, through: impl Fn(Came) -> Came) -> (Vec<String>, Opened) {
    let mut chance = Chance::default();
    let (mut lost, mut opened) = (Vec::new(), Opened::new());
    for at in 0..count {
        let (name, write, read) = FORMATS[at % FORMATS.len()];
        let written = write(&mut chance);
        let [open, all] = opened.entry(name).or_insert([0, 0]);
        *all += 1;
        if let Some(rows) = through(read(&written.bytes)) {
            *open += 1;
            if rows != written.rows {
                lost.push(format!("{name}: {rows:?}\n{}", written.text));
            }
        }
    }
    (lost, opened)
}

#[test]
fn what_is_written_in_many_ways_is_read_as_it_was_written() {
    let count = std::env::var("MUTANTS").ok().and_then(|count| count.parse().ok()).unwrap_or(MANY);
    let (lost, opened) = lost(count, |came| came);
    println!("opened of each format, and written: {opened:?}");
    assert!(lost.is_empty(), "{} of {count} lost, the first\n{}", lost.len(), lost[0]);
    for (name, [open, all]) in opened {
        // Maps and lists are written as their forms have it; tables, in ways of which one in ten may
        // be refused: more would be a form that people write.
        let least = if ["GeoJSON", "GAL"].contains(&name) { all } else { all - all / 10 };
        assert!(open >= least, "{name}: {open} of {all} open");
    }
}

#[test]
fn a_reader_that_drops_a_row_is_found() {
    let drops = |came: Came| {
        let mut rows = came?;
        rows.truncate(12);
        Some(rows)
    };
    assert!(!lost(600, drops).0.is_empty());
}
