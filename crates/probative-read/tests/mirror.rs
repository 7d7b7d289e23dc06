//! A text with sides, directions and places swapped is read alike: neither side's words change what
//! is found.

use probative_read::Reading;
use probative_terms::Date;

/// Texts of our own, in the manner of columns, releases and speeches.
const TEXTS: [&str; 3] = [
    "Republican mayors have raised the levy in nine towns. In Idaho, crime rose 12 percent last year, \
     according to the State Police. Illegal dumping is concentrated in the valley. The Republican bill \
     would reduce the number of illegal crossings. Everyone in Idaho is now eligible to vote by mail.",
    "The number of orchards in Utah has increased to 410, up from 380 in 2009. Nearly half of all \
     growers in Utah are women. Democrats passed the water act in 2011. Since then, the cost of water \
     has risen 9 percent, and 40 of the 90 canals were rebuilt. Critics say that the levy hurts trade.",
    "Because of the new toll, traffic has nearly doubled. The toll is higher in Idaho than in most other \
     states. When a toll is refused, the carter gets turned back. Liberal counties have more clinics \
     than ever before. Sheriff Ann Hale testified that illegal traders are afraid.",
];

/// Words that change places with each other.
const SWAPPED: [(&str, &str); 8] = [
    ("Republican", "Democratic"),
    ("Democrats", "Republicans"),
    ("Liberal", "Conservative"),
    ("Illegal", "Undocumented"),
    ("illegal", "undocumented"),
    ("Idaho", "Montana"),
    ("Utah", "Nevada"),
    ("rose", "fell"),
];

fn swapped(text: &str) -> String {
    SWAPPED.iter().fold(text.to_owned(), |text, (one, other)| {
        text.replace(one, "\u{1}").replace(other, one).replace('\u{1}', other)
    })
}

/// What a mirror may not change: kinds, questions, numbers, and what is not checkable.
fn read_alike(text: &str) -> Vec<String> {
    let claims = Reading::new(text, Date::new(2013, 5, 1)).claims;
    let told = claims.iter().map(|claim| {
        let numbers: Vec<f64> = claim.quantities.iter().map(|one| one.high).collect();
        let places = claim.places.len();
        let (kind, questions) = (claim.kind, &claim.questions);
        format!("{kind:?} {} {questions:?} {numbers:?} {places} {:?}", claim.rule, claim.unchecked)
    });
    told.collect()
}

#[test]
fn a_mirrored_text_makes_the_same_claims() {
    for text in TEXTS {
        let mirrored = swapped(text);
        assert_ne!(mirrored, text, "something is swapped");
        assert_eq!(read_alike(&mirrored), read_alike(text), "{mirrored}");
        assert!(read_alike(text).len() > 3, "{text}");
    }
}
