//! Finding the report that an address means, and loading it: the first drawing and the app do it
//! the same way.
//!
//! What a server sends is read like a file from disk: a page that asks for a password has status
//! 200.

use std::fmt;

use crate::browser::files;
use crate::browser::json::Json;
use crate::document::{Catalogue, CatalogueProblem, MAX_DOCUMENT_BYTES, Refusal, text_of_bytes};
use crate::keeping::{ReadStore, Settings, Storage, VERSION};

const CATALOGUE: &str = "catalogue.json";

/// What an address names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Address {
    /// The key of a report.
    pub report: Option<String>,
    /// The id of a block.
    pub place: Option<String>,
    /// What is shown of the notes, as it stands behind a question mark.
    pub query: Option<String>,
}

impl Address {
    /// Reads a hash: `/C14-41-E.en/para-5.9?kind=proposal`, or `para-5.9` alone.
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

    /// The document it means: the one it names, else the one that is `open` or was read last.
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

/// Which document an address means.
pub enum Wanted {
    /// The one with this key, and no other.
    Named(String),
    /// The one with this key, if it is still there.
    Remembered(String),
    /// Any.
    Any,
}

/// The hash, without its `#`.
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

/// The key of the report that was read last.
pub fn last_read(storage: &Storage<impl ReadStore>) -> Option<String> {
    storage.settings().ok()?.last_read().map(str::to_owned)
}

/// The same, read by the browser; `None` also where the settings are damaged.
pub fn last_read_by_browser(storage: &Storage<impl ReadStore>) -> Option<String> {
    let settings = Json::parse(&storage.settings_text().ok()??)?;
    let version = settings.get("v").and_then(|version| version.number());
    if version != Some(f64::from(VERSION)) {
        return None;
    }
    settings.get("screen")?.get(Settings::LAST_READ)?.text()
}

/// The list of reports; `None` where it cannot be had.
pub async fn catalogue() -> Option<Catalogue> {
    match bytes_of(CATALOGUE).await {
        Ok(bytes) => Some(Catalogue::of_bytes(&bytes)),
        Err(Refusal::TooLarge { .. }) => Some(Catalogue::unusable(CatalogueProblem::TooLarge)),
        Err(_) => None,
    }
}

/// The same, read by the browser, for the first drawing: what is wrong with a list the app tells.
pub async fn catalogue_by_browser() -> Option<Catalogue> {
    let list = Json::parse(&fetch(CATALOGUE).await.ok()?)?;
    Some(Catalogue::of_reports(&list.get("reports")?.list()?))
}

/// The text of a file of this host for the first drawing, which is read as a file from disk is: a server
/// may answer with a page that asks for a password, or with anything else.
///
/// # Errors
/// When the file cannot be had, is too large, or is no text.
pub async fn fetch(file: &str) -> Result<String, Refusal> {
    let bytes = bytes_of(file).await?;
    text_of_bytes(&bytes).map_err(Refusal::NotText)
}

/// The bytes of a file of this host.
///
/// # Errors
/// When it cannot be had, or is larger than [`MAX_DOCUMENT_BYTES`].
pub async fn bytes_of(file: &str) -> Result<Vec<u8>, Refusal> {
    let bytes = files::fetch(file).await.ok_or(Refusal::Failed)?;
    let (size, most) = (bytes.len() as u64, MAX_DOCUMENT_BYTES);
    if size > most {
        return Err(Refusal::TooLarge { bytes: size, most });
    }
    Ok(bytes)
}
