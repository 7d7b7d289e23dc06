//! Tables at hand: what each holds, as far as a draft asks, and those that go into the draft.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use probative_case::source::Format;
use probative_evidence::{Asked, ColumnLook, Sheet, columns_of, sheet, years_in_columns};
use probative_read::{AtHand, Draft, Found, HeldColumn};
use probative_terms::text::counted;

use crate::add::source::{free, given, prepared};
use crate::exit::Stop;
use crate::input::Input;
use crate::output::Output;
use crate::stderr::shown;

/// No more files are looked at.
const MOST: usize = 2_000;
/// A column with more different cells parts rows into no classes that a text could mean.
const CELLS: usize = 5_000;

/// No more reasons are told why files are no tables.
const REASONS: usize = 5;

/// Tables at hand, and files that are none.
pub(super) struct Files {
    pub(super) tables: Vec<AtHand>,
    /// Where each lies, and how it is read.
    paths: Vec<(PathBuf, Asked)>,
    /// Files of which no rows could be read, by why.
    others: BTreeMap<String, Vec<String>>,
}

impl Files {
    /// Looks at files, and at all files within folders.
    pub(super) fn new(given: &[PathBuf], input: &mut Input) -> Result<Files, Stop> {
        let mut all = Vec::new();
        for path in given {
            within(path, false, &mut all)?;
        }
        let mut files = Files { tables: Vec::new(), paths: Vec::new(), others: BTreeMap::new() };
        for path in all {
            let bytes = input.bytes(&path, "name files that can be read, or their folder")?;
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let (rows, years_in_columns) = match rows_of(&name, &bytes) {
                Ok(read) => read,
                Err(why) => {
                    files.others.entry(why).or_default().push(shown(&path));
                    continue;
                }
            };
            let taken: Vec<String> = files.tables.iter().map(|it| it.source.clone()).collect();
            let source = free(&name, &taken);
            files.tables.push(at_hand(shown(&path), source, &name, &rows));
            files.paths.push((path, Asked { years_in_columns, ..Asked::default() }));
        }
        Ok(files)
    }

    /// How many claims have a table at hand, and which files are none.
    pub(super) fn told(&self, at_hand: &[Vec<Found>]) -> String {
        let answered = at_hand.iter().filter(|found| !found.is_empty()).count();
        let of = counted(at_hand.len(), "claim");
        let tables = counted(self.tables.len(), "table");
        let have = if answered == 1 { "has" } else { "have" };
        let mut told =
            format!("\n{answered} of {of} {have} a table at hand, of {tables} looked at");
        let mut none: Vec<_> = self.others.iter().collect();
        none.sort_by_key(|(_, files)| std::cmp::Reverse(files.len()));
        for (why, files) in none.iter().take(REASONS) {
            told.push_str(&match &files[..] {
                [one] => format!("\n  no table: {one}: {why}"),
                all => {
                    format!("\n  no tables: {} as {}: {why}", counted(all.len(), "file"), all[0])
                }
            });
        }
        let rest: usize = none.iter().skip(REASONS).map(|(_, files)| files.len()).sum();
        if rest > 0 {
            let files = counted(rest, "other file");
            told.push_str(&format!("\n  no tables: {files}; `probative look` says why of each"));
        }
        told
    }

    /// Puts those that a draft takes into its text, and their bytes beside it.
    pub(super) fn put(
        &self,
        draft: &Draft,
        folder: &Path,
        (input, output): (&mut Input, &mut Output),
    ) -> Result<String, Stop> {
        let taken: BTreeSet<&str> =
            draft.at_hand.iter().filter_map(|all| Some(all.first()?.source.as_str())).collect();
        let mut text = draft.toml();
        for (table, (path, asked)) in self.tables.iter().zip(&self.paths) {
            if !taken.contains(table.source.as_str()) {
                continue;
            }
            let given = given(path, folder, input)?;
            // Two folders may have a file of one name.
            let same = |(other, _): &&(PathBuf, Asked)| {
                other.file_name().is_some_and(|other| other.eq_ignore_ascii_case(&given.name))
            };
            let place = match self.paths.iter().filter(same).count() {
                1 => format!("sources/{}", given.name),
                _ => format!("sources/{}{}", table.source, ending(&given.name)),
            };
            let block = prepared(&table.source, &place, &given, asked)?.block;
            text = format!("{}\n\n{block}", text.trim_end());
            output.within(folder, &place, given.bytes);
        }
        Ok(text)
    }
}

/// The ending of a file's name, with its point.
fn ending(name: &str) -> &str {
    name.rfind('.').map_or("", |at| &name[at..])
}

/// The files of a folder and of those in it, in order; a file itself.
fn within(path: &Path, is_within: bool, all: &mut Vec<PathBuf>) -> Result<(), Stop> {
    let refused = |said: String| Stop::usage(&said, "name files, or a folder with fewer");
    if all.len() >= MOST {
        return Err(refused(format!("there are more than {MOST} files")));
    }
    if !path.is_dir() {
        all.push(path.to_owned());
        return Ok(());
    }
    // A link to a folder may lead back to where it stands.
    if is_within && std::fs::read_link(path).is_ok() {
        return Ok(());
    }
    let listed = std::fs::read_dir(path)
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, _>>());
    let mut listed = listed.map_err(|error| {
        Stop::usage(&format!("cannot list {}: {error}", shown(path)), "name its files")
    })?;
    listed.sort();
    let is_hidden =
        |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    listed.iter().filter(|path| !is_hidden(path)).try_for_each(|path| within(path, true, all))
}

/// The rows of a file that is a table, and whether its years stand in columns; a row of each is
/// made then. Or why it is none.
fn rows_of(name: &str, bytes: &[u8]) -> Result<(Sheet, bool), String> {
    if Format::of_path(name).is_none_or(|format| format.is_our_own()) {
        return Err("its ending is not that of a table".to_owned());
    }
    let read = |asked: &Asked| match sheet(name, bytes, asked) {
        Ok(rows) if rows.table.columns().len() > 1 => Ok(rows),
        Ok(_) => Err("it has one column".to_owned()),
        Err(all) => Err(all.first().map(|told| told.what.clone()).unwrap_or_default()),
    };
    let rows = read(&Asked::default())?;
    let long = years_in_columns(&rows.table)
        .and_then(|_| read(&Asked { years_in_columns: true, ..Asked::default() }).ok());
    let is_long = long.is_some();
    Ok((long.unwrap_or(rows), is_long))
}

/// What a table holds, as far as a draft asks.
fn at_hand(file: String, source: String, name: &str, rows: &Sheet) -> AtHand {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned();
    let known = rows
        .product
        .into_iter()
        .flat_map(|it| std::iter::once(it.title.clone()).chain(it.answers.iter().cloned()));
    let columns = columns_of(name, &rows.table, rows.product);
    let columns = columns.into_iter().map(|column| held(column, rows)).collect();
    AtHand { file, source, about: std::iter::once(stem).chain(known).collect(), columns }
}

fn held(column: ColumnLook, rows: &Sheet) -> HeldColumn {
    let table = &rows.table;
    let all = || (0..table.len()).map(|row| table.cell(row, &column.name));
    let different: HashSet<&str> = match column.role.is_measured() || column.different > CELLS {
        true => HashSet::new(),
        false => all().filter(|cell| !cell.is_empty()).collect(),
    };
    let mut cells: Vec<String> = different.into_iter().map(str::to_owned).collect();
    cells.sort_unstable();
    HeldColumn {
        cells,
        said: format!("{} {}", column.said, column.unit),
        name: column.name,
        role: column.role,
        year: column.year,
    }
}
