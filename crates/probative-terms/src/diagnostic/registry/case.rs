//! E3: what a case file says.

use super::Entry;

pub(super) const CODES: &[Entry] = &[
    Entry {
        code: "E300",
        title: "text that is no TOML",
        why: "what stands behind it may be read wrongly",
        how: "close every quote and bracket, and put texts in quotes",
        example: "`title = A case`; write `title = \"A case\"`",
    },
    Entry {
        code: "E301",
        title: "a name that is not known, or stands for two things",
        why: "a name that nothing knows, or two things have, would be passed over in silence",
        how: "write the name as it stands where it is made; the message lists or guesses what is known",
        example: "`rest_on = [\"c01\"]`; the key is `rests_on`",
    },
    Entry {
        code: "E302",
        title: "a column or value that the source does not have",
        why: "the claim would be held against nothing",
        how: "write the column or value as the source has it",
        example: "`value = \"death\"` where the column is `deaths`",
    },
    Entry {
        code: "E303",
        title: "a place that is not in the argument",
        why: "a reader could not find the claim in the argument",
        how: "quote the words, `anchor = { quote = \"…\" }`, and run `probative pin CASE --argument TEXT`",
        example: "a claim anchored at byte 500 of a text of 62 bytes",
    },
    Entry {
        code: "E304",
        title: "two claims that overlap in the argument",
        why: "the same words would be judged in two claims",
        how: "let them stand apart, or one within the other",
        example: "one claim at bytes 0 to 22 and another at 20 to 40",
    },
    Entry {
        code: "E305",
        title: "words or regions that no record could test",
        why: "a claim that cannot fail, or cannot hold, is not tested by any record",
        how: "choose words that fit the kind; `probative explain KIND` lists them",
        example: "`holds = \">= 5\"` beside `fails = \"<= 5\"`: at 5 it would do both",
    },
    Entry {
        code: "E306",
        title: "a key that is missing, or a value that its key does not take",
        why: "what is missing or has two meanings would have to be guessed",
        how: "give the key what it takes; `probative explain KIND` says what a kind needs",
        example: "`draws = 0`, or a source without `path`",
    },
    Entry {
        code: "E307",
        title: "a way to vary, or a number beside, that changes nothing",
        why: "a reading that is the same as the first would count as one more that agrees with it",
        how: "name a column and the value that a filter of the claim has, and set other rows beside",
        example: "`from = \"01009\"` where no filter of the claim has that value",
    },
    Entry {
        code: "W301",
        title: "a number of the claim's words that no reading uses",
        why: "a part of the sentence that nothing is held against may be the part that is wrong",
        how: "test it as a number of its own, or name it under `part_of_claim`, which says what is not tested",
        example: "the text says that 240,000 pounds are worth $288 million, and the claim reads 240,000 alone",
    },
    Entry {
        code: "W302",
        title: "words that are stronger or weaker than those of the text, or a denial that it does not have",
        why: "a claim that says more than the text, or less, is not the one that the text makes",
        how: "take the words of the text, or say in `tested_as` why these are meant",
        example: "`words = \"all\"` where the text says that some of them are",
    },
    Entry {
        code: "W303",
        title: "a place of the claim's words that is not tested",
        why: "places that do not fit could be left out of a test in silence",
        how: "test these places too, or say under `part_of_claim` that they are not tested",
        example: "the claim says that Chicago and Atlanta are on the list, and its members are Chicago alone",
    },
    Entry {
        code: "W304",
        title: "a record that is said not to be held, of which a source speaks",
        why: "a claim that the records of the case could settle would stand untested",
        how: "test the claim in these rows, or show what they hold beside it",
        example: "the record of permits of 2015 is said not to be held, and a table has rows of 2015 with permits",
    },
    Entry {
        code: "W305",
        title: "a number that a claim states and its words do not say",
        why: "the verdict would be one on a number that the text does not give",
        how: "write the number as the text has it, or anchor the claim at the words that say it",
        example: "the text says that 600,000 are at work, and the claim states 500,000",
    },
    Entry {
        code: "W306",
        title: "a fall that is tested as a rise",
        why: "a true sentence would be contradicted, or a false one supported",
        how: "give a fall in `by` a minus, or take the words of the other way; of two falls test each by itself",
        example: "`words = \"number\"` and `by = \"55\"` of a claim that deaths fell by 55 per cent",
    },
];
