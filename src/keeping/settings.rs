//! What the reader has set.

use serde::{Deserialize, Serialize};

use super::key::Entry;
use super::storage::{SaveError, Storage};
use super::store::{Store, StoreError};
use super::version::Version;
use crate::annotation::{AuthorId, Extra};

/// What the reader has set in this browser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    v: Version,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    profile: Option<String>,
    /// What the screens remember, by name.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
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

impl<S: Store> Storage<S> {
    /// The settings; the usual ones where none are kept.
    pub fn settings(&self) -> Result<Settings, StoreError> {
        Ok(self.read(&Entry::Settings)?.unwrap_or_default())
    }

    /// Changes the settings as they are kept now, by whichever tab.
    pub fn update_settings(&self, change: impl FnOnce(&mut Settings)) -> Result<(), SaveError> {
        let mut settings = self.settings()?;
        change(&mut settings);
        self.write(&Entry::Settings, &settings)
    }
}
