use std::collections::BTreeMap;

use super::Weights;

/// Units with the same name, such as that of the region they lie in, are neighbours with strength
/// one.
#[must_use]
pub fn block<T: AsRef<str>>(names: &[T]) -> Weights {
    let mut members: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (unit, name) in names.iter().enumerate() {
        members.entry(name.as_ref()).or_default().push(unit as u32);
    }
    let others = |(unit, name): (usize, &T)| {
        let block = members[name.as_ref()].iter().filter(|other| **other as usize != unit);
        block.map(|other| (*other, 1.0)).collect()
    };
    Weights::from_rows(names.iter().enumerate().map(others).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_of_one_is_an_island() {
        let weights = block(&["east", "west", "east", "north"]);
        assert_eq!(weights.as_links(), [(0, 2, 1.0), (2, 0, 1.0)]);
        assert_eq!(weights.islands().collect::<Vec<_>>(), [1, 3]);
    }
}
