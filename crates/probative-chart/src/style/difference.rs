//! How far two colours are apart, as people with each kind of colour vision see them.

/// A kind of colour vision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Vision {
    Usual,
    Protanopia,
    Deuteranopia,
    Tritanopia,
}

impl Vision {
    pub(crate) const ALL: [Vision; 4] =
        [Vision::Usual, Vision::Protanopia, Vision::Deuteranopia, Vision::Tritanopia];

    /// What is seen of linear red, green and blue (Machado, Oliveira & Fernandes 2009, table 1,
    /// severity 1).
    fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Vision::Usual => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Vision::Protanopia => [
                [0.152286, 1.052583, -0.204868],
                [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ],
            Vision::Deuteranopia => [
                [0.367322, 0.860646, -0.227968],
                [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ],
            Vision::Tritanopia => [
                [1.255528, -0.076749, -0.178779],
                [-0.078411, 0.930809, 0.147602],
                [0.004733, 0.691367, 0.303900],
            ],
        }
    }
}

/// A colour in CIELAB (D65).
pub(crate) type Lab = [f64; 3];

/// An sRGB colour such as `#4f93cb`, as it is seen.
pub(crate) fn seen(colour: &str, vision: Vision) -> Lab {
    let linear = [1, 3, 5].map(|at| {
        let share = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { libm::pow((share + 0.055) / 1.055, 2.4) }
    });
    let row = |row: [f64; 3], from: [f64; 3]| row.iter().zip(from).map(|(a, b)| a * b).sum::<f64>();
    let seen = vision.matrix().map(|part| row(part, linear).clamp(0.0, 1.0));
    let f = |share: f64| {
        if share > 216.0 / 24389.0 {
            libm::cbrt(share)
        } else {
            (24389.0 / 27.0 * share + 16.0) / 116.0
        }
    };
    let x = f(row([0.4124564, 0.3575761, 0.1804375], seen) / 0.95047);
    let y = f(row([0.2126729, 0.7151522, 0.0721750], seen));
    let z = f(row([0.0193339, 0.1191920, 0.9503041], seen) / 1.08883);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The difference of two colours, CIEDE2000 (Sharma, Wu & Dalal 2005, equations 2 to 22).
pub(crate) fn difference([l1, a1, b1]: Lab, [l2, a2, b2]: Lab) -> f64 {
    let degrees = |angle: f64| angle.to_radians();
    let seventh = |chroma: f64| {
        let power = libm::pow(chroma, 7.0);
        (power / (power + libm::pow(25.0, 7.0))).sqrt()
    };
    let g = 0.5 * (1.0 - seventh((libm::hypot(a1, b1) + libm::hypot(a2, b2)) / 2.0));
    let (a1, a2) = (a1 * (1.0 + g), a2 * (1.0 + g));
    let (c1, c2) = (libm::hypot(a1, b1), libm::hypot(a2, b2));
    let hue = |a: f64, b: f64| {
        if a == 0.0 && b == 0.0 { 0.0 } else { libm::atan2(b, a).to_degrees().rem_euclid(360.0) }
    };
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let grey = c1 * c2 == 0.0;
    let turn = if grey { 0.0 } else { (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0 };
    let hue_difference = 2.0 * (c1 * c2).sqrt() * libm::sin(degrees(turn / 2.0));
    let middle_hue = match (h1 - h2).abs() <= 180.0 {
        _ if grey => h1 + h2,
        true => (h1 + h2) / 2.0,
        false if h1 + h2 < 360.0 => (h1 + h2 + 360.0) / 2.0,
        false => (h1 + h2 - 360.0) / 2.0,
    };
    let (middle_l, middle_c) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0);
    let cosine = |factor: f64, shift: f64| libm::cos(degrees(factor * middle_hue + shift));
    let t = 1.0 - 0.17 * cosine(1.0, -30.0) + 0.24 * cosine(2.0, 0.0) + 0.32 * cosine(3.0, 6.0)
        - 0.20 * cosine(4.0, -63.0);
    let from_fifty = (middle_l - 50.0) * (middle_l - 50.0);
    let lightness = (l2 - l1) / (1.0 + 0.015 * from_fifty / (20.0 + from_fifty).sqrt());
    let chroma = (c2 - c1) / (1.0 + 0.045 * middle_c);
    let hue = hue_difference / (1.0 + 0.015 * middle_c * t);
    let off = (middle_hue - 275.0) / 25.0;
    let rotation = -libm::sin(degrees(60.0 * libm::exp(-off * off))) * 2.0 * seventh(middle_c);
    (lightness * lightness + chroma * chroma + hue * hue + rotation * chroma * hue).sqrt()
}

/// Pairs of Sharma, Wu & Dalal 2005, table 1, with their published difference.
#[test]
fn differences_agree_with_the_published_pairs() {
    let pairs = [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 3.1571, -77.2803], [50.0, 0.0, -82.7485], 2.8615),
        ([50.0, 2.8361, -74.0200], [50.0, 0.0, -82.7485], 3.4412),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0009], 7.1792),
        ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0011], 7.2195),
        ([50.0, 2.5, 0.0], [50.0, 0.0, -2.5], 4.3065),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([50.0, 2.5, 0.0], [61.0, -5.0, 29.0], 22.8977),
        ([50.0, 2.5, 0.0], [56.0, -27.0, -3.0], 31.9030),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ([22.7233, 20.0904, -46.6940], [23.0331, 14.9730, -42.5619], 2.0373),
        ([90.8027, -2.0831, 1.4410], [91.1528, -1.6435, 0.0447], 1.4441),
        ([2.0776, 0.0795, -1.1350], [0.9033, -0.0636, -0.5514], 0.9082),
    ];
    for (one, other, published) in pairs {
        let found = difference(one, other);
        assert!((found - published).abs() < 5e-5, "{one:?} {other:?}: {found}");
    }
}
