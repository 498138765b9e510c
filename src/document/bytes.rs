//! From the bytes of a file to text.

use super::encoding::Encoding;

/// Why bytes are no text that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// There are none, or only white space.
    Empty,
    /// They hold characters that no text has: a picture, an archive, a program.
    Binary,
    /// They are neither UTF-8 nor UTF-16, but text in an older encoding, which has to be guessed.
    Encoding,
    /// They are a web page, such as one that asks for a password.
    WebPage,
    /// They are a PDF file.
    Pdf,
    /// They are a file of a word processor.
    WordProcessor,
    /// They only say where the text is: a shortcut, or what a store of large files keeps in its place.
    Pointer,
}

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is too large, and nothing of it was read.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
        /// The largest size that is read, in bytes.
        most: u64,
    },
    /// It is no text, or an empty one.
    NotText(NotText),
    /// The browser could not read it: it was moved, or changed meanwhile.
    Failed,
}

/// Reads bytes as text: UTF-8 with or without a byte order mark, or UTF-16 with one (Unicode
/// Standard, 3.10 D94 and D98) or without where its bytes leave no doubt. The mark itself is left
/// out.
///
/// # Errors
/// When they are not text, or there is none; no letter is guessed and no byte replaced. Text in an
/// older encoding can be read by [`text_in`].
pub fn text_of_bytes(bytes: &[u8]) -> Result<String, NotText> {
    let text = match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => return Err(NotText::Pdf),
        _ if is_word_processor(bytes) => return Err(NotText::WordProcessor),
        [0xff, 0xfe, units @ ..] => utf16(units, u16::from_le_bytes),
        [0xfe, 0xff, units @ ..] => utf16(units, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, bytes @ ..] => utf8(bytes),
        bytes => match unmarked(bytes) {
            Some(unit) => utf16(bytes, unit),
            None => utf8(bytes),
        },
    }?;
    of_text(text)
}

/// Reads bytes as text in an encoding that was guessed or chosen. `decode` turns bytes into text.
///
/// # Errors
/// As [`text_of_bytes`]; [`NotText::Encoding`] where `decode` does not know the encoding.
pub fn text_in(
    encoding: Encoding,
    bytes: &[u8],
    decode: super::encoding::Decode<'_>,
) -> Result<String, NotText> {
    of_text(encoding.text(bytes, decode).ok_or(NotText::Encoding)?)
}

fn of_text(text: String) -> Result<String, NotText> {
    if text.contains('\0') {
        Err(NotText::Binary)
    } else if text.trim().is_empty() {
        Err(NotText::Empty)
    } else if is_web_page(&text) {
        Err(NotText::WebPage)
    } else if is_pointer(&text) {
        Err(NotText::Pointer)
    } else {
        Ok(text)
    }
}

fn utf8(bytes: &[u8]) -> Result<String, NotText> {
    match str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) if is_binary(bytes) => Err(NotText::Binary),
        Err(_) => Err(NotText::Encoding),
    }
}

/// Whether bytes that are no UTF-8 are no text in another encoding either: too many of them are
/// control characters. A few are left over from extracting a text, and DOS ends a file with U+001A.
fn is_binary(bytes: &[u8]) -> bool {
    /// The bytes of text for each control character that is accepted. With more, a text with a few glyphs of
    /// a PDF file is refused; with fewer, a small program passes for text.
    const RARE: usize = 200;
    let end = bytes.iter().rposition(|byte| *byte != 0x1a);
    let bytes = bytes
        .get(..end.map_or(0, |end| end + 1))
        .unwrap_or_default();
    let is_foreign = |byte: &&u8| byte.is_ascii() && is_foreign_to_text(char::from(**byte));
    let foreign = bytes.iter().filter(is_foreign).count();
    bytes.contains(&0) || foreign * RARE > bytes.len()
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, NotText> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.ok().filter(|_| rest.is_empty()).ok_or(NotText::Binary)
}

/// How the units of UTF-16 without a byte order mark are read. Its spaces, line ends and signs have a
/// zero byte on one side, and no other text has zeros.
fn unmarked(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let is_layout =
        |byte: u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t') || byte.is_ascii_graphic();
    let (mut little, mut big) = (0_usize, 0_usize);
    for pair in pairs {
        match pair {
            [0, 0] => return None,
            [byte, 0] if is_layout(*byte) => little += 1,
            [0, byte] if is_layout(*byte) => big += 1,
            _ => {}
        }
    }
    // A stray zero makes no UTF-16: letters, or at least spaces, have them all through a text.
    let often = |count: usize| count > 0 && count * 50 >= pairs.len();
    match (little, big) {
        _ if !rest.is_empty() || !(often(little) || often(big)) => None,
        _ if little > 2 * big => Some(u16::from_le_bytes),
        _ if big > 2 * little => Some(u16::from_be_bytes),
        _ => None,
    }
}

/// Whether bytes begin as files of word processors do: an Office Open XML or OpenDocument package, a
/// compound file, RTF.
fn is_word_processor(bytes: &[u8]) -> bool {
    const COMPOUND_FILE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    /// The names of a package's parts stand at its beginning and, in its directory, at its end.
    const AT_EDGES: usize = 4_096;
    let head = bytes.get(..AT_EDGES.min(bytes.len())).unwrap_or_default();
    let tail = bytes
        .get(bytes.len().saturating_sub(AT_EDGES)..)
        .unwrap_or_default();
    let holds = |part: &[u8]| {
        [head, tail]
            .iter()
            .any(|edge| edge.windows(part.len()).any(|window| window == part))
    };
    let is_package = bytes.starts_with(b"PK\x03\x04")
        && [&b"word/"[..], b"[Content_Types].xml", b"opendocument"]
            .iter()
            .any(|part| holds(part));
    is_package || bytes.starts_with(&COMPOUND_FILE) || bytes.starts_with(b"{\\rtf")
}

/// Whether a text only says where the text is: what Git LFS keeps in place of a file, a shortcut of
/// Windows or macOS, a link of a cloud folder.
fn is_pointer(text: &str) -> bool {
    const LONGEST: usize = 2_000;
    let start = text.trim_start();
    text.len() <= LONGEST
        && (start.starts_with("version https://git-lfs.github.com/spec/")
            || start.starts_with("[InternetShortcut]")
            || start.starts_with("/annex/objects/")
            || start.starts_with("../") && start.contains(".git/annex/objects/")
            || start.starts_with("<?xml") && start.contains("<key>URL</key>")
            || start.starts_with('{') && start.contains("\"doc_id\"") && start.contains("\"url\""))
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
