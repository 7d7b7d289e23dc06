//! What a command says of how a table is to be read.

use probative_evidence::Asked;

use crate::exit::Stop;

/// How a table is to be read, as far as its content does not say it.
#[derive(Debug, clap::Args)]
pub(crate) struct Reading {
    /// Keep rows that have this value in this column; several may be named
    #[arg(long = "where", value_name = "COL=VALUE")]
    pub(crate) keep: Vec<String>,
    /// Leave out rows that have this value in this column, such as totals; several may be named
    #[arg(long = "leave-out", value_name = "COL=VALUE")]
    pub(crate) leave: Vec<String>,
    /// Words and numbers that stand for a missing number
    #[arg(long, value_name = "WORD", value_delimiter = ',', allow_hyphen_values = true)]
    pub(crate) missing: Vec<String>,
    /// Pass over so many lines above the header
    #[arg(long, value_name = "N")]
    pub(crate) skip: Option<usize>,
    /// The line of the header, from 1
    #[arg(long, value_name = "N")]
    pub(crate) header: Option<usize>,
    /// The sheet of a workbook
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
    /// The object of a TopoJSON, or the file of an archive
    #[arg(long, value_name = "NAME")]
    pub(crate) layer: Option<String>,
    /// The letter between cells
    #[arg(long, value_name = "LETTER")]
    pub(crate) delimiter: Option<char>,
}

impl Reading {
    /// What the flags say, as the reader takes it.
    pub(crate) fn asked(&self) -> Result<Asked, Stop> {
        let mut asked = Asked {
            delimiter: self.delimiter,
            skip: self.skip,
            header: self.header,
            sheet: self.sheet.clone(),
            layer: self.layer.clone(),
            missing: self.missing.clone(),
            ..Asked::default()
        };
        let wrong = |said: String| {
            let help = "write the column, an equals sign and the value: --where year=2015";
            Stop::usage(&said, help)
        };
        self.keep.iter().try_for_each(|words| asked.keeping(words)).map_err(wrong)?;
        self.leave.iter().try_for_each(|words| asked.leaving(words)).map_err(wrong)?;
        Ok(asked)
    }
}
