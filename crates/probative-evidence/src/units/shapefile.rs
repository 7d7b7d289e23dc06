//! Units from the parts of a shapefile.

use super::Raw;
use super::geometry::{Geometry, Ring};
use crate::ground;
use crate::read::dbf;
use probative_terms::text::one_line;
use probative_terms::{Code, Diagnostic};

/// The bytes of the parts of a shapefile, which lie beside each other under one name.
#[derive(Debug, Clone, Copy, Default)]
pub struct ShapefileParts<'a> {
    /// The shapes, `.shp`.
    pub shp: &'a [u8],
    /// Where each of them starts, `.shx`.
    pub shx: Option<&'a [u8]>,
    /// The columns, `.dbf`.
    pub dbf: Option<&'a [u8]>,
    /// What the coordinates are, `.prj`.
    pub prj: Option<&'a [u8]>,
    /// The letters of the columns, `.cpg`.
    pub cpg: Option<&'a [u8]>,
}

/// How long the headers of `.shp` and `.shx` are.
const HEADER: usize = 100;

/// Reads all parts (ESRI Shapefile Technical Description, 1998), and counts their rows against each
/// other.
pub(super) fn from_shapefile(
    path: &str,
    parts: &ShapefileParts<'_>,
) -> Result<Raw, Vec<Diagnostic>> {
    let (Some(shx), Some(dbf)) = (parts.shx, parts.dbf) else {
        let missing = if parts.shx.is_none() { ".shx" } else { ".dbf" };
        return Err(vec![broken(path, format!("there is no {missing} beside the .shp"))]);
    };
    let page = parts.cpg.map(String::from_utf8_lossy);
    let table = dbf::dbf_table(path, dbf, page.as_deref())?;
    let one = |said| vec![broken(path, said)];
    for (bytes, part) in [(parts.shp, ".shp"), (shx, ".shx")] {
        whole(bytes, part).map_err(one)?;
    }
    let starts = starts(shx).map_err(|said| vec![lying(path, said)])?;
    let records = records(parts.shp).map_err(|said| vec![lying(path, said)])?;
    let (shapes, indexed, rows) = (records.len(), starts.len(), table.len());
    if shapes != indexed || indexed != rows {
        let said =
            format!("the .shp holds {shapes} shapes, the .shx {indexed} and the .dbf {rows} rows");
        return Err(one(said));
    }
    if let Some(row) = (0..rows).find(|row| records[*row].start != starts[*row]) {
        return Err(one(format!("the .shx has another place for shape {} than the .shp", row + 1)));
    }
    let (mut geometries, mut problems, mut with_heights) = (Vec::new(), Vec::new(), 0);
    for (row, record) in records.iter().enumerate() {
        match geometry(record.content) {
            Ok((geometry, has_height)) => {
                with_heights += usize::from(has_height);
                geometries.push(geometry);
            }
            Err(said) => problems.push(lying(path, format!("shape {}: {said}", row + 1))),
        }
    }
    if rows == 0 {
        problems.push(broken(path, "the shapefile holds no shape".to_owned()));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let ground = ground::of_projection(path, parts.prj)?;
    let unknown = page.filter(|page| !dbf::knows(page)).map(|page| {
        let said = format!("the .cpg names letters that are not known: `{}`", one_line(&page));
        let help = "nothing, as every text is of ASCII; write UTF-8 or 1252 into the .cpg";
        super::warning(path, "W231", said).helped(help)
    });
    let notices = misnumbered(path, &records).into_iter().chain(unknown).collect();
    Ok(Raw { table, geometries, quantized: false, with_heights, ground, notices })
}

/// Numbers of shapes that do not run from one: the shapes are taken in their order, as the index
/// and the table have them.
fn misnumbered(path: &str, records: &[Record<'_>]) -> Option<Diagnostic> {
    let odd: Vec<usize> =
        (0..records.len()).filter(|row| records[*row].number != *row as i64 + 1).collect();
    let first = *odd.first()?;
    let (count, number) = (odd.len(), records[first].number);
    let said = format!(
        "{count} of {} shapes have another number than their place, the first of them {number} as shape {}; they are taken in their order",
        records.len(),
        first + 1
    );
    Some(super::warning(path, "W228", said).helped(
        "see whether each row of the .dbf has its own shape; if not, export the shapefile anew",
    ))
}

/// One shape as bytes.
struct Record<'a> {
    start: usize,
    /// What the file calls it.
    number: i64,
    content: &'a [u8],
}

/// Passes if a part is as long as its header says.
fn whole(bytes: &[u8], part: &str) -> Result<(), String> {
    let (Some(9994), Some(words)) = (big(bytes, 0), big(bytes, 24)) else {
        return Err(format!("the {part} is no part of a shapefile"));
    };
    let said = i64::from(words) * 2;
    if said != bytes.len() as i64 || bytes.len() < HEADER {
        return Err(format!("the {part} has {} bytes and its header says {said}", bytes.len()));
    }
    Ok(())
}

/// Where the index says that each shape starts.
fn starts(shx: &[u8]) -> Result<Vec<usize>, String> {
    let entries = shx[HEADER..].chunks(8);
    let start = |entry: &[u8]| big(entry, 0).and_then(|words| usize::try_from(words).ok());
    let starts: Option<Vec<usize>> = entries.map(|entry| Some(start(entry)? * 2)).collect();
    starts.ok_or_else(|| "an entry of the .shx is no place in a file".to_owned())
}

/// The shapes one after another, each as long as it says.
fn records(shp: &[u8]) -> Result<Vec<Record<'_>>, String> {
    let (mut found, mut start) = (Vec::new(), HEADER);
    while start < shp.len() {
        let words = big(shp, start + 4).ok_or("the .shp ends within the header of a shape")?;
        let number = found.len() + 1;
        let length = usize::try_from(words).ok().and_then(|words| words.checked_mul(2));
        let content =
            length.and_then(|length| shp.get(start + 8..(start + 8).checked_add(length)?));
        let content = content.ok_or_else(|| {
            format!(
                "shape {number} says that it has {} bytes, and {} follow",
                i64::from(words) * 2,
                shp.len() - start - 8
            )
        })?;
        let called = big(shp, start).map_or(0, i64::from);
        found.push(Record { start, number: called, content });
        start += 8 + content.len();
    }
    Ok(found)
}

