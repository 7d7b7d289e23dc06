//! What is read of places before they are ranked, and which of them are peers.

use std::collections::BTreeMap;

use probative_case::claim::rate::{self, Rank, Rate};
use probative_case::claim::select::Joined;
use probative_evidence::{Found, places_of_none};
use probative_finding::finding::Untested;
use probative_terms::diagnostic::test::rate::NO_PEER;
use probative_terms::number::plain;

use super::moved::errors;
use crate::question::{Question, all_among, all_known, failed};

/// What is read of all places that may be peers.
pub(super) struct Records<'a> {
    /// What they are ranked by.
    pub(super) amounts: BTreeMap<String, Found>,
    /// What that is divided by, if it is.
    exposure: Option<BTreeMap<String, Found>>,
    /// The standard errors of the amounts.
    errors: Option<BTreeMap<String, f64>>,
    sizes: Option<Sizes<'a>>,
    /// Peers by their size of which nothing else is held.
    pub(super) unread: usize,
}

impl<'a> Records<'a> {
    pub(super) fn read(
        claim: &Rate,
        form: &'a Rank,
        question: &Question<'_>,
    ) -> Result<Records<'a>, Untested> {
        // An estimate with its error need not be whole.
        let mut amounts = match form.exposure.is_some() && form.error.is_none() {
            true => question.events(&form.amounts, &claim.key)?,
            false => question.ranked(&form.amounts, &claim.key)?,
        };
        let exposure = form.exposure.as_ref().map(|it| question.amounts(it, &claim.key));
        let exposure = exposure.transpose()?;
        let sizes = sizes(claim, form, question)?;
        let unread = of_sizes_alone(claim, form, sizes.as_ref(), &mut amounts, question);
        for codes in [&claim.named[..], &form.among[..]] {
            all_known(codes, &amounts, &form.amounts.source)?;
            if let Some((select, exposure)) = form.exposure.as_ref().zip(exposure.as_ref()) {
                all_known(codes, exposure, &select.source)?;
            }
        }
        let errors = form
            .error
            .as_ref()
            .map(|it| errors(claim, (form, it), &amounts, question))
            .transpose()?;
        let is_peer = |code: &String| {
            claim.named.contains(code)
                || form.lists(code) && sizes.as_ref().is_none_or(|sizes| sizes.may_have(code))
        };
        amounts.retain(|code, _| is_peer(code));
        all_among(&amounts, exposure.as_ref().unwrap_or(&BTreeMap::new()))?;
        Ok(Records { amounts, exposure, errors, sizes, unread })
    }

    /// By what the number of a place is divided.
    pub(super) fn people(&self, code: &str) -> Option<f64> {
        self.exposure.as_ref().map_or(Some(1.0), |exposure| exposure.get(code)?.value)
    }

    /// How far its amount may be off: of one whose error nobody knows nobody knows the rank.
    pub(super) fn error(&self, code: &str) -> Option<f64> {
        self.errors.as_ref().map_or(Some(0.0), |errors| errors.get(code).copied())
    }

    /// Whether the place is surely a peer.
    pub(super) fn is_sized(&self, code: &str) -> bool {
        self.sizes.as_ref().is_none_or(|sizes| sizes.has(code))
    }
}

/// By what number a place is a peer, where one decides it.
struct Sizes<'a> {
    peers: &'a rate::Peers,
    of: BTreeMap<String, Found>,
}

impl Sizes<'_> {
    fn known(&self, code: &str) -> Option<f64> {
        self.of.get(code)?.value
    }

    /// Whether the place is a peer.
    fn has(&self, code: &str) -> bool {
        self.known(code).is_some_and(|number| self.peers.has(number))
    }

    /// Whether the place is a peer for all that the record says: of one without a number nobody
    /// knows.
    fn may_have(&self, code: &str) -> bool {
        self.known(code).is_none_or(|number| self.peers.has(number))
    }
}

/// The numbers by which places are peers; the named one must be one of them.
fn sizes<'a>(
    claim: &Rate,
    form: &'a Rank,
    question: &Question<'_>,
) -> Result<Option<Sizes<'a>>, Untested> {
    let Some(peers) = &form.peers else { return Ok(None) };
    let source = &peers.amounts.source;
    let sizes = Sizes { peers, of: question.ranked(&peers.amounts, &claim.key)? };
    all_known(&claim.named, &sizes.of, source)?;
    let unfit = claim.named.iter().find(|code| !sizes.has(code));
    // Whom the case names as a peer is not dropped by another of its words.
    match unfit.or_else(|| form.among.iter().find(|code| !sizes.may_have(code))) {
        Some(code) => {
            let number = sizes.known(code).unwrap_or_default();
            Err(failed(&NO_PEER, &[code, &plain(number), &peers.amounts.value]))
        }
        None => Ok(Some(sizes)),
    }
}

/// Gives the peers by their size that have no row of their own the 0 that `covers` says, and
/// counts the others, whose number nobody knows.
fn of_sizes_alone(
    claim: &Rate,
    form: &Rank,
    sizes: Option<&Sizes<'_>>,
    amounts: &mut BTreeMap<String, Found>,
    question: &Question<'_>,
) -> usize {
    let Some(sizes) = sizes else { return 0 };
    let (counted, whole, key) = (&form.amounts, &sizes.peers.amounts, claim.key.as_str());
    let joined = Joined { counted, whole, key };
    let none = places_of_none(question.case, question.evidence(), joined);
    let is_peer = |code: &&String| sizes.has(code) && form.lists(code);
    let alone: Vec<&String> =
        sizes.of.keys().filter(is_peer).filter(|code| !amounts.contains_key(*code)).collect();
    let (covered, unread): (Vec<&String>, Vec<&String>) =
        alone.into_iter().partition(|code| none.contains(*code));
    amounts.extend(covered.into_iter().map(|code| (code.clone(), Found::NONE)));
    unread.len()
}
