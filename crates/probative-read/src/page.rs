//! What a file says: its words without markup, with the way back to its bytes.

use std::ops::Range;

use probative_terms::Diagnostic;
use probative_terms::text::counted;

use crate::lexicon::Cue;
use crate::token::{Shape, Tokens};

mod html;
mod markdown;

/// The words of a file, and where in the file each stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The words.
    pub text: String,
    /// Where the words are no copy of the file: a byte of the text, and that of the file.
    joints: Vec<(usize, usize)>,
    /// Words of the file that stand outside of its article.
    left_out: usize,
}

/// What a file is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Markup {
    Plain,
    Markdown,
    Html,
}

impl Page {
    /// Reads the bytes of a file, whose name tells what it is written in; a page of HTML is also
    /// known by how it begins.
    ///
    /// # Errors
    ///
    /// E101 for broken UTF-8, E121 for a text without words, E122 for bytes that are no text, E123
    /// for another language.
    pub fn new(path: &str, bytes: &[u8]) -> Result<Page, Box<Diagnostic>> {
        let refused = |code: &str, said: String| {
            let told = Diagnostic::new(code, said);
            let how = told.how.clone();
            let place = probative_terms::Place::File { path: path.to_owned() };
            Box::new(told.at(place).helped(&how))
        };
        if is_wide(bytes) {
            let said = "this is UTF-16, in which no place of a claim can be kept".to_owned();
            return Err(refused("E101", said));
        }
        let odd = bytes.iter().take(4096).position(|byte| *byte == 0);
        let known = [&b"%PDF"[..], b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8"];
        if odd.is_some() || known.iter().any(|mark| bytes.starts_with(mark)) {
            return Err(refused("E122", "this is no text".to_owned()));
        }
        let text = std::str::from_utf8(bytes).map_err(|error| {
            refused("E101", format!("byte {} is not UTF-8", error.valid_up_to()))
        })?;
        let page = Page::parted(markup(path, text), text);
        match page.language() {
            Language::None => Err(refused("E121", "there is no word in it".to_owned())),
            Language::Other => Err(refused(
                "E123",
                "hardly any of its words are those that English sentences are made with".to_owned(),
            )),
            Language::English => Ok(page),
        }
    }

    fn parted(markup: Markup, text: &str) -> Page {
        match markup {
            Markup::Plain => Page { text: text.to_owned(), joints: Vec::new(), left_out: 0 },
            Markup::Markdown => markdown::words(text),
            Markup::Html => html::words(text),
        }
    }

    /// The bytes of the file behind some of the text.
    pub fn original(&self, range: &Range<usize>) -> Range<usize> {
        if range.is_empty() {
            return range.clone();
        }
        self.place(range.start)..self.place(range.end - 1) + 1
    }

    fn place(&self, at: usize) -> usize {
        match self.joints.partition_point(|(text, _)| *text <= at).checked_sub(1) {
            Some(index) => self.joints[index].1 + (at - self.joints[index].0),
            None => at,
        }
    }

    /// What in it a reader should look at: signs that show nothing, digits of another script.
    pub fn warnings(&self, path: &str) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let file = || probative_terms::Place::File { path: path.to_owned() };
        let place = |at: usize| self.place(at);
        let mut tell = |code: &str, at: Option<usize>, said: &str| {
            let Some(at) = at else { return };
            let told = Diagnostic::new(code, format!("{said} at byte {}", place(at)));
            found.push(told.at(file()));
        };
        let turns = |sign: char| matches!(sign, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        tell(
            "W121",
            self.text.find(turns),
            "a sign that shows nothing or turns the reading around",
        );
        tell(
            "W122",
            self.text.find(is_alike),
            "a sign that only looks like a digit or a letter of English",
        );
        if self.left_out > 0 {
            let are = if self.left_out == 1 { "is" } else { "are" };
            let said = format!("{} of this page {are} not read", counted(self.left_out, "word"));
            found.push(Diagnostic::new("W123", said).at(file()));
        }
        found
    }

    /// Whether enough of its words are those that every English sentence needs.
    fn language(&self) -> Language {
        const ENOUGH: usize = 4000;
        let start = self.text.char_indices().nth(ENOUGH).map_or(self.text.len(), |(at, _)| at);
        let tokens = Tokens::new(&self.text[..start]);
        let words: Vec<usize> =
            (0..tokens.all.len()).filter(|at| tokens.shape(*at) == Some(Shape::Word)).collect();
        let cues = [Cue::Preposition, Cue::Determiner, Cue::Aux, Cue::Conjunction, Cue::Pronoun];
        let common = |at: &&usize| cues.iter().any(|cue| tokens.has(**at, *cue));
        let known = words.iter().filter(common).count();
        match words.len() {
            0 => Language::None,
            // Of a headline nothing can be told.
            all if all > 24 && known * 100 < all * 18 => Language::Other,
            _ => Language::English,
        }
    }
}

enum Language {
    None,
    English,
    Other,
}

/// Whether bytes are UTF-16, by its mark or by the zeros of its first two letters.
fn is_wide(bytes: &[u8]) -> bool {
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => true,
        [first, 0, second, 0, ..] | [0, first, 0, second, ..] => *first > 0 && *second > 0,
        _ => false,
    }
}

