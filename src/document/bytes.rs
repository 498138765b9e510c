//! From the bytes of a file to text.

/// Why bytes are no text that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// There are none, or only white space.
    Empty,
    /// They hold characters that no text has: a picture, an archive, a program.
    Binary,
    /// They are neither UTF-8 nor, with a byte order mark, UTF-16, but may be text in an older encoding.
    Encoding,
    /// They are a web page, such as one that asks for a password.
    WebPage,
    /// They are a PDF file.
    Pdf,
}

/// Reads bytes as text: UTF-8 with or without a byte order mark, or UTF-16 with one (Unicode
/// Standard, 3.10 D94 and D98). The mark itself is left out.
///
/// # Errors
/// When they are not text, or there is none; nothing is guessed and no byte replaced.
pub fn text_of_bytes(bytes: &[u8]) -> Result<String, NotText> {
    let text = match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => return Err(NotText::Pdf),
        [0xff, 0xfe, units @ ..] => utf16(units, u16::from_le_bytes),
        [0xfe, 0xff, units @ ..] => utf16(units, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, bytes @ ..] | bytes => utf8(bytes),
    }?;
    if text.contains('\0') {
        Err(NotText::Binary)
    } else if text.trim().is_empty() {
        Err(NotText::Empty)
    } else if is_web_page(&text) {
        Err(NotText::WebPage)
    } else {
        Ok(text)
    }
}

fn utf8(bytes: &[u8]) -> Result<String, NotText> {
    let is_foreign = |byte: &u8| byte.is_ascii() && is_foreign_to_text(char::from(*byte));
    match str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) if bytes.iter().any(is_foreign) => Err(NotText::Binary),
        Err(_) => Err(NotText::Encoding),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, NotText> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.ok().filter(|_| rest.is_empty()).ok_or(NotText::Binary)
}

/// Control characters other than those that lay out a text. In valid Unicode a few of them are left
/// over from extracting a text; elsewhere they tell a picture or a program from an older encoding.
fn is_foreign_to_text(c: char) -> bool {
    c < ' ' && !"\t\n\u{b}\u{c}\r".contains(c)
}

/// Whether a text begins as a whole web page does, after declarations and comments. Elements that
/// writers of Markdown begin with (`<div align="center">`, `<img>`, `<p>`) tell nothing.
fn is_web_page(text: &str) -> bool {
    const BEGINNINGS: [&str; 7] = [
        "!doctype html",
        "html",
        "head",
        "body",
        "title",
        "meta",
        "script",
    ];
    let mut rest = text.trim_start();
    let skipped = [("<!--", "-->"), ("<?xml", "?>")];
    while let Some((_, end)) = skipped.iter().find(|(start, _)| rest.starts_with(start)) {
        let Some((_, after)) = rest.split_once(end) else {
            return false;
        };
        rest = after.trim_start();
    }
    let Some(tag) = rest.strip_prefix('<') else {
        return false;
    };
    BEGINNINGS.iter().any(|name| {
        tag.split_at_checked(name.len())
            .is_some_and(|(start, after)| {
                start.eq_ignore_ascii_case(name)
                    && after.starts_with(|c: char| c.is_whitespace() || c == '>' || c == '/')
            })
    })
}
