//! The list of reports a hosted copy offers: `catalogue.json`.
//!
//! ```json
//! { "reports": [ { "symbol": "C14/41-E", "title": "…", "date": "2014-03-14", "language": "en",
//!   "file": "reports/C14-41-E.md", "canonical": "https://…", "revisionOf": "C14/40-E" } ] }
//! ```
//!
//! `canonical` and `revisionOf` may be left out; in the place of `revisionOf` may stand
//! `correctionOf` or `additionTo`. Unknown fields are ignored. An entry that cannot be used is a
//! problem that names it, the others stay usable.

use super::bytes::{NotText, text_of_bytes};
use super::key::DocumentKey;
use super::relation::{self, Named, Relation, RelationKind};
use serde_json::{Map, Value};
use std::fmt;

/// The reports on offer and what is wrong with the list.
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
    /// What the catalogue says this document is to another one, and the symbol of that one.
    pub relation: Option<(RelationKind, String)>,
}

impl CatalogueEntry {
    /// The document by its name.
    pub fn named(&self) -> Named<'_> {
        Named {
            key: &self.key,
            symbol: &self.symbol,
            language: &self.language,
        }
    }
}

/// Why the catalogue or an entry of it cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogueProblem {
    /// The file is no text, or a web page.
    NotText(NotText),
    /// The file is so large that it is not read.
    TooLarge,
    /// The file is not JSON.
    NotJson {
        /// The line where reading stopped, counted from 1.
        line: usize,
        /// The place in the line, in bytes, counted from 1.
        column: usize,
        /// What is wrong there.
        fault: JsonFault,
    },
    /// The file is JSON without a list `reports`.
    NoReports,
    /// One entry cannot be used.
    Entry {
        /// Its place in the list, counted from 0.
        index: usize,
        /// Its symbol, if it has one.
        symbol: Option<String>,
        /// What is wrong with it.
        fault: EntryFault,
    },
}

/// What is wrong with a file that is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonFault {
    /// It ends too early.
    CutOff,
    /// A comma stands behind the last thing of a list.
    TrailingComma,
    /// Something else.
    Other,
}

/// What is wrong with an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryFault {
    /// It is not an object.
    NotAnObject,
    /// A field is missing, empty or no text.
    NoText {
        /// The field.
        field: &'static str,
    },
    /// `date` is not `YYYY-MM-DD`.
    Date(String),
    /// `language` is not a language tag.
    Language(String),
    /// `file` is not a relative path below the catalogue.
    File(String),
    /// `canonical` is not a web address.
    Canonical(String),
    /// More than one of `revisionOf`, `correctionOf` and `additionTo` is given.
    Relations,
    /// An earlier entry has the same symbol and language.
    Twice,
}

