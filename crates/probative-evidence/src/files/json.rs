//! Which kind of JSON a file is, by its first keys.

/// How many bytes are looked at for the type of what a file holds.
const HEAD: usize = 4096;

fn head(bytes: &[u8]) -> Option<String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace())?;
    let bare = |part: &[u8]| {
        let text = String::from_utf8_lossy(part).into_owned();
        text.split_whitespace().collect::<String>()
    };
    // What says the type may stand behind all else.
    let (start, end) = (&bytes[..bytes.len().min(HEAD)], bytes.len().saturating_sub(HEAD));
    [b'{', b'['].contains(first).then(|| bare(start) + &bare(&bytes[end..]))
}

/// Arrays in an array, the first of which begins with a word, or objects in one that are no
/// features of a map.
pub(super) fn is_rows(bytes: &[u8]) -> bool {
    let objects = |head: &str| head.starts_with("[{\"") && !head.contains("\"geometry\":");
    head(bytes).is_some_and(|head| head.starts_with("[[\"") || objects(&head))
}

/// An object in each of its first two lines, neither of which is a feature of a map.
pub(super) fn is_lines(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
    let mut is_object = || {
        let line = lines.next().unwrap_or_default().trim_ascii();
        line.starts_with(b"{\"")
            && !line.windows(GEOMETRY.len()).any(|part| part == GEOMETRY)
            && serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok()
    };
    is_object() && is_object()
}

const GEOMETRY: &[u8] = b"\"geometry\"";

pub(super) fn is_topology(bytes: &[u8]) -> bool {
    head(bytes).is_some_and(|head| head.contains("\"type\":\"Topology\""))
}

pub(super) fn is_features(bytes: &[u8]) -> bool {
    let types = ["FeatureCollection", "Feature", "GeometryCollection"];
    head(bytes)
        .is_some_and(|head| types.iter().any(|word| head.contains(&format!("\"type\":\"{word}\""))))
}

pub(super) fn is_json(bytes: &[u8]) -> bool {
    head(bytes).is_some() && serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok()
}
