//! Members that are nested too deeply to read.

use std::borrow::Cow;

/// The levels of arrays and objects of a note to read. Deeper ones are kept as text. The limit
/// leaves room for the levels that a note gains when written.
const MOST_LEVELS: usize = 96;

/// Returns the note with all deeper levels as text, each in an object of its own. A note without
/// such levels is unchanged.
pub(in crate::exchange) fn shallow(json: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let (mut level, mut taken, mut from) = (0_usize, 0, 0);
    let (mut quoted, mut escaped) = (false, false);
    for (at, byte) in json.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = quoted,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => {
                level += 1;
                if level == MOST_LEVELS + 1 {
                    from = at;
                }
            }
            b']' | b'}' if !quoted => {
                if level == MOST_LEVELS + 1 {
                    let deep = json.get(from..=at).unwrap_or_default();
                    let deep = serde_json::Value::from(deep).to_string();
                    out.push_str(json.get(taken..from).unwrap_or_default());
                    out.push_str(&format!("{{\"type\":\"TooDeep\",\"asWritten\":{deep}}}"));
                    taken = at + 1;
                }
                level = level.saturating_sub(1);
            }
            _ => {}
        }
    }
    match taken {
        0 => Cow::Borrowed(json),
        _ => {
            out.push_str(json.get(taken..).unwrap_or_default());
            Cow::Owned(out)
        }
    }
}
