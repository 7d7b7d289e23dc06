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
        how: "take fewer, or raise the cap with the option that the message names, if it names one",
        example: "5,000 units where `two-maps` takes 4,000; `--max-units 5000` raises it",
    },
    Entry {
        code: "W240",
        title: "draws too few for a class among so many units",
        why: "the least chance of so many draws is too large once it allows for so many units",
        how: "take as many draws as the message names, or adjust in another way",
        example: "999 draws on 3,085 units: no unit by itself can be told from chance",
    },
    Entry {
        code: "W241",
        title: "units without a neighbour",
        why: "what is said of a unit and its neighbours says nothing of one that has none",
        how: "link them by their distance or by a list, leave them out, or let them stay islands",
        example: "an island in a map whose neighbours are those that touch",
    },
    Entry {
        code: "W242",
        title: "neighbours that the order of the rows decides",
        why: "another order of the same rows gives other neighbours, and other numbers",
        how: "take another number of neighbours, or all within a distance",
        example: "four places at one distance where three are the nearest",
    },
    Entry {
        code: "W243",
        title: "some units among their own neighbours",
        why: "a unit that is its own neighbour is alike to it by itself",
        how: "take these links out of the list, or give every unit one",
        example: "the link `a,a,1` in a list whose other units have none to themselves",
    },
    Entry {
        code: "W244",
        title: "parts of a map that no link joins",
        why: "one number over parts that do not touch may be that of neither",
        how: "ask of each part by itself, or join them by a list",
        example: "a mainland and a group of islands",
    },
    Entry {
        code: "W245",
        title: "units that are left out",
        why: "a map with holes is another map, and its neighbours are others",
        how: "fill in what is missing, or say that they were left out",
        example: "a blank cell under the values, where units without one are to be left out",
    },
    Entry {
        code: "W246",
        title: "a neighbour that is none the other way",
        why: "of two that touch each is a neighbour of the other: a row that lacks, or is too many, changes every number of place",
        how: "add the other direction, or take the row out if it is a slip",
        example: "`a` among the neighbours of `b`, which is not among those of `a`, where all others go both ways",
    },
    Entry {
        code: "W247",
        title: "withheld numbers that are taken at one end",
        why: "a statistic of all numbers at their lowest, or at their highest, is no bound of the true one",
        how: "run it at the other end too; what lies between is not bounded by the two",
        example: "`Suppressed` taken as 9 in 68 counties under `--ends upper`",
    },
];
