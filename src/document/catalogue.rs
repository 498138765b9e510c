//! The list of reports that a hosted copy offers: `catalogue.json`.
//!
//! ```json
//! { "reports": [ { "symbol": "C14/41-E", "title": "…", "date": "2014-03-14", "language": "en",
//!   "file": "reports/C14-41-E.md", "canonical": "https://…", "revisionOf": "C14/40-E" } ] }
//! ```
//!
//! `canonical` and `revisionOf` are optional. `correctionOf` or `additionTo` may take the place of
//! `revisionOf`. Unknown fields are ignored. An unusable entry becomes a problem that names it, and
//! the others stay usable. The list is parsed by hand: the first drawing reads it with the
//! browser's parser, where bytes count, and every fault has a name.

use super::bytes::text_of_bytes;
use super::catalogue_problem::{CatalogueProblem, EntryFault, JsonFault};
use super::index::Index;
use super::key::DocumentKey;
use super::link::is_allowed_link;
use super::relation::{self, Named, Relation};
use super::relation_kind::RelationKind;
use serde_json::Value;

/// A JSON object that holds an entry of a catalogue, independent of the JSON parser. The first
/// drawing uses the browser's parser, so that readers need not wait for another.
pub trait Members {
    /// Returns whether the value is an object; no other value has members.
    fn is_object(&self) -> bool;
    /// Returns a member of the object.
    fn member(&self, name: &str) -> Member;
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Member {
    /// The member is missing or `null`.
    Absent,
    /// The member is text.
    Text(String),
    /// The member has another type.
    Other,
}

impl Members for Value {
    fn is_object(&self) -> bool {
        self.is_object()
    }

    fn member(&self, name: &str) -> Member {
        match self.get(name) {
            None | Some(Value::Null) => Member::Absent,
            Some(Value::String(text)) => Member::Text(text.clone()),
            Some(_) => Member::Other,
        }
    }
}

/// The reports on offer, and the problems of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    entries: Vec<CatalogueEntry>,
    problems: Vec<CatalogueProblem>,
}

/// One report on offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueEntry {
    /// The key for links and storage.
    pub key: DocumentKey,
    /// `C14/41-E`
    pub symbol: String,
    /// The title in the report's language.
    pub title: String,
    /// `YYYY-MM-DD`
    pub date: String,
    /// The language tag, `en`.
    pub language: String,
    /// The Markdown file, a path relative to the catalogue.
    pub file: String,
    /// The address under which the report is published.
    pub canonical: Option<String>,
    /// The relation to another document according to the catalogue, and the symbol of that
    /// document.
    pub relation: Option<(RelationKind, String)>,
}

impl CatalogueEntry {
    /// Returns the names of the document.
    pub fn named(&self) -> Named<'_> {
        Named {
            key: &self.key,
            symbol: &self.symbol,
            language: &self.language,
        }
    }
}

impl Catalogue {
    /// Reads `catalogue.json`. Never fails, since unusable content is listed among the problems.
    pub fn parse(json: &str) -> Self {
        Self::of_bytes(json.as_bytes())
    }

    /// Reads the bytes of `catalogue.json` as [`text_of_bytes`] does. Never fails.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        let json = match text_of_bytes(bytes) {
            Ok(json) => json,
            Err(problem) => return Self::unusable(CatalogueProblem::NotText(problem)),
        };
        let value: Value = match serde_json::from_str(&json) {
            Ok(value) => value,
            Err(error) => return Self::unusable(not_json(&json, &error)),
        };
        match value.get("reports").and_then(Value::as_array) {
            Some(reports) => Self::of_reports(reports),
            None => Self::unusable(CatalogueProblem::NoReports),
        }
    }

    /// Returns the usable entries, in the order of the file.
    pub fn entries(&self) -> &[CatalogueEntry] {
        &self.entries
    }

    /// Returns the reason why the whole file is unusable, if it is.
    pub fn fault(&self) -> Option<&CatalogueProblem> {
        let problems = self.problems.iter();
        let mut whole =
            problems.filter(|problem| !matches!(problem, CatalogueProblem::Entry { .. }));
        whole.next()
    }

    /// Returns the problems, in the order of the file.
    pub fn problems(&self) -> &[CatalogueProblem] {
        &self.problems
    }

    /// Returns the entry with a key.
    pub fn entry(&self, key: &DocumentKey) -> Option<&CatalogueEntry> {
        self.entries.iter().find(|entry| entry.key == *key)
    }

    /// Returns the relation of a report to another one of the list, by its entry or else by their
    /// numbers.
    pub fn relation(&self, entry: &CatalogueEntry) -> Option<Relation> {
        let others: Vec<Named<'_>> = self
            .entries
            .iter()
            .filter(|other| other.key != entry.key)
            .map(CatalogueEntry::named)
            .collect();
        let Some((kind, symbol)) = &entry.relation else {
            return relation::relation(entry.named(), &others);
        };
        let meant = others
            .iter()
            .find(|other| other.symbol == symbol && entry.named().may_share_language(other));
        meant.map(|other| Relation {
            kind: *kind,
            of: other.key.clone(),
        })
    }

    /// Makes a catalogue without usable content.
    pub fn unusable(problem: CatalogueProblem) -> Self {
        Self {
            entries: Vec::new(),
            problems: vec![problem],
        }
    }

    /// Reads the list of reports. Never fails, as [`Catalogue::parse`].
    pub fn of_reports(reports: &[impl Members]) -> Self {
        let mut catalogue = Self::default();
        let mut listed = Index::default();
        for (index, report) in reports.iter().enumerate() {
            let entry = entry_of(report).and_then(|entry| {
                let name = format!("{} {}", entry.language, entry.symbol);
                let is_new = listed.add(&name, index);
                is_new.then_some(entry).ok_or(EntryFault::Twice)
            });
            match entry {
                Ok(entry) => catalogue.entries.push(entry),
                Err(fault) => {
                    let symbol = match report.member("symbol") {
                        Member::Text(symbol) => Some(symbol),
                        _ => None,
                    };
                    catalogue.problems.push(CatalogueProblem::Entry {
                        index,
                        symbol,
                        fault,
                    });
                }
            }
        }
        let names = catalogue
            .entries
            .iter()
            .map(|entry| (entry.symbol.as_str(), entry.language.as_str()));
        let keys = DocumentKey::for_all(names);
        for (entry, key) in catalogue.entries.iter_mut().zip(keys) {
            entry.key = key;
        }
        catalogue
    }
}

