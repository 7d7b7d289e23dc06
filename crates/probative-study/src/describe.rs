//! The list of methods, for readers and for programs.

use serde_json::{Value, json};

use crate::gives::Column;
use crate::method::{Door, Method};
use crate::methods::METHODS;
use crate::parameter::Type;
use crate::uses::{Need, Use};

/// The methods door by door, one line each.
pub fn list() -> String {
    let mut lines = Vec::new();
    for door in Door::ALL {
        lines.push(format!("probative {} · {}", door.word(), door.about()));
        let behind = METHODS.iter().filter(|method| method.door == door);
        lines.extend(behind.map(|method| format!("  {:<21} {}", method.name, method.about)));
        lines.push(String::new());
    }
    lines.push(
        "`probative DOOR METHOD --help` tells each option; --json lists all of it".to_owned(),
    );
    lines.join("\n")
}

/// Every method as JSON: what it takes, within which bounds, what it gives, in which units.
pub fn as_json() -> Value {
    METHODS.iter().map(|method| described(method)).collect()
}

fn described(method: &Method) -> Value {
    let gives = method.gives.iter().copied().flatten().map(given);
    json!({
        "name": method.name,
        "door": method.door.word(),
        "about": method.about,
        "data": method.input.told(),
        "least": method.least,
        "takes": method.uses().iter().map(taken).collect::<Vec<_>>(),
        "gives": gives.collect::<Vec<_>>(),
        "told": method.told,
        "papers": method.papers,
        "references": method.held.folders,
        "page": format!("docs/stat.md#{}", method.section),
    })
}

fn taken(each: &Use) -> Value {
    let parameter = each.parameter;
    let default = each.otherwise.setting().or_else(|| parameter.otherwise.setting());
    let words = match parameter.takes {
        Type::Word(words) => {
            words.iter().map(|known| json!({"word": known.word, "about": known.about})).collect()
        }
        _ => Value::Null,
    };
    json!({
        "name": parameter.name,
        "type": parameter.takes.word(),
        "is": parameter.takes.bounds(),
        "words": words,
        "default": default.map(|setting| setting.as_json()),
        "needed": each.need == Need::Must,
        "when": each.when.in_words(),
        "about": parameter.help,
    })
}

fn given(column: &Column) -> Value {
    json!({
        "key": column.key, "unit": column.unit, "about": column.about, "when": column.when.in_words(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_names_every_method_with_what_it_takes() {
        let (text, all) = (list(), as_json());
        for method in METHODS {
            assert!(text.contains(&format!("  {} ", method.name)), "{}", method.name);
        }
        let scan = all.as_array().unwrap().iter().find(|method| method["name"] == "scan").unwrap();
        let takes = scan["takes"].as_array().unwrap();
        let longest = takes.iter().find(|one| one["name"] == "longest").unwrap();
        assert_eq!((&longest["default"], &longest["when"]), (&0.5.into(), &"with --time".into()));
        assert_eq!(longest["is"], "a number above 0 and at most 1");
    }
}
