//! A case opened from disk: its file, its folder and its evidence.

use std::path::{Path, PathBuf};

use probative::{Case, Evidence, Source};
use probative_evidence::{Error, Options, gather_with};
use probative_terms::Diagnostic;

use crate::diagnose;
use crate::exit::Stop;
use crate::input::Input;
use crate::terminal::Terminal;

/// A case's file as it was read, before it is known to be right.
#[derive(Debug)]
pub(crate) struct CaseFile {
    /// The file.
    pub(crate) path: PathBuf,
    /// The folder that its sources' paths start from.
    pub(crate) folder: PathBuf,
    /// Its text.
    pub(crate) toml: String,
}

impl CaseFile {
    /// Opens `case`, a folder that holds case.toml or the file itself.
    pub(crate) fn open(case: &Path, input: &mut Input) -> Result<CaseFile, Stop> {
        let (folder, path) = places(case);
        let help = "name a folder that holds case.toml; `probative new` makes one";
        let toml = input.text(&path, help, "save the file as UTF-8")?;
        // Beside another file of the folder that is read as a case, too.
        input.holds(folder.join("case.toml"));
        Ok(CaseFile { path, folder, toml })
    }

    /// The case, or every mistake of its file.
    pub(crate) fn case(&self, terminal: Terminal) -> Result<Case, Stop> {
        match Case::read_partly(&self.toml) {
            (Some(case), mistakes) if mistakes.is_empty() => Ok(case),
            (_, mistakes) => Err(self.rejected(&mistakes, terminal)),
        }
    }

    /// The case and its evidence, its sources held as read; or every mistake of the file: what it
    /// says, what it names that its sources lack, and what `also` finds in it.
    pub(crate) fn gathered(
        &self,
        options: Options,
        input: &mut Input,
        terminal: Terminal,
        also: impl FnOnce(&Case) -> Vec<Diagnostic>,
    ) -> Result<(Case, Evidence), Stop> {
        let (case, mut mistakes) = Case::read_partly(&self.toml);
        let Some(case) = case else { return Err(self.rejected(&mistakes, terminal)) };
        mistakes.extend(also(&case));
        // What is about to be made anew may be written over; nothing else may.
        let made_anew = |source: &&Source| options.leaves_out(source.format);
        let read = case.sources.iter().filter(|source| !made_anew(source));
        read.for_each(|source| input.holds(self.folder.join(&source.path)));
        match gather_with(&case, &input.disk(&self.folder), options) {
            Ok(evidence) if mistakes.is_empty() => Ok((case, evidence)),
            Ok(_) => Err(self.rejected(&mistakes, terminal)),
            Err(Error::Refused(more)) if more.iter().all(|one| one.place.span().is_some()) => {
                mistakes.extend(more);
                Err(self.rejected(&mistakes, terminal))
            }
            Err(_) if !mistakes.is_empty() => Err(self.rejected(&mistakes, terminal)),
            Err(error) => Err(diagnose::evidence(&error, &self.folder)),
        }
    }

    fn rejected(&self, mistakes: &[Diagnostic], terminal: Terminal) -> Stop {
        diagnose::mistakes(mistakes, &self.toml, &self.path, terminal.err)
    }
}

/// The folder and the file of a case that is named by either.
pub(crate) fn places(case: &Path) -> (PathBuf, PathBuf) {
    if case.is_dir() {
        return (case.to_owned(), case.join("case.toml"));
    }
    let parent = case.parent().unwrap_or(Path::new("")).to_owned();
    let here = parent.as_os_str().is_empty();
    (if here { PathBuf::from(".") } else { parent }, case.to_owned())
}
