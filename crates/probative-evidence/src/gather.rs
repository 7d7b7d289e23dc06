//! Every source of a case, read and checked once.

use probative_case::{Case, Source};
use probative_terms::Diagnostic;

use crate::error::Error;
use crate::evidence::{Evidence, Options};
use crate::key;
use crate::{
    against, apart, classes, counted, covered, days, intensive, labels, one_way, scale, sha256,
    slips, total, twice, validate, years, zeros,
};

/// Where a source's bytes come from: a disk, a wheel, a browser.
pub trait Sources {
    /// The bytes of a source, or [`Error::Missing`].
    fn bytes(&self, source: &Source) -> Result<Vec<u8>, Error>;
}

/// Reads every source of a case and checks it against its pinned hash.
///
/// A source that is missing is remembered, and its claims come back as not tested.
///
/// # Errors
///
/// Bytes that differ from their hash, tables with a broken row or key, and columns or values that
/// the case names and its sources lack.
pub fn gather(case: &Case, sources: &dyn Sources) -> Result<Evidence, Error> {
    gather_with(case, sources, Options::default())
}

/// Reads every source as [`gather`] does, with repairs that the user asked for.
///
/// # Errors
///
/// As [`gather`].
pub fn gather_with(
    case: &Case,
    sources: &dyn Sources,
    options: Options,
) -> Result<Evidence, Error> {
    let mut evidence = Evidence::default();
    let mut problems = Vec::new();
    for source in &case.sources {
        if options.leaves_out(source.format) {
            continue;
        }
        match sources.bytes(source) {
            Ok(bytes) => {
                pinned(source, &bytes)?;
                let has_columns = case.uses.iter().any(|used| used.source == source.id);
                if let Err(wrong) = evidence.add(source, &bytes, has_columns) {
                    evidence.unread.insert(source.id.clone());
                    problems.extend(wrong);
                }
            }
            Err(Error::Missing { why, .. }) => {
                evidence.missing.insert(source.id.clone(), why);
            }
            Err(error) => return Err(error),
        }
    }
    problems.extend(key::check(case, &mut evidence, options));
    if !problems.is_empty() {
        return Err(Error::Refused(problems));
    }
    let mut mistakes = counted::rows(case, &mut evidence);
    mistakes.extend(validate::uses(case, &evidence));
    let [refused, blanks] = labels::check(case, &evidence);
    mistakes.extend(refused);
    if !mistakes.is_empty() {
        return Err(Error::Refused(mistakes));
    }
    days::settled(case, &mut evidence);
    checked(case, evidence, blanks)
}

/// The tables with what is to be told of them and was found before, or what claims cannot ask of
/// them.
fn checked(
    case: &Case,
    mut evidence: Evidence,
    before: Vec<Diagnostic>,
) -> Result<Evidence, Error> {
    let checks = [
        slips::check,
        one_way::check,
        total::small::check,
        total::summary::check,
        intensive::check,
        years::check,
        covered::check,
        counted::short,
        scale::check,
        apart::check,
        zeros::check,
    ];
    let told: Vec<Diagnostic> = checks.iter().flat_map(|check| check(case, &evidence)).collect();
    let told = told.into_iter().chain(probative_case::placeholder::left(case));
    told.chain(before).for_each(|warning| evidence.warn(warning));
    evidence.untestable = validate::unread_days(case, &evidence);
    let mut problems = validate::values(case, &evidence);
    problems.extend(twice::check(case, &evidence));
    problems.extend(against::check(case));
    problems.extend(classes::check(case, &evidence));
    if problems.is_empty() {
        return Ok(evidence);
    }
    // Who has to mend something else mends these with it.
    let unread = evidence.untestable.into_values().filter(|one| !problems.contains(one));
    let unread: Vec<Diagnostic> = unread.collect();
    problems.extend(unread);
    Err(Error::Refused(problems))
}

/// A source without a hash is not pinned; any other must match to the byte.
fn pinned(source: &Source, bytes: &[u8]) -> Result<(), Error> {
    let found = sha256(bytes);
    if source.sha256 == found {
        return Ok(());
    }
    let (path, pinned) = (source.path.clone(), source.sha256.clone());
    Err(Error::Hash { path, pinned, found, bytes: bytes.len() })
}
