//! Columns of one name.

use std::collections::BTreeMap;

use probative_terms::Diagnostic;

/// Columns whose names are the same but for case and space.
pub(crate) fn alike(path: &str, line: usize, columns: &[String]) -> Vec<Diagnostic> {
    let mut seen: BTreeMap<String, &String> = BTreeMap::new();
    let mut problems = Vec::new();
    for column in columns {
        let plain: String = column.to_lowercase().split_whitespace().collect();
        if let Some(first) = seen.insert(plain, column) {
            let said = format!("the columns `{first}` and `{column}` have the same name");
            let help = "rename one of them";
            problems.push(Diagnostic::in_cell("E106", path, line, column, said, help));
        }
    }
    problems
}
