//! From the bytes of a file to text.

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// There are none, or only white space.
    Empty,
    /// They are neither UTF-8 nor, with a byte order mark, UTF-16; or they hold characters that no
    /// text has.
    Binary,
}

/// Reads bytes as text: UTF-8 with or without a byte order mark, or UTF-16 with one (Unicode
/// Standard, 3.10 D94 and D98). The mark itself is left out.
///
/// # Errors
/// When they are not text, or there is none; nothing is guessed and no byte replaced.
pub fn text_of_bytes(bytes: &[u8]) -> Result<String, NotText> {
    let text = match bytes {
        [0xff, 0xfe, units @ ..] => utf16(units, u16::from_le_bytes),
        [0xfe, 0xff, units @ ..] => utf16(units, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, bytes @ ..] | bytes => str::from_utf8(bytes).ok().map(str::to_owned),
    };
    let text = text.filter(|text| !text.contains(is_foreign_to_text));
    match text {
        None => Err(NotText::Binary),
        Some(text) if text.trim().is_empty() => Err(NotText::Empty),
        Some(text) => Ok(text),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.ok().filter(|_| rest.is_empty())
}

/// Control characters other than those that lay out a text: what holds one is a picture, an archive
/// or a program that happens to be valid Unicode.
fn is_foreign_to_text(c: char) -> bool {
    c < ' ' && !"\t\n\u{b}\u{c}\r".contains(c)
}
