//! From the bytes of a file to text.

use super::encoding::Encoding;

/// The reason why bytes are not a readable text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// The file is empty, or only white space.
    Empty,
    /// The file has characters that occur in no text: a picture, an archive, a program.
    Binary,
    /// The text is neither UTF-8 nor UTF-16, but in an older encoding, which has to be guessed.
    Encoding,
    /// The file is a web page, such as one that asks for a password.
    WebPage,
    /// The file is a PDF file.
    Pdf,
    /// The file is one of a word processor.
    WordProcessor,
    /// The file only refers to the text: a shortcut, or a placeholder of a store for large files.
    Pointer,
}

/// The reason why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The file is too large, and nothing of it was read.
    TooLarge {
        /// The size of the file, in bytes.
        bytes: u64,
        /// The largest accepted size, in bytes.
        most: u64,
    },
    /// The file is empty or not a text.
    NotText(NotText),
    /// The browser could not read the file, which was moved or changed meanwhile.
    Failed,
}

/// Decodes bytes as text: UTF-8 with or without a byte order mark, or UTF-16.
///
/// UTF-16 needs a byte order mark (Unicode Standard, 3.10 D94 and D98), unless its bytes leave no
/// doubt. The mark itself is dropped.
///
/// # Errors
/// Returns an error if the bytes are empty or not text. No letter is guessed and no byte
/// replaced. Text in an older encoding can be decoded by [`text_in`].
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

/// Decodes bytes as text in an encoding that was guessed or chosen. `decode` turns bytes into text.
///
/// # Errors
/// Returns the errors of [`text_of_bytes`], and [`NotText::Encoding`] if `decode` does not
/// know the encoding.
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

/// Whether bytes that are not UTF-8 are no text in another encoding either, because too many are
/// control characters. Text extraction leaves a few of these, and DOS ends a file with U+001A.
fn is_binary(bytes: &[u8]) -> bool {
    /// The bytes of text for each accepted control character. A higher value refuses texts with a
    /// few glyphs of a PDF file. A lower one accepts small programs as text.
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

/// Decides the byte order of UTF-16 without a byte order mark. Its spaces, line ends and
/// punctuation have a zero byte on one side, and no other text has zeros.
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
    // Stray zeros do not make UTF-16, in which at least the spaces have them throughout a text.
    let often = |count: usize| count > 0 && count * 50 >= pairs.len();
    match (little, big) {
        _ if !rest.is_empty() || !(often(little) || often(big)) => None,
        _ if little > 2 * big => Some(u16::from_le_bytes),
        _ if big > 2 * little => Some(u16::from_be_bytes),
        _ => None,
    }
}

/// Whether bytes begin like files of word processors: an Office Open XML or OpenDocument package, a
/// compound file, or RTF.
fn is_word_processor(bytes: &[u8]) -> bool {
    const COMPOUND_FILE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    /// The bytes to search at either end. The names of a package's parts are at its beginning and,
    /// in its directory, at its end.
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

/// Whether a text only refers to the real one: a Git LFS pointer, a shortcut of Windows or macOS,
/// or a link of a cloud folder.
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

/// Whether a control character has no place in the layout of a text. In valid Unicode a few are
/// left over from text extraction. Elsewhere they distinguish pictures and programs from older
/// encodings.
fn is_foreign_to_text(c: char) -> bool {
    c < ' ' && !"\t\n\u{b}\u{c}\r".contains(c)
}

/// Whether a text begins like a whole web page, after declarations and comments. Elements that
/// Markdown may begin with (`<div align="center">`, `<img>`, `<p>`) prove nothing.
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
