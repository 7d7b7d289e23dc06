use probative_terms::Basis;

use super::*;

#[test]
fn every_product_says_who_made_it_and_what_it_answers() {
    assert!(!products().is_empty());
    for product in products() {
        let Product { name, title, publisher, licence, citation, .. } = product;
        for text in [title, publisher, licence, citation, &product.reliability.because] {
            assert!(text.len() > 2 && !text.ends_with('.'), "{name}: `{text}`");
        }
        assert!(!product.answers.is_empty(), "{name} answers nothing");
    }
}

#[test]
fn the_word_of_reliability_is_the_one_that_its_basis_carries() {
    for product in products() {
        let Reliability { word, basis, .. } = &product.reliability;
        let known = Basis::ALL.iter().find(|(_, known)| known == basis);
        let carried = known.map(|(basis, _)| basis.carries().word());
        assert_eq!(carried, Some(word.as_str()), "{}: {basis}", product.name);
    }
}

#[test]
fn something_tells_each_product() {
    for product in products() {
        let Recognise { columns, above, below, first, sheet, .. } = &product.recognise;
        let counts = [columns.len(), above.len(), below.len()];
        let some = counts.iter().any(|count| *count > 0) || first.is_some() || sheet.is_some();
        assert!(some, "{} fits every file", product.name);
    }
}

#[test]
fn what_tells_a_product_by_its_cells_names_a_column() {
    for product in products() {
        let Recognise { holds, some, columns, .. } = &product.recognise;
        for words in holds.iter().chain(some) {
            let column = words.split_once('=').map(|(column, _)| column.to_owned());
            let named = column.is_some_and(|column| columns.contains(&column));
            assert!(named, "{}: `{words}` is of no column that it has", product.name);
        }
    }
}

#[test]
fn a_withheld_number_has_its_ends() {
    for product in products() {
        for status in product.statuses.iter().filter(|status| status.means == Means::Bounded) {
            let ends = status.low.zip(status.high);
            assert!(ends.is_some_and(|(low, high)| low <= high), "{}: {status:?}", product.name);
        }
    }
}

#[test]
fn a_key_that_no_product_has_is_told() {
    let told = Product::from_toml("t", "titel = \"a\"").unwrap_err();
    assert!(told.contains("titel"), "{told}");
}