fn entry_of(fields: &dyn Members) -> Result<CatalogueEntry, EntryFault> {
    if !fields.is_object() {
        return Err(EntryFault::NotAnObject);
    }
    let symbol = text(fields, "symbol")?;
    let language = text(fields, "language")?;
    let entry = CatalogueEntry {
        key: DocumentKey::new(&symbol, &language),
        title: text(fields, "title")?,
        date: text(fields, "date")?,
        file: text(fields, "file")?,
        canonical: optional_text(fields, "canonical")?,
        relation: relation_in(fields)?,
        symbol,
        language,
    };
    check(&entry)?;
    Ok(entry)
}

fn check(entry: &CatalogueEntry) -> Result<(), EntryFault> {
    if !is_date(&entry.date) {
        return Err(EntryFault::Date(entry.date.clone()));
    }
    if !is_language(&entry.language) {
        return Err(EntryFault::Language(entry.language.clone()));
    }
    if !is_relative(&entry.file) {
        return Err(EntryFault::File(entry.file.clone()));
    }
    match &entry.canonical {
        Some(url) if !is_web_address(url) => Err(EntryFault::Canonical(url.clone())),
        _ => Ok(()),
    }
}

fn not_json(json: &str, error: &serde_json::Error) -> CatalogueProblem {
    let (line, column) = (error.line(), error.column());
    let lines = json.split_inclusive('\n').take(line.saturating_sub(1));
    let place = lines.map(str::len).sum::<usize>() + column.saturating_sub(1);
    let before = json.get(..place).unwrap_or_default().trim_end();
    let at = json.as_bytes().get(place);
    let fault = if error.is_eof() {
        JsonFault::CutOff
    } else if before.ends_with(',') && matches!(at, Some(b']' | b'}' | b',')) {
        JsonFault::TrailingComma
    } else {
        JsonFault::Other
    };
    CatalogueProblem::NotJson {
        line,
        column,
        fault,
    }
}

fn text(fields: &dyn Members, field: &'static str) -> Result<String, EntryFault> {
    optional_text(fields, field)?.ok_or(EntryFault::NoText { field })
}

/// An optional field: absent, null or text.
fn optional_text(fields: &dyn Members, field: &'static str) -> Result<Option<String>, EntryFault> {
    match fields.member(field) {
        Member::Absent => Ok(None),
        Member::Text(text) if !text.trim().is_empty() => Ok(Some(text)),
        Member::Text(_) | Member::Other => Err(EntryFault::NoText { field }),
    }
}

/// The relation to another document, of which an entry may have one.
fn relation_in(fields: &dyn Members) -> Result<Option<(RelationKind, String)>, EntryFault> {
    let mut said = None;
    for kind in RelationKind::ALL {
        let Some(symbol) = optional_text(fields, kind.field())? else {
            continue;
        };
        if said.replace((kind, symbol)).is_some() {
            return Err(EntryFault::Relations);
        }
    }
    Ok(said)
}

/// Whether a text has the form `YYYY-MM-DD`, regardless of the calendar.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return false;
    };
    let number = |part: &str, len: usize| {
        let digits = part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit());
        if digits {
            part.parse::<u32>().ok()
        } else {
            None
        }
    };
    let in_range =
        |value: Option<u32>, most: u32| value.is_some_and(|value| (1..=most).contains(&value));
    number(year, 4).is_some() && in_range(number(month, 2), 12) && in_range(number(day, 2), 31)
}

/// Whether a text has the form of a BCP 47 tag: words of one to eight letters and digits, the first
/// of letters only.
fn is_language(text: &str) -> bool {
    let subtag = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let first = text.split('-').next().unwrap_or_default();
    (2..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && text.split('-').all(subtag)
}

/// Whether a path stays below the catalogue and on its host, even after percent-decoding.
fn is_relative(path: &str) -> bool {
    let plain = path
        .to_ascii_lowercase()
        .replace("%2e", ".")
        .replace("%2f", "/")
        .replace("%5c", "\\");
    is_read_as_it_stands(path)
        && !plain.starts_with('/')
        && !plain.contains([':', '\\', '?', '#'])
        && !plain.split('/').any(|part| part == "..")
}

/// Whether a text is a web address with a host.
fn is_web_address(url: &str) -> bool {
    let host = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    is_read_as_it_stands(url)
        && is_allowed_link(url)
        && !url.contains(|c: char| c.is_whitespace() || c == '\\')
        && host.is_some_and(|host| !host.is_empty() && !host.starts_with(['/', '?', '#', ':', '@']))
}

/// Whether a browser reads a path unchanged. It strips some characters from the ends, and others
/// everywhere.
fn is_read_as_it_stands(path: &str) -> bool {
    path.trim() == path && !path.contains(char::is_control)
}
