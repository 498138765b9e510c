//! The ends of texts, measured in code points.

/// Returns the first `count` code points of a text, or all there are.
pub(super) fn first(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count);
    end.and_then(|(byte, _)| text.get(..byte)).unwrap_or(text)
}

/// Returns the last `count` code points of a text, or all there are.
pub(super) fn last(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().take(count).last();
    let byte = start.map_or(text.len(), |(byte, _)| byte);
    text.get(byte..).unwrap_or_default()
}
