//! A file, put into a case as a source.

use std::path::Path;

use probative_case::draft::Draft;
use probative_case::placeholder;
use probative_case::source::Format;
use probative_catalog::Product;
use probative_evidence::{
    Asked, Sheet, form_of, leave_out_of_other_years, sha256, sheet, suggested, suited,
    years_in_columns,
};
use probative_terms::Diagnostic;
use probative_terms::text::toml;

use super::columns::Columns;
use crate::edited::CaseText;
use crate::exit::{Exit, Stop};
use crate::input::Input;
use crate::new::{evidence_within, today};
use crate::output::Output;
use crate::stderr::shown;
use crate::terminal::{lines_of, say};

mod again;

/// A file that is to be a source.
#[derive(Debug)]
pub(crate) struct Given {
    /// Its name.
    pub(crate) name: String,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
    /// The path to it from the case's folder, where it lies within.
    pub(crate) inner: Option<String>,
    /// The edition, where it is known.
    pub(crate) vintage: Option<String>,
    /// Where it comes from, a line each.
    pub(crate) origin: Vec<String>,
    /// The product that the files are of which it is joined from.
    pub(crate) product: Option<&'static Product>,
}

/// One file as it lies on disk.
pub(crate) fn given(path: &Path, folder: &Path, input: &mut Input) -> Result<Given, Stop> {
    let bytes = input.bytes(path, "name a file that can be read")?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let inner = inside(path, folder);
    Ok(Given { name, bytes, inner, vintage: None, origin: Vec::new(), product: None })
}

/// Adds the file, copied beside the case's other sources if it lies elsewhere; of a file that is a
/// source already takes the new bytes.
pub(super) fn added(
    given: Given,
    asked: &Asked,
    draft: &Draft,
    file: &CaseText,
    input: &mut Input,
) -> Result<Exit, Stop> {
    format(&given.name)?;
    let place = given.inner.clone().unwrap_or_else(|| format!("sources/{}", given.name));
    if let Some(source) = again::known(&place, draft) {
        return again::taken(&again::Again { source, place, bytes: given.bytes }, file, input);
    }
    if given.inner.is_none() && input.bytes_beside(&file.folder.join(&place))?.is_some() {
        let said = format!("{} is there already", shown(&file.folder.join(&place)));
        return Err(Stop::usage(&said, "name that file, or give yours another name"));
    }
    let id = free(&given.name, &draft.sources.iter().map(|it| it.id.clone()).collect::<Vec<_>>());
    let prepared = prepared(&id, &place, &given, asked)?;
    let mut output = Output::of_run(input);
    if given.inner.is_none() {
        output.within(&file.folder, &place, given.bytes);
    }
    file.add(&with(&file.toml, draft, &prepared.block), &mut output);
    output.finish()?;
    say(&lines_of(&format!("added {place} as the source `{id}` to {}", shown(&file.path))))?;
    prepared.told.iter().try_for_each(|line| say(&lines_of(line)))?;
    match prepared.product {
        Some(product) => say(&format!("it is {}: see that all of its block holds", product.title))?,
        None => say(
            "say who made it, and whether it may carry the argument: publisher, reliability, licence",
        )?,
    }
    say("it can serve claims of these kinds:")?;
    prepared.serves.iter().try_for_each(|line| say(&format!("  {line}")))?;
    Ok(Exit::Done)
}

/// A source's block of a case file, and what there is to tell of it.
pub(crate) struct Prepared {
    pub(crate) block: String,
    told: Vec<String>,
    product: Option<&'static Product>,
    serves: Vec<String>,
}

