//! Lists the products, so that a new one is a file in `products` and nothing else.
#![allow(clippy::disallowed_methods, reason = "a build lists a folder")]

use std::path::Path;
use std::{env, fs};

fn main() {
    let folder =
        Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo says it")).join("products");
    println!("cargo:rerun-if-changed={}", folder.display());
    let entries = fs::read_dir(&folder).expect("the folder of products is there");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("it is listed").path()).collect();
    paths.sort();
    let mut list = String::from("&[");
    for path in paths.iter().filter(|path| path.extension().is_some_and(|end| end == "toml")) {
        let name = path.file_stem().expect("it has a name").to_string_lossy();
        list.push_str(&format!("({name:?}, include_str!({path:?})),\n"));
    }
    list.push(']');
    let out = Path::new(&env::var("OUT_DIR").expect("cargo says it")).join("products.rs");
    fs::write(out, list).expect("the list is written");
}
