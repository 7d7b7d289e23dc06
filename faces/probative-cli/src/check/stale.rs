//! What stands already where a run writes: files of an earlier run, and those of somebody else.

use std::path::Path;

use probative::{Findings, LARGEST, plain_file};
use probative_terms::text::counted;

use crate::exit::Stop;
use crate::output::{Output, begins_with};
use crate::stderr::shown;
use crate::terminal::lines_of;

/// How a picture of ours begins.
const PICTURE: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"pic\" ";
/// How a page of ours begins.
const PAGE: &[u8] = b"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">\
    <meta http-equiv=\"Content-Security-Policy\" ";

/// How findings begin.
const FINDINGS: &[u8] = b"{\n  \"schema\": \"probative/";

/// Whether a file is one that this program wrote.
type IsOurs = fn(&Path) -> bool;

/// Passes if a folder holds none of these files, or the findings of an earlier run with them: what
/// somebody else calls `report.md` is not ours to replace.
pub(super) fn spares_others(root: &Path, names: &[&str], findings: &str) -> Result<(), Stop> {
    let mut there = names.iter().map(|name| root.join(name));
    match there.find(|path| path.symlink_metadata().is_ok()) {
        Some(path) if !begins_with(&root.join(findings), FINDINGS) => {
            let said = format!("{} is there, and no run of this program wrote it", shown(&path));
            Err(Stop::usage(&said, "name another folder for the output, or move the file"))
        }
        _ => Ok(()),
    }
}

/// Takes away the pictures of an earlier run in the folder of a report: a picture of a claim that
/// is gone would be taken for one of this run. Asked once all that this run writes is known.
///
/// What is to be told when it is done.
pub(super) fn clear_report(output: &mut Output, folder: &Path) -> Vec<String> {
    clear(output, folder, "figures", is_figure).into_iter().collect()
}

/// The same of the pictures, pages and previews of a site.
pub(super) fn clear_site(output: &mut Output, folder: &Path) -> Vec<String> {
    let kinds: [(&str, IsOurs); 3] =
        [("figures", is_figure), ("claims", is_page), ("social", is_preview)];
    kinds.into_iter().filter_map(|(inner, is_ours)| clear(output, folder, inner, is_ours)).collect()
}

/// That the page of a case with another title stood there, or of more claims of this one, and is
/// replaced.
pub(super) fn replaced(folder: &Path, title: &str, claims: usize) -> Option<String> {
    let earlier = plain_file(&folder.join("findings.json"), LARGEST).ok()?;
    let earlier = Findings::from_json(std::str::from_utf8(&earlier).ok()?).ok()?;
    let (name, had, folder) =
        (lines_of(&earlier.head.title), earlier.findings.len(), shown(folder));
    if name != lines_of(title) {
        return Some(format!(
            "note: {folder} held the page of another case, `{name}`, which is replaced; --out names a folder for each"
        ));
    }
    (had > claims).then(|| {
        let had = counted(had, "claim");
        format!("note: {folder} held a page of {had}, which is replaced by one of {claims}; --out names a folder for it")
    })
}

fn clear(output: &mut Output, root: &Path, inner: &str, is_ours: IsOurs) -> Option<String> {
    let count = output.without_others(root, inner, is_ours);
    let (files, folder) = (counted(count, "file"), shown(&root.join(inner)));
    (count > 0).then(|| format!("note: {files} of an earlier run taken away from {folder}"))
}

/// Whether a file is a picture of a claim, by its name and its bytes: what somebody else put there
/// stays.
fn is_figure(path: &Path) -> bool {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let mut parts = stem.rsplit('-');
    let (kind, number) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let is_number = number.len() >= 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_kind = !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_lowercase());
    is_number && is_kind && parts.next().is_some() && is_picture(path)
}

fn is_picture(path: &Path) -> bool {
    has_extension(path, "svg") && begins_with(path, PICTURE)
}

fn is_page(path: &Path) -> bool {
    has_extension(path, "html") && begins_with(path, PAGE)
}

/// A preview, or the same in pixels.
fn is_preview(path: &Path) -> bool {
    is_picture(path) || (has_extension(path, "png") && is_picture(&path.with_extension("svg")))
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|own| own == extension)
}
