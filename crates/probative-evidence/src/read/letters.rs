//! The western letters of Windows, which hold those of Latin-1.

/// Code page 1252 from 128 to 159; what it leaves out is kept as the control character of that
/// number.
const PAGE_1252: [u16; 32] = [
    0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039,
    0x152, 0x8d, 0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc,
    0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
];

/// The letter of a byte in code page 1252.
pub(crate) fn western(byte: u8) -> char {
    match byte {
        0x80..=0x9f => {
            let letter = u32::from(PAGE_1252[usize::from(byte - 0x80)]);
            char::from_u32(letter).unwrap_or('\u{fffd}')
        }
        _ => char::from(byte),
    }
}
