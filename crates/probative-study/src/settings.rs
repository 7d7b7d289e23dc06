//! What a question says, and what holds of it.

use std::collections::{BTreeMap, BTreeSet};

use probative_terms::Neighbours;
use serde_json::{Map as Object, Value, json};

use crate::parameter::{Parameter, Setting, Type};
use crate::parameters::{DRAWS, ENDS, JOIN};
use crate::words::level;

/// The parameters that a question gives, by their names.
pub type Settings = BTreeMap<&'static str, Setting>;

/// Every parameter that counts in an answer: what is said, and the defaults of what is not.
#[derive(Debug, Clone, Default)]
pub struct Settled {
    pub(crate) all: Vec<(&'static Parameter, Setting)>,
    pub(crate) said: BTreeSet<&'static str>,
    /// Whether units of which a number is withheld have rows all the same.
    pub(crate) shows_withheld: bool,
}

impl Settled {
    /// The value of a parameter, if it has one.
    pub fn get(&self, parameter: &Parameter) -> Option<&Setting> {
        self.all.iter().find(|(held, _)| held.name == parameter.name).map(|(_, setting)| setting)
    }

    /// Whether the parameter is said, and not taken by default.
    pub fn said(&self, parameter: &Parameter) -> bool {
        self.said.contains(parameter.name)
    }

    /// Whether the parameter has a value.
    pub fn has(&self, parameter: &Parameter) -> bool {
        self.get(parameter).is_some()
    }

    /// A whole number.
    pub fn count(&self, parameter: &Parameter) -> Option<usize> {
        match self.get(parameter) {
            Some(Setting::Count(count)) => Some(usize::try_from(*count).unwrap_or(usize::MAX)),
            _ => None,
        }
    }

    /// A number.
    pub fn number(&self, parameter: &Parameter) -> Option<f64> {
        match self.get(parameter) {
            Some(Setting::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// Several numbers; none where nothing is said.
    pub fn numbers(&self, parameter: &Parameter) -> &[f64] {
        match self.get(parameter) {
            Some(Setting::Numbers(numbers)) => numbers,
            _ => &[],
        }
    }

    /// A word of the parameter's.
    pub fn word(&self, parameter: &Parameter) -> Option<&'static str> {
        match self.get(parameter) {
            Some(Setting::Word(word)) => Some(word),
            _ => None,
        }
    }

    /// A name.
    pub fn name(&self, parameter: &Parameter) -> Option<&str> {
        match self.get(parameter) {
            Some(Setting::Name(name)) => Some(name),
            _ => None,
        }
    }

    /// Names; none where nothing is said.
    pub fn names(&self, parameter: &Parameter) -> &[String] {
        match self.get(parameter) {
            Some(Setting::Name(name)) => std::slice::from_ref(name),
            Some(Setting::Names(names)) => names,
            _ => &[],
        }
    }

    /// Who is a neighbour of whom, if it is said.
    pub fn neighbours(&self) -> Option<&Neighbours> {
        self.all.iter().find_map(|(_, setting)| match setting {
            Setting::Neighbours(neighbours) => Some(neighbours),
            _ => None,
        })
    }

    /// The list of neighbours that must be opened, by its path.
    pub fn links(&self) -> Option<&str> {
        match self.neighbours() {
            Some(Neighbours::File(path)) => Some(path),
            _ => None,
        }
    }

    /// The paths of the files that are joined.
    pub fn joined(&self) -> impl Iterator<Item = &str> {
        let words = self.names(&JOIN).iter().map(String::as_str);
        words.filter(|word| level(word).is_none())
    }

    /// The path of a file that is to be written.
    pub fn written(&self, name: &str) -> Option<&str> {
        let held = self.all.iter().find(|(held, _)| held.name == name)?;
        if let Setting::Name(path) = &held.1 { Some(path) } else { None }
    }

    /// The most that a size may be; whatever it is where the method has no cap of it.
    pub(crate) fn cap(&self, parameter: &Parameter) -> usize {
        self.count(parameter).unwrap_or(usize::MAX)
    }

    /// The end at which all withheld numbers are taken.
    pub fn end(&self) -> Option<&'static str> {
        self.word(&ENDS)
    }

    /// The same question at each end at which withheld numbers are to be taken: the lower and then
    /// the upper where both are asked for, and else itself.
    pub fn at_ends(self) -> Vec<Settled> {
        let at = |word: &'static str| {
            let mut one = self.clone();
            for (held, setting) in &mut one.all {
                if held.name == ENDS.name {
                    *setting = Setting::Word(word);
                }
            }
            one
        };
        match self.end() {
            Some("both") => vec![at("lower"), at("upper")],
            _ => vec![self],
        }
    }

    /// How often it draws, if it does.
    pub fn draws(&self) -> Option<usize> {
        self.count(&DRAWS)
    }

    /// What was asked, without the files that are written.
    pub(crate) fn echo(&self) -> impl Iterator<Item = (&'static str, &Setting)> {
        let told = |held: &Parameter| match held.takes {
            Type::Written => false,
            Type::Cap => self.said(held),
            _ => true,
        };
        let asked = self.all.iter().filter(move |(held, _)| told(held));
        asked.map(|(held, setting)| (held.name, setting))
    }

    /// What was asked, as JSON.
    pub(crate) fn as_json(&self) -> Value {
        let key = |name: &str| name.replace('-', "_");
        let asked = self.echo().map(|(name, setting)| (key(name), setting.as_json()));
        Value::Object(asked.collect::<Object<String, Value>>())
    }
}

impl Setting {
    /// The value as JSON.
    pub fn as_json(&self) -> Value {
        match self {
            Setting::Flag => json!(true),
            Setting::Count(count) => json!(count),
            Setting::Number(number) => json!(number),
            Setting::Numbers(numbers) => json!(numbers),
            Setting::Word(word) => json!(word),
            Setting::Name(name) => json!(name),
            Setting::Names(names) => json!(names),
            Setting::Neighbours(neighbours) => json!(neighbours.to_string()),
        }
    }

    /// The value in words.
    pub fn in_words(&self) -> String {
        match self {
            Setting::Flag => "yes".to_owned(),
            Setting::Count(count) => count.to_string(),
            Setting::Number(number) => number.to_string(),
            Setting::Numbers(numbers) => {
                numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
            }
            Setting::Word(word) => (*word).to_owned(),
            Setting::Name(name) => name.clone(),
            Setting::Names(names) => names.join(", "),
            Setting::Neighbours(neighbours) => neighbours.to_string(),
        }
    }
}
