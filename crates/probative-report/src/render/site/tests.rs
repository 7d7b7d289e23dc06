use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use super::*;
use crate::fixture;

/// Every value of an attribute in a text of markup.
fn values<'a>(text: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!("{attribute}=\"");
    text.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The path in the folder that an address on a page leads to, or `None` where it leads out.
fn target(page: &str, address: &str) -> Option<PathBuf> {
    let mut path = PathBuf::new();
    let folder = Path::new(page).parent().unwrap_or(Path::new(""));
    for part in folder.join(address).components() {
        match part {
            Component::Normal(part) => path.push(part),
            Component::ParentDir => path = path.parent()?.to_owned(),
            _ => return None,
        }
    }
    Some(path)
}

/// What is wrong with the links of a site; the addresses of records and of the text may lead out.
fn broken(site: &Site, cited: &[&str]) -> Vec<String> {
    let texts = site.files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let texts: BTreeMap<&str, &str> = texts.collect();
    let images: BTreeSet<&str> = site.images.iter().map(|(path, _)| path.as_str()).collect();
    let mut broken = Vec::new();
    for (page, text) in &texts {
        // Shapes that a picture draws once and uses again are no links.
        let text = text.replace("<use href", "<use shape");
        let named = [" href", " src", "\"og:image\" content", "\"twitter:image\" content"];
        for address in named.iter().flat_map(|attribute| values(&text, attribute)) {
            let (file, part) = address.split_once('#').unwrap_or((address, ""));
            let there =
                if file.is_empty() { Some(PathBuf::from(page)) } else { target(page, file) };
            let there = there.map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
            let whole = images.contains(there.as_str())
                || texts.get(there.as_str()).is_some_and(|text| {
                    part.is_empty() || text.contains(&format!(" id=\"{part}\""))
                });
            if !whole
                && !address.starts_with("data:text/csv;")
                && !address.starts_with("data:application/")
                && !cited.contains(&address)
            {
                broken.push(format!("{page}: {address}"));
            }
        }
    }
    broken
}

#[test]
fn every_link_is_relative_and_leads_to_a_file_of_the_folder() {
    for previews in [Previews::Svg, Previews::SvgAndPng] {
        let site = site(&fixture::report(), previews);
        assert_eq!(broken(&site, &[]), Vec::<String>::new());
    }
}

#[test]
fn a_link_that_leads_nowhere_is_noticed() {
    let mut site = site(&fixture::report(), Previews::Svg);
    let index = &mut site.files[0].1;
    index.push_str("<a href=\"/claims/k1.html\"><a href=\"../x\"><a href=\"claims/k0.html\"><a href=\"#nothing\">");
    assert_eq!(broken(&site, &[]).len(), 4);
}

#[test]
fn the_addresses_of_records_are_all_that_leads_out() {
    let site = site(&fixture::hostile("https://example.org/a"), Previews::Svg);
    assert_eq!(broken(&site, &["https://example.org/a"]), Vec::<String>::new());
    assert!(!broken(&site, &[]).is_empty());
}

#[test]
fn a_claim_has_its_page_its_preview_and_its_pictures() {
    let report = fixture::report();
    let site = site(&report, Previews::SvgAndPng);
    let paths: BTreeSet<&str> = site.files.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths.len(), site.files.len());
    for entry in &report.entries {
        let id = &entry.claim.id;
        assert!(paths.contains(format!("claims/{id}.html").as_str()));
        assert!(paths.contains(format!("social/{id}.svg").as_str()));
        let image = format!("social/{id}.png");
        assert_eq!(site.images.iter().filter(|(path, _)| *path == image).count(), 1);
    }
    assert!(paths.contains("figures/k3-01-map.svg"));
    assert_eq!(
        paths.iter().filter(|path| path.starts_with("figures/k3-")).count() + 1,
        crate::picture::figures(&report).len()
    );
}

#[test]
fn claims_whose_names_a_file_system_mixes_up_have_files_of_their_own() {
    let mut report = fixture::report();
    for (entry, id) in report.entries.iter_mut().zip(["a b", "a/b", "A-b", "a-b-2"]) {
        entry.claim.id = id.to_owned();
    }
    let names: BTreeSet<String> =
        claims(&report).iter().map(|claim| claim.name.to_lowercase()).collect();
    assert_eq!(names.len(), report.entries.len());
}

#[test]
fn a_page_of_a_claim_tells_services_what_it_shows() {
    let report = fixture::report();
    let page = |previews| {
        let site = site(&report, previews);
        let found = site.files.into_iter().find(|(path, _)| path == "claims/k4.html");
        found.map(|(_, text)| text).unwrap_or_default()
    };
    let (plain, drawn) = (page(Previews::Svg), page(Previews::SvgAndPng));
    for page in [&plain, &drawn] {
        assert_eq!(values(page, "\"og:title\" content"), ["Contradicted: plain."]);
        assert_eq!(
            values(page, "\"og:description\" content"),
            [report.entries[3].sentence.as_str()]
        );
    }
    assert_eq!(values(&plain, "\"og:image\" content"), Vec::<&str>::new());
    assert_eq!(values(&drawn, "\"og:image\" content"), ["../social/k4.png"]);
    assert_eq!(values(&drawn, "\"twitter:card\" content"), ["summary_large_image"]);
}

#[test]
fn hostile_words_are_shown_literally_on_every_page() {
    let calm = site(&fixture::hostile("calm"), Previews::SvgAndPng);
    for words in
        ["\"><script>alert(1)</script>", "javascript:alert(1)", "a\u{202e}b\0", "\" onload=\"x"]
    {
        let site = site(&fixture::hostile(words), Previews::SvgAndPng);
        for ((path, text), (_, calm)) in site.files.iter().zip(&calm.files) {
            if path.ends_with(".html") || path.ends_with(".svg") {
                assert_eq!(
                    text.matches("<script").count(),
                    calm.matches("<script").count(),
                    "{path}"
                );
                assert!(
                    !text.contains(" onload=\"x") && !text.contains("href=\"javascript:"),
                    "{path}"
                );
                assert!(!text.contains(['\u{202e}', '\0']), "{path}");
            }
        }
    }
}
