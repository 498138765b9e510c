//! Markdown whose quotations and lists do not lie in each other without end.
//!
//! A parser looks at every open container again on every line, so that a line of ten thousand `>`
//! and ten thousand lines under it would take hours.

use std::borrow::Cow;

/// How many quotations and list items lie in each other at most. More would cost more time per line;
/// fewer might take the marks of a text that somebody wrote, which hardly has ten.
pub const MOST_CONTAINERS: usize = 64;

/// Returns the text with a backslash before the mark that would open one more container than
/// [`MOST_CONTAINERS`] on its line: from there on, marks are words. `on_line` is called with the
/// number of each such line, counted from 1.
pub fn shallow(markdown: &str, mut on_line: impl FnMut(usize)) -> Cow<'_, str> {
    let mut result = String::new();
    let (mut copied, mut at) = (0, 0);
    for (index, line) in markdown.split_inclusive('\n').enumerate() {
        if let Some(mark) = first_too_deep(line) {
            on_line(index + 1);
            result.push_str(markdown.get(copied..at + mark).unwrap_or_default());
            result.push('\\');
            copied = at + mark;
        }
        at += line.len();
    }
    if copied == 0 {
        return Cow::Borrowed(markdown);
    }
    result.push_str(markdown.get(copied..).unwrap_or_default());
    Cow::Owned(result)
}

/// Where a backslash keeps a line from opening too many containers, in bytes.
fn first_too_deep(line: &str) -> Option<usize> {
    // Every mark takes a byte.
    if line.len() <= MOST_CONTAINERS || is_rule(line) {
        return None;
    }
    let mut rest = line;
    for _ in 0..MOST_CONTAINERS {
        rest = mark(rest)?.1;
    }
    let (sign, _) = mark(rest)?;
    Some(line.len() - sign)
}

/// The mark of a container at the beginning: how many bytes before the end of the line the sign
/// stands that makes it one, and what follows it.
fn mark(line: &str) -> Option<(usize, &str)> {
    let line = line.trim_start_matches([' ', '\t']);
    if let Some(rest) = line.strip_prefix('>') {
        return Some((line.len(), rest));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let signs: &[char] = if digits == 0 {
        &['-', '*', '+']
    } else {
        &['.', ')']
    };
    let sign = line.get(digits..)?;
    let rest = sign.strip_prefix(signs)?;
    (digits <= 9 && rest.starts_with(char::is_whitespace)).then_some((sign.len(), rest))
}

/// Whether a line is drawn as a rule: `* * *`, `- - -`.
fn is_rule(line: &str) -> bool {
    let mut signs = line.chars().filter(|sign| !sign.is_whitespace());
    let first = signs.next();
    matches!(first, Some('-' | '*' | '_')) && signs.all(|sign| Some(sign) == first)
}
