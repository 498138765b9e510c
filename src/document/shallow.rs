//! Markdown with limited nesting of quotations and lists.
//!
//! A parser looks at every open container again on every line. So a line of ten thousand `>` with
//! ten thousand lines under it would take hours.

use std::borrow::Cow;

/// The deepest nesting of quotations and list items. More would cost time on each line. Fewer might
/// affect texts that people write, which hardly have ten.
pub const MOST_CONTAINERS: usize = 64;

/// Returns the text with a backslash before each mark that would nest containers deeper than
/// [`MOST_CONTAINERS`]. Later marks on the line are words. `on_line` is called with the number of
/// each such line, counted from 1.
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

/// The byte offset of a backslash that keeps a line from opening too many containers.
fn first_too_deep(line: &str) -> Option<usize> {
    // Every mark takes at least a byte.
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

/// The mark of a container at the beginning. Returns the distance of its sign from the end of the
/// line, in bytes, and the text after it.
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

/// Whether a line is a rule: `* * *`, `- - -`.
fn is_rule(line: &str) -> bool {
    let mut signs = line.chars().filter(|sign| !sign.is_whitespace());
    let first = signs.next();
    matches!(first, Some('-' | '*' | '_')) && signs.all(|sign| Some(sign) == first)
}
