//! A file that the program writes into a case, and that the case pins as a source.

use std::path::Path;

use probative::{Case, Source, Sources};
use probative_case::source::Format;
use probative_evidence::{Error, sha256};

use crate::diagnose;
use crate::exit::Stop;
use crate::input::Input;
use crate::new::today;
use crate::opened::CaseFile;
use crate::output::Output;
use crate::stderr::shown;
use crate::terminal::say;

/// One sort of such files.
pub(crate) struct OwnFile {
    /// Its format as a source.
    pub(crate) format: Format,
    /// Its id as a source, and the name of the command that writes it.
    pub(crate) id: &'static str,
    pub(crate) command: &'static str,
    /// Where it is written if the case names no place for it.
    pub(crate) place: &'static str,
    /// What it holds, in a phrase.
    pub(crate) holds: &'static str,
    /// Its title as a source, and why it is reliable.
    pub(crate) title: &'static str,
    pub(crate) because: &'static str,
    /// Whether a text at a place is such a file, whole or cut off.
    pub(crate) is_one: fn(&str, &str) -> bool,
}

impl OwnFile {
    /// The source of a case that holds it, if it lists one.
    fn source<'a>(&self, case: &'a Case) -> Option<&'a Source> {
        case.sources.iter().find(|source| source.format == self.format)
    }

    /// Its path in the case.
    pub(crate) fn place<'a>(&self, case: &'a Case) -> &'a str {
        self.source(case).map_or(self.place, |source| source.path.as_str())
    }

    /// What it holds now; refused where that is something else, or lies elsewhere.
    pub(crate) fn before(
        &self,
        case: &Case,
        file: &CaseFile,
        input: &Input,
    ) -> Result<String, Stop> {
        let place = self.place(case);
        let bytes = match self.source(case).map(|source| input.disk(&file.folder).bytes(source)) {
            Some(Err(Error::Missing { .. })) | None => {
                input.bytes_beside(&file.folder.join(place))?.unwrap_or_default()
            }
            Some(Err(error)) => return Err(diagnose::evidence(&error, &file.folder)),
            Some(Ok(bytes)) => bytes,
        };
        let mut foreseen = Output::of_run(input);
        foreseen.within(&file.folder, place, "");
        foreseen.may_be_written()?;
        let named = Path::new(place).file_name();
        let is_case = named.is_some_and(|name| name.eq_ignore_ascii_case("case.toml"));
        let text = String::from_utf8(bytes).ok();
        let text = text.filter(|text| !is_case && (self.is_one)(place, text));
        text.ok_or_else(|| {
            let said = format!(
                "{} holds something else than {}",
                shown(&file.folder.join(place)),
                self.holds
            );
            let help = format!("move it away, or name another file as the {} of the case", self.id);
            Stop::usage(&said, &help)
        })
    }

    /// Says how a case pins what was written.
    pub(crate) fn tell(&self, case: &Case, file: &CaseFile, written: &str) -> Result<(), Stop> {
        let hash = sha256(written.as_bytes());
        say(&format!("wrote {}", shown(&file.folder.join(self.place(case)))))?;
        if self.source(case).is_some() {
            say(&format!("pin it in {}, at the source of this file:\n", shown(&file.path)))?;
            return say(&format!("sha256 = \"{hash}\""));
        }
        say(&format!("add it to {}:\n", shown(&file.path)))?;
        say(&format!(
            "[[sources]]
id = \"{}\"
path = \"{}\"
title = \"{}\"
publisher = \"{}\"
url = \"\"
vintage = \"probative {}\"
retrieved = \"{}\"
sha256 = \"{hash}\"
reliability = {{ word = \"sufficiently reliable\", basis = \"computed\", because = \"{}\" }}
licence = \"that of the case\"",
            self.id,
            self.place,
            self.title,
            self.command,
            env!("CARGO_PKG_VERSION"),
            today(),
            self.because,
        ))
    }
}
