//! Flags and help of the methods, from their descriptions.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, ValueParser};
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Command, FromArgMatches, Subcommand, value_parser};
use probative_study::{Door, METHODS, Method, Need, Parameter, Setting, Settings, Type, Use};

use crate::args;

/// A method with what a command says of it.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) method: &'static Method,
    /// The file of the data.
    pub(crate) data: PathBuf,
    /// What the command gives of the method's parameters.
    pub(crate) settings: Settings,
    pub(crate) threads: usize,
    pub(crate) json: bool,
    pub(crate) csv: Option<PathBuf>,
}

impl Subcommand for Call {
    fn augment_subcommands(command: Command) -> Command {
        Door::ALL.into_iter().fold(command, |command, door| command.subcommand(behind(door)))
    }

    fn augment_subcommands_for_update(command: Command) -> Command {
        Call::augment_subcommands(command)
    }

    fn has_subcommand(name: &str) -> bool {
        Door::ALL.into_iter().any(|door| door.word() == name)
    }
}

impl FromArgMatches for Call {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Call, clap::Error> {
        let named = matches.subcommand().and_then(|(_, method)| method.subcommand());
        let method = |name: &str| METHODS.iter().copied().find(|method| method.name == name);
        let Some((method, matches)) = named.and_then(|(name, rest)| Some((method(name)?, rest)))
        else {
            return Err(clap::Error::raw(ErrorKind::MissingSubcommand, "a method is needed"));
        };
        Ok(Call {
            method,
            data: matches.get_one("DATA").cloned().unwrap_or_default(),
            settings: settings(method.door, matches)?,
            threads: matches.get_one("threads").copied().unwrap_or_default(),
            json: matches.get_flag("json"),
            csv: matches.get_one("csv").cloned(),
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Call::from_arg_matches(matches)?;
        Ok(())
    }
}

/// The command of a door, with one below it for each method.
fn behind(door: Door) -> Command {
    let methods = METHODS.iter().filter(|method| method.door == door);
    Command::new(door.word())
        .about(door.about())
        .after_help(examples(door))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommand_value_name("METHOD")
        .subcommand_help_heading("Methods")
        .subcommands(methods.map(|method| command(method)))
}

/// The command of a method. What other methods behind its door take is hidden and parsed all the
/// same, so that a flag out of place is told from one that is misspelt.
fn command(method: &'static Method) -> Command {
    let own = method.uses();
    let known = |name: &str| own.iter().any(|each| each.parameter.name == name);
    let others = parameters(method.door).into_iter().filter(|other| !known(other.name));
    let data = Arg::new("DATA").required(true).value_parser(value_parser!(PathBuf));
    let threads = Arg::new("threads").long("threads").value_name("N").default_value("0");
    let csv = Arg::new("csv").long("csv").value_name("FILE").value_parser(value_parser!(PathBuf));
    Command::new(method.name)
        .about(method.about)
        .after_help(gives(method))
        .arg(data.help(format!("The file of {}", method.input.told())))
        .args(own.iter().map(|each| flag(each.parameter).help(help(each))))
        .args(others.map(|other| flag(other).hide(true)))
        .arg(
            threads
                .value_parser(args::threads())
                .help("How many threads to use; 0 uses all, and no result depends on it"),
        )
        .arg(
            Arg::new("json")
                .long("json")
                .action(ArgAction::SetTrue)
                .help("Print the result as JSON"),
        )
        .arg(csv.help("Also write the rows of the result to a file for spreadsheets"))
}

/// Every parameter that some method behind a door takes.
fn parameters(door: Door) -> Vec<&'static Parameter> {
    let methods = METHODS.iter().filter(|method| method.door == door);
    let mut all: Vec<&Parameter> = Vec::new();
    for each in methods.flat_map(|method| method.uses()) {
        if all.iter().all(|known| known.name != each.parameter.name) {
            all.push(each.parameter);
        }
    }
    all
}

fn flag(parameter: &'static Parameter) -> Arg {
    let arg = Arg::new(parameter.name).long(parameter.name);
    if parameter.takes == Type::Flag {
        return arg.action(ArgAction::SetTrue);
    }
    let arg = arg.value_name(parameter.placeholder).value_parser(parser(parameter));
    match parameter.takes {
        // Names are parted where they are taken, since a name may hold a comma.
        Type::Columns(_) => arg.num_args(1..).action(ArgAction::Append),
        Type::Numbers => arg.num_args(1..).value_delimiter(',').action(ArgAction::Append),
        // One each time that it is said: a cell may hold a comma and begin with a hyphen.
        Type::Texts | Type::Joined => arg.action(ArgAction::Append).allow_hyphen_values(true),
        _ => arg.allow_hyphen_values(matches!(parameter.takes, Type::Number { .. })),
    }
}

/// What takes a value of a parameter, or says what it must be.
fn parser(parameter: &'static Parameter) -> ValueParser {
    if let Type::Word(words) = parameter.takes {
        let words = words.iter().map(|known| PossibleValue::new(known.word).help(known.about));
        return ValueParser::new(PossibleValuesParser::new(words));
    }
    ValueParser::new(move |text: &str| {
        let text = text.to_owned();
        parameter.parse(std::slice::from_ref(&text)).map(|_| text)
    })
}

/// What a parameter is to a method, with its default and where it is of use.
fn help(each: &Use) -> String {
    let parameter = each.parameter;
    let default = each.otherwise.setting().or_else(|| parameter.otherwise.setting());
    let default = default.map(|setting| format!("{} without it", setting.in_words()));
    let needed = (each.need == Need::Must).then(|| "needed".to_owned());
    let beside: Vec<String> =
        needed.into_iter().chain(default).chain(each.when.in_words()).collect();
    match beside.is_empty() {
        true => parameter.help.to_owned(),
        false => format!("{} ({})", parameter.help, beside.join("; ")),
    }
}

/// What the command gives of a door's parameters.
fn settings(door: Door, matches: &ArgMatches) -> Result<Settings, clap::Error> {
    let mut settings = Settings::new();
    for parameter in parameters(door) {
        if parameter.takes == Type::Flag {
            settings.extend(
                matches.get_flag(parameter.name).then_some((parameter.name, Setting::Flag)),
            );
            continue;
        }
        let Some(texts) = matches.get_many::<String>(parameter.name) else { continue };
        let texts: Vec<String> = texts.cloned().collect();
        let wrong = |said| clap::Error::raw(ErrorKind::ValueValidation, said);
        settings.insert(parameter.name, parameter.parse(&texts).map_err(wrong)?);
    }
    Ok(settings)
}

/// What a method gives, and where more is said.
fn gives(method: &Method) -> String {
    let told = method.told.replace(['`', '*'], "");
    format!(
        "Gives: {told}.\nAfter {}. At least {}. docs/stat.md#{} says what it was held against.",
        method.papers.join("; "),
        probative_terms::text::counted(method.least, method.input.noun()),
        method.section
    )
}

/// Commands to begin with.
fn examples(door: Door) -> &'static str {
    match door {
        Door::Stat => {
            "Examples:
  probative stat weights columbus.geojson --weights queen
  probative stat moran columbus.shp --value crime --weights queen
  probative stat local-moran columbus.geojson --value CRIME --weights queen --draws 99999 --json
  probative stat local-moran columbus.geojson --value CRIME --weights queen --svg map.svg --csv rows.csv
  probative stat local-g-star deaths.txt --value Deaths --population Population --join counties
      --weights queen --drop-missing --svg spots.svg
  probative stat rates deaths.csv --value deaths --population people --join people.csv --join counties
  probative stat ols columbus.geojson --value CRIME INC HOVAL --weights queen
  probative stat scan towns.csv --x lon --y lat --value cases --population people
  probative stat scan years.csv --id town --x lon --y lat --value cases --population people --time year
DATA is GeoJSON, TopoJSON or the .shp of a shapefile with a polygon or a point per unit, or CSV with
--x and --y, or with a column GEOID that names states or counties; --join puts it together with the
outlines of states or counties, or with another file, by their codes. `probative stat METHOD --help`
tells what each method takes; docs/stat.md also what it was held against."
        }
        Door::Count => {
            "Example:
  probative count rate deaths.csv --id county --value deaths --exposure people --per 100000
DATA is CSV with one row for each count."
        }
        Door::Trend => {
            "Example:
  probative trend slope years.csv --time year --value deaths --population people
DATA is CSV with one row for each time."
        }
    }
}
