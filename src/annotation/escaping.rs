//! Shows words that a Markdown renderer would swallow, as they were written.
//!
//! Notes are read like reports. A definition counts only if a link uses it, a link only if its target
//! is an address.

use std::borrow::Cow;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::document::{Link, shallow};

/// The syntax that notes may use beyond CommonMark.
pub const NOTE_SYNTAX: Options = Options::ENABLE_STRIKETHROUGH.union(Options::ENABLE_TABLES);

/// The code points of a note that are drawn before the reader asks for more. More would keep the page
/// busy and push other notes away; fewer would cut real notes (a page has 3,000).
pub const MOST_CODE_POINTS: usize = 10_000;

/// How often escaped text is checked again. A link cannot contain another, so the outer one becomes a
/// link once the inner one is not. More rounds cost time on hostile notes only. With fewer, some of
/// those would lose their links, but not their words.
const ROUNDS: usize = 8;

/// Returns the Markdown of a note in which nothing is swallowed. Syntax that would not be drawn with
/// all its words is shown as written. That applies to definitions, pictures, and endlessly nested
/// quotations and lists. It also applies to links that are not followed, have a title or have no words.
pub fn as_written(source: &str) -> Cow<'_, str> {
    // A short note is parsed quickly, however deep it nests.
    let mut written = match source.len() > MOST_CODE_POINTS {
        true => shallow(source, |_| {}),
        false => Cow::Borrowed(source),
    };
    for _ in 0..ROUNDS {
        if let Cow::Owned(shown) = definitions_shown(&written) {
            written = Cow::Owned(shown);
        }
        let places = not_drawn(&written);
        if places.is_empty() {
            return written;
        }
        written = Cow::Owned(escaped(&written, places));
    }
    let places = brackets(&written);
    Cow::Owned(escaped(&written, places))
}

/// Returns the starts of links and pictures that are not drawn with all their words.
fn not_drawn(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    if !text.contains(['[', '<']) {
        return places;
    }
    // The open link, if it has no words so far.
    let mut wordless = None;
    for (event, range) in Parser::new_ext(text, NOTE_SYNTAX).into_offset_iter() {
        match event {
            // The bracket after the exclamation mark.
            Event::Start(Tag::Image { .. }) => places.push(range.start + 1),
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            }) => {
                let is_followed = matches!(Link::of(link_type, &dest_url), Link::To(_));
                if is_followed && title.is_empty() {
                    wordless = Some(range.start);
                } else {
                    places.push(range.start);
                }
            }
            Event::Text(words) | Event::Code(words) | Event::InlineHtml(words)
                if !words.trim().is_empty() =>
            {
                wordless = None;
            }
            Event::End(TagEnd::Link) => places.extend(wordless.take()),
            _ => {}
        }
    }
    places
}

/// Escapes the link definitions in the Markdown of a note (`[12]: Ibid.`). A renderer drops them,
/// although they are words of the note. They would also apply to every other note of a text.
fn definitions_shown(source: &str) -> Cow<'_, str> {
    let mut shown = Cow::Borrowed(source);
    // Of several definitions with one label, each search finds only the first.
    for find in [definitions, definitions, brackets_at_starts, brackets] {
        if definitions(&shown).is_empty() {
            return shown;
        }
        let places = find(&shown);
        shown = Cow::Owned(escaped(&shown, places));
    }
    shown
}

/// Returns the text with a backslash before each of these bytes.
pub fn escaped(text: &str, mut places: Vec<usize>) -> String {
    crate::sort::sort_by(&mut places, usize::cmp);
    places.dedup();
    let mut escaped = String::with_capacity(text.len() + places.len());
    let mut done = 0;
    for place in places {
        if let Some(before) = text.get(done..place) {
            escaped.push_str(before);
            escaped.push('\\');
            done = place;
        }
    }
    escaped.push_str(text.get(done..).unwrap_or_default());
    escaped
}

/// Returns the starts of link definitions.
fn definitions(text: &str) -> Vec<usize> {
    if !text.contains("]:") {
        return Vec::new();
    }
    let parser = Parser::new_ext(text, NOTE_SYNTAX);
    let all = parser.reference_definitions().iter();
    all.map(|(_, definition)| definition.span.start).collect()
}

/// Returns the brackets at the start of a line, after any list or quote markers.
fn brackets_at_starts(text: &str) -> Vec<usize> {
    let mut at_start = true;
    let mut starts = Vec::new();
    for (place, letter) in text.char_indices() {
        if at_start && letter == '[' {
            starts.push(place);
        }
        at_start = match letter {
            '\n' | '\r' => true,
            ' ' | '\t' | '>' | '-' | '+' | '*' | '.' | ')' | '0'..='9' => at_start,
            _ => false,
        };
    }
    starts
}

/// Returns the unescaped opening brackets.
fn brackets(text: &str) -> Vec<usize> {
    let mut is_escaped = false;
    let mut places = Vec::new();
    for (place, letter) in text.char_indices() {
        if letter == '[' && !is_escaped {
            places.push(place);
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    places
}
