//! What `probative stat` is asked.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::method::Method;
use super::methods::METHODS;
use super::options::Options;

/// Measure how the values of places hang together: one statistic of one map
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  probative stat weights columbus.geojson --weights queen
  probative stat moran columbus.shp --value crime --weights queen
  probative stat local-moran columbus.geojson --value CRIME --weights queen --draws 99999 --json
  probative stat local-moran columbus.geojson --value CRIME --weights queen --svg map.svg --csv rows.csv
  probative stat ols columbus.geojson --value CRIME INC HOVAL --weights queen
  probative stat scan towns.csv --x lon --y lat --value cases --population people
  probative stat scan years.csv --id town --x lon --y lat --value cases --population people --time year

DATA is GeoJSON, TopoJSON or the .shp of a shapefile with a polygon or a point per unit, or CSV with
--x and --y, or with a column GEOID that names states or counties. docs/stat.md says what each method takes, gives and was held against.")]
pub(crate) struct Stat {
    /// The statistic
    #[arg(value_parser = methods())]
    pub(super) method: &'static Method,
    #[command(flatten)]
    pub(super) options: Options,
}

fn methods() -> impl TypedValueParser<Value = &'static Method> {
    let words = METHODS.iter().map(|method| PossibleValue::new(method.name).help(method.about));
    PossibleValuesParser::new(words).map(|word| {
        let found = METHODS.iter().copied().find(|method| method.name == word);
        found.expect("the parser gives a word of the table")
    })
}
