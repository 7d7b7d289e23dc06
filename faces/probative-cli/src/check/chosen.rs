//! What the command's flags choose of a case.

use probative::Case;
use probative_case::read::nearest;

use crate::exit::Stop;

/// The case with these claims alone; with all where none is named.
pub(crate) fn claims(case: Case, chosen: &[String]) -> Result<Case, Stop> {
    if chosen.is_empty() {
        return Ok(case);
    }
    if let Some(unknown) = chosen.iter().find(|id| case.claim(id).is_none()) {
        let known: Vec<&str> = case.claims.iter().map(|claim| claim.id.as_str()).collect();
        let help = match nearest(unknown, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the case has {}", known.join(", ")),
        };
        return Err(Stop::usage(&format!("the case has no claim `{unknown}`"), &help));
    }
    let claims = case.claims.into_iter().filter(|claim| chosen.contains(&claim.id)).collect();
    Ok(Case { claims, ..case })
}

/// The case with the settings that the command gives in place of its own.
pub(crate) fn settings(mut case: Case, draws: Option<usize>, seed: Option<u64>) -> Case {
    case.settings.draws = draws.unwrap_or(case.settings.draws);
    case.settings.seed = seed.unwrap_or(case.settings.seed);
    case
}
