//! What the reader has set.

use super::fields::{Fields, put, put_some};
use super::key::Entry;
use super::storage::{SaveError, Storage};
use super::store::{Store, StoreError};
use super::unreadable::Unreadable;
use super::version::Kept;
use crate::annotation::{AuthorId, Extra};

/// What the reader has set in this browser.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    profile: Option<String>,
    /// What the screens remember, by name.
    pub screen: Extra,
}

impl Settings {
    /// The profile that notes are written under.
    pub fn profile(&self) -> Option<AuthorId> {
        self.profile.as_deref().map(AuthorId::new)
    }

    /// Chooses the profile that notes are written under.
    pub fn set_profile(&mut self, author: Option<&AuthorId>) {
        self.profile = author.map(|author| author.as_str().to_owned());
    }
}

impl Kept for Settings {
    fn to_members(&self) -> Extra {
        let mut members = Extra::new();
        put_some(&mut members, "profile", self.profile.as_deref());
        if !self.screen.is_empty() {
            put(&mut members, "screen", self.screen.clone());
        }
        members
    }

    fn take_from(fields: &mut Fields) -> Result<Self, Unreadable> {
        Ok(Self {
            profile: fields.some_text("profile")?,
            screen: fields.object("screen")?,
        })
    }
}

impl<S: Store> Storage<S> {
    /// The settings; the usual ones where none are kept.
    pub fn settings(&self) -> Result<Settings, StoreError> {
        Ok(self.read(&Entry::Settings)?.unwrap_or_default())
    }

    /// The settings as they are kept: JSON that says its [`VERSION`](super::VERSION) in the member `v`.
    /// For the first drawing, which has no parser for all of it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn settings_text(&self) -> Result<Option<String>, StoreError> {
        self.store().get(&self.base().key(&Entry::Settings))
    }

    /// Changes the settings as they are kept now, by whichever tab.
    pub fn update_settings(&self, change: impl FnOnce(&mut Settings)) -> Result<(), SaveError> {
        let mut settings = self.settings()?;
        change(&mut settings);
        self.write(&Entry::Settings, &settings)
    }
}
