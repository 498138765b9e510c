//! The people who write in this browser, and the settings of the reader.

use super::{Session, World};
use crate::annotation::{Agent, AuthorId, Delegation};
use crate::keeping::{Entry, Profile, ReadStore, SaveError, Settings, Storage, Store, StoreError};

/// The profiles of this browser, and the active one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct People {
    profiles: Vec<Profile>,
    active: Option<AuthorId>,
    single_keys: bool,
}

/// The settings name for whether single-letter keys act.
const SINGLE_KEYS: &str = "singleKeys";

impl People {
    pub(super) fn read<S: ReadStore>(storage: &Storage<S>) -> Result<Self, StoreError> {
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

    /// Returns whether an author is one of the people of this browser.
    pub(super) fn owns(&self, author: &AuthorId) -> bool {
        self.profiles.iter().any(|profile| profile.owns(author))
    }

    /// Returns all author ids of the people of this browser.
    pub(super) fn ids(&self) -> impl Iterator<Item = &AuthorId> {
        self.profiles
            .iter()
            .flat_map(|profile| std::iter::once(&profile.agent.id).chain(&profile.taken_over))
    }
}

impl<S: ReadStore, W: World> Session<S, W> {
    /// Returns the profile that notes are written under.
    pub fn active_profile(&self) -> Option<Profile> {
        let active = self.people.active.as_ref()?;
        self.people
            .profiles
            .iter()
            .find(|profile| profile.agent.id == *active)
            .cloned()
    }

    /// Returns all profiles of this browser.
    pub fn profiles(&self) -> Vec<Profile> {
        self.people.profiles.clone()
    }

    /// Returns whether single-letter keys act.
    pub fn single_keys(&self) -> bool {
        self.people.single_keys
    }

    /// Returns the authors of notes who are not among the people of this browser, with their newest
    /// names.
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
        let people = People::read(self.notebook.storage())?;
        self.notebook.look_at(&Entry::Settings);
        for profile in &people.profiles {
            self.notebook.look_at(&Entry::profile(&profile.agent.id));
        }
        if std::mem::replace(&mut self.people, people) != self.people {
            self.rebuild_board();
        }
        Ok(())
    }

    /// Rereads the people who use this browser, and tells whether they have changed. People cleared
    /// from the store are still known here.
    pub(super) fn reread_profiles(&mut self) -> bool {
        let profiles = self.people.profiles.iter();
        let mut entries = profiles.map(|profile| Entry::profile(&profile.agent.id));
        let lacks = |entry: Entry| self.notebook.lacks(&entry);
        if lacks(Entry::Settings) || entries.any(lacks) {
            return false;
        }
        match People::read(self.notebook.storage()) {
            Ok(people) => std::mem::replace(&mut self.people, people) != self.people,
            Err(_) => false,
        }
    }
}

impl<S: Store, W: World> Session<S, W> {
    /// Keeps what a person says about themselves and makes their profile the active one. Notes already
    /// saved keep their author unchanged.
    ///
    /// # Errors
    /// When the store fails or is full, or a newer version of the app wrote the present entry.
    pub fn save_profile(&mut self, id: &AuthorId, change: &AuthorChange) -> Result<(), SaveError> {
        self.notebook.write_back_others()?;
        let storage = self.notebook.storage();
        storage.update_profile(id, |profile| change.write_to(&mut profile.agent))?;
        self.use_profile(id)
    }

    /// Makes a profile the active one.
    ///
    /// # Errors
    /// When the store fails or is full, or a newer version of the app wrote the settings.
    pub fn use_profile(&mut self, id: &AuthorId) -> Result<(), SaveError> {
        self.change_settings(|settings| settings.set_profile(Some(id)))
    }

    /// Takes over notes ("These notes are mine") by adding an author id to the active profile.
    ///
    /// # Errors
    /// When the store fails or is full, or a newer version of the app wrote the profile.
    pub fn take_over(&mut self, author: &AuthorId) -> Result<(), SaveError> {
        self.notebook.write_back_others()?;
        let profile = match self.active_profile() {
            Some(profile) => profile.agent.id,
            None => {
                let change = AuthorChange {
                    from: AuthorForm::default(),
                    to: self.form_of(author),
                };
                self.save_profile(author, &change)?;
                author.clone()
            }
        };
        self.notebook.storage().take_over(&profile, author)?;
        self.reread_people()
    }

    /// Switches single-letter keys on or off.
    ///
    /// # Errors
    /// When the store fails or is full, or a newer version of the app wrote the settings.
    pub fn set_single_keys(&mut self, on: bool) -> Result<(), SaveError> {
        self.change_settings(|settings| {
            settings.screen.insert(SINGLE_KEYS.to_owned(), on.into());
        })
    }

    /// Remembers this report as the last one read, for addresses that name no report.
    ///
    /// # Errors
    /// When the store does not take it.
    pub fn remember_last_read(&mut self) -> Result<(), SaveError> {
        let key = self.key().as_str().to_owned();
        self.change_settings(|settings| {
            let name = Settings::LAST_READ.to_owned();
            settings.screen.insert(name, key.into());
        })
    }

    /// Changes the settings as they are stored now, whichever tab wrote them.
    pub(super) fn change_settings(
        &mut self,
        change: impl FnOnce(&mut Settings),
    ) -> Result<(), SaveError> {
        self.notebook.write_back_others()?;
        self.notebook.storage().update_settings(change)?;
        self.reread_people()
    }
}

/// A person's data about themselves; every field may be empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AuthorForm {
    /// The person's name.
    pub name: String,
    /// The delegation or entity they speak for.
    pub delegation: Delegation,
    /// Their role.
    pub role: String,
}

/// A person's changes to the data about themselves. Another tab may have changed the other fields.
#[derive(Clone, Debug, Default)]
pub struct AuthorChange {
    /// The form as it was opened.
    pub from: AuthorForm,
    /// The form as it was submitted.
    pub to: AuthorForm,
}

impl AuthorChange {
    fn write_to(&self, agent: &mut Agent) {
        let Self { from, to } = self;
        let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        if from.name != to.name {
            agent.name = filled(&to.name);
        }
        if from.role != to.role {
            agent.role = filled(&to.role);
        }
        if from.delegation != to.delegation {
            let delegation = Some(to.delegation.clone());
            agent.delegation = delegation.filter(|delegation| !delegation.is_empty());
        }
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
