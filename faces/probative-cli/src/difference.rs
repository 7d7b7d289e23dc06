//! What changes between two texts, line by line.

/// How many pairs of lines are compared; texts of more are told of as wholes.
const MOST: usize = 4_000_000;

/// The lines that go, behind `-`, and those that come, behind `+`.
pub(crate) fn lines(old: &str, new: &str) -> Vec<String> {
    let sides = [old, new].map(|text| text.lines().collect::<Vec<&str>>());
    let [mut old, mut new] = sides.each_ref().map(Vec::as_slice);
    while let ([a, rest_a @ ..], [b, rest_b @ ..]) = (old, new)
        && a == b
    {
        (old, new) = (rest_a, rest_b);
    }
    if old.len().saturating_mul(new.len()) > MOST {
        return vec![format!("- {} lines", old.len()), format!("+ {} lines", new.len())];
    }
    let kept = kept(old, new);
    let mut told = Vec::new();
    let mut at = (0, 0);
    while at.0 < old.len() || at.1 < new.len() {
        let row = |old: usize, new: usize| kept.get(old).and_then(|row| row.get(new)).copied();
        match (old.get(at.0), new.get(at.1)) {
            (Some(a), Some(b)) if a == b => at = (at.0 + 1, at.1 + 1),
            (Some(a), b) if b.is_none() || row(at.0 + 1, at.1) >= row(at.0, at.1 + 1) => {
                told.push(format!("- {a}"));
                at.0 += 1;
            }
            (_, b) => {
                told.push(format!("+ {}", b.unwrap_or(&"")));
                at.1 += 1;
            }
        }
    }
    told
}

/// How many lines both keep from each pair of lines on.
fn kept(old: &[&str], new: &[&str]) -> Vec<Vec<u32>> {
    let mut kept = vec![vec![0; new.len() + 1]; old.len() + 1];
    for (a, line) in old.iter().enumerate().rev() {
        for (b, other) in new.iter().enumerate().rev() {
            kept[a][b] = match line == other {
                true => kept[a + 1][b + 1] + 1,
                false => kept[a + 1][b].max(kept[a][b + 1]),
            };
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn only_what_changes_is_told() {
        assert_eq!(lines("a\nb\nc\n", "a\nx\nc\nd\n"), ["- b", "+ x", "+ d"]);
        assert_eq!(lines("a\nb\n", ""), ["- a", "- b"]);
        assert_eq!(lines("", "a\n"), ["+ a"]);
        assert!(lines("a\nb", "a\nb\n").is_empty());
    }
}
