//! E1, from its twenties on: what a text is that argues.

use super::Entry;

pub(super) const CODES: &[Entry] = &[
    Entry {
        code: "E121",
        title: "a text without words",
        why: "where nothing is said there is nothing to test",
        how: "give the text itself: of a page that a program fills in, save what the page shows",
        example: "an empty file, or a page that holds scripts and menus alone",
    },
    Entry {
        code: "E122",
        title: "bytes that are no text",
        why: "words that are found in the bytes of a program or a picture are nobody's",
        how: "save the words as plain text, Markdown or HTML in UTF-8",
        example: "a PDF, a document of a word processor, a picture",
    },
    Entry {
        code: "E123",
        title: "a text in another language",
        why: "words that look like English ones would be read as what they do not mean",
        how: "give an English text, or a translation whose claims are those of the text",
        example: "a speech in Spanish; the reader knows English alone and does not guess",
    },
    Entry {
        code: "E124",
        title: "a text that does not say when it appeared",
        why: "`last year` is counted from the day of the text, and so is the age of a list",
        how: "say the day with `--date YYYY-MM-DD`",
        example: "a column without a dateline; `--date 2017-10-23` gives it one",
    },
    Entry {
        code: "W121",
        title: "signs that show nothing or turn the reading around",
        why: "what a reader sees is not what stands there, and a word with such a sign in it is another word",
        how: "look at the place that the message names, and take the signs out if nothing needs them",
        example: "a mark that sets the rest of a line from right to left",
    },
    Entry {
        code: "W122",
        title: "digits or letters that only look like those of English",
        why: "a number in such digits, or a name in such letters, is passed over",
        how: "write the digits 0 to 9 and the letters a to z",
        example: "`１２ mills` in full width, or a Cyrillic letter within an English word",
    },
    Entry {
        code: "W123",
        title: "parts of a page that are not read",
        why: "of a page of HTML the article alone is read, which is the part that holds nearly all of its prose, without side columns, marks of notes, what is struck out and what is hidden",
        how: "look at `read --show`; save the words as text where a part of the article is missing",
        example: "menus, links to other articles, comments of readers, a hidden box",
    },
];
