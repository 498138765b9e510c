//! The people who use this browser.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::key::Entry;
use super::storage::{SaveError, Storage};
use super::store::{Store, StoreError};
use super::version::Version;
use crate::annotation::{Agent, AuthorId, Delegation, Extra};
use crate::sort::sort_by;

/// A person who writes notes in this browser.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// The author, as the next note will name them.
    pub agent: Agent,
    /// Other author ids whose notes are this person's: taken over from another device or after a
    /// restore.
    pub taken_over: BTreeSet<AuthorId>,
}

impl Profile {
    /// A profile without a name: "Anonymous".
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

    /// Whether notes of this author are this person's.
    pub fn owns(&self, author: &AuthorId) -> bool {
        self.agent.id == *author || self.taken_over.contains(author)
    }
}

/// The kept form of a profile.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WireProfile {
    v: Version,
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// Country, label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    delegation: Option<(Option<String>, Option<String>)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    extra: Extra,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    taken_over: Vec<String>,
}

impl From<&Profile> for WireProfile {
    fn from(profile: &Profile) -> Self {
        let agent = profile.agent.clone();
        Self {
            v: Version,
            id: agent.id.as_str().to_owned(),
            name: agent.name,
            delegation: agent.delegation.map(|d| (d.country, d.label)),
            role: agent.role,
            extra: agent.extra,
            taken_over: profile.taken_over.iter().map(|id| id.to_string()).collect(),
        }
    }
}

impl From<WireProfile> for Profile {
    fn from(wire: WireProfile) -> Self {
        let delegation = wire.delegation;
        Self {
            agent: Agent {
                id: AuthorId::new(wire.id),
                name: wire.name,
                delegation: delegation.map(|(country, label)| Delegation { country, label }),
                role: wire.role,
                extra: wire.extra,
            },
            taken_over: wire.taken_over.into_iter().map(AuthorId::new).collect(),
        }
    }
}

impl<S: Store> Storage<S> {
    /// All profiles, by author id.
    pub fn profiles(&self) -> Result<Vec<Profile>, StoreError> {
        let mut profiles = Vec::new();
        for entry in self.entries()? {
            if matches!(entry, Entry::Profile(_)) {
                profiles.extend(self.read::<WireProfile>(&entry)?.map(Profile::from));
            }
        }
        sort_by(&mut profiles, |a, b| a.agent.id.cmp(&b.agent.id));
        Ok(profiles)
    }

    /// The profile of an author id.
    pub fn profile(&self, author: &AuthorId) -> Result<Option<Profile>, StoreError> {
        let wire: Option<WireProfile> = self.read(&Entry::profile(author))?;
        Ok(wire.map(Profile::from))
    }

    /// The profile that notes are written under, if one was chosen and is still kept.
    pub fn active_profile(&self) -> Result<Option<Profile>, StoreError> {
        match self.settings()?.profile() {
            Some(author) => self.profile(&author),
            None => Ok(None),
        }
    }

    /// Keeps a profile.
    pub fn save_profile(&self, profile: &Profile) -> Result<(), SaveError> {
        self.write(
            &Entry::profile(&profile.agent.id),
            &WireProfile::from(profile),
        )
    }

    /// "These notes are mine": from now on the notes of `author` are those of the profile.
    pub fn take_over(&self, profile: &AuthorId, author: &AuthorId) -> Result<(), SaveError> {
        let mut kept = self
            .profile(profile)?
            .unwrap_or_else(|| Profile::anonymous(profile.clone()));
        if kept.agent.id != *author {
            kept.taken_over.insert(author.clone());
        }
        self.save_profile(&kept)
    }
}
