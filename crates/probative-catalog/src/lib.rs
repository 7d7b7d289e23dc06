//! What is known of publishers' files, as data: one file of TOML in `products` for each.
//!
//! A [`Product`] says what tells its files from others, what each column holds, which words and
//! numbers stand for a number that is withheld or missing, and which rows are no places. The room
//! opens no file and decides nothing: who reads files asks [`products`].
//!
//! ```
//! use probative_catalog::{Means, product};
//!
//! let wonder = product("wonder").expect("it is held");
//! let withheld = wonder.statuses.iter().find(|status| status.word == "Suppressed").unwrap();
//! assert_eq!((withheld.means, withheld.high), (Means::Bounded, Some(9.0)));
//! ```

mod columns;
mod pattern;
mod product;
mod status;

use std::sync::OnceLock;

pub use columns::{Column, Columns, Numbers, Role};
pub use pattern::fits;
pub use product::{Absent, Apart, Fact, Field, Layout, Place, Product, Recognise, Reliability};
pub use status::{Means, Status};

/// The products, each with its name and its text.
const TEXTS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/products.rs"));

/// Every product, in order of their names.
///
/// # Panics
///
/// If a product's file says what no product has; a test reads them all.
pub fn products() -> &'static [Product] {
    static HELD: OnceLock<Vec<Product>> = OnceLock::new();
    HELD.get_or_init(|| {
        let each = TEXTS.iter().map(|(name, text)| match Product::from_toml(name, text) {
            Ok(product) => product,
            Err(said) => panic!("products/{name}.toml: {said}"),
        });
        each.collect()
    })
}

/// The product of a name.
pub fn product(name: &str) -> Option<&'static Product> {
    products().iter().find(|product| product.name == name)
}

#[cfg(test)]
mod tests;