/// The shape, and whether it has heights or measures.
fn geometry(content: &[u8]) -> Result<(Geometry, bool), String> {
    let kind = little(content, 0).ok_or("it has no type")?;
    let geometry = match kind {
        0 => Geometry::Other("the shape has no geometry".to_owned()),
        1 | 11 | 21 => Geometry::Point(point(content, 4).ok_or("it has no two coordinates")?),
        5 | 15 | 25 => Geometry::Polygon(rings(content)?),
        3 | 13 | 23 => Geometry::Other("the shape is a line, not a polygon or point".to_owned()),
        8 | 18 | 28 => {
            Geometry::Other("the shape is of several points, not a polygon or point".to_owned())
        }
        31 => Geometry::Other("the shape is a surface, not a polygon or point".to_owned()),
        other => return Err(format!("its type {other} is none of a shapefile")),
    };
    Ok((geometry, matches!(kind, 11 | 15 | 21 | 25)))
}

/// The rings of a polygon. Outer ones run with the clock; where that makes the polygon inside out,
/// the other way.
fn rings(content: &[u8]) -> Result<Vec<Ring>, String> {
    let count = |at| little(content, at).and_then(|count| usize::try_from(count).ok());
    let (Some(parts), Some(points)) = (count(36), count(40)) else {
        return Err("its numbers of rings and points are not above zero".to_owned());
    };
    let needed = parts
        .checked_mul(4)
        .zip(points.checked_mul(16))
        .and_then(|(a, b)| a.checked_add(b)?.checked_add(44));
    if needed.is_none_or(|needed| needed > content.len()) {
        let bytes = content.len();
        return Err(format!(
            "it says that it has {parts} rings and {points} points, and has {bytes} bytes"
        ));
    }
    let mut starts: Vec<usize> = (0..parts).filter_map(|part| count(44 + 4 * part)).collect();
    starts.push(points);
    if starts.len() != parts + 1
        || starts[0] != 0
        || starts.windows(2).any(|pair| pair[0] > pair[1])
    {
        return Err("its rings do not follow each other".to_owned());
    }
    let points = &content[44 + 4 * parts..];
    let ring = |pair: &[usize]| -> Vec<[f64; 2]> {
        points[16 * pair[0]..16 * pair[1]].chunks_exact(16).filter_map(|at| point(at, 0)).collect()
    };
    let rings: Vec<Vec<[f64; 2]>> = starts.windows(2).map(ring).collect();
    let areas: Vec<f64> = rings.iter().map(|ring| clockwise(ring)).collect();
    let inside_out = areas.len() == 1 && areas[0] < 0.0 || areas.iter().sum::<f64>() < 0.0;
    let is_outer = |area: f64| (area >= 0.0) != inside_out;
    Ok(rings
        .into_iter()
        .zip(areas)
        .map(|(points, area)| Ring { points, is_outer: is_outer(area) })
        .collect())
}

/// Twice the area of a ring, positive if it runs with the clock.
fn clockwise(ring: &[[f64; 2]]) -> f64 {
    let Some(origin) = ring.first() else { return 0.0 };
    let from = |point: &[f64; 2]| [point[0] - origin[0], point[1] - origin[1]];
    let cross = |pair: &[[f64; 2]]| {
        let (a, b) = (from(&pair[0]), from(&pair[1]));
        b[0] * a[1] - a[0] * b[1]
    };
    ring.windows(2).map(cross).sum()
}

fn four(bytes: &[u8], at: usize) -> Option<[u8; 4]> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok()
}

fn big(bytes: &[u8], at: usize) -> Option<i32> {
    four(bytes, at).map(i32::from_be_bytes)
}

fn little(bytes: &[u8], at: usize) -> Option<i32> {
    four(bytes, at).map(i32::from_le_bytes)
}

fn point(bytes: &[u8], at: usize) -> Option<[f64; 2]> {
    let number =
        |at: usize| Some(f64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?));
    Some([number(at)?, number(at + 8)?])
}

/// Parts that do not belong together.
fn broken(path: &str, said: String) -> Diagnostic {
    let help = "copy the .shp, .shx and .dbf again, all three, or export the shapefile anew";
    Diagnostic::of_file("E231", path, said, help)
}

/// A length or number that cannot be true.
fn lying(path: &str, said: String) -> Diagnostic {
    Diagnostic { code: Code::of("E232"), ..broken(path, said) }
}

#[cfg(test)]
mod tests;
