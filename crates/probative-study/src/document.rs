//! The tables of `docs/stat.md` that are made from the descriptions.

use crate::method::{Columns, Door, Method};
use crate::methods::METHODS;
use crate::parameter::Type;
use crate::parameters::VALUE;
use crate::uses::{Need, Use};

/// The table of the methods of a section: what each takes, gives and was held against.
pub fn section(name: &str) -> String {
    let mut lines = vec![
        "| METHOD | Takes | Gives | Held against |".to_owned(),
        "|---|---|---|---|".to_owned(),
    ];
    let methods = METHODS.iter().filter(|method| method.section == name);
    lines.extend(methods.map(|method| {
        format!(
            "| `{}` | {} | {} | {} |",
            method.name,
            takes(method),
            method.told,
            method.held.told
        )
    }));
    lines.join("\n") + "\n"
}

/// What a method takes, the columns and what it needs first.
fn takes(method: &Method) -> String {
    let columns = match method.values {
        Columns::None => None,
        Columns::One => Some("one column".to_owned()),
        Columns::Two => Some("two columns".to_owned()),
        Columns::Outcome(0) => Some("the outcome and then regressors".to_owned()),
        Columns::Outcome(more) => Some(format!("the outcome and {more} regressor or more")),
    };
    let uses = method.uses();
    let own = method.input.uses();
    let told = |need: Need| {
        let of = uses.iter().filter(move |each| each.need == need);
        let of = of.filter(|each| each.parameter.name != VALUE.name);
        of.filter(|each| own.iter().all(|other| other.parameter.name != each.parameter.name))
            .filter(|each| each.parameter.takes != Type::Cap)
            .filter_map(named)
    };
    let mut parts: Vec<String> = columns.into_iter().chain(told(Need::Must)).collect();
    let may: Vec<String> = told(Need::May).collect();
    if !may.is_empty() {
        let may = format!("may take {}", may.join(" "));
        parts.push(may);
    }
    parts.join(", ")
}

/// A parameter's flag; none where the method never has a use for it.
fn named(each: &Use) -> Option<String> {
    let never = matches!(each.when, crate::uses::When::Never);
    (!never).then(|| format!("`--{}`", each.parameter.name))
}

/// The sections that have a method, in the order of the methods.
pub fn sections() -> Vec<&'static str> {
    let mut all: Vec<&str> = Vec::new();
    for method in METHODS {
        if !all.contains(&method.section) {
            all.push(method.section);
        }
    }
    all
}

/// The table of every option: what it is, what it must be, and its default.
pub fn options() -> String {
    let mut lines =
        vec!["| Option | Is | Must be | Without it |".to_owned(), "|---|---|---|---|".to_owned()];
    let mut seen: Vec<(Door, &str)> = Vec::new();
    for method in METHODS {
        for each in method.uses() {
            let parameter = each.parameter;
            let known = (method.door, parameter.name);
            // The same parameter behind another door is told once.
            let told =
                seen.iter().any(|(_, name)| *name == parameter.name) && method.door == Door::Stat;
            if told || seen.contains(&known) {
                continue;
            }
            seen.push(known);
            let default = parameter.otherwise.setting().map(|setting| setting.in_words());
            let door = match method.door {
                Door::Stat => String::new(),
                other => format!("{} ", other.word()),
            };
            lines.push(format!(
                "| {door}`--{}` | {} | {} | {} |",
                parameter.name,
                parameter.help.replace('|', "\\|"),
                parameter.takes.bounds(),
                default.unwrap_or_default()
            ));
        }
    }
    lines.join("\n") + "\n"
}
