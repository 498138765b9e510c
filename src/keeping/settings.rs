//! The settings of the reader.

use serde::{Deserialize, Serialize};

use super::key::Entry;
use super::storage::{SaveError, Storage};
use super::store::{ReadStore, Store, StoreError};
use crate::annotation::{AuthorId, Extra};

/// The settings of the reader in this browser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    #[serde(skip_serializing_if = "Option::is_none")]
    profile: Option<AuthorId>,
    /// The values that screens remember, by name.
    #[serde(skip_serializing_if = "Extra::is_empty")]
    pub screen: Extra,
}

impl Settings {
    /// The name under which [`screen`](Self::screen) holds the key of the last report read.
    pub const LAST_READ: &'static str = "lastRead";

    /// Returns the key of the last report read, for addresses that name none.
    pub fn last_read(&self) -> Option<&str> {
        self.screen.get(Self::LAST_READ)?.as_str()
    }

    /// Returns the profile that notes are written under.
    pub fn profile(&self) -> Option<AuthorId> {
        self.profile.clone()
    }

    /// Chooses the profile that notes are written under.
    pub fn set_profile(&mut self, author: Option<&AuthorId>) {
        self.profile = author.cloned();
    }
}

impl<S: ReadStore> Storage<S> {
    /// Returns the settings, or the defaults if none are stored.
    ///
    /// # Errors
    /// When the store fails.
    pub fn settings(&self) -> Result<Settings, StoreError> {
        Ok(self.read(&Entry::Settings)?.unwrap_or_default())
    }

    /// Returns the stored settings: JSON with its [`VERSION`](super::VERSION) in the member `v`. For
    /// the first drawing, which has no parser for all of it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn settings_text(&self) -> Result<Option<String>, StoreError> {
        self.store().get(&self.base().key(&Entry::Settings))
    }
}

impl<S: Store> Storage<S> {
    /// Changes the settings as they are stored now, whichever tab wrote them.
    ///
    /// # Errors
    /// When the store fails or is full, or a newer version of the app wrote the present settings.
    pub fn update_settings(&self, change: impl FnOnce(&mut Settings)) -> Result<(), SaveError> {
        let mut settings = self.settings()?;
        change(&mut settings);
        self.write(&Entry::Settings, &settings)
    }
}
