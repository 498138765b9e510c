//! Finding and loading the report of an address, for both the first drawing and the app.
//!
//! Bytes from a server are checked like a local file: a page that asks for a password has status 200.

use std::fmt;

use crate::browser::files;
use crate::browser::json::Json;
use crate::document::{Catalogue, CatalogueProblem, MAX_DOCUMENT_BYTES, Refusal, text_of_bytes};
use crate::keeping::{ReadStore, Settings, Storage, VERSION};

const CATALOGUE: &str = "catalogue.json";

/// The parts of an address.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Address {
    /// The key of a report.
    pub report: Option<String>,
    /// The id of a block.
    pub place: Option<String>,
    /// The part after the question mark: a filter of notes, or the other text of a comparison.
    pub query: Option<String>,
}

impl Address {
    /// Parses a hash: `/C14-41-E.en/para-5.9?kind=proposal`, or just `para-5.9`.
    pub fn parse(hash: &str) -> Self {
        let filled = |part: &str| Some(part.to_owned()).filter(|part| !part.is_empty());
        let (path, query) = match hash.split_once('?') {
            Some((path, query)) => (path, Some(query.to_owned())),
            None => (hash, None),
        };
        let (report, place) = match path.strip_prefix('/') {
            Some(path) => path.split_once('/').unwrap_or((path, "")),
            None => ("", path),
        };
        Self {
            report: filled(report),
            place: filled(place),
            query,
        }
    }

    /// Returns the document that the address means. Without a name, that is the document returned by
    /// `open`, or any document.
    pub fn wanted(&self, open: impl FnOnce() -> Option<String>) -> Wanted {
        if let Some(key) = &self.report {
            return Wanted::Named(key.clone());
        }
        match open() {
            Some(key) => Wanted::Remembered(key),
            None => Wanted::Any,
        }
    }
}

/// The document that an address means.
pub enum Wanted {
    /// The document with this key, and no other.
    Named(String),
    /// The document with this key, if it still exists.
    Remembered(String),
    /// Any document.
    Any,
}

/// Writes the hash of the address, without its `#`.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(report) = &self.report {
            write!(f, "/{report}/")?;
        }
        f.write_str(self.place.as_deref().unwrap_or_default())?;
        match self.query.as_deref().filter(|query| !query.is_empty()) {
            Some(query) => write!(f, "?{query}"),
            None => Ok(()),
        }
    }
}

/// Returns the key of the report that was read last.
pub fn last_read(storage: &Storage<impl ReadStore>) -> Option<String> {
    storage.settings().ok()?.last_read().map(str::to_owned)
}

/// Returns the key of the report that was read last, parsed by the browser. Damaged settings give
/// `None`.
pub fn last_read_by_browser(storage: &Storage<impl ReadStore>) -> Option<String> {
    let settings = Json::parse(&storage.settings_text().ok()??)?;
    let version = settings.get("v").and_then(|version| version.number());
    if version != Some(f64::from(VERSION)) {
        return None;
    }
    settings.get("screen")?.get(Settings::LAST_READ)?.text()
}

/// Loads the list of reports; `None` if the host does not provide it.
pub async fn catalogue() -> Option<Catalogue> {
    match bytes_of(CATALOGUE).await {
        Ok(bytes) => Some(Catalogue::of_bytes(&bytes)),
        Err(Refusal::TooLarge { .. }) => Some(Catalogue::unusable(CatalogueProblem::TooLarge)),
        Err(_) => None,
    }
}

/// Loads the list of reports for the first drawing, parsed by the browser. The app reports faults in
/// the list.
pub async fn catalogue_by_browser() -> Option<Catalogue> {
    let list = Json::parse(&fetch(CATALOGUE).await.ok()?)?;
    Some(Catalogue::of_reports(&list.get("reports")?.list()?))
}

/// Loads the text of a file of this host for the first drawing. Its bytes are checked like a local
/// file: a server may answer with a page that asks for a password.
///
/// # Errors
/// When the host does not provide the file, or it is too large or not text.
pub async fn fetch(file: &str) -> Result<String, Refusal> {
    let bytes = bytes_of(file).await?;
    text_of_bytes(&bytes).map_err(Refusal::NotText)
}

/// Loads the bytes of a file of this host.
///
/// # Errors
/// When the host does not provide the file, or it is larger than [`MAX_DOCUMENT_BYTES`].
pub async fn bytes_of(file: &str) -> Result<Vec<u8>, Refusal> {
    let bytes = files::fetch(file).await.ok_or(Refusal::Failed)?;
    let (size, most) = (bytes.len() as u64, MAX_DOCUMENT_BYTES);
    if size > most {
        return Err(Refusal::TooLarge { bytes: size, most });
    }
    Ok(bytes)
}
