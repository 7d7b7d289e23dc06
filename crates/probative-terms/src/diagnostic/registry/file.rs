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
];
