//! Sizes are bounded before anything is made of them: with the cap in the message, and how to raise
//! it.

use probative_terms::Diagnostic;

use crate::error::Error;
use crate::parameter::Parameter;
use crate::parameters::{CLASSES, DRAWS, MAX_CLASSES, MAX_DRAWS};
use crate::settings::Settled;

/// Passes if what a question asks for stays below its caps.
pub(crate) fn asked(settled: &Settled) -> Result<(), Error> {
    for (size, cap) in [(&DRAWS, &MAX_DRAWS), (&CLASSES, &MAX_CLASSES)] {
        let (count, most) = (settled.count(size).unwrap_or_default(), settled.cap(cap));
        if count > most {
            let said = format!("--{} {count} is above the cap of {most}", size.name);
            let help = format!("ask for fewer, or raise the cap with --{} N", cap.name);
            return Err(Error::asked(said, help));
        }
    }
    Ok(())
}

/// Passes if there are no more of something than its cap.
pub(crate) fn capped(
    cap: &Parameter,
    noun: &str,
    found: usize,
    settled: &Settled,
) -> Result<(), Error> {
    if found > settled.cap(cap) {
        return Err(above(cap, &format!("there are {found} {noun}"), settled).into());
    }
    Ok(())
}

/// What is above its cap.
pub(crate) fn above(cap: &Parameter, said: &str, settled: &Settled) -> Diagnostic {
    let said = format!("{said}, and the cap is {}", settled.cap(cap));
    let help = format!("take fewer, or raise the cap with --{} N", cap.name);
    Diagnostic::new("E248", said).helped(&help)
}

#[cfg(test)]
mod tests {
    use crate::methods::METHODS;
    use crate::parameter::{Setting, Type};
    use crate::parameters::{CLASSES, DRAWS};

    #[test]
    fn every_size_that_a_question_asks_for_has_a_cap_beside_it() {
        for method in METHODS {
            let uses = method.uses();
            let has = |name: &str| uses.iter().any(|each| each.parameter.name == name);
            for size in [&DRAWS, &CLASSES] {
                let cap = format!("max-{}", size.name);
                assert!(!has(size.name) || has(&cap), "{} --{}", method.name, size.name);
            }
            // A count without an end of its own is a size, but for the seed.
            let open = |takes| matches!(takes, Type::Count { most: u64::MAX, .. });
            let open = uses.iter().filter(|each| open(each.parameter.takes));
            for each in open.filter(|each| each.parameter.name != "seed") {
                assert!(has(&format!("max-{}", each.parameter.name)), "{}", each.parameter.name);
            }
        }
    }

    #[test]
    fn more_than_the_cap_is_refused_with_the_cap_and_what_raises_it() {
        let moran = METHODS.iter().find(|method| method.name == "scan").unwrap();
        let asked = |settings: &[(&'static str, Setting)]| {
            let names = |name: &str| Setting::Names(vec![name.to_owned()]);
            let must = [("value", names("cases")), ("population", Setting::Name("n".into()))];
            moran.settle(&must.into_iter().chain(settings.to_vec()).collect())
        };
        for draws in [10_000_001, 1_000_000_000_000, u64::MAX] {
            let said = asked(&[("draws", Setting::Count(draws))]).unwrap_err().to_string();
            assert!(said.contains("cap of 10000000") && said.contains("--max-draws N"), "{said}");
        }
        let raised = [("draws", 20_000_000), ("max-draws", 20_000_000)];
        assert!(asked(&raised.map(|(name, count)| (name, Setting::Count(count)))).is_ok());
    }
}
