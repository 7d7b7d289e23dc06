//! Which line of a file a byte stands on.

/// The lines of a text, counted onwards from byte to byte.
///
/// A line ends where an editor and `grep -n` end it: at each line feed, so that CRLF counts once
/// and a carriage return within a cell not at all. Where a text has carriage returns alone, as old
/// Macintosh files do, lines end at those.
pub(crate) struct Lines<'a> {
    bytes: &'a [u8],
    mark: u8,
    at: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Lines<'a> {
        let mark = if bytes.contains(&b'\n') { b'\n' } else { b'\r' };
        Lines { bytes, mark, at: 0, line: 1 }
    }

    /// The line of the first byte from `start` on that ends no line.
    ///
    /// A reader of rows stands at the end of the row before, between the two bytes of CRLF or at
    /// blank lines; the row begins where these end. Places are asked for in their order.
    pub(crate) fn row_at(&mut self, start: usize) -> usize {
        let rest = self.bytes.get(start..).unwrap_or_default();
        let breaks = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        self.at(start + breaks)
    }

    /// The line of a byte. Places are asked for in their order.
    pub(crate) fn at(&mut self, place: usize) -> usize {
        let place = place.min(self.bytes.len()).max(self.at);
        let passed = self.bytes[self.at..place].iter().filter(|byte| **byte == self.mark).count();
        (self.at, self.line) = (place, self.line + passed);
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_begins_behind_the_line_breaks_before_it() {
        for text in ["a\nb\n\nc", "a\r\nb\r\n\r\nc", "a\rb\r\rc"] {
            let mut lines = Lines::new(text.as_bytes());
            let ends = |letter| text.find(letter).unwrap() + 1;
            assert_eq!([0, ends('a'), ends('b')].map(|at| lines.row_at(at)), [1, 2, 4], "{text:?}");
        }
    }

    #[test]
    fn a_carriage_return_among_line_feeds_ends_no_line() {
        let mut lines = Lines::new(b"a\rb\nc");
        assert_eq!([2, 4].map(|at| lines.at(at)), [1, 2]);
        assert_eq!(Lines::new(b"").row_at(9), 1);
    }
}
