//! `probative add`: a claim of a kind, the table that is drafted of one, or a source, put into a
//! case.

use std::path::{Path, PathBuf};

use probative_case::draft::Draft;
use probative_case::keys::commented;
use probative_evidence::Asked;
use probative_terms::Kind;

use crate::args::Add;
use crate::diagnose;
use crate::edited::CaseText;
use crate::exit::{Exit, Stop};
use crate::input::Input;
use crate::output::Output;
use crate::stderr::shown;
use crate::terminal::{Terminal, lines_of, say};

mod columns;
mod drafted;
pub(crate) mod source;
mod years;

/// Adds a claim where a kind is named, and else the file as a source.
pub(crate) fn run(add: &Add, mut input: Input, terminal: Terminal) -> Result<Exit, Stop> {
    let file = CaseText::open(&add.case, &input)?;
    let draft = Draft::read(&file.toml)
        .map_err(|told| diagnose::mistakes(&[*told], &file.toml, &file.path, terminal.err))?;
    let asked = Asked {
        sheet: add.sheet.clone(),
        layer: add.layer.clone(),
        years_in_columns: add.years_in_columns,
        missing: add.missing.clone(),
        ..Asked::default()
    };
    let kind = |what: &str| Kind::ALL.into_iter().find(|kind| kind.word() == what);
    if let ([what], []) = (&add.what[..], &add.years[..])
        && let Some(kind) = kind(what)
    {
        return claim(kind, &draft, &file, &input);
    }
    let is_claim = |what: &String| draft.claims.contains(what) && !Path::new(what).exists();
    if add.years.is_empty() && add.what.iter().all(is_claim) {
        return drafted::taken(&add.what, &draft, &file, &input);
    }
    let has_claims = add.what.iter().any(is_claim);
    if let Some(what) = add.what.iter().find(|what| !Path::new(what).exists() && !is_claim(what)) {
        return Err(neither(what));
    }
    if has_claims {
        let said =
            "claims of the case and files are added by themselves, and claims without --years";
        return Err(Stop::usage(said, "run `probative add` once for each sort"));
    }
    let paths: Vec<PathBuf> = add.what.iter().map(PathBuf::from).collect();
    if add.years.is_empty() {
        return each(&paths, &asked, add, input);
    }
    let given = years::joined(&paths, &add.years, &asked, &mut input)?;
    source::added(given, &asked, &draft, &file, &mut input)
}

/// Adds files as sources, one after the other.
fn each(paths: &[PathBuf], asked: &Asked, add: &Add, mut input: Input) -> Result<Exit, Stop> {
    for path in paths {
        let file = CaseText::open(&add.case, &input)?;
        let draft = Draft::read(&file.toml).map_err(|told| Stop::refused(&told))?;
        let given = source::given(path, &file.folder, &mut input)?;
        source::added(given, asked, &draft, &file, &mut input)?;
    }
    Ok(Exit::Done)
}

fn neither(what: &str) -> Stop {
    let words = Kind::ALL.map(Kind::word).join(", ");
    if Kind::ALL.map(Kind::word).contains(&what) {
        let said = format!("`{what}` is a kind of claim, which is added alone and without --years");
        return Stop::usage(&said, &format!("probative add CASE {what}"));
    }
    let said =
        format!("`{}` is neither a kind of claim, a claim of the case nor a file", lines_of(what));
    Stop::usage(&said, &format!("name a file that is there, or a kind: {words}"))
}

/// Appends a claim of a kind, each of its keys explained.
fn claim(kind: Kind, draft: &Draft, file: &CaseText, input: &Input) -> Result<Exit, Stop> {
    let id = free(draft);
    let example = probative_words::example(kind).replace("id = \"c1\"", &format!("id = \"{id}\""));
    let named = named(&example);
    let lacking: Vec<&String> =
        named.iter().filter(|id| draft.sources.iter().all(|source| source.id != **id)).collect();
    let mut toml = file.toml.trim_end().to_owned();
    toml.push_str("\n\n");
    toml.push_str(&commented(&example));
    let mut output = Output::of_run(input);
    file.add(&toml, &mut output);
    output.finish()?;
    say(&format!("added the claim `{id}` (kind {}) to {}", kind.word(), shown(&file.path)))?;
    say(
        "its sentence, numbers, sources, columns and codes are made up: put your own in their place",
    )?;
    if !lacking.is_empty() {
        let lacking: Vec<String> = lacking.iter().map(|id| format!("`{id}`")).collect();
        let has: Vec<&str> = draft.sources.iter().map(|source| source.id.as_str()).collect();
        let has = if has.is_empty() { "no source yet".to_owned() } else { has.join(", ") };
        say(&lines_of(&format!("it names {}; the case has {has}", lacking.join(", "))))?;
    }
    say("then `probative pin CASE --argument TEXT` finds its words in the text")?;
    Ok(Exit::Done)
}

/// The first id of the form c1, c2, … that no claim has.
fn free(draft: &Draft) -> String {
    let mut numbers = draft.claims.len() + 1..;
    let id = numbers.find_map(|number| {
        let id = format!("c{number}");
        (!draft.claims.contains(&id)).then_some(id)
    });
    id.expect("a case has fewer claims than there are numbers")
}

/// The ids of the sources that an example names, each once.
fn named(example: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for mark in ["source = \"", "registry = \"", "lines = \""] {
        for behind in example.split(mark).skip(1) {
            let id = behind.split('"').next().unwrap_or_default().to_owned();
            if !found.contains(&id) {
                found.push(id);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_an_example_and_the_sources_that_it_names_are_found() {
        for kind in Kind::ALL {
            assert!(!probative_words::example(kind).is_empty(), "{}", kind.word());
        }
        assert_eq!(named(probative_words::example(Kind::Alignment)), ["towns", "laws", "road"]);
        assert!(named(probative_words::example(Kind::Arithmetic)).is_empty());
    }

    #[test]
    fn an_id_that_is_taken_is_passed_over() {
        let draft = Draft { claims: vec!["first".into(), "c3".into()], ..Draft::default() };
        assert_eq!(free(&draft), "c4");
    }
}
