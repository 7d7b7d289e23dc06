//! From E240 on: why a test cannot run on a record that is read.

use super::Entry;

pub(super) const CODES: &[Entry] = &[
    Entry {
        code: "E240",
        title: "too few places, rows or years for the test",
        why: "so few units have too few arrangements for a small chance to be told from a large one",
        how: "take a finer level, such as counties for states, or tell the values without a test",
        example: "a map of 9 towns, where a method with a chance needs at least 10",
    },
    Entry {
        code: "E241",
        title: "no variation",
        why: "zero over zero is no evidence for or against anything",
        how: "name another column, or see whether the values were rounded away",
        example: "a column with 0 in every row",
    },
    Entry {
        code: "E242",
        title: "a claim that asks for what its record lacks",
        why: "a test that passes over what it was asked for would answer another question",
        how: "name what the record holds in the claim's table, or give a record that holds it",
        example: "a window of years that the record does not reach; a named place that has no row",
    },
    Entry {
        code: "E243",
        title: "a method that refuses the numbers of the record",
        why: "a number that a method gives outside of what it is made for means nothing",
        how: "look at the numbers of the record, and at the page of the kind or method for what it needs",
        example: "a population of 0 beneath a rate; 2 where a method takes ones and zeros",
    },
    Entry {
        code: "E248",
        title: "more than a cap allows",
        why: "what grows with the square or the cube of a size floods the memory or never ends",
        how: "take fewer, or raise the cap with the option that the message names",
        example: "5,000 units where `two-maps` takes 4,000; `--max-units 5000` raises it",
    },
];
