//! From the bytes of a file of notes to JSON.

use std::borrow::Cow;

use serde_json::value::RawValue;

/// Decodes the bytes of a file of notes: UTF-8, or UTF-16 with or without a byte order mark.
/// Returns `None` if they are not text.
///
/// JSON begins with an ASCII character, so zeros reveal UTF-16 (RFC 4627 §3).
pub fn text_of_bytes(bytes: &[u8]) -> Option<String> {
    match bytes {
        [0xff, 0xfe, units @ ..] => utf16(units, u16::from_le_bytes),
        [0xfe, 0xff, units @ ..] => utf16(units, u16::from_be_bytes),
        [0, second, ..] if *second != 0 => utf16(bytes, u16::from_be_bytes),
        [first, 0, ..] if *first != 0 => utf16(bytes, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] | rest => String::from_utf8(rest.to_vec()).ok(),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.ok().filter(|_| rest.is_empty())
}

/// Returns the values of a text: a single value, several consecutive ones, or one on each line.
/// Damaged values are `None`.
///
/// # Errors
/// Returns an error if the text is not JSON.
pub(in crate::exchange) fn values(text: &str) -> Result<Vec<Option<&RawValue>>, serde_json::Error> {
    let error = match serde_json::from_str(text) {
        Ok(one) => return Ok(vec![Some(one)]),
        Err(error) => error,
    };
    let stream = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    if let Ok(all) = stream.map(|one| one.map(Some)).collect() {
        return Ok(all);
    }
    on_lines(text).ok_or(error)
}

/// The values of a text with one on each line. Most must be objects, since texts of other kinds
/// have some by chance.
fn on_lines(text: &str) -> Option<Vec<Option<&RawValue>>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let read = lines.map(|line| {
        let is_object = line.len() > 2 && line.starts_with('{');
        serde_json::from_str(line).ok().filter(|_| is_object)
    });
    let read: Vec<Option<&RawValue>> = read.collect();
    let good = read.iter().flatten().count();
    (good > 1 && good * 2 >= read.len()).then_some(read)
}

/// Returns the text with white space in place of content that JSON does not allow, which keeps line
/// numbers valid. That content is comments, extra commas, commas between values, and record
/// separators (RFC 7464).
pub(in crate::exchange) fn tidy(text: &str) -> Cow<'_, str> {
    let mut out = text.as_bytes().to_vec();
    let bytes = text.as_bytes();
    let (mut at, mut level) = (0, 0_usize);
    let mut comma = None;
    // The last byte, other than white space and comments.
    let mut last = b'[';
    let mut blank = |from: usize, to: usize| {
        for byte in out.get_mut(from..to).into_iter().flatten() {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    };
    while let Some(byte) = bytes.get(at) {
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        let end = match byte {
            b'"' => at + string(rest),
            b'/' if rest.starts_with(b"//") => {
                let end = at
                    + rest
                        .iter()
                        .position(|byte| *byte == b'\n')
                        .unwrap_or(rest.len());
                blank(at, end);
                at = end;
                continue;
            }
            b'/' if rest.starts_with(b"/*") => {
                let end = rest.windows(2).skip(2).position(|two| two == b"*/");
                let end = end.map_or(bytes.len(), |end| at + end + 4);
                blank(at, end);
                at = end;
                continue;
            }
            b',' if level == 0 || b",[{".contains(&last) => {
                blank(at, at + 1);
                at += 1;
                continue;
            }
            0x1e => {
                blank(at, at + 1);
                at += 1;
                continue;
            }
            b'[' | b'{' => {
                level += 1;
                at + 1
            }
            b']' | b'}' => {
                level = level.saturating_sub(1);
                if let Some(comma) = comma {
                    blank(comma, comma + 1);
                }
                at + 1
            }
            _ => at + 1,
        };
        match byte {
            b',' => comma = Some(at),
            byte if byte.is_ascii_whitespace() => {}
            _ => comma = None,
        }
        if !byte.is_ascii_whitespace() {
            last = *byte;
        }
        at = end;
    }
    // Only ASCII characters and whole comments were replaced.
    String::from_utf8(out).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// The length of a string with its quotation marks, in bytes.
fn string(bytes: &[u8]) -> usize {
    let mut escaped = false;
    for (at, byte) in bytes.iter().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    bytes.len()
}
