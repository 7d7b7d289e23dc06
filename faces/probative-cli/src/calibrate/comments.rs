//! What people wrote beside the measured errors, carried into a file that is made anew.

use std::collections::BTreeMap;

/// The new text of a calibration with the comments of the old one: those of an entry beside the
/// same entry, or the entry of the same test; those of entries that are gone at the end.
pub(super) fn carried(old: &str, new: &str) -> String {
    let mut parts = parts(old);
    let own: Vec<&str> = new.lines().take_while(|line| line.starts_with('#')).collect();
    let mut out: Vec<String> = own.iter().map(|line| (*line).to_owned()).collect();
    let kept = std::mem::take(&mut parts.top);
    out.extend(kept.into_iter().filter(|line| !own.contains(&line.trim())));
    for entry in entries(new) {
        let beside = parts.taken(&entry);
        out.push(String::new());
        out.extend(beside.above(HEADER).to_vec());
        out.push(beside.with(HEADER, HEADER));
        for (key, line) in &entry {
            out.extend(beside.above(key).to_vec());
            out.push(beside.with(key, line));
        }
    }
    let gone = parts.entries.iter().flat_map(|(_, beside)| beside.all());
    let rest: Vec<String> = gone.chain(parts.end.clone()).collect();
    if !rest.is_empty() {
        out.push(String::new());
        out.extend(rest);
    }
    out.join("\n") + "\n"
}

const HEADER: &str = "[[measured]]";

/// The keys that tell an entry from the others.
const TELLING: [&str; 3] = ["geography", "test", "level"];

/// The keys of an entry, each with its line.
type Entry = Vec<(String, String)>;

/// The entries of a text.
fn entries(text: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in text.lines().map(str::trim) {
        if line.starts_with(HEADER) {
            entries.push(Vec::new());
        } else if let (Some(key), Some(entry)) = (key(line), entries.last_mut()) {
            entry.push((key.to_owned(), split(line).0.trim_end().to_owned()));
        }
    }
    entries
}

/// The key of a line, if it has one.
fn key(line: &str) -> Option<&str> {
    let named = !line.starts_with(['#', '[']) && line.contains('=');
    named.then(|| line.split('=').next().unwrap_or("").trim())
}

/// A line up to its comment, and the comment.
fn split(line: &str) -> (&str, Option<&str>) {
    let mut quote = None;
    let mut escaped = false;
    for (at, letter) in line.char_indices() {
        match (quote, letter) {
            _ if escaped => escaped = false,
            (Some('"'), '\\') => escaped = true,
            (Some(open), _) if letter == open => quote = None,
            (None, '"' | '\'') => quote = Some(letter),
            (None, '#') => return (&line[..at], Some(&line[at..])),
            _ => {}
        }
    }
    (line, None)
}

/// The comments of an entry, by the key that they stand above or beside.
#[derive(Debug, Default)]
struct Beside {
    above: BTreeMap<String, Vec<String>>,
    behind: BTreeMap<String, String>,
}

impl Beside {
    fn above(&self, key: &str) -> &[String] {
        self.above.get(key).map_or(&[], Vec::as_slice)
    }

    /// A line with the comment behind it.
    fn with(&self, key: &str, line: &str) -> String {
        self.behind.get(key).map_or_else(|| line.to_owned(), |said| format!("{line} {said}"))
    }

    fn all(&self) -> impl Iterator<Item = String> + '_ {
        self.above.values().flatten().chain(self.behind.values()).cloned()
    }
}

/// The comments of a text.
#[derive(Debug, Default)]
struct Parts {
    /// Those above everything, parted from what follows by a blank line.
    top: Vec<String>,
    entries: Vec<(Entry, Beside)>,
    /// Those below everything.
    end: Vec<String>,
}

impl Parts {
    /// The comments of the same entry, or else of one of the same test, taken out.
    fn taken(&mut self, new: &Entry) -> Beside {
        let same = |old: &Entry, keys: &[&str]| {
            let of = |entry: &Entry, key: &str| {
                entry.iter().find(|(name, _)| name == key).map(|(_, line)| line.clone())
            };
            keys.iter().all(|key| of(old, key) == of(new, key))
        };
        let find = |keys: &[&str]| self.entries.iter().position(|(old, _)| same(old, keys));
        match find(&TELLING).or_else(|| find(&TELLING[1..])) {
            Some(at) => self.entries.remove(at).1,
            None => Beside::default(),
        }
    }
}

fn parts(text: &str) -> Parts {
    let mut parts = Parts::default();
    let mut waiting: Vec<String> = Vec::new();
    let mut entries = entries(text).into_iter();
    for line in text.lines() {
        let bare = line.trim();
        let name = if bare.starts_with(HEADER) { Some(HEADER) } else { key(bare) };
        if bare.starts_with('#') {
            waiting.push(line.to_owned());
        } else if bare.is_empty() && parts.entries.is_empty() {
            parts.top.append(&mut waiting);
        } else if let Some(name) = name {
            if name == HEADER {
                parts.entries.push((entries.next().unwrap_or_default(), Beside::default()));
            }
            let Some((_, beside)) = parts.entries.last_mut() else { continue };
            if !waiting.is_empty() {
                beside.above.insert(name.to_owned(), std::mem::take(&mut waiting));
            }
            if let Some(said) = split(bare).1 {
                beside.behind.insert(name.to_owned(), said.to_owned());
            }
        }
    }
    parts.end = waiting;
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "# Written by us.\n";

    fn entry(geography: &str, test: &str, share: &str) -> String {
        format!(
            "\n[[measured]]\ngeography = \"{geography}\"\ntest = \"{test}\"\nlevel = 0.95\ntype_one = {share}\n"
        )
    }

    #[test]
    fn a_text_without_comments_is_made_as_it_is() {
        let new = format!("{OWN}{}{}", entry("a", "x", "0.05"), entry("a", "y", "0.06"));
        assert_eq!(carried("", &new), new);
        assert_eq!(carried(&new, &new), new);
    }

    #[test]
    fn every_comment_stays_beside_what_it_is_about() {
        let old = format!("{OWN}# Ours.\n\n# About x.{}", entry("old", "x", "0.01"))
            .replace("type_one = 0.01", "# Low.\ntype_one = 0.01 # \"so\" # low")
            + &entry("old", "gone", "0.5")
                .replace("[[measured]]", "# About gone.\n[[measured]] # it")
            + "# The end.\n";
        let new = format!("{OWN}{}{}", entry("new", "y", "0.02"), entry("new", "x", "0.03"));
        let made = carried(&old, &new);
        let of_x = "\n# About x.\n[[measured]]\ngeography = \"new\"\ntest = \"x\"\nlevel = 0.95\n# Low.\ntype_one = 0.03 # \"so\" # low\n";
        assert!(
            made.starts_with(&format!(
                "{OWN}# Ours.\n\n[[measured]]\ngeography = \"new\"\ntest = \"y\""
            )),
            "{made}"
        );
        assert!(made.contains(of_x), "{made}");
        assert!(made.ends_with("\n# About gone.\n# it\n# The end.\n"), "{made}");
        assert_eq!(carried(&made, &new), made, "a second time changes nothing");
    }

    #[test]
    fn a_sign_within_quotes_begins_no_comment() {
        assert_eq!(split("a = \"x # \\\" y\" # z"), ("a = \"x # \\\" y\" ", Some("# z")));
        assert_eq!(split("a = 'x # y'").1, None);
    }
}
