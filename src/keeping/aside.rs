//! Entries that the app crashed on, kept where it does not look. The page's safety net (`boot/net.js`)
//! moves them there before the app restarts.

use std::ops::Not;

use serde::{Deserialize, Serialize};

use super::key::Entry;
use super::storage::{SaveError, Storage};
use super::store::{ReadStore, Store, StoreError};
use crate::document::DocumentKey;

/// The start of the name of a report that was set aside. The report's text is not in this store.
const REPORT: &str = "report:";

/// An entry that was set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aside {
    /// The name it is kept under now, without the prefix shared by all names of the app.
    #[serde(skip)]
    name: String,
    /// Its former name.
    pub entry: String,
    /// Its value, unchanged.
    pub value: String,
    /// The words by which a person recognizes it.
    pub words: String,
    /// When it was set aside, by the page's clock.
    time: String,
    /// Whether the reader has dismissed the banner that names it.
    #[serde(rename = "dismissed", default, skip_serializing_if = "Not::not")]
    pub is_dismissed: bool,
}

/// The sort of an entry that was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AsideKind {
    /// A note, or several that share an id.
    Note,
    /// The contents of a composer.
    Draft,
    /// Decisions on the place of a note, or of several notes that share an id.
    Placement,
    /// The text of a report.
    Report(DocumentKey),
    /// Anything else. It can be downloaded but is never put back.
    Other,
}

impl Aside {
    /// Returns the sort of the entry.
    pub fn kind(&self) -> AsideKind {
        let report = self.entry.strip_prefix(REPORT);
        match (report.and_then(DocumentKey::from_text), self.place()) {
            (Some(key), _) => AsideKind::Report(key),
            (None, Some(Entry::Annotation(..))) => AsideKind::Note,
            (None, Some(Entry::Draft(..))) => AsideKind::Draft,
            (None, Some(_)) => AsideKind::Placement,
            (None, None) => AsideKind::Other,
        }
    }

    /// Returns the place of a note, a draft or a decision on a place; `None` for everything else. In
    /// particular, the reader's identity is never taken from an entry that claims to be set aside.
    pub(super) fn place(&self) -> Option<Entry> {
        Entry::parse(&self.entry).filter(|entry| {
            matches!(
                entry,
                Entry::Annotation(..) | Entry::Draft(..) | Entry::Placement(..)
            )
        })
    }

    /// Returns the name it is kept under, which identifies it.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl<S: ReadStore> Storage<S> {
    /// Returns all entries that were set aside, ordered by name.
    ///
    /// # Errors
    /// When the store fails.
    pub fn aside(&self) -> Result<Vec<Aside>, StoreError> {
        let mut entries = self.entries()?;
        entries.sort_unstable();
        let mut found = Vec::new();
        for entry in entries {
            if let Entry::Aside(_) = &entry
                && let Some(aside) = self.read::<Aside>(&entry)?
            {
                let name = entry.to_string();
                found.push(Aside { name, ..aside });
            }
        }
        Ok(found)
    }

    /// Returns whether the app crashed on the text of this report and has not been asked to try again.
    pub fn is_report_aside(&self, key: &DocumentKey) -> bool {
        let entry = Entry::Aside(format!("{REPORT}{key}"));
        let value = self.store().get(&self.base().key(&entry));
        value.is_ok_and(|value| value.is_some())
    }

    /// Returns whether the entry of this key was set aside.
    pub(super) fn is_aside(&self, key: &str) -> bool {
        let name = key.strip_prefix(&self.base().prefix());
        let aside = name.map(|name| Entry::Aside(name.to_owned()));
        let value = aside.map(|aside| self.store().get(&self.base().key(&aside)));
        matches!(value, Some(Ok(Some(_))))
    }
}

impl<S: Store> Storage<S> {
    /// Remembers that the reader has dismissed the entries set aside. The entries themselves stay.
    ///
    /// # Errors
    /// When the store fails, or a newer version wrote one of the entries.
    pub fn dismiss_aside(&self, all: &[Aside]) -> Result<(), SaveError> {
        for aside in all.iter().filter(|aside| !aside.is_dismissed) {
            if let Some(entry) = Entry::parse(&aside.name) {
                let dismissed = Aside {
                    is_dismissed: true,
                    ..aside.clone()
                };
                self.write(&entry, &dismissed)?;
            }
        }
        Ok(())
    }

    /// Allows a report to be opened again.
    ///
    /// # Errors
    /// When the store fails.
    pub fn try_report(&self, key: &DocumentKey) -> Result<(), StoreError> {
        self.remove(&Entry::Aside(format!("{REPORT}{key}")))
    }

    /// Puts an entry back and returns its key, if its place is free or holds the same value. Returns
    /// `None` if something else has taken its place.
    ///
    /// # Errors
    /// When the store fails, or the entry can never be put back; then it is still aside.
    pub fn put_back_aside(&self, aside: &Aside) -> Result<Option<String>, SaveError> {
        let key = match (aside.kind(), aside.place()) {
            (AsideKind::Report(_), _) => format!("{}{}", self.base().prefix(), aside.entry),
            (_, None) => return Err(SaveError::NotPutBack),
            (_, Some(entry)) => {
                let key = self.base().key(&entry);
                match self.store().get(&key)? {
                    None => self.store().set(&key, &aside.value)?,
                    Some(there) if there == aside.value => {}
                    Some(_) => return Ok(None),
                }
                key
            }
        };
        self.forget_aside(aside)?;
        Ok(Some(key))
    }

    /// Removes an entry that was set aside, because its content is kept elsewhere.
    pub(super) fn forget_aside(&self, aside: &Aside) -> Result<(), StoreError> {
        let key = format!("{}{}", self.base().prefix(), aside.name);
        self.store().remove(&key)
    }
}