/// The block of a source, read as its content suggests.
pub(crate) fn prepared(
    id: &str,
    place: &str,
    given: &Given,
    asked: &Asked,
) -> Result<Prepared, Stop> {
    let Given { name, bytes, vintage, origin, product, .. } = given;
    suited(name, form_of(bytes), asked).map_err(|all| Stop::refused(&all[0]))?;
    let suggested = suggested(name, bytes, asked);
    let asked = &suggested.asked;
    // What else a source is has no columns that are read by name here.
    let rows = sheet(name, bytes, asked).ok();
    let columns = columns_of(format(name)?, name, bytes, rows.as_ref(), asked)?;
    let product = rows.as_ref().and_then(|rows| rows.product).or(*product);
    let mut serves = serves(format(name)?, columns.as_ref());
    serves.extend(rows.as_ref().and_then(wide));
    let mut block = block(id, place, name, bytes, columns.as_ref(), product);
    let read_as = said(asked) + &repaired(columns.as_ref());
    let of_other_years = rows.as_ref().and_then(left_out_for_a_map).unwrap_or_default();
    let why: String = origin.iter().chain(&suggested.told).map(|why| commented(why)).collect();
    if let Some(vintage) = vintage {
        block = block.replacen(AS_GIVEN, &toml(vintage), 1);
    }
    block = block.replacen("title = ", &format!("{why}{read_as}{of_other_years}title = "), 1);
    let columns = columns.iter().flat_map(Columns::lines);
    let notices = rows.iter().flat_map(|rows| &rows.notices).map(noticed);
    let own = columns.chain(notices).map(|line| format!("  {line}"));
    let told = origin.iter().map(|line| format!("  {line}")).chain(own);
    let told = told.chain(reading(&suggested.told, &read_as)).collect();
    Ok(Prepared { block, told, product, serves })
}

/// What is told of how a table is read; of rows that are left out with how a claim reads them.
fn noticed(notice: &Diagnostic) -> String {
    if notice.code.word() == "W103" {
        format!("{notice}; {}", notice.how)
    } else {
        notice.to_string()
    }
}

/// What stands for the edition where nobody says it.
const AS_GIVEN: &str = "\"as given\"";

/// The columns of a file that is a table.
fn columns_of(
    format: Format,
    name: &str,
    bytes: &[u8],
    rows: Option<&Sheet>,
    asked: &Asked,
) -> Result<Option<Columns>, Stop> {
    // A publisher may call a table `.txt`.
    let is_table = || {
        rows.is_some_and(|rows| rows.product.is_some()) || {
            rows.is_some() && form_of(bytes).gives.is_table()
        }
    };
    if format == Format::Csv || format == Format::Text && is_table() {
        Ok(Some(Columns::read(&evidence_within(name, bytes, asked)?)))
    } else {
        Ok(None)
    }
}

/// What the content says of how the file is read, and the lines that say so in the case.
fn reading(told: &[String], read_as: &str) -> Vec<String> {
    let lines = || read_as.lines().map(|line| format!("  + {line}"));
    let mut said: Vec<String> = told.iter().map(|why| format!("  {why}")).collect();
    if read_as.is_empty() {
        return said;
    }
    said.push("so it is read; take a line out of case.toml that is wrong:".to_owned());
    said.extend(lines());
    said
}

/// A line as a comment of a case file; what a cell says stays within it.
fn commented(line: &str) -> String {
    format!("# {}\n", lines_of(&line.replace(['\n', '\r'], " ")))
}

/// What is said of how a source is read, as its keys.
fn said(asked: &Asked) -> String {
    let parts = [("sheet", &asked.sheet), ("layer", &asked.layer)];
    let parts = parts.iter().filter_map(|(key, part)| Some((key, part.as_ref()?)));
    let mut said: String = parts.map(|(key, part)| format!("{key} = {}\n", toml(part))).collect();
    if asked.years_in_columns {
        said.push_str("years_in_columns = true\n");
    }
    let list =
        |words: &[String]| words.iter().map(|word| toml(word)).collect::<Vec<_>>().join(", ");
    if !asked.missing.is_empty() {
        said.push_str(&format!("missing = [{}]\n", list(&asked.missing)));
    }
    let left =
        asked.leave.iter().map(|(name, cells)| format!("{} = [{}]", toml(name), list(cells)));
    let left = left.collect::<Vec<_>>().join(", ");
    if !left.is_empty() {
        said.push_str(&format!("leave_out = {{ {left} }}\n"));
    }
    said
}

/// The key by which codes of counties get their zeros back, where some have lost them.
fn repaired(columns: Option<&Columns>) -> String {
    let lost: Vec<String> =
        columns.map(Columns::without_zeros).unwrap_or_default().into_iter().map(toml).collect();
    if lost.is_empty() { String::new() } else { format!("repair_codes = [{}]\n", lost.join(", ")) }
}

/// The line that leaves out counties without a built-in outline, as a comment: a sum keeps them.
fn left_out_for_a_map(rows: &Sheet) -> Option<String> {
    let line = leave_out_of_other_years(rows)?;
    let why = "counties of other years than the outlines of 2017 (W203); for a map without them:";
    Some(commented(why) + &commented(&line))
}

