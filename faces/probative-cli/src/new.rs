//! `probative new`: a small case about a table of one's own.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use probative::Case;
use probative_terms::Date;

use crate::args::New;
use crate::exit::{Exit, Stop};
use crate::input::Input;
use crate::output::Output;
use crate::stderr::shown;
use crate::terminal::{lines_of, one_line, say};

mod table;
mod template;

use table::Picked;
pub(crate) use table::{ID as TABLE, evidence_within};

/// The table that is written where the user names none.
const EXAMPLE: &str = "\
place,year,deaths,population
Northfield,2020,104,81200
Easton,2020,57,63900
Southport,2020,212,142500
Weston,2020,33,40100
";

/// Writes the case and says what to run next.
pub(crate) fn run(new: &New, mut input: Input) -> Result<Exit, Stop> {
    let folder = new.name.as_path();
    must_be_free(folder)?;
    let (name, bytes) = match &new.table {
        Some(path) => (path.display().to_string(), table_bytes(path, &mut input)?),
        None => ("the example table".to_owned(), EXAMPLE.as_bytes().to_vec()),
    };
    let picked = table::pick(&name, &bytes)?;
    let claim = template::claim(&picked);
    let case = template::case(folder, &name, &picked, &bytes, &claim);
    let mut output = Output::of_run(&input);
    output.within(folder, "sources/table.csv", bytes);
    output.within(folder, "claim.txt", claim);
    output.within(folder, "case.toml", case);
    // The first line of case.toml names it, and editors of TOML complete from it.
    output.within(folder, "case.schema.json", Case::schema());
    output.finish()?;
    tell(folder, &picked)?;
    Ok(Exit::Done)
}

fn must_be_free(folder: &Path) -> Result<(), Stop> {
    let taken = match std::fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some(),
        Err(_) => folder.exists(),
    };
    if taken {
        let said = format!("{} is there already", shown(folder));
        return Err(Stop::usage(&said, "name a folder that is not there or is empty"));
    }
    Ok(())
}

fn table_bytes(path: &Path, input: &mut Input) -> Result<Vec<u8>, Stop> {
    input.bytes(path, "name a CSV file with one header line")
}

fn tell(folder: &Path, picked: &Picked) -> Result<(), Stop> {
    let shown = shown(folder);
    say(&format!("wrote {shown}/case.toml, {shown}/claim.txt and {shown}/sources/table.csv"))?;
    say(&format!(
        "its one claim: {}; change `number` in case.toml and the verdict changes",
        one_line(&template::said(picked))
    ))?;
    let program = std::env::args().next().unwrap_or_else(|| "probative".to_owned());
    let (program, case) = (in_a_shell(&program), in_a_shell(&folder.display().to_string()));
    say(&lines_of(&format!("next:  {program} check {case}")))
}

/// A path as a shell takes it.
fn in_a_shell(path: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "/._-".contains(letter);
    if path.chars().all(plain) && !path.starts_with('-') {
        path.to_owned()
    } else {
        format!("'{}'", path.replace('\'', "'\\''"))
    }
}

/// The day of this run, for the dates of a file that is made on it.
pub(crate) fn today() -> Date {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Date::from_day_number((since.as_secs() / 86_400) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_with_spaces_is_quoted_for_the_shell() {
        assert_eq!(in_a_shell("cases/my-1"), "cases/my-1");
        assert_eq!(in_a_shell("my case"), "'my case'");
        assert_eq!(in_a_shell("it's"), "'it'\\''s'");
    }
}
