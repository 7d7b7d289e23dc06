//! The JSON Schema of case files, made from the descriptions of their keys.
//!
//! Draft 7, which the editors of TOML that complete from a schema understand.

use serde_json::{Map, Value as Json, json};

use super::{Form, Key, Need, Table, Value, When};
use crate::Case;

/// The key of a claim that stands in place of the table of its kind.
const IN_PLACE: &str = "not_held";

impl Case {
    /// The JSON Schema of a case file, by which editors complete and check it as it is written.
    ///
    /// ```
    /// let schema = probative_case::Case::schema();
    /// assert!(schema.contains("\"#/definitions/claims.figure\""));
    /// ```
    pub fn schema() -> String {
        let tables = Case::tables();
        let definitions: Map<String, Json> =
            tables.iter().map(|table| (table.name.to_owned(), of_table(table))).collect();
        let document = json!({
            "$schema": "http://json-schema.org/draft-07/schema#",
            "title": "A case of probative",
            "allOf": [{ "$ref": "#/definitions/case" }],
            "definitions": definitions,
        });
        format!("{document:#}\n")
    }
}

fn of_table(table: &'static Table) -> Json {
    let mut properties = Map::new();
    for key in table.every_key().chain(table.drafted) {
        // Keys that several forms have are of one type; what each is, stands in the manual.
        properties.entry(key.name).or_insert_with(|| of_key(key));
    }
    let mut rules = needs(table.keys);
    rules.extend(forms(table));
    let whole = json!({ "required": required(table.keys) });
    if table.drafted.is_empty() {
        rules.push(whole);
    } else {
        rules.push(json!({ "anyOf": [whole, { "required": required(table.drafted) }] }));
    }
    json!({
        "description": table.about,
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
        "allOf": rules,
    })
}

fn required(keys: &[Key]) -> Vec<&'static str> {
    keys.iter().filter(|key| key.need == Need::Required).map(|key| key.name).collect()
}

/// What keys ask of each other.
fn needs(keys: &[Key]) -> Vec<Json> {
    let rule = |key: &Key| {
        let name = key.name;
        match key.need {
            Need::Required | Need::Optional | Need::Default(_) => None,
            Need::Either(other) => {
                Some(json!({ "anyOf": [{ "required": [name] }, { "required": [other] }] }))
            }
            Need::NotWith(other) => Some(json!({ "not": { "required": [name, other] } })),
            Need::With(other) => Some(json!({ "dependencies": { name: [other] } })),
        }
    };
    keys.iter().filter_map(rule).collect()
}

/// Which keys belong to which form of a table.
fn forms(table: &'static Table) -> Vec<Json> {
    let by_word = |form: &&Form| matches!(form.when, When::Word(..));
    let (words, marked): (Vec<&Form>, Vec<&Form>) = table.forms.iter().partition(by_word);
    let mut rules: Vec<Json> = words
        .iter()
        .map(|form| json!({ "if": taken(table, form), "then": form_rule(table, form) }))
        .collect();
    // The first form whose mark is given is the one that is read.
    let chain = marked.iter().rev().fold(None, |rest: Option<Json>, form| match form.when {
        When::Otherwise => Some(form_rule(table, form)),
        _ => Some(json!({
            "if": taken(table, form),
            "then": form_rule(table, form),
            "else": rest.unwrap_or(Json::Bool(true)),
        })),
    });
    rules.extend(chain);
    rules
}

/// When a table has a form.
fn taken(table: &Table, form: &Form) -> Json {
    match form.when {
        When::Given(key) => json!({ "required": [key] }),
        When::Word(key, word) => {
            let is_it = json!({ "properties": { key: { "const": word } }, "required": [key] });
            if table.keys.iter().any(|key| key.name == IN_PLACE) {
                json!({ "allOf": [is_it, { "not": { "required": [IN_PLACE] } }] })
            } else {
                is_it
            }
        }
        When::Otherwise => Json::Bool(true),
    }
}

/// The keys that a form needs, and those that only other forms have.
fn form_rule(table: &'static Table, form: &Form) -> Json {
    let others = table.every_key().filter(|key| {
        let own = table.keys.iter().chain(form.keys);
        !own.clone().any(|one| one.name == key.name)
    });
    let refused: Map<String, Json> =
        others.map(|key| (key.name.to_owned(), Json::Bool(false))).collect();
    let mut rules = needs(form.keys);
    rules.push(json!({ "required": required(form.keys), "properties": refused }));
    json!({ "allOf": rules })
}

fn of_key(key: &Key) -> Json {
    let mut schema = key.value.schema();
    let said = [key.about, key.changes].join(" ");
    schema.insert("description".to_owned(), json!(said.trim_end()));
    if let Need::Default(value) = key.need
        && let Ok(value) = serde_json::from_str::<Json>(value)
    {
        schema.insert("default".to_owned(), value);
    }
    // A list or a text is written alike in TOML and JSON; a table is not, and has no example.
    if let Ok(example) = serde_json::from_str::<Json>(key.example) {
        schema.insert("examples".to_owned(), json!([example]));
    }
    // What stands beside a reference is passed over by readers of this draft.
    match schema.remove("$ref") {
        Some(other) => {
            json!({ "description": schema["description"], "allOf": [{ "$ref": other }] })
        }
        None => Json::Object(schema),
    }
}

impl Value {
    fn schema(self) -> Map<String, Json> {
        let schema = match self {
            Value::Text | Value::Date | Value::Printed | Value::Source | Value::Column => {
                json!({ "type": "string" })
            }
            Value::Texts => json!({ "type": "array", "items": { "type": "string" } }),
            Value::Flag => json!({ "type": "boolean" }),
            Value::Number => json!({ "type": "number" }),
            Value::Numbers => json!({ "type": "array", "items": { "type": "number" } }),
            Value::Whole => json!({ "type": "integer", "minimum": 0 }),
            Value::Year => json!({ "type": "integer", "minimum": 0, "maximum": 9999 }),
            Value::Windows => {
                let pair = json!({
                    "type": "array", "items": { "type": "integer" }, "minItems": 2, "maxItems": 2
                });
                json!({ "type": "array", "items": pair })
            }
            Value::Word(words) => json!({ "type": "string", "enum": words() }),
            Value::Filter => {
                let text = json!({ "type": "string" });
                let texts = json!({ "type": "array", "items": text });
                json!({ "type": "object", "additionalProperties": { "anyOf": [text, texts] } })
            }
            Value::Table(table) => json!({ "$ref": format!("#/definitions/{}", table.name) }),
            Value::Tables(table) => {
                let one = json!({ "$ref": format!("#/definitions/{}", table.name) });
                json!({ "type": "array", "items": one })
            }
        };
        let Json::Object(schema) = schema else { unreachable!("each of them is an object") };
        schema
    }
}