/// What makes a table serve a trend whose years stand in columns.
fn wide(rows: &Sheet) -> Option<String> {
    let (first, last) = years_in_columns(&rows.table)?;
    let key = "put years_in_columns = true below its path, and `year` is a column";
    Some(format!("trend: the years {first} to {last} stand in columns; {key}"))
}

fn format(name: &str) -> Result<Format, Stop> {
    let format = Format::of_path(name).filter(|format| !format.is_our_own());
    format.ok_or_else(|| {
        let how = format!("use {}", Format::endings());
        Stop::refused(&Diagnostic::of_file("E306", name, "its ending is that of no source", &how))
    })
}

/// The path from the case's folder to a file in it.
fn inside(path: &Path, folder: &Path) -> Option<String> {
    let (path, folder) = (path.canonicalize().ok()?, folder.canonicalize().ok()?);
    let inner = path.strip_prefix(folder).ok()?;
    Some(
        inner
            .components()
            .map(|part| part.as_os_str().to_string_lossy())
            .collect::<Vec<_>>()
            .join("/"),
    )
}

/// An id made from a file's name, which no source has.
pub(crate) fn free(name: &str, taken: &[String]) -> String {
    // A name that is an ending alone has no stem.
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = if stem.is_empty() { "source" } else { stem };
    let letter = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '_' };
    let stem: String = stem.to_lowercase().chars().map(letter).collect();
    let taken = |id: &str| taken.iter().any(|other| other == id);
    let others = (2..).map(|number| format!("{stem}_{number}"));
    let mut ids = std::iter::once(stem.clone()).chain(others);
    ids.find(|id| !taken(id)).expect("a case has fewer sources than there are numbers")
}

fn block(
    id: &str,
    place: &str,
    name: &str,
    bytes: &[u8],
    columns: Option<&Columns>,
    product: Option<&Product>,
) -> String {
    let hash = sha256(bytes);
    let or =
        |known: Option<&String>, otherwise: &str| toml(known.map_or(otherwise, String::as_str));
    let publisher = or(product.map(|known| &known.publisher), placeholder::PUBLISHER);
    let licence = or(product.map(|known| &known.licence), placeholder::LICENCE);
    let word = or(product.map(|known| &known.reliability.word), "undetermined");
    let basis = or(product.map(|known| &known.reliability.basis), "unknown maker");
    let because = or(product.map(|known| &known.reliability.because), placeholder::BECAUSE);
    let title = or(product.map(|known| &known.title), name);
    let mut block = format!(
        "[[sources]]
id = {}
path = {}
title = {title}                  # what a reader calls it
publisher = {publisher}
url = \"\"                                    # where it is published
vintage = {AS_GIVEN}                        # the edition, in the publisher's words
# Add published = \"2016-12-01\", the day it appeared: what was known when the text appeared hangs on it.
retrieved = \"{}\"
sha256 = \"{hash}\"
# The basis fixes the word, said before any test: `probative explain reliability` lists them.
reliability = {{ word = {word}, basis = {basis}, because = {because} }}
licence = {licence}
",
        toml(id),
        toml(place),
        today()
    );
    for line in columns.into_iter().flat_map(Columns::lines) {
        block.push_str(&commented(&line));
    }
    block
}

/// A case's text with another source behind its last one.
fn with(text: &str, draft: &Draft, block: &str) -> String {
    let Some(end) = draft.sources.iter().map(|source| source.end).max() else {
        return format!("{}\n\n{block}", text.trim_end());
    };
    let line = text[end..].find('\n').map_or(text.len(), |at| end + at);
    // Comments that stand right beneath it, as of its columns, stay with it.
    let mut place = line;
    while let Some(next) = text[place..].strip_prefix('\n').filter(|next| next.starts_with('#')) {
        place += 1 + next.find('\n').unwrap_or(next.len());
    }
    format!("{}\n\n{}{}", &text[..place], block.trim_end(), &text[place..])
}

/// The kinds that a file can serve, each with what it would give.
fn serves(format: Format, columns: Option<&Columns>) -> Vec<String> {
    match (format, columns) {
        (_, Some(columns)) => columns.serves(),
        (Format::Geojson, None) => vec!["alignment: the lines along which places lie".to_owned()],
        _ => vec!["quote: the text that holds the words".to_owned()],
    }
}
