//! Splits HTML into tags, comments and words, like the HTML Standard's tokenizer (13.2.5).
//!
//! A whole tokenizer, with its table of 2,231 entities, would be four times the remaining budget of
//! the download. The crate `html5gum` is the oracle in the tests.
//!
//! In the first download `html5gum` would cost 43 kB, mostly for its table of entities, which
//! pulldown-cmark already has. The crate also reads the HTML in the texts of notes, in the app.

use std::ops::Range;

/// A piece of HTML, with its byte range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HtmlPart {
    /// Words, with their entities as written.
    Words(Range<usize>),
    /// A closed comment, including its delimiters.
    Comment(Range<usize>),
    /// A tag.
    Tag(HtmlTag, Range<usize>),
}

/// A start or end tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HtmlTag {
    /// The name in lower case.
    pub name: String,
    /// Whether it is an end tag.
    pub ends: bool,
    /// Names in lower case with their values as written. Only the first attribute of a name is
    /// included.
    pub attributes: Vec<(String, String)>,
}

impl HtmlTag {
    /// Returns the value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(other, _)| other == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Returns the pieces of a text in order, without gaps. Unclosed tags and comments count as words,
/// and so do declarations and instructions.
pub fn html_parts(text: &str) -> Vec<HtmlPart> {
    /// How often the whole text may be scanned for tags that turn out to have no end. More would
    /// raise the cost of such tags, fewer would miss a tag after some of them.
    const MOST_TIMES: usize = 8;
    let mut parts = Vec::new();
    let mut left = MOST_TIMES * text.len();
    let (mut words, mut at) = (0, 0);
    let mut is_closed = true;
    while let Some(next) = text.get(at..).and_then(|rest| rest.find('<')) {
        let start = at + next;
        let rest = text.get(start..).unwrap_or_default();
        let found = if rest.starts_with("<!--") {
            let len = is_closed.then(|| comment(rest)).flatten();
            is_closed &= len.is_some();
            len.map(|len| HtmlPart::Comment(start..start + len))
        } else {
            let found = if left > 0 { tag(rest) } else { None };
            if found.is_none() && begins_tag(rest) {
                left = left.saturating_sub(rest.len());
            }
            found.map(|(tag, len)| HtmlPart::Tag(tag, start..start + len))
        };
        at = start + 1;
        if let Some(found) = found {
            if words < start {
                parts.push(HtmlPart::Words(words..start));
            }
            at = found.range().end;
            words = at;
            parts.push(found);
        }
    }
    if words < text.len() {
        parts.push(HtmlPart::Words(words..text.len()));
    }
    parts
}

impl HtmlPart {
    /// Returns the byte range of the piece.
    pub fn range(&self) -> Range<usize> {
        match self {
            Self::Words(range) | Self::Comment(range) | Self::Tag(_, range) => range.clone(),
        }
    }
}

/// The length of the comment at the beginning of a text.
fn comment(text: &str) -> Option<usize> {
    for short in ["<!-->", "<!--->"] {
        if text.starts_with(short) {
            return Some(short.len());
        }
    }
    let inside = text.get(4..)?;
    let end = inside.find("--")?;
    let mut at = end;
    loop {
        let rest = inside.get(at..)?;
        if rest.starts_with("-->") {
            return Some(4 + at + 3);
        }
        if rest.starts_with("--!>") {
            return Some(4 + at + 4);
        }
        at += 1 + inside.get(at + 1..)?.find("--")?;
    }
}

fn begins_tag(text: &str) -> bool {
    let name = text.trim_start_matches(['<', '/']);
    name.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// The tag at the beginning of a text and its length.
fn tag(text: &str) -> Option<(HtmlTag, usize)> {
    let mut rest = text.strip_prefix('<')?;
    let ends = rest.starts_with('/');
    rest = rest.strip_prefix('/').unwrap_or(rest);
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let len = rest.find(|c: char| is_space(c) || "/>".contains(c))?;
    let (name, mut rest) = rest.split_at_checked(len)?;
    let mut attributes: Vec<(String, String)> = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| is_space(c) || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            let name = name.to_ascii_lowercase();
            let tag = HtmlTag {
                name,
                ends,
                attributes,
            };
            return Some((tag, text.len() - after.len()));
        }
        let (attribute, after) = attribute(rest)?;
        if attributes.len() < MOST_ATTRIBUTES {
            attributes.push(attribute);
        }
        rest = after;
    }
}

/// The most attributes of a tag to read. More would let a hostile tag cost the square of its
/// length. Fewer might miss those of a tool that writes a dozen styles.
const MOST_ATTRIBUTES: usize = 64;

/// The attribute at the beginning of a text, and the text after it.
fn attribute(text: &str) -> Option<((String, String), &str)> {
    // A leading `=` is part of the name.
    let from = text.chars().next()?.len_utf8();
    let end = text
        .get(from..)?
        .find(|c: char| is_space(c) || "/>=".contains(c))?;
    let (name, after) = text.split_at_checked(from + end)?;
    let name = name.to_ascii_lowercase();
    let Some(value) = after.trim_start_matches(is_space).strip_prefix('=') else {
        return Some(((name, String::new()), after));
    };
    let value = value.trim_start_matches(is_space);
    for quote in ['"', '\''] {
        if let Some(inside) = value.strip_prefix(quote) {
            let (value, after) = inside.split_once(quote)?;
            return Some(((name, value.to_owned()), after));
        }
    }
    let end = value.find(|c: char| is_space(c) || c == '>')?;
    let (value, after) = value.split_at_checked(end)?;
    Some(((name, value.to_owned()), after))
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}
