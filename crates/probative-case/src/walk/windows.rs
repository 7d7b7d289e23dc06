//! Windows of years.

use super::{Found, Node};
use crate::keys::Value;

impl<'a> Node<'a> {
    /// Pairs of years; none where the key is left out.
    pub(crate) fn windows(&self, key: &'static str) -> Vec<(i32, i32)> {
        let Some(value) = self.find(key, &Value::Windows) else { return Vec::new() };
        let Some(pairs) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "a list of pairs of years, such as [[2010, 2015]]");
            return Vec::new();
        };
        let windows: Vec<(i32, i32)> =
            pairs.iter().filter_map(|pair| self.window(key, pair)).collect();
        self.each_once(key, &windows);
        windows
    }

    /// Pairs of years, of which there must be one.
    pub(crate) fn some_windows(&self, key: &'static str) -> Vec<(i32, i32)> {
        let windows = self.windows(key);
        // A window that cannot be read is told where it stands.
        let given = self.array_of(key).is_some_and(|pairs| !pairs.is_empty());
        if windows.is_empty() && !given {
            let help = "add windows = [[2010, 2015]]";
            self.mistake("E306", key, "no window of years".to_owned(), help);
        }
        windows
    }

    fn window(&self, key: &str, pair: Found<'a>) -> Option<(i32, i32)> {
        let items: Vec<Found<'a>> = pair.get_ref().as_array().into_iter().flatten().collect();
        if items.iter().any(|item| item.get_ref().as_str().is_some()) {
            let years = "two years, such as [2010, 2015]; quarters and months are none, and \"so many in a row\" is a `figure` that counts rows";
            self.wrong_type(key, pair, years);
            return None;
        }
        let ends: Option<Vec<i32>> = items.iter().map(|item| self.a_year(key, item)).collect();
        match ends.as_deref() {
            // What is no year is told already.
            None => None,
            Some([first, last]) if first < last => Some((*first, *last)),
            _ => {
                self.wrong_type(key, pair, "a first and a later last year, such as [2010, 2015]");
                None
            }
        }
    }
}
