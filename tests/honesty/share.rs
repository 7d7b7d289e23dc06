//! Samples of a whole of which a share is what an edge says.

use probative_numeric::distribution::Normal;
use probative_numeric::{Stream, math};

use super::cell::{Asked, Calibrated, Kind, Setting, USUAL, at_c, at_d, beyond};
use super::world::{File, Made};

/// The sizes of samples.
const SIZES: [usize; 5] = [9, 15, 25, 51, 101];

pub(super) fn kind() -> Kind {
    let mut settings = Vec::new();
    for of in SIZES {
        // Next to all, next to none: the edge itself is on the right side of the words.
        let words: [(&'static str, &'static str, Vec<Asked>); 4] = [
            ("most", "", vec![at_c(50.0), at_d(50.0)]),
            ("all", "", vec![at_c(99.9), at_d(100.0)]),
            ("number", "percent = \"33\"\n", vec![at_c(32.5), at_d(33.5)]),
            ("at least", "percent = \"60\"\n", vec![at_c(60.0), at_d(60.0)]),
        ];
        for (words, stated, mut asked) in words {
            let base = words == "most" && of == 101;
            if base {
                // A share has no smallest effect of its own: that of a sample of this size.
                let further = |edge: f64, _: f64| {
                    let power = Normal.quantile(0.975) + Normal.quantile(0.8);
                    edge + 2.0 * power * 100.0 * math::sqrt(0.25 / 101.0)
                };
                asked.push(beyond(50.0, further));
            }
            settings.push(Setting {
                words,
                claim: String::new(),
                nuisance: format!("samples of {of}"),
                asked,
                make: Box::new(move |percent, stream| made(percent, of, stated, stream)),
                quick: words == "most" && of == 25 || base,
                calibrated: Calibrated::Once,
            });
        }
    }
    Kind {
        name: "share of a sample",
        about: "So many are drawn from a whole of which a share is what the edge says (*number*: 33 per cent as printed; *at least*: 60). The rule \
                must speak of *most* in samples of 101.",
        settings,
        most: 20_000,
        calibration: USUAL,
    }
}

fn made(percent: f64, of: usize, stated: &str, stream: &mut Stream) -> Made {
    let part = (0..of).filter(|_| 100.0 * stream.uniform() < percent).count();
    Made {
        kind: "share",
        test: format!(
            "unit = \"things\"\nsampled = true\ndesign_effect = 1\n{stated}\
             part_record = {{ source = \"sample\", value = \"part\" }}\n\
             whole_record = {{ source = \"sample\", value = \"whole\" }}"
        ),
        files: vec![File::csv("sample", "sample.csv", format!("part,whole\n{part},{of}\n"))],
        draws: 199,
    }
}
