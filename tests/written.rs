//! A case is written as it was read, in the short form.

use probative::Case;
use probative_case::keys::commented;
use probative_tests::{cases, root, text};

/// A case without the places that things have in its file.
fn read_again(toml: &str) -> Case {
    let mut case = Case::read(toml).unwrap_or_else(|error| panic!("{error}\n{toml}"));
    case.uses.clear();
    case.layers.iter_mut().for_each(|layer| layer.vintage_span = 0..0);
    case
}

#[test]
fn every_case_is_written_as_it_was_read() {
    for folder in cases().into_iter().chain([root().join("tests/leaves")]) {
        let toml = text(&folder.join("case.toml"));
        let case = read_again(&toml);
        let written = case.write();
        assert_eq!(read_again(&written), case, "{}", folder.display());
        assert_eq!(read_again(&commented(&written)), case, "{}", folder.display());
        assert_eq!(read_again(&written).write(), written, "{}", folder.display());
    }
}
