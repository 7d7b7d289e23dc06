// Reads reference values; each crate's `tests/it.rs` takes it in as a module.
#![allow(clippy::unwrap_used, reason = "only tests read references")]

/// What goes into a statistic, what another program gets for it, and how far they may differ.
pub(crate) struct Reference {
    name: &'static str,
    columns: Vec<(&'static str, Vec<f64>)>,
    expected: Vec<(&'static str, Vec<f64>)>,
    tolerance: f64,
}

/// The reference of one folder.
macro_rules! reference {
    ($name:literal) => {
        crate::read::Reference::new(
            $name,
            include_str!(concat!("../../../reference/", $name, "/input.csv")),
            include_str!(concat!("../../../reference/", $name, "/expected.toml")),
        )
    };
}

impl Reference {
    pub(crate) fn new(
        name: &'static str,
        input: &'static str,
        expected: &'static str,
    ) -> Reference {
        let mut lines = input.lines();
        let header = lines.next().unwrap().split(',');
        let mut columns: Vec<(&str, Vec<f64>)> = header.map(|name| (name, Vec::new())).collect();
        for line in lines {
            for (column, cell) in columns.iter_mut().zip(line.split(',')) {
                column.1.push(cell.parse().unwrap());
            }
        }
        let (about, values) = expected.split_once("[expected]").unwrap();
        for key in ["tool", "version", "call", "script", "reason"] {
            assert!(about.contains(&format!("{key} = ")), "{name} does not name its {key}");
        }
        let tolerance = about.lines().find_map(|line| line.strip_prefix("tolerance = "));
        let expected = values.lines().filter_map(|line| line.split_once(" = ")).map(list).collect();
        Reference { name, columns, expected, tolerance: tolerance.unwrap().parse().unwrap() }
    }

    /// A column of the input.
    pub(crate) fn column(&self, name: &str) -> Vec<f64> {
        let found = self.columns.iter().find(|column| column.0 == name);
        found.unwrap_or_else(|| panic!("{} has no column {name}", self.name)).1.clone()
    }

    /// All columns of the input but the first.
    pub(crate) fn further_columns(&self) -> Vec<Vec<f64>> {
        self.columns[1..].iter().map(|column| column.1.clone()).collect()
    }

    /// Values of the other program.
    pub(crate) fn expected(&self, name: &str) -> Vec<f64> {
        let found = self.expected.iter().find(|values| values.0 == name);
        found.unwrap_or_else(|| panic!("{} expects no {name}", self.name)).1.clone()
    }

    /// One result per row of the input, from that row's values of the named columns.
    pub(crate) fn rows<const N: usize>(
        &self,
        names: [&str; N],
        f: impl Fn([f64; N]) -> f64,
    ) -> Vec<f64> {
        let columns = names.map(|name| self.column(name));
        (0..columns[0].len()).map(|row| f(std::array::from_fn(|i| columns[i][row]))).collect()
    }

    /// Outlines from the columns `unit`, `ring`, `x` and `y`: units of rings of vertices.
    pub(crate) fn outlines(&self) -> Vec<Vec<Vec<[f64; 2]>>> {
        let [unit, ring, x, y] = ["unit", "ring", "x", "y"].map(|name| self.column(name));
        let mut outlines: Vec<Vec<Vec<[f64; 2]>>> = Vec::new();
        for (row, unit) in unit.iter().enumerate() {
            outlines.resize_with(outlines.len().max(*unit as usize + 1), Vec::new);
            let outline = &mut outlines[*unit as usize];
            outline.resize_with(outline.len().max(ring[row] as usize + 1), Vec::new);
            outline[ring[row] as usize].push([x[row], y[row]]);
        }
        outlines
    }

    /// Compares relative to the expected value.
    pub(crate) fn agrees(&self, name: &str, found: &[f64]) {
        self.agrees_above(name, found, 0.0);
    }

    /// Compares relative to the expected value, or to `floor` if that is larger.
    pub(crate) fn agrees_above(&self, name: &str, found: &[f64], floor: f64) {
        let expected = self.expected(name);
        assert_eq!(expected.len(), found.len(), "{} {name}", self.name);
        for (row, (right, ours)) in expected.iter().zip(found).enumerate() {
            let slack = self.tolerance * right.abs().max(floor);
            let equal = right == ours || (right - ours).abs() <= slack;
            assert!(equal, "{} {name}, row {row}: {ours:e}, reference {right:e}", self.name);
        }
    }
}

fn list(line: (&'static str, &'static str)) -> (&'static str, Vec<f64>) {
    let cells = line.1.trim_matches(['[', ']']).split(", ");
    (line.0, cells.map(|cell| cell.parse().unwrap()).collect())
}
