use super::*;

fn word(bytes: &[u8]) -> &'static str {
    form_of(bytes).word
}

#[test]
fn each_form_is_told_by_its_bytes() {
    let told: [(&[u8], &str); 19] = [
        (b"a,b\n1,2\n", "a table"),
        (b"\xef\xbb\xbf {\"type\": \"FeatureCollection\", \"features\": []}", "GeoJSON"),
        (b"{\"objects\": {}, \"type\": \"Topology\"}", "TopoJSON"),
        (b"[{\"a\": 1}]", "rows of JSON"),
        (b"[{\"geometry\": {}}]", "JSON without a map"),
        (b"[[1, 2], [3, 4]]", "JSON without a map"),
        (b"[\n [\"a\", \"b\"],\n [1, 2]]", "rows of JSON"),
        (b"0 2 map id\na 1\nb\nb 1\na\n", "a list of neighbours"),
        (b"0 2 map id\na b 1.5\nb a 1.5\n", "a list of neighbours"),
        (b"1 3 2000\n2 4 2000\n3 1 2000\n", "columns parted by blanks"),
        (b"____\n\n   SaTScan v9.6\n____\n", "a program's printed output"),
        (b"%PDF-1.4", "a PDF"),
        (b"RDX3\nX\n", "R's data"),
        (b"\xfd7zXZ\0", "an xz or bzip2 file"),
        (b"SQLite format 3\0", "a GeoPackage or another database"),
        (b"<!DOCTYPE html><p>", "a web page"),
        (b"\x89PNG\r\n", "a picture"),
        (b"a\x00b,\x01\x00\x00c", "bytes that are no text"),
        (
            b"It is a long sentence of many words.\nAnd here, another one, of other words again.\n",
            "text",
        ),
    ];
    for (bytes, wanted) in told {
        assert_eq!(word(bytes), wanted, "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn a_law_that_lists_its_courts_is_text_and_a_column_of_names_is_a_table() {
    let law = "The council appoints, by consent, so many judges of each of the districts:\n";
    let courts = "North\n\n7\n\n".repeat(20);
    assert_eq!(word(format!("{law}{courts}").as_bytes()), "text");
    let names = "name\nSmith, Ann\n".to_owned() + &"Stone\n".repeat(30);
    assert_eq!(word(names.as_bytes()), "a table", "whose comma is told");
}

#[test]
fn what_is_not_read_is_told_with_the_line_that_writes_what_is() {
    let told = |path: &str, bytes: &[u8]| foreign(path, form_of(bytes), bytes).with_remedy();
    assert!(told("d/a.RDS", b"X\n\0\0\0\x03").contains("readRDS(\"a.RDS\")"));
    assert!(told("a.parquet", b"PAR1").contains("read_parquet('a.parquet').to_csv('a.csv'"));
    assert!(
        told("m.gpkg", b"SQLite format 3\0").contains("ogr2ogr -t_srs EPSG:4326 m.geojson m.gpkg")
    );
    for form in FORMS.iter().filter(|form| form.gives == Gives::Foreign) {
        assert!(instead("a.x", form, b"").len() > 20, "{}", form.word);
    }
}

#[test]
fn the_last_form_takes_what_no_other_does() {
    let form = form_of(b"");
    assert_eq!(form.gives, Gives::Table);
}

#[test]
fn what_is_packed_again_is_refused() {
    use std::io::Write;
    let packed = |bytes: &[u8]| {
        let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        out.write_all(bytes).unwrap();
        out.finish().unwrap()
    };
    let once = packed(b"a,b\n1,2\n");
    let asked = crate::asked::Asked::default();
    assert_eq!(crate::read::sheet("t.csv.gz", &once, &asked).unwrap().table.len(), 1);
    let twice = packed(&once);
    let told = crate::read::sheet("t.csv.gz", &twice, &asked).unwrap_err().remove(0);
    assert_eq!(told.code, "E112", "{told}");
}

#[test]
fn the_parts_of_a_workbook_are_measured_before_any_is_read() {
    use std::io::{Cursor, Write};
    let mut book = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for part in ["xl/workbook.xml", "xl/worksheets/sheet1.xml"] {
        book.start_file(part, options).unwrap();
        book.write_all(&[b' '; 5_000]).unwrap();
    }
    let bytes = book.finish().unwrap().into_inner();
    let held = |most| {
        let asked = crate::asked::Asked { most_bytes: Some(most), ..Default::default() };
        packed::hold_parts("b.xlsx", &bytes, &asked)
    };
    assert!(held(10_000).is_ok());
    assert_eq!(held(9_999).unwrap_err().code, "E112");
}

#[test]
fn two_files_of_one_name_in_an_archive_are_refused() {
    use std::io::{Cursor, Write};
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in [("a.csv", "n,v\nx,1\n"), ("b.csv", "n,v\nx,2\n")] {
        archive.start_file(name, options).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    let mut bytes = archive.finish().unwrap().into_inner();
    let asked = crate::asked::Asked { layer: Some("a.csv".to_owned()), ..Default::default() };
    assert!(packed::of_zip("t.zip", &bytes, &asked).is_ok());
    while let Some(at) = bytes.windows(5).position(|five| five == b"b.csv") {
        bytes[at] = b'a';
    }
    let told = packed::of_zip("t.zip", &bytes, &asked).unwrap_err();
    assert!(told.code == "E112" && told.to_string().contains("2 entries under 1 name"), "{told}");
}
