//! What the app died on, kept where it does not look: the safety net of the page puts it there
//! (`boot/net.js`), before the app is started again.

use super::fields::{Fields, put};
use super::key::Entry;
use super::storage::{SaveError, Storage};
use super::store::{Store, StoreError};
use super::unreadable::Unreadable;
use super::version::Kept;
use crate::annotation::Extra;
use crate::document::DocumentKey;

/// What the name of a report begins with that was set aside. Its text is not in this store.
const REPORT: &str = "report:";

/// The member of an entry that the person has dismissed.
const DISMISSED: &str = "dismissed";

/// An entry that was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// The name it is kept under now, without what all names of the app begin with.
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
    pub is_dismissed: bool,
}

/// What an entry that was set aside is.
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
    /// What it is.
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

    /// The place of a note, a draft or a decision about a place; `None` for everything else. Who
    /// the reader is, above all, does not come from what calls itself set aside.
    pub(super) fn place(&self) -> Option<Entry> {
        Entry::parse(&self.entry).filter(|entry| {
            matches!(
                entry,
                Entry::Annotation(..) | Entry::Draft(..) | Entry::Placement(..)
            )
        })
    }

    /// The name it is kept under, which tells it from others.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Kept for Aside {
    fn to_members(&self) -> Extra {
        let mut members = Extra::new();
        put(&mut members, "entry", self.entry.as_str());
        put(&mut members, "value", self.value.as_str());
        put(&mut members, "words", self.words.as_str());
        put(&mut members, "time", self.time.as_str());
        if self.is_dismissed {
            put(&mut members, DISMISSED, true);
        }
        members
    }

    fn take_from(fields: &mut Fields) -> Result<Self, Unreadable> {
        Ok(Self {
            name: String::new(),
            entry: fields.text("entry")?,
            value: fields.text("value")?,
            words: fields.text("words")?,
            time: fields.text("time")?,
            is_dismissed: fields.take(DISMISSED) == Some(true.into()),
        })
    }
}

impl<S: Store> Storage<S> {
    /// Everything that was set aside, in the order of its names.
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

    /// Whether the app died on the text of this report, and it was not tried again.
    pub fn is_report_aside(&self, key: &DocumentKey) -> bool {
        let entry = Entry::Aside(format!("{REPORT}{key}"));
        let value = self.store().get(&self.base().key(&entry));
        value.is_ok_and(|value| value.is_some())
    }

    /// Whether the entry of this key was set aside.
    pub(super) fn is_aside(&self, key: &str) -> bool {
        let name = key.strip_prefix(&self.base().prefix());
        let aside = name.map(|name| Entry::Aside(name.to_owned()));
        let value = aside.map(|aside| self.store().get(&self.base().key(&aside)));
        matches!(value, Some(Ok(Some(_))))
    }

    /// The report may be opened again.
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
