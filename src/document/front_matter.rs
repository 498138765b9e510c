//! The block of metadata that tools put on top of a Markdown file: YAML between `---`, TOML between
//! `+++`.
//!
//! It is not text of the report. It supplies title, symbol, date and language if the text lacks
//! them, and a repair quotes it in full. Only plain values of the outermost level are understood.

use super::masthead::{Masthead, is_symbol};
use super::repair::{Repair, RepairKind};
use crate::fold::{is_among, lower};
use std::borrow::Cow;

/// The longest name of a value, in code points. A higher value would take lines of prose with a
/// colon for values. A lower one would miss names that tools write.
const LONGEST_NAME: usize = 40;

/// The metadata of the report.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    pub(super) title: Option<String>,
    symbol: Option<String>,
    date: Option<String>,
    language: Option<String>,
}

impl FrontMatter {
    /// Fills gaps in the masthead.
    pub(super) fn fill(self, masthead: &mut Masthead) {
        let Self {
            title,
            symbol,
            date,
            language,
        } = self;
        masthead.title = masthead.title.take().or(title);
        masthead.symbol = masthead.symbol.take().or(symbol);
        masthead.date = masthead.date.take().or(date);
        masthead.language = masthead.language.take().or(language);
    }

    fn note(&mut self, name: &str, value: &str) {
        let name = lower(name).replace(['_', ' '], "-");
        let place = match name.as_str() {
            "title" => &mut self.title,
            "symbol" | "document-symbol" | "doc-symbol" => &mut self.symbol,
            "document" | "number" if is_symbol(value) => &mut self.symbol,
            "date" => &mut self.date,
            "language" | "lang" | "locale" => &mut self.language,
            _ => return,
        };
        if place.is_none() && !value.is_empty() {
            *place = Some(value.to_owned());
        }
    }
}

/// The syntax of the metadata.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Yaml,
    Toml,
}

impl Form {
    fn fence(self) -> &'static str {
        match self {
            Self::Yaml => "---",
            Self::Toml => "+++",
        }
    }

    fn is_end(self, line: &str) -> bool {
        let line = line.trim_end();
        line == self.fence() || self == Self::Yaml && line == "..."
    }

    /// The name and value on a line.
    fn value(self, line: &str) -> Option<(&str, &str)> {
        let sign = match self {
            Self::Yaml => ':',
            Self::Toml => '=',
        };
        let (name, value) = line.split_once(sign)?;
        let parted = self == Self::Toml || value.is_empty() || value.starts_with([' ', '\t']);
        let name = name.trim_end().trim_matches(['"', '\'']);
        let is_name = name.starts_with(|c: char| c.is_alphabetic() || c == '_')
            && name
                .chars()
                .all(|c| c.is_alphanumeric() || "_-. ".contains(c))
            && name.chars().nth(LONGEST_NAME).is_none();
        (parted && is_name).then_some((name, value.trim()))
    }

    /// Whether a line may occur in metadata without naming a value: a comment, or part of a list or
    /// of a longer value.
    fn may_hold(self, line: &str) -> bool {
        line.trim().is_empty()
            || line.starts_with([' ', '\t', '#', ']', '}'])
            || match self {
                Self::Yaml => line == "-" || line.starts_with("- "),
                Self::Toml => line.starts_with(['[', '"', '\'']),
            }
    }
}

/// Removes the metadata from the top of a source. The lines keep their numbers.
pub(super) fn take<'s>(
    source: Cow<'s, str>,
    repairs: &mut Vec<Repair>,
) -> (Cow<'s, str>, FrontMatter) {
    let start = source.len() - source.trim_start_matches('\n').len();
    let Some((end, found)) = read(source.get(start..).unwrap_or_default()) else {
        return (source, FrontMatter::default());
    };
    let taken = source.get(start..start + end).unwrap_or_default();
    repairs.push(Repair {
        line: start + 1,
        kind: RepairKind::FrontMatter {
            source: taken.trim_end().to_owned(),
        },
    });
    let lines = taken.matches('\n').count();
    let rest = source.get(start + end..).unwrap_or_default();
    let left = format!("{}{rest}", "\n".repeat(start + lines));
    (Cow::Owned(left), found)
}

/// Names that tools write, and that lines of prose with a colon do not have.
const NAMES: &str = "title subtitle symbol document-symbol doc-symbol date author authors layout tags \
     categories category keywords language languages lang locale slug permalink description \
     abstract draft version status id uid url aliases weight toc output documentclass \
     published created updated modified lastmod template type css";

fn is_name_of_tools(name: &str) -> bool {
    is_among(NAMES, &lower(name).replace(['_', ' '], "-"))
}

/// The length of the metadata at the beginning of a text, in bytes, and their values.
fn read(text: &str) -> Option<(usize, FrontMatter)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    let form = [Form::Yaml, Form::Toml].into_iter();
    let form = form
        .into_iter()
        .find(|form| first.trim_end() == form.fence())?;
    let mut end = first.len();
    let mut found = FrontMatter::default();
    let mut values: Vec<(&str, String)> = Vec::new();
    let mut is_inner = false;
    for line in lines {
        end += line.len();
        if form.is_end(line) {
            for (name, value) in &values {
                // A list or a reference has no plain value.
                if !value.starts_with(['[', '{', '&', '*']) {
                    found.note(name, &plain(value));
                }
            }
            let is_named = values.iter().any(|(name, _)| is_name_of_tools(name));
            return is_named.then_some((end, found));
        }
        let line = line.trim_end();
        // In TOML, the values after the name of a table belong to that table.
        is_inner |= form == Form::Toml && line.starts_with('[') && !values.is_empty();
        let value = form.value(line);
        if is_inner && (value.is_some() || form.may_hold(line)) {
            continue;
        }
        match (value, values.last_mut()) {
            (Some((name, value)), _) => values.push((name, value.to_owned())),
            // The first line tells metadata from a rule, since metadata begin at once.
            (None, None) if !line.starts_with(['#', '[']) => return None,
            (None, Some((_, value))) if line.starts_with([' ', '\t']) => {
                value.push(' ');
                value.push_str(line.trim());
            }
            (None, _) if form.may_hold(line) => {}
            (None, _) => return None,
        }
    }
    None
}

/// A value without quotation marks, comment and the marks of a longer value.
fn plain(value: &str) -> String {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some((inside, _)) = value.strip_prefix(quote).and_then(|v| v.rsplit_once(quote)) {
            let written = match quote {
                '"' => inside.replace("\\\"", "\"").replace("\\\\", "\\"),
                _ => inside.replace("''", "'"),
            };
            return written.trim().to_owned();
        }
    }
    let folded = [">-", "|-", ">+", "|+", ">", "|"].into_iter();
    let mut folded = folded.filter_map(|mark| value.strip_prefix(mark));
    let value = folded
        .next()
        .filter(|rest| rest.starts_with(' '))
        .unwrap_or(value);
    let value = value.split(" #").next().unwrap_or_default();
    value.trim().to_owned()
}
