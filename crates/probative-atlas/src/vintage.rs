//! Codes of counties that came and went.

use std::sync::OnceLock;

use probative_terms::place::{Error, Geoid};

/// The year whose codes a table or a map uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Vintage(pub u16);

impl Vintage {
    /// Whether the code was in use in that year.
    ///
    /// In the year of a change both the old and the new code pass, as files of
    /// that year carry either.
    ///
    /// # Errors
    ///
    /// [`Error::OtherVintage`], which names what happened and the codes to use.
    pub fn check(self, geoid: &Geoid) -> Result<(), Error> {
        let wrong = changes().iter().find(|change| change.forbids(geoid, self.0));
        match wrong {
            None => Ok(()),
            Some(change) => Err(Error::OtherVintage {
                code: geoid.clone(),
                year: self.0,
                changed: change.year,
                instead: change.instead_of(geoid),
                said: change.said,
            }),
        }
    }
}

/// The years whose codes the changes tell apart.
pub const KNOWN: std::ops::RangeInclusive<u16> = 1995..=2025;

/// One change of the counties' codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The year in which it happened.
    pub year: u16,
    /// The code that went; none if a county was made of parts of others.
    pub old: Option<Geoid>,
    /// The codes that stand for the place since.
    pub new: Vec<Geoid>,
    /// What kind of change it was.
    pub kind: ChangeKind,
    /// What happened, in words.
    pub said: &'static str,
}

/// What happened to a county.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// The same place has another code.
    Renamed,
    /// It became part of counties that were there before.
    Merged,
    /// It became several new ones.
    Split,
    /// New places with other borders came in its stead.
    Replaced,
    /// It was made of parts of others, which remain.
    Created,
}

/// The first change that a county's code had a part in, whether it went or came.
pub fn change_of(geoid: &Geoid) -> Option<&'static Change> {
    changes().iter().find(|change| change.old.as_ref() == Some(geoid) || change.new.contains(geoid))
}

impl Change {
    fn forbids(&self, geoid: &Geoid, year: u16) -> bool {
        let gone = self.old.as_ref() == Some(geoid) && year > self.year;
        let unborn = self.kind != ChangeKind::Merged && self.new.contains(geoid);
        gone || (unborn && year < self.year)
    }

    fn instead_of(&self, geoid: &Geoid) -> Vec<Geoid> {
        match &self.old {
            Some(old) if old == geoid => self.new.clone(),
            Some(old) if self.kind != ChangeKind::Replaced => vec![old.clone()],
            _ => Vec::new(),
        }
    }
}

/// The changes known, from the oldest to the newest.
///
/// Those of the Census Bureau's list of substantial county changes since 1995
/// in which a code came or went; moved borders are not among them.
pub fn changes() -> &'static [Change] {
    static CHANGES: OnceLock<Vec<Change>> = OnceLock::new();
    CHANGES
        .get_or_init(|| include_str!("../data/changes.csv").lines().skip(1).map(of_line).collect())
}

fn of_line(line: &'static str) -> Change {
    let parts: Vec<&'static str> = line.splitn(5, ',').collect();
    assert!(parts.len() == 5, "a change has five columns: {line}");
    let code = |text: &str| Geoid::parse(text).ok();
    let kind = match parts[3] {
        "renamed" => ChangeKind::Renamed,
        "merged" => ChangeKind::Merged,
        "split" => ChangeKind::Split,
        "replaced" => ChangeKind::Replaced,
        "created" => ChangeKind::Created,
        other => panic!("a change is of no kind \"{other}\""),
    };
    Change {
        year: parts[0].parse().unwrap_or_default(),
        old: code(parts[1]),
        new: parts[2].split(' ').filter_map(code).collect(),
        kind,
        said: parts[4],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(code: &str, year: u16) -> Result<(), Error> {
        Vintage(year).check(&Geoid::parse(code).unwrap())
    }

    #[test]
    fn a_renamed_county_passes_only_on_its_own_side_of_the_year() {
        assert_eq!(checked("46113", 2014), Ok(()));
        assert_eq!(checked("46113", 2015), Ok(()));
        assert_eq!(checked("46102", 2015), Ok(()));
        assert_eq!(checked("46102", 2016), Ok(()));
        let error = checked("46113", 2016).unwrap_err();
        assert_eq!(
            error.to_string(),
            "code \"46113\" does not belong to 2016: Shannon County became \
             Oglala Lakota County in 2015; for 2016 use \"46102\""
        );
        assert!(checked("46102", 2014).unwrap_err().to_string().contains("use \"46113\""));
    }

    #[test]
    fn a_merged_city_is_gone_and_the_county_that_took_it_stays() {
        let error = checked("51515", 2014).unwrap_err();
        let Error::OtherVintage { instead, .. } = error else { panic!("{error}") };
        assert_eq!(instead, [Geoid::parse("51019").unwrap()]);
        assert_eq!(checked("51019", 2000), Ok(()));
        assert_eq!(checked("51515", 2013), Ok(()));
    }

    #[test]
    fn a_region_of_later_borders_has_no_older_code() {
        let error = checked("09110", 2020).unwrap_err();
        assert!(error.to_string().ends_with("leave the row out or declare the year of its codes"));
        assert!(checked("08014", 2000).is_err());
        assert!(checked("09001", 2023).is_err());
    }

    #[test]
    fn every_change_of_the_table_is_whole() {
        assert!(changes().is_sorted_by_key(|change| change.year));
        for change in changes() {
            assert!(change.year >= 1995 && !change.new.is_empty(), "{change:?}");
            assert_eq!(change.old.is_none(), change.kind == ChangeKind::Created, "{change:?}");
        }
    }
}
