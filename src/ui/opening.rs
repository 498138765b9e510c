//! Finding the report that an address means, and loading it: the first drawing and the app do it
//! the same way.

use std::fmt;

use crate::browser::files;
use crate::browser::json::Json;
use crate::browser::location;
use crate::browser::storage::BrowserStore;
use crate::document::Refusal;
use crate::document::{
    Catalogue, CatalogueProblem, DocumentKey, MAX_DOCUMENT_BYTES, text_of_bytes,
};
use crate::keeping::{SaveError, Storage, Store, VERSION};

const CATALOGUE: &str = "catalogue.json";

/// The name under which the settings keep the report that was read last.
const LAST_READ: &str = "lastRead";

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

/// The part of a store that belongs to this copy of the app.
pub fn storage<S: Store>(store: S) -> Storage<S> {
    Storage::new(store, location::base_path())
}

/// The key of the report that was read last.
pub fn last_read(storage: &Storage<BrowserStore>) -> Option<String> {
    let settings = storage.settings().ok()?;
    settings.screen.get(LAST_READ)?.as_str().map(str::to_owned)
}

/// The same, read by the browser; `None` also where the settings are damaged.
pub fn last_read_by_browser(storage: &Storage<impl Store>) -> Option<String> {
    let settings = Json::parse(&storage.settings_text().ok()??)?;
    let version = settings.get("v").and_then(|version| version.number());
    if version != Some(f64::from(VERSION)) {
        return None;
    }
    settings.get("screen")?.get(LAST_READ)?.text()
}

/// Remembers the report that is open, for addresses that name none.
pub fn remember(storage: &Storage<BrowserStore>, key: &DocumentKey) -> Result<(), SaveError> {
    storage.update_settings(|settings| {
        settings
            .screen
            .insert(LAST_READ.to_owned(), key.as_str().into());
    })
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
