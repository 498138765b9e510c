//! Who writes in this browser, and what the reader has set.

use super::Session;
use crate::annotation::{Agent, AuthorId};
use crate::browser::storage::BrowserStore;
use crate::keeping::{Profile, SaveError, Storage, StoreError};
use crate::ui::dialogs::author::AuthorForm;

/// The profiles of this browser and the one in use.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct People {
    profiles: Vec<Profile>,
    active: Option<AuthorId>,
    single_keys: bool,
}

/// The name under which the settings keep whether single-letter keys act.
const SINGLE_KEYS: &str = "singleKeys";

impl People {
    pub(super) fn read(storage: &Storage<BrowserStore>) -> Result<Self, StoreError> {
        let settings = storage.settings()?;
        let single_keys = settings
            .screen
            .get(SINGLE_KEYS)
            .and_then(|value| value.as_bool())
            .unwrap_or(true);
        Ok(Self {
            profiles: storage.profiles()?,
            active: settings.profile(),
            single_keys,
        })
    }

    /// Whether an author is one of the people of this browser.
    pub(super) fn owns(&self, author: &AuthorId) -> bool {
        self.profiles.iter().any(|profile| profile.owns(author))
    }

    /// All author ids of the people of this browser.
    pub(super) fn ids(&self) -> impl Iterator<Item = &AuthorId> {
        self.profiles
            .iter()
            .flat_map(|profile| std::iter::once(&profile.agent.id).chain(&profile.taken_over))
    }
}

impl Session {
    /// The profile that notes are written under.
    pub fn active_profile(&self) -> Option<Profile> {
        let active = self.people.active.as_ref()?;
        self.people
            .profiles
            .iter()
            .find(|profile| profile.agent.id == *active)
            .cloned()
    }

    /// All profiles of this browser.
    pub fn profiles(&self) -> Vec<Profile> {
        self.people.profiles.clone()
    }

    /// Keeps what somebody says of themselves and lets them write from now on. Notes already saved
    /// keep the author as they stood.
    pub fn save_profile(&mut self, id: AuthorId, form: &AuthorForm) -> Result<(), SaveError> {
        let mut profile = self
            .notebook
            .storage()
            .profile(&id)?
            .unwrap_or_else(|| Profile::anonymous(id.clone()));
        form.write_to(&mut profile.agent);
        self.notebook.storage().save_profile(&profile)?;
        self.use_profile(&id)
    }

    /// Lets a profile write from now on.
    pub fn use_profile(&mut self, id: &AuthorId) -> Result<(), SaveError> {
        self.notebook
            .storage()
            .update_settings(|settings| settings.set_profile(Some(id)))?;
        self.reread_people()
    }

    /// "These notes are mine": takes an author id over into the profile in use.
    pub fn take_over(&mut self, author: &AuthorId) -> Result<(), SaveError> {
        let profile = match self.active_profile() {
            Some(profile) => profile.agent.id,
            None => {
                self.save_profile(author.clone(), &self.form_of(author))?;
                author.clone()
            }
        };
        self.notebook.storage().take_over(&profile, author)?;
        self.reread_people()
    }

    /// Whether single-letter keys act.
    pub fn single_keys(&self) -> bool {
        self.people.single_keys
    }

    /// Switches single-letter keys on or off.
    pub fn set_single_keys(&mut self, on: bool) -> Result<(), SaveError> {
        self.notebook.storage().update_settings(|settings| {
            settings.screen.insert(SINGLE_KEYS.to_owned(), on.into());
        })?;
        self.reread_people()
    }

    /// Authors of notes who are none of the people of this browser, with their newest names.
    pub fn other_authors(&self) -> Vec<Agent> {
        let mut others: Vec<Agent> = Vec::new();
        for annotation in self.set() {
            let Some(revision) = annotation.current() else {
                continue;
            };
            let known = others.iter().any(|agent| agent.id == revision.creator.id);
            if !known && !self.people.owns(&annotation.key().creator) {
                others.push(revision.creator.clone());
            }
        }
        others
    }

    fn form_of(&self, author: &AuthorId) -> AuthorForm {
        let agent = self
            .other_authors()
            .into_iter()
            .find(|agent| agent.id == *author);
        agent.map(AuthorForm::from).unwrap_or_default()
    }

    fn reread_people(&mut self) -> Result<(), SaveError> {
        self.people = People::read(self.notebook.storage())?;
        self.draw_all();
        Ok(())
    }
}

impl AuthorForm {
    fn write_to(&self, agent: &mut Agent) {
        let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        agent.name = filled(&self.name);
        agent.role = filled(&self.role);
        agent.delegation =
            Some(self.delegation.clone()).filter(|delegation| !delegation.is_empty());
    }
}

impl From<Agent> for AuthorForm {
    fn from(agent: Agent) -> Self {
        Self {
            name: agent.name.unwrap_or_default(),
            delegation: agent.delegation.unwrap_or_default(),
            role: agent.role.unwrap_or_default(),
        }
    }
}

impl From<Profile> for AuthorForm {
    fn from(profile: Profile) -> Self {
        profile.agent.into()
    }
}
