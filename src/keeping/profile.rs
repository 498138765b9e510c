//! The people who use this browser.
//!
//! Profiles are kept apart from notes. A note carries its author as of the time of saving, so a change
//! of profile rewrites no history.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::key::Entry;
use super::storage::{SaveError, Storage};
use super::store::{ReadStore, Store, StoreError};
use crate::annotation::{Agent, AuthorId, Delegation, Extra};
use crate::sort::sort_by;

/// A person who writes notes in this browser.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Form", into = "Form")]
pub struct Profile {
    /// The author as the next note will name them.
    pub agent: Agent,
    /// Other author ids whose notes belong to this person, taken over from another device or after a
    /// restore.
    pub taken_over: BTreeSet<AuthorId>,
}

impl Profile {
    /// Makes a profile without a name: "Anonymous".
    pub fn anonymous(id: AuthorId) -> Self {
        Self {
            agent: Agent {
                id,
                name: None,
                delegation: None,
                role: None,
                extra: Extra::new(),
            },
            taken_over: BTreeSet::new(),
        }
    }

    /// Returns whether notes of this author belong to this person.
    pub fn owns(&self, author: &AuthorId) -> bool {
        self.agent.id == *author || self.taken_over.contains(author)
    }
}

/// The stored form of a profile: all members side by side, country and label of the delegation as a
/// pair.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    id: AuthorId,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delegation: Option<(Option<String>, Option<String>)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    extra: Extra,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    taken_over: BTreeSet<AuthorId>,
}

impl From<Profile> for Form {
    fn from(Profile { agent, taken_over }: Profile) -> Self {
        let delegation = agent.delegation;
        Self {
            id: agent.id,
            name: agent.name,
            delegation: delegation.map(|Delegation { country, label }| (country, label)),
            role: agent.role,
            extra: agent.extra,
            taken_over,
        }
    }
}

impl From<Form> for Profile {
    fn from(form: Form) -> Self {
        let delegation = form.delegation;
        Self {
            agent: Agent {
                id: form.id,
                name: form.name,
                delegation: delegation.map(|(country, label)| Delegation { country, label }),
                role: form.role,
                extra: form.extra,
            },
            taken_over: form.taken_over,
        }
    }
}

impl<S: ReadStore> Storage<S> {
    /// Returns all profiles, ordered by author id.
    ///
    /// # Errors
    /// When the store fails.
    pub fn profiles(&self) -> Result<Vec<Profile>, StoreError> {
        let mut profiles = Vec::new();
        for entry in self.entries()? {
            if matches!(entry, Entry::Profile(_)) {
                profiles.extend(self.read::<Profile>(&entry)?);
            }
        }
        sort_by(&mut profiles, |a, b| a.agent.id.cmp(&b.agent.id));
        Ok(profiles)
    }

    /// Returns the profile of an author id.
    ///
    /// # Errors
    /// When the store fails.
    pub fn profile(&self, author: &AuthorId) -> Result<Option<Profile>, StoreError> {
        self.read(&Entry::profile(author))
    }

    /// Returns the profile that notes are written under, if one was chosen and still exists.
    ///
    /// # Errors
    /// When the store fails.
    pub fn active_profile(&self) -> Result<Option<Profile>, StoreError> {
        match self.settings()?.profile() {
            Some(author) => self.profile(&author),
            None => Ok(None),
        }
    }
}

impl<S: Store> Storage<S> {
    /// Changes a profile as it is stored now, whichever tab wrote it; creates it if there is none.
    ///
    /// # Errors
    /// When the store fails, or a newer version of the app wrote the present profile.
    pub fn update_profile(
        &self,
        author: &AuthorId,
        change: impl FnOnce(&mut Profile),
    ) -> Result<(), SaveError> {
        let kept = self.profile(author)?;
        let mut profile = kept.unwrap_or_else(|| Profile::anonymous(author.clone()));
        change(&mut profile);
        self.write(&Entry::profile(&profile.agent.id), &profile)
    }

    /// Takes over notes ("These notes are mine"): from now on the notes of `author` belong to the
    /// profile.
    ///
    /// # Errors
    /// As for [`update_profile`](Self::update_profile).
    pub fn take_over(&self, profile: &AuthorId, author: &AuthorId) -> Result<(), SaveError> {
        self.update_profile(profile, |kept| {
            if kept.agent.id != *author {
                kept.taken_over.insert(author.clone());
            }
        })
    }
}
