//! E1: what a file is as bytes and rows.

use super::Entry;

pub(super) const CODES: &[Entry] = &[
    Entry {
        code: "E101",
        title: "bytes that are not UTF-8",
        why: "a name in another encoding joins to nothing",
        how: "save the file as UTF-8; a shapefile may name its letters in a .cpg beside it",
        example: "`Doña Ana` saved as Latin-1 has the byte F1, which is no letter of UTF-8",
    },
    Entry {
        code: "E102",
        title: "a line that cannot be read",
        why: "a row that is skipped is lost, and one that is read askew has its numbers under wrong names",
        how: "save the file as plain CSV, with commas between cells and quotes around cells that hold one",
        example: "`Washington, DC,7` has three cells under the header `place,deaths`; write `\"Washington, DC\",7`",
    },
    Entry {
        code: "E104",
        title: "a cell that should hold a number",
        why: "a number that is guessed at is one that nobody published, and one that is passed over is missed in every sum",
        how: "write digits and a point alone, at most 1e15, without thousands' commas, signs of percent or units",
        example: "`1,234` under `deaths`; write `1234`",
    },
    Entry {
        code: "E105",
        title: "a file without rows",
        why: "a table without rows would make every count zero",
        how: "send the rows, or leave the source out",
        example: "an export that was refused is a footer such as `---` and the words of the query",
    },
    Entry {
        code: "E106",
        title: "two columns of one name",
        why: "nobody can tell which of them a claim means",
        how: "rename one of them",
        example: "the header `deaths,Deaths`; names that differ in case and space alone are the same",
    },
    Entry {
        code: "E110",
        title: "something that is no plain file",
        why: "a pipe or a device may never end, and gives other bytes to whoever reads it again",
        how: "name a plain file; write what a pipe or a device gives into one first",
        example: "a named pipe that another program writes into, or a folder called `deaths.csv`",
    },
    Entry {
        code: "E111",
        title: "a file that is larger than files may be",
        why: "a file is read whole, and one that fills the memory takes down all that runs beside it",
        how: "leave out what is not needed, or allow more with `--max-file SIZE`",
        example: "a table of 700 MiB where files of at most 512 MiB are read; `--max-file 1GiB` reads it",
    },
    Entry {
        code: "E112",
        title: "a text without words",
        why: "where nothing is said there is nothing to test",
        how: "give the text itself: of a page that a program fills in, save what the page shows",
        example: "an empty file, or a page that holds scripts and menus alone",
    },
    Entry {
        code: "E113",
        title: "bytes that are no text",
        why: "words that are found in the bytes of a program or a picture are nobody's",
        how: "save the words as plain text, Markdown or HTML in UTF-8",
        example: "a PDF, a document of a word processor, a picture",
    },
    Entry {
        code: "E114",
        title: "a text in another language",
        why: "words that look like English ones would be read as what they do not mean",
        how: "give an English text, or a translation whose claims are those of the text",
        example: "a speech in Spanish; the reader knows English alone and does not guess",
    },
    Entry {
        code: "E115",
        title: "a text that does not say when it appeared",
        why: "`last year` is counted from the day of the text, and so is the age of a list",
        how: "say the day with `--date YYYY-MM-DD`",
        example: "a column without a dateline; `--date 2017-10-23` gives it one",
    },
    Entry {
        code: "W101",
        title: "signs that show nothing or turn the reading around",
        why: "what a reader sees is not what stands there, and a word with such a sign in it is another word",
        how: "look at the place that the message names, and take the signs out if nothing needs them",
        example: "a mark that sets the rest of a line from right to left",
    },
    Entry {
        code: "W102",
        title: "digits or letters that only look like those of English",
        why: "a number in such digits, or a name in such letters, is passed over",
        how: "write the digits 0 to 9 and the letters a to z",
        example: "`１２ mills` in full width, or a Cyrillic letter within an English word",
    },
];