impl Catalogue {
    /// Reads `catalogue.json`. Never fails: what cannot be used is among the problems.
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
            Some(reports) => Self::read(reports),
            None => Self::unusable(CatalogueProblem::NoReports),
        }
    }

    /// The usable entries, in the order of the file.
    pub fn entries(&self) -> &[CatalogueEntry] {
        &self.entries
    }

    /// Why none of the file can be used, if that is so.
    pub fn fault(&self) -> Option<&CatalogueProblem> {
        let problems = self.problems.iter();
        let mut whole =
            problems.filter(|problem| !matches!(problem, CatalogueProblem::Entry { .. }));
        whole.next()
    }

    /// What cannot be used, in the order of the file.
    pub fn problems(&self) -> &[CatalogueProblem] {
        &self.problems
    }

    /// The entry with a key.
    pub fn entry(&self, key: &DocumentKey) -> Option<&CatalogueEntry> {
        self.entries.iter().find(|entry| entry.key == *key)
    }

    /// What a report is to another one of the list: as its entry says, else by their numbers.
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

    /// A catalogue of which nothing can be used.
    pub fn unusable(problem: CatalogueProblem) -> Self {
        Self {
            entries: Vec::new(),
            problems: vec![problem],
        }
    }

    fn read(reports: &[Value]) -> Self {
        let mut catalogue = Self::default();
        for (index, report) in reports.iter().enumerate() {
            match catalogue.entry_of(report) {
                Ok(entry) => catalogue.entries.push(entry),
                Err(fault) => {
                    let symbol = report
                        .get("symbol")
                        .and_then(Value::as_str)
                        .map(str::to_owned);
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

    fn entry_of(&self, report: &Value) -> Result<CatalogueEntry, EntryFault> {
        let fields = report.as_object().ok_or(EntryFault::NotAnObject)?;
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
        self.check(&entry)?;
        Ok(entry)
    }

    fn check(&self, entry: &CatalogueEntry) -> Result<(), EntryFault> {
        let known = |other: &CatalogueEntry| {
            other.symbol == entry.symbol && other.language == entry.language
        };
        if !is_date(&entry.date) {
            return Err(EntryFault::Date(entry.date.clone()));
        }
        if !is_language(&entry.language) {
            return Err(EntryFault::Language(entry.language.clone()));
        }
        if !is_relative(&entry.file) {
            return Err(EntryFault::File(entry.file.clone()));
        }
        if let Some(canonical) = entry.canonical.as_ref().filter(|url| !is_web_address(url)) {
            return Err(EntryFault::Canonical(canonical.clone()));
        }
        if self.entries.iter().any(known) {
            Err(EntryFault::Twice)
        } else {
            Ok(())
        }
    }
}

fn not_json(json: &str, error: &serde_json::Error) -> CatalogueProblem {
    let (line, column) = (error.line(), error.column());
    let before = |line: usize, column: usize| {
        let start = json
            .split_inclusive('\n')
            .take(line.saturating_sub(1))
            .map(str::len)
            .sum::<usize>();
        json.get(..start + column.saturating_sub(1))
            .unwrap_or_default()
    };
    let fault = if error.is_eof() {
        JsonFault::CutOff
    } else if before(line, column).trim_end().ends_with(',') {
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

fn text(fields: &Map<String, Value>, field: &'static str) -> Result<String, EntryFault> {
    optional_text(fields, field)?.ok_or(EntryFault::NoText { field })
}

/// A field that may be absent or null but not another thing than text.
fn optional_text(
    fields: &Map<String, Value>,
    field: &'static str,
) -> Result<Option<String>, EntryFault> {
    match fields.get(field) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if !text.trim().is_empty() => Ok(Some(text.clone())),
        Some(_) => Err(EntryFault::NoText { field }),
    }
}

/// The one thing that an entry may say of its relation to another one.
fn relation_in(fields: &Map<String, Value>) -> Result<Option<(RelationKind, String)>, EntryFault> {
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

/// `YYYY-MM-DD`; the calendar itself is not consulted.
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

/// The shape of a BCP 47 tag: words of one to eight letters and digits, the first of letters only.
fn is_language(text: &str) -> bool {
    let subtag = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let first = text.split('-').next().unwrap_or_default();
    (2..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && text.split('-').all(subtag)
}

/// A path that stays below the catalogue and on its host, also after percent-decoding.
fn is_relative(path: &str) -> bool {
    let plain = path
        .to_ascii_lowercase()
        .replace("%2e", ".")
        .replace("%2f", "/")
        .replace("%5c", "\\");
    !plain.starts_with('/')
        && !plain.contains([':', '\\', '?', '#'])
        && !plain.split('/').any(|part| part == "..")
}

fn is_web_address(url: &str) -> bool {
    let host = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    host.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}

/// Who can mend it.
const HOST: &str = "The people who run this page can correct it.";

impl fmt::Display for CatalogueProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotText(NotText::WebPage) => write!(
                f,
                "Instead of the list of reports (catalogue.json) a web page came, perhaps one that asks you to sign in. Reload this page and sign in if you are asked to. If that does not help, tell the people who run this page."
            ),
            Self::NotText(NotText::Empty) => {
                write!(f, "The list of reports (catalogue.json) is empty. {HOST}")
            }
            Self::NotText(NotText::Encoding | NotText::Binary | NotText::Pdf) => write!(
                f,
                "The list of reports (catalogue.json) is not text in UTF-8. {HOST}"
            ),
            Self::TooLarge => write!(
                f,
                "The list of reports (catalogue.json) is too large to be read. {HOST}"
            ),
            Self::NotJson {
                line,
                column,
                fault,
            } => {
                let fault = match fault {
                    JsonFault::CutOff => "it ends too early",
                    JsonFault::TrailingComma => "there is a comma too many before this place",
                    JsonFault::Other => "this is not JSON",
                };
                write!(
                    f,
                    "The list of reports (catalogue.json) is faulty at line {line}, column {column}: {fault}. {HOST}"
                )
            }
            Self::NoReports => write!(
                f,
                "The list of reports (catalogue.json) has no list “reports”. {HOST}"
            ),
            Self::Entry {
                index,
                symbol,
                fault,
            } => {
                let number = index + 1;
                match symbol {
                    Some(symbol) => {
                        write!(f, "Report {number} of the catalogue ({symbol}): {fault}")
                    }
                    None => write!(f, "Report {number} of the catalogue: {fault}"),
                }
            }
        }
    }
}

impl fmt::Display for EntryFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnObject => {
                write!(f, "the entry is not an object. Please write it in braces.")
            }
            Self::NoText { field } => {
                write!(f, "“{field}” is missing or is not text. Please add it.")
            }
            Self::Date(date) => write!(f, "the date “{date}” is not of the form 2014-03-14."),
            Self::Language(tag) => write!(f, "“{tag}” is not a language tag such as “en”."),
            Self::File(path) => {
                write!(
                    f,
                    "the file “{path}” is not a path below the catalogue, such as “reports/C14-41-E.md”."
                )
            }
            Self::Canonical(url) => write!(f, "“{url}” is not a web address."),
            Self::Relations => write!(
                f,
                "“revisionOf”, “correctionOf” and “additionTo” exclude one another. Please keep one."
            ),
            Self::Twice => write!(
                f,
                "an earlier entry has the same symbol and language. Please remove one."
            ),
        }
    }
}
