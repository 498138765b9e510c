//! Entries that the app died on, kept where it does not look. The safety net of the page
//! (`boot/net.js`) puts them there before the app is started again.

use std::ops::Not;

use serde::{Deserialize, Serialize};

use super::key::Entry;
use super::storage::{SaveError, Storage};
use super::store::{ReadStore, Store, StoreError};
use crate::document::DocumentKey;

/// What the name of a report begins with that was set aside. Its text is not in this store.
const REPORT: &str = "report:";

/// An entry that was set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aside {
    /// The name it is kept under now, without what all names of the app begin with.
    #[serde(skip)]
    name: String,
    /// The name it had.
    pub entry: String,
    /// The value as it was.
    pub value: String,
    /// The words by which a person knows it again.
    pub words: String,
    /// When it was set aside, as the page's clock had it.
    time: String,
    /// Whether the person has dismissed the banner that names it.
    #[serde(rename = "dismissed", default, skip_serializing_if = "Not::not")]
    pub is_dismissed: bool,
}

/// The sort of an entry that was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AsideKind {
    /// A note, or several of one id.
    Note,
    /// What stood in a composer.
    Draft,
    /// Decisions about the place of a note, or of several of one id.
    Placement,
    /// The text of a report.
    Report(DocumentKey),
    /// Anything else. It can be downloaded, and is not put back.
    Other,
}

impl Aside {
    /// Returns what the entry is.
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

    /// Returns the place of a note, a draft or a decision about a place; `None` for everything
    /// else. Who the reader is, above all, does not come from what calls itself set aside.
    pub(super) fn place(&self) -> Option<Entry> {
        Entry::parse(&self.entry).filter(|entry| {
            matches!(
                entry,
                Entry::Annotation(..) | Entry::Draft(..) | Entry::Placement(..)
            )
        })
    }

    /// Returns the name it is kept under, which tells it from others.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl<S: ReadStore> Storage<S> {
    /// Returns everything that was set aside, in the order of its names.
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

    /// Tells whether the app died on the text of this report, and it was not tried again.
    pub fn is_report_aside(&self, key: &DocumentKey) -> bool {
        let entry = Entry::Aside(format!("{REPORT}{key}"));
        let value = self.store().get(&self.base().key(&entry));
        value.is_ok_and(|value| value.is_some())
    }

    /// Tells whether the entry of this key was set aside.
    pub(super) fn is_aside(&self, key: &str) -> bool {
        let name = key.strip_prefix(&self.base().prefix());
        let aside = name.map(|name| Entry::Aside(name.to_owned()));
        let value = aside.map(|aside| self.store().get(&self.base().key(&aside)));
        matches!(value, Some(Ok(Some(_))))
    }
}

impl<S: Store> Storage<S> {
    /// Remembers that the person has dismissed what was set aside. All of it stays.
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

    /// Lets a report be opened again.
    ///
    /// # Errors
    /// When the store fails.
    pub fn try_report(&self, key: &DocumentKey) -> Result<(), StoreError> {
        self.remove(&Entry::Aside(format!("{REPORT}{key}")))
    }

    /// Puts an entry back in its place and tells the key, if the place is free or holds the same;
    /// `None` where something else stands there by now.
    ///
    /// # Errors
    /// When the store fails, or the entry is none that is put back; then it is still aside.
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

    /// Removes an entry that was set aside, because it is kept elsewhere.
    pub(super) fn forget_aside(&self, aside: &Aside) -> Result<(), StoreError> {
        let key = format!("{}{}", self.base().prefix(), aside.name);
        self.store().remove(&key)
    }
}