/// Digits of other scripts, and letters that look like Latin ones.
fn is_alike(sign: char) -> bool {
    matches!(sign, '\u{ff10}'..='\u{ff5a}' | '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '\u{966}'..='\u{96f}' | '\u{400}'..='\u{45f}' | '\u{391}'..='\u{3c9}' | '\u{1d7ce}'..='\u{1d7ff}')
}

fn markup(path: &str, text: &str) -> Markup {
    let path = path.to_ascii_lowercase();
    let head: String = text.trim_start_matches('\u{feff}').trim_start().chars().take(15).collect();
    let head = head.to_ascii_lowercase();
    if path.ends_with(".html")
        || path.ends_with(".htm")
        || head.starts_with("<!doctype html")
        || head.starts_with("<html")
    {
        Markup::Html
    } else if path.ends_with(".md") || path.ends_with(".markdown") {
        Markup::Markdown
    } else {
        Markup::Plain
    }
}

/// A text that is put together from parts of a file.
#[derive(Debug, Default)]
struct Parts {
    text: String,
    joints: Vec<(usize, usize)>,
    left_out: usize,
}

impl Parts {
    /// Adds a part that stands at a byte of the file.
    fn copy(&mut self, part: &str, at: usize) {
        if !part.is_empty() {
            self.joints.push((self.text.len(), at));
            self.text.push_str(part);
        }
    }

    /// Adds what stands for something of the file.
    fn put(&mut self, part: &str, at: usize) {
        self.copy(part, at);
    }

    fn page(self) -> Page {
        Page { text: self.text, joints: self.joints, left_out: self.left_out }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_page_lead_back_to_its_bytes() {
        let html = "<html><script>var a = 'In Utah';</script><p>In <b>Idaho</b>, 40 mills &amp; 9 dams were closed in the year 2012.</p></html>";
        let page = Page::new("a.html", html.as_bytes()).unwrap();
        assert!(!page.text.contains("Utah") && page.text.contains("40 mills & 9 dams"));
        let at = page.text.find("Idaho").unwrap();
        assert_eq!(&html[page.original(&(at..at + 5))], "Idaho");
        let at = page.text.find("dams").unwrap();
        assert_eq!(&html[page.original(&(at..at + 4))], "dams");
    }

    #[test]
    fn marks_of_markdown_are_no_words() {
        let text =
            "# A *heading*\n\n- In [Idaho](https://example.org/a_b) **40 mills** were closed.\n";
        let page = Page::new("a.md", text.as_bytes()).unwrap();
        assert!(page.text.contains("In Idaho 40 mills were closed."), "{}", page.text);
        let at = page.text.find("mills").unwrap();
        assert_eq!(&text[page.original(&(at..at + 5))], "mills");
    }

    #[test]
    fn what_is_no_english_text_is_refused_with_its_code() {
        let code = |bytes: &[u8]| Page::new("a.txt", bytes).unwrap_err().code.word();
        assert_eq!(code(b""), "E121");
        assert_eq!(code(b" \n \n"), "E121");
        assert_eq!(code(b"%PDF-1.4"), "E122");
        assert_eq!(code(b"in the\0house"), "E122");
        assert_eq!(code(b"in the \xff house"), "E101");
        for wide in [&b"\xff\xfei\0n\0"[..], b"\xfe\xff\0i\0n", b"i\0n\0 \0", b"\0i\0n\0 "] {
            let told = Page::new("a.txt", wide).unwrap_err();
            assert!(told.what.contains("UTF-16") && told.how.contains("as UTF-8"), "{told}");
        }
        let spanish = "Los molinos del valle cerraron el año pasado porque nadie pagaba las cuentas de \
                       la luz, y más de cuarenta familias dejaron el pueblo para buscar trabajo lejos.";
        assert_eq!(code(spanish.as_bytes()), "E123");
    }

    #[test]
    fn signs_that_hide_or_imitate_are_told() {
        let codes = |text: &str| {
            let page = Page::new("a.txt", text.as_bytes()).unwrap();
            page.warnings("a.txt").iter().map(|told| told.code.word()).collect::<Vec<_>>()
        };
        assert_eq!(codes("In the town \u{202e}40 mills closed."), ["W121"]);
        assert_eq!(codes("In the town \u{ff11}\u{ff12} mills closed."), ["W122"]);
        assert!(codes("In the town 12 mills closed.").is_empty());
    }
}
