//! Files of small maps, and how a test asks about them.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::read::Reference;

/// A folder with the map of Columbus, Ohio.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Folder {
        let folder = Folder(tempfile::tempdir().unwrap());
        folder.file("columbus.geojson", &columbus().to_string());
        folder
    }

    pub(crate) fn file(&self, name: &str, text: &str) {
        std::fs::write(self.0.path().join(name), text).unwrap();
    }

    /// Sudden infant deaths of North Carolina's counties, and who is whose neighbour.
    pub(crate) fn sids(&self) {
        let reference = super::sids();
        let [events, people] = ["events", "population"].map(|name| reference.expected(name));
        let counties = events.iter().zip(&people).enumerate();
        let rows = counties.map(|(at, (events, people))| format!("c{at},{events},{people}\n"));
        self.file("sids.csv", &format!("county,events,population\n{}", rows.collect::<String>()));
        let [from, to] = ["from", "to"].map(|name| reference.column(name));
        let links = from.iter().zip(&to).map(|(from, to)| format!("c{from},c{to},1\n"));
        self.file("sids-links.csv", &format!("from,to,weight\n{}", links.collect::<String>()));
    }

    pub(crate) fn run(&self, method: &str, args: &[&str]) -> Output {
        self.behind("stat", method, args)
    }

    /// A method behind a door.
    pub(crate) fn behind(&self, door: &str, method: &str, args: &[&str]) -> Output {
        self.ran(&[&[door, method], args].concat())
    }

    /// Any command of the program.
    pub(crate) fn ran(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_probative"));
        command.current_dir(self.0.path()).args(args).output().unwrap()
    }

    /// What any command of the program prints.
    pub(crate) fn asked(&self, args: &[&str]) -> Vec<u8> {
        let ran = self.ran(args);
        let said = String::from_utf8_lossy(&ran.stderr);
        assert_eq!(ran.status.code(), Some(0), "{args:?}: {said}");
        ran.stdout
    }

    /// What a command prints that must not fail.
    pub(crate) fn out(&self, method: &str, args: &[&str]) -> Vec<u8> {
        let ran = self.run(method, args);
        let said = String::from_utf8_lossy(&ran.stderr);
        assert_eq!(ran.status.code(), Some(0), "{method} {args:?}: {said}");
        ran.stdout
    }

    pub(crate) fn json(&self, method: &str, args: &[&str]) -> Value {
        serde_json::from_slice(&self.out(method, &[args, &["--json"]].concat())).unwrap()
    }

    /// A method asked about Columbus with the queen's neighbours.
    pub(crate) fn columbus(&self, method: &str, args: &[&str]) -> Value {
        let map = ["columbus.geojson", "--id", "name", "--weights", "queen"];
        self.json(method, &[&map[..], args].concat())
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }
}

/// The neighbourhoods of Columbus with their outlines.
fn columbus() -> Value {
    let (outlines, columns) = super::columbus();
    let [unit, ring, x, y] = ["unit", "ring", "x", "y"].map(|name| outlines.column(name));
    let [crime, inc, hoval] = ["crime", "inc", "hoval"].map(|name| columns.column(name));
    let feature = |at: usize| {
        let mut rings: Vec<Vec<[f64; 2]>> = Vec::new();
        for row in (0..unit.len()).filter(|row| unit[*row] == at as f64) {
            if ring[row] as usize == rings.len() {
                rings.push(Vec::new());
            }
            rings.last_mut().unwrap().push([x[row], y[row]]);
        }
        let parts: Vec<Value> = rings.into_iter().map(|ring| json!([ring])).collect();
        json!({
            "type": "Feature",
            "properties": {
                "name": format!("tract-{at}"), "CRIME": crime[at], "INC": inc[at], "HOVAL": hoval[at],
                "HIGH": u8::from(hoval[at] > 33.5),
            },
            "geometry": {"type": "MultiPolygon", "coordinates": parts},
        })
    };
    let features: Vec<Value> = (0..crime.len()).map(feature).collect();
    json!({"type": "FeatureCollection", "features": features})
}

/// The numbers of an object under these keys.
pub(crate) fn numbers(object: &Value, keys: &[&str]) -> Vec<f64> {
    keys.iter()
        .map(|key| object[*key].as_f64().unwrap_or_else(|| panic!("{key}: {object}")))
        .collect()
}

/// Compares some units, and the sums over all, as far as units have results.
pub(crate) fn rows(reference: &Reference, name: &str, column: &str, found: &Value, key: &str) {
    let list = if column.is_empty() { name.to_owned() } else { format!("{name}_{column}") };
    let values: Vec<Option<f64>> =
        found["rows"].as_array().unwrap().iter().map(|row| row[key].as_f64()).collect();
    let at = reference.expected(&format!("{name}_at"));
    let some = at.iter().map(|row| values[*row as usize].unwrap_or(0.0));
    reference.agrees(&list, &some.collect::<Vec<_>>());
    let all = || values.iter().flatten();
    let sums = [all().sum::<f64>(), all().map(|value| value * value).sum()];
    reference.agrees_above(&format!("{list}_sums"), &sums, 1e-3);
}
