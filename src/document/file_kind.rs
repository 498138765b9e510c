//! The purpose of a file. Its content decides; its name and media type count only if the content
//! proves nothing.

use super::plain_text::markdown_of_plain_text;
use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// The format of a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TextFormat {
    /// Markdown.
    Markdown,
    /// Plain text, without any markup.
    Plain,
}

impl TextFormat {
    /// Returns the text as Markdown.
    pub fn markdown(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Markdown => Cow::Borrowed(text),
            Self::Plain => Cow::Owned(markdown_of_plain_text(text)),
        }
    }
}

/// The purpose of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Notes to be imported.
    Notes,
    /// A document to be read.
    Document(TextFormat),
}

impl FileKind {
    /// The bytes of a file that are needed to judge it.
    pub const HEAD: usize = 4_096;

    /// Judges a file by its beginning: notes are JSON. For documents the extension decides whether
    /// they are Markdown, then the browser's media type, then the markup.
    pub fn of(name: &str, media_type: &str, head: &[u8]) -> Self {
        // UTF-16 has a zero byte beside every ASCII character.
        let text: String = String::from_utf8_lossy(head)
            .chars()
            .filter(|c| !matches!(c, '\0' | '\u{feff}' | '\u{fffd}'))
            .collect();
        let (last, before) = extension(name);
        // Damaged notes count too if the name says so, since reading them locates the damage.
        let is_named = matches!(last.as_str(), "json" | "jsonld") && !has_marks(&text);
        if is_json(&text) || is_named {
            return Self::Notes;
        }
        let format = match (last.as_str(), before.as_str(), media_type) {
            // Mail programs append `.txt` to unknown extensions.
            (
                "md" | "markdown" | "mdown" | "mkd" | "mkdn" | "mdwn" | "mdtext" | "rmd" | "qmd",
                ..,
            )
            | ("txt", "md" | "markdown", _) => TextFormat::Markdown,
            ("txt" | "text" | "asc", ..) => TextFormat::Plain,
            (_, _, "text/markdown" | "text/x-markdown") => TextFormat::Markdown,
            _ if has_marks(&text) => TextFormat::Markdown,
            _ => TextFormat::Plain,
        };
        Self::Document(format)
    }
}

/// The last two extensions of a name, in lower case.
fn extension(name: &str) -> (String, String) {
    let mut parts = name.rsplit('.').map(str::to_ascii_lowercase);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(last), Some(before), Some(_)) => (last, before),
        (Some(last), Some(_), None) => (last, String::new()),
        _ => (String::new(), String::new()),
    }
}

/// Whether a text begins like a file of JSON objects, perhaps after comments.
fn is_json(text: &str) -> bool {
    let mut rest = text.trim_start();
    loop {
        rest = match (rest.strip_prefix("//"), rest.strip_prefix("/*")) {
            (Some(comment), _) => comment.split_once('\n').map_or("", |(_, rest)| rest),
            (_, Some(comment)) => comment.split_once("*/").map_or("", |(_, rest)| rest),
            _ => break,
        }
        .trim_start();
    }
    let Some(open) = rest.chars().next() else {
        return false;
    };
    let inside = rest.get(open.len_utf8()..).unwrap_or_default().trim_start();
    match open {
        '{' => inside.starts_with(['"', '}']),
        '[' => inside.starts_with('{') || inside.trim_end() == "]",
        _ => false,
    }
}

/// Whether a line has Markdown markup: a heading, a table, a link or bold words.
fn has_marks(text: &str) -> bool {
    text.lines().any(|line| {
        let signs = line.bytes().take_while(|byte| *byte == b'#').count();
        let after = line.get(signs..).unwrap_or_default();
        (1..=6).contains(&signs) && after.starts_with(' ')
            || line.starts_with("|-")
            || line.starts_with("| -")
            || line.contains("](http")
            || line.contains("**")
    })
}
