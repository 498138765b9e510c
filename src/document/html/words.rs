//! The words of HTML.

use crate::document::inline::SpanKind;
use pulldown_cmark::{CowStr, Event, Parser};
use std::borrow::Cow;

/// Passes on the words of HTML. White space with a line end becomes a soft break.
pub(super) fn words<'a>(text: &str, mut take: impl FnMut(SpanKind, CowStr<'a>)) {
    let mut lines = text.split('\n').peekable();
    let mut is_first = true;
    while let Some(line) = lines.next() {
        let start = if is_first { line } else { line.trim_start() };
        let words = if lines.peek().is_some() {
            start.trim_end()
        } else {
            start
        };
        if !is_first {
            take(SpanKind::SoftBreak, " ".into());
        }
        if !words.is_empty() {
            take(SpanKind::Text, decoded(words).into_owned().into());
        }
        is_first = false;
    }
}

/// Words with decoded entities, using the parser that knows those of Markdown.
pub(super) fn decoded(words: &str) -> Cow<'_, str> {
    /// The longest entity has 33 bytes.
    const LONGEST: usize = 34;

    if !words.contains('&') {
        return Cow::Borrowed(words);
    }
    let mut pieces = words.split('&');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece.bytes().take(LONGEST).position(|byte| byte == b';');
        let decoded = end.and_then(|end| entity(piece.get(..end)?).zip(piece.get(end + 1..)));
        match decoded {
            Some((sign, rest)) => {
                text.push_str(&sign);
                text.push_str(rest);
            }
            None => {
                text.push('&');
                text.push_str(piece);
            }
        }
    }
    Cow::Owned(text)
}

/// The text of a named entity.
fn entity(name: &str) -> Option<String> {
    let is_name = name.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'#');
    let written = format!("&{name};");
    let mut texts = Parser::new(&written).filter_map(|event| match event {
        Event::Text(text) => Some(text.to_string()),
        _ => None,
    });
    let sign = texts.next().filter(|sign| is_name && *sign != written)?;
    texts.next().is_none().then_some(sign)
}
