//! The people who use this browser.

use std::collections::BTreeSet;

use serde_json::Value;

use super::fields::{Fields, put, put_list, put_some, some_text, text, tuple};
use super::key::Entry;
use super::storage::{SaveError, Storage};
use super::store::{Store, StoreError};
use super::unreadable::Unreadable;
use super::version::Kept;
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

impl Kept for Profile {
    fn to_members(&self) -> Extra {
        let agent = &self.agent;
        let mut members = Extra::new();
        put(&mut members, "id", agent.id.as_str());
        put_some(&mut members, "name", agent.name.as_deref());
        if let Some(Delegation { country, label }) = &agent.delegation {
            let delegation = [country, label].map(|text| Value::from(text.as_deref()));
            put(&mut members, "delegation", delegation.to_vec());
        }
        put_some(&mut members, "role", agent.role.as_deref());
        if !agent.extra.is_empty() {
            put(&mut members, "extra", agent.extra.clone());
        }
        let taken_over = self.taken_over.iter().map(|id| id.as_str().into());
        put_list(&mut members, "taken_over", taken_over.collect());
        members
    }

    fn take_from(fields: &mut Fields) -> Result<Self, Unreadable> {
        let delegation = match fields.take("delegation") {
            None => None,
            Some(delegation) => {
                let [country, label] = tuple(delegation)?;
                let (country, label) = (some_text(country)?, some_text(label)?);
                Some(Delegation { country, label })
            }
        };
        let agent = Agent {
            id: AuthorId::new(fields.text("id")?),
            name: fields.some_text("name")?,
            delegation,
            role: fields.some_text("role")?,
            extra: fields.object("extra")?,
        };
        let mut taken_over = BTreeSet::new();
        for author in fields.list("taken_over")? {
            taken_over.insert(AuthorId::new(text(author)?));
        }
        Ok(Self { agent, taken_over })
    }
}

impl<S: Store> Storage<S> {
    /// All profiles, by author id.
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

    /// The profile of an author id.
    pub fn profile(&self, author: &AuthorId) -> Result<Option<Profile>, StoreError> {
        self.read(&Entry::profile(author))
    }

    /// The profile that notes are written under, if one was chosen and is still kept.
    pub fn active_profile(&self) -> Result<Option<Profile>, StoreError> {
        match self.settings()?.profile() {
            Some(author) => self.profile(&author),
            None => Ok(None),
        }
    }

    /// Changes a profile as it is kept now, by whichever tab; makes it where there is none.
    ///
    /// # Errors
    /// When the store fails, or a newer version of the app wrote what is there.
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

    /// "These notes are mine": from now on the notes of `author` are those of the profile.
    ///
    /// # Errors
    /// As [`update_profile`](Self::update_profile).
    pub fn take_over(&self, profile: &AuthorId, author: &AuthorId) -> Result<(), SaveError> {
        self.update_profile(profile, |kept| {
            if kept.agent.id != *author {
                kept.taken_over.insert(author.clone());
            }
        })
    }
}
