//! Forms that are named and not read, each with the line that writes what is.

use super::Form;

pub(super) fn is_old_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
}

/// R's own format, bare; packed by gzip it is told once it is unpacked.
pub(super) fn is_r(bytes: &[u8]) -> bool {
    let starts = |mark: &[u8]| bytes.starts_with(mark);
    starts(b"RDX2\n") || starts(b"RDX3\n") || starts(b"RDA3\n") || starts(b"X\n\0\0\0")
}

pub(super) fn is_other_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xfd, b'7', b'z', b'X', b'Z', 0]) || bytes.starts_with(b"BZh")
}

pub(super) fn is_of_a_package(bytes: &[u8]) -> bool {
    const SAS: [u8; 4] = [0xc2, 0xea, 0x81, 0x60];
    let stata =
        bytes.starts_with(b"<stata_dta>") || matches!(bytes, [0x71..=0x73, 1 | 2, 1, 0, ..]);
    stata || bytes.starts_with(b"$FL2") || bytes.get(12..16) == Some(&SAS)
}

pub(super) fn is_picture(bytes: &[u8]) -> bool {
    let marks: [&[u8]; 5] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"];
    marks.iter().any(|mark| bytes.starts_with(mark))
}

/// A table of dBASE: its version, a month and a day of change, and a header of whole fields.
pub(super) fn is_dbf(bytes: &[u8]) -> bool {
    let [version, _, month, day, ..] = bytes else { return false };
    let known = matches!(version, 0x02 | 0x03 | 0x30 | 0x31 | 0x83 | 0x8b | 0xf5);
    let dated = *month <= 12 && *day <= 31;
    let header =
        bytes.get(8..10).map_or(0, |two| usize::from(u16::from_le_bytes([two[0], two[1]])));
    known && dated && header > 32 && bytes.len() >= header
}

pub(super) fn is_page(bytes: &[u8]) -> bool {
    let head = head(bytes);
    head.starts_with("<!doctype html") || head.starts_with("<html")
}

pub(super) fn is_markup(bytes: &[u8]) -> bool {
    let head = head(bytes);
    head.starts_with("<?xml") || head.starts_with("<kml") || head.starts_with("<gml")
}

/// Bytes that are neither of the wide letters, of which one in twenty or more is a zero.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    let wide = matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..])
        || matches!(bytes, [_, 0, _, 0, ..] | [0, _, 0, _, ..]);
    let head = &bytes[..bytes.len().min(4096)];
    !wide && head.iter().filter(|byte| **byte == 0).count() * 20 > head.len()
}

fn head(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(64)]).to_lowercase();
    head.trim_start().to_owned()
}

/// The line that writes what is read here, for a form that is not.
pub(super) fn instead(path: &str, form: &Form, bytes: &[u8]) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let by_python = |imports: &str, table: &str| {
        format!(
            "write it as CSV: python3 -c \"import {imports}; {table}.to_csv('{stem}.csv', index=False)\""
        )
    };
    let python = |reads: &str| by_python("pandas", &format!("pandas.{reads}('{name}')"));
    let map = format!("write it as GeoJSON: ogr2ogr -t_srs EPSG:4326 {stem}.geojson {name}");
    match form.word {
        "R's data" if bytes.starts_with(b"X\n") => {
            format!("write it as CSV: Rscript -e 'write.csv(readRDS(\"{name}\"), \"{stem}.csv\", row.names = FALSE)'")
        }
        "R's data" => in_r(name),
        "an xz or bzip2 file" => format!("unpack it; if R wrote it, {}", in_r(name)),
        "a Parquet file" => python("read_parquet"),
        "an Arrow or Feather file" => python("read_feather"),
        "Stata's, SPSS's or SAS's data" => {
            let reads = if bytes.starts_with(b"$FL2") { "read_spss" } else { "read_stata" };
            let sas = bytes.get(12..16) == Some(&[0xc2, 0xea, 0x81, 0x60]);
            python(if sas { "read_sas" } else { reads })
        }
        "a GeoPackage or another database" | "a FlatGeobuf file" => map,
        "XML, as KML and GML are" => format!("if it is a map, {map}"),
        "a PDF" => format!("take its table from the publisher's page, or write its words: pdftotext -layout {name}"),
        "a web page" => "the download gave a page and no file; fetch the file that the page links to".to_owned(),
        "a program's printed output" => "give the file that the program wrote as a table, or the data that it read".to_owned(),
        // `read_json` makes the code "02005" a number, and numbers days where their name is of one.
        "JSON without a map" => {
            by_python("json, pandas", &format!("pandas.DataFrame(json.load(open('{name}')))"))
        }
        _ => "name a table, a map or a list of neighbours: CSV, a workbook, GeoJSON, TopoJSON, a shapefile, GAL or GWT".to_owned(),
    }
}

fn in_r(name: &str) -> String {
    format!(
        "write it as CSV: Rscript -e 'for (n in load(\"{name}\")) write.csv(get(n), paste0(n, \".csv\"), row.names = FALSE)'"
    )
}
