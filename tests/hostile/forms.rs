// What a document of each format may hold, told by readers that share nothing with the writers:
// tests that put hostile texts into every place of a document ask it here.

/// Whether a sign shows nothing, turns the direction of reading, or steers a terminal.
fn is_hidden(sign: char) -> bool {
    let number = u32::from(sign);
    let control = number < 0x20 && !matches!(sign, '\n' | '\t' | '\r');
    let shows_nothing = matches!(number,
        0x7f..=0x9f | 0x61c | 0x180e | 0x200b | 0x200e | 0x200f | 0x2028..=0x202e | 0x2060..=0x206f
        | 0xfdd0..=0xfdef | 0xfeff | 0xfff9..=0xfffb | 0xe0000..=0xe007f);
    control || shows_nothing || number & 0xfffe == 0xfffe
}

pub(crate) fn shows_all(text: &str) -> Result<(), String> {
    let hidden = text.chars().find(|sign| is_hidden(*sign));
    hidden.map_or(Ok(()), |sign| Err(format!("U+{:04X} is hidden in it", u32::from(sign))))
}

/// A terminal also takes no carriage return.
pub(crate) fn terminal(text: &str) -> Result<(), String> {
    shows_all(text)?;
    if text.contains('\r') { Err("it writes over its own line".to_owned()) } else { Ok(()) }
}

/// Well-formed XML without a document type: how many elements it has.
pub(crate) fn xml(text: &str) -> Result<usize, String> {
    shows_all(text)?;
    let text = match text.strip_prefix("<?xml ") {
        Some(rest) => rest.split_once("?>").ok_or("the declaration is open")?.1,
        None => text,
    };
    let mut open: Vec<&str> = Vec::new();
    let mut count = 0;
    let mut parts = text.split('<');
    words(parts.next().unwrap_or(""))?;
    for part in parts {
        let (tag, behind) = part.split_once('>').ok_or_else(|| format!("<{part} is open"))?;
        words(behind)?;
        if let Some(name) = tag.strip_prefix('/') {
            let last = open.pop();
            if last != Some(name.trim_end()) {
                return Err(format!("</{name}> closes {last:?}"));
            }
            continue;
        }
        let inner = tag.strip_suffix('/').unwrap_or(tag);
        let name = inner.split([' ', '\n']).next().unwrap_or("");
        if !name.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-') || name.is_empty()
        {
            return Err(format!("<{tag}> is no element"));
        }
        attributes(&inner[name.len()..])?;
        count += 1;
        if inner.len() == tag.len() {
            open.push(name);
        }
    }
    if open.is_empty() { Ok(count) } else { Err(format!("{open:?} are open")) }
}

/// Text of XML: every `&` begins a reference that XML knows.
fn words(text: &str) -> Result<(), String> {
    for behind in text.split('&').skip(1) {
        let name = behind.split(';').next().unwrap_or("");
        let number = name.strip_prefix('#').is_some_and(|digits| digits.parse::<u32>().is_ok());
        if !number && !["amp", "lt", "gt", "quot", "apos"].contains(&name) {
            return Err(format!("&{name} is no reference"));
        }
    }
    Ok(())
}

/// What stands behind the name of an element: names with values in double quotes.
fn attributes(text: &str) -> Result<(), String> {
    let mut parts = text.split('"');
    let mut seen = std::collections::BTreeSet::new();
    while let Some(before) = parts.next() {
        let Some(value) = parts.next() else {
            return if before.trim().is_empty() {
                Ok(())
            } else {
                Err(format!("{before} has no value"))
            };
        };
        let name = before.trim().strip_suffix('=').ok_or_else(|| format!("{before} is no name"))?;
        let plain = |sign: char| sign.is_ascii_alphanumeric() || "-_:".contains(sign);
        if name.is_empty()
            || !name.chars().all(plain)
            || !seen.insert(name)
            || name.starts_with("on")
        {
            return Err(format!("{name} is no attribute, or stands twice"));
        }
        words(value)?;
    }
    Ok(())
}

/// The cells of a CSV, of which none is hidden and none would run in a spreadsheet.
pub(crate) fn csv(text: &str) -> Result<Vec<Vec<String>>, String> {
    shows_all(text)?;
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let row = rows.last_mut().ok_or("no row")?;
        let cell = row.last_mut().ok_or("no cell")?;
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => {
                signs.next();
                cell.push('"');
            }
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            '\r' if !quoted => return Err("a bare carriage return ends a row".to_owned()),
            sign => cell.push(sign),
        }
    }
    rows.pop_if(|row| row.concat().is_empty());
    let width = rows.first().map_or(0, Vec::len);
    let runs = |cell: &&String| {
        let bare = cell.trim_start();
        let begins = bare.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
        cell.starts_with(['\t', '\r', '\n']) || (begins && bare.parse::<f64>().is_err())
    };
    match rows.iter().flatten().find(runs) {
        Some(cell) => Err(format!("`{cell}` would run")),
        None if quoted => Err("a quote is open".to_owned()),
        None if rows.iter().any(|row| row.len() != width) => {
            Err("rows differ in length".to_owned())
        }
        None => Ok(rows),
    }
}

/// Markdown without HTML, and with links to pages of the web alone.
pub(crate) fn markdown(text: &str) -> Result<(), String> {
    shows_all(text)?;
    let mut signs = text.char_indices();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '\\' => drop(signs.next()),
            '<' => {
                let link = text[at + 1..].split('>').next().unwrap_or("");
                let web = link.starts_with("https://") || link.starts_with("http://");
                if !web || link.contains([' ', '<', '"', '\\', '\n']) {
                    return Err(format!("<{link}> stands in it"));
                }
            }
            '[' | ']' => return Err("a link of its own stands in it".to_owned()),
            _ => {}
        }
    }
    let own = |line: &str| {
        let line = line.trim_start();
        !(line.starts_with("====") || line.starts_with("---") || line.starts_with("1)"))
    };
    if text.lines().all(own) { Ok(()) } else { Err("a text of ours makes a heading".to_owned()) }
}
