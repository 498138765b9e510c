//! Halves of characters, which programs leave that cut texts by UTF-16 units.

/// Returns the JSON text with U+FFFD in place of each half of a character; `None` if it has none.
pub(in crate::exchange) fn without_halves(json: &str) -> Option<String> {
    const REPLACEMENT: &str = "\\ufffd";
    // Most files have none, and need no copy.
    if !json.contains("\\ud") && !json.contains("\\uD") {
        return None;
    }
    let mut whole = String::new();
    let (mut rest, mut has_halves) = (json, false);
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        whole.push_str(before);
        let second = escape.get(UNIT..).and_then(unit);
        let (len, is_half) = match unit(escape) {
            Some(0xd800..0xdc00) if matches!(second, Some(0xdc00..0xe000)) => (2 * UNIT, false),
            Some(0xd800..0xe000) => (UNIT, true),
            _ => (1 + escape.chars().nth(1).map_or(0, char::len_utf8), false),
        };
        let (escape, after) = escape.split_at_checked(len)?;
        whole.push_str(if is_half { REPLACEMENT } else { escape });
        has_halves |= is_half;
        rest = after;
    }
    whole.push_str(rest);
    has_halves.then_some(whole)
}

/// The length of `\ud83d`, in bytes.
const UNIT: usize = 6;

/// Parses the UTF-16 unit of an escape at the beginning of a text.
fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    u16::from_str_radix(digits, 16).ok()
}
