//! The words around a place or a period of a sentence.

use std::ops::Range;

use crate::page::Page;
use crate::token::{Shape, Tokens};

/// The words around some bytes of a page, up to the marks of its sentence.
pub(super) struct Around<'a> {
    pub(super) tokens: Tokens<'a>,
    /// The tokens of the bytes.
    pub(super) own: Range<usize>,
}

impl<'a> Around<'a> {
    pub(super) fn new(page: &'a Page, span: &Range<usize>) -> Around<'a> {
        // So many bytes hold all words that say what is meant.
        const NEAR: usize = 120;
        let text = page.text.as_str();
        let mut first = span.start.saturating_sub(NEAR);
        // A word that is cut in two is none.
        while first > 0 && first < span.start && !text[..span.start].is_char_boundary(first) {
            first += 1;
        }
        if first > 0 {
            let blank = text[first..span.start].find(char::is_whitespace);
            first = blank.map_or(span.start, |blank| first + blank);
        }
        let mut last = text.len().min(span.end + NEAR);
        while !text.is_char_boundary(last) {
            last -= 1;
        }
        let tokens = Tokens::new(&text[first..last]);
        let own = tokens.at_byte(span.start - first)..tokens.at_byte(span.end - first);
        Around { tokens, own }
    }

    /// The word so many tokens before the bytes; nothing beyond a mark.
    pub(super) fn before(&self, back: usize) -> &str {
        let Some(at) = self.own.start.checked_sub(back) else { return "" };
        let marked = (at..self.own.start).any(|at| self.is_mark(at) || self.breaks(at + 1));
        if marked { "" } else { self.tokens.word(at) }
    }

    /// The word so many tokens behind the bytes, from nought; nothing beyond a mark.
    pub(super) fn behind(&self, ahead: usize) -> &str {
        let at = self.own.end + ahead;
        let marked = (self.own.end..=at).any(|at| self.is_mark(at) || self.breaks(at));
        if marked { "" } else { self.tokens.word(at) }
    }

    /// Whether a token is a mark that no word goes through: "mid-2019" is one word.
    fn is_mark(&self, at: usize) -> bool {
        let dash = self.tokens.is(at, "-") && self.tokens.joined(at) && self.tokens.joined(at + 1);
        self.tokens.shape(at) == Some(Shape::Mark) && !dash
    }

    /// Whether a paragraph begins with a token.
    fn breaks(&self, at: usize) -> bool {
        self.tokens.all.get(at).is_some_and(|token| token.breaks > 1)
    }

    /// Whether the word so many tokens before the bytes begins with a capital.
    pub(super) fn capital_before(&self, back: usize) -> bool {
        self.own.start.checked_sub(back).is_some_and(|at| self.tokens.capital(at))
    }

    /// The text from so many tokens before the bytes to so many behind them.
    pub(super) fn said(&self, back: usize, ahead: usize) -> String {
        let range = self.own.start.saturating_sub(back)..self.own.end + ahead;
        let range = range.start..range.end.min(self.tokens.all.len());
        let words = &self.tokens.text[self.tokens.bytes(&range)];
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
