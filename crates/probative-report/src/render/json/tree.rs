//! JSON whose keys keep the order in which they are written.

use probative_terms::number::round_ten;

/// A value of JSON.
pub(super) enum Tree {
    /// No value.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Whole(u64),
    /// A number, printed to ten significant digits; null where it is not finite.
    Number(f64),
    /// A text.
    Text(String),
    /// Several values.
    List(Vec<Tree>),
    /// Named values.
    Object(Vec<(&'static str, Tree)>),
}

impl Tree {
    /// A text.
    pub(super) fn text(text: &str) -> Tree {
        Tree::Text(text.to_owned())
    }

    /// A list of texts.
    pub(super) fn texts(texts: &[String]) -> Tree {
        Tree::List(texts.iter().map(|text| Tree::text(text)).collect())
    }

    /// A count.
    pub(super) fn count(count: usize) -> Tree {
        Tree::Whole(count as u64)
    }

    /// The value, or null where there is none.
    pub(super) fn or_null(value: Option<Tree>) -> Tree {
        value.unwrap_or(Tree::Null)
    }

    /// The value on indented lines, with a line feed at the end.
    pub(super) fn print(&self) -> String {
        let mut out = String::new();
        self.write(0, &mut out);
        out.push('\n');
        out
    }

    fn write(&self, depth: usize, out: &mut String) {
        match self {
            Tree::Null => out.push_str("null"),
            Tree::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
            Tree::Whole(number) => out.push_str(&number.to_string()),
            Tree::Number(number) => out.push_str(&number_text(*number)),
            Tree::Text(text) => out.push_str(&serde_json::Value::from(text.as_str()).to_string()),
            Tree::List(values) => {
                let write = |value: &Tree, out: &mut String| value.write(depth + 1, out);
                enclosed('[', ']', values, depth, out, write);
            }
            Tree::Object(keys) => {
                let write = |(key, value): &(&str, Tree), out: &mut String| {
                    out.push_str(&format!("\"{key}\": "));
                    value.write(depth + 1, out);
                };
                enclosed('{', '}', keys, depth, out, write);
            }
        }
    }
}

fn enclosed<T>(
    open: char,
    close: char,
    items: &[T],
    depth: usize,
    out: &mut String,
    write: impl Fn(&T, &mut String),
) {
    out.push(open);
    for (index, item) in items.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        out.push_str(&"  ".repeat(depth + 1));
        write(item, out);
    }
    if !items.is_empty() {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    }
    out.push(close);
}

fn number_text(number: f64) -> String {
    if !number.is_finite() {
        return "null".to_owned();
    }
    let rounded = round_ten(number);
    if rounded == 0.0 {
        "0".to_owned()
    } else if (1e-5..1e15).contains(&rounded.abs()) {
        format!("{rounded}")
    } else {
        format!("{rounded:e}")
    }
}
