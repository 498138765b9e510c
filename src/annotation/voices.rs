//! Who stands behind a note. Papers keep three things apart, and so does every screen and text:
//! who wrote it, who speaks in it, and who sponsors it.

use super::{Agent, Delegation, Note, Revision};
use crate::fold::fold;
use crate::shown;

/// Everybody behind a note.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Voices {
    /// The name of the person who wrote it, as it is shown.
    pub author: Option<String>,
    /// The delegation of that person.
    pub of_author: Option<Delegation>,
    /// The delegation on whose behalf it is written, where the note names one.
    pub on_behalf_of: Option<Delegation>,
    /// The delegations that put it forward together, each once, as the note lists them.
    pub sponsors: Vec<Delegation>,
}

impl Voices {
    /// Everybody behind what `note` says; none of a withdrawn one but its author.
    pub fn new(by: &Agent, note: Option<&Note>) -> Self {
        let mut sponsors = Vec::new();
        for sponsor in note.map(Note::sponsors).unwrap_or_default() {
            push_once(&mut sponsors, sponsor);
        }
        Self {
            author: by.name.as_deref().and_then(shown::name_or_none),
            of_author: by.delegation.clone().filter(is_shown),
            on_behalf_of: note.and_then(Note::on_behalf_of).filter(is_shown),
            sponsors,
        }
    }

    /// Everybody behind a revision.
    pub fn of(revision: &Revision) -> Self {
        Self::new(&revision.creator, revision.note())
    }

    /// The delegation that speaks: the one on whose behalf it is written, else the author's.
    /// Sponsors never speak in another's note.
    pub fn speaker(&self) -> Option<&Delegation> {
        self.on_behalf_of.as_ref().or(self.of_author.as_ref())
    }

    /// Who speaks, as short as papers have it: the delegation, else the person. `None` where the
    /// note names neither.
    pub fn speaks(&self) -> Option<String> {
        let delegation = self.speaker().and_then(Delegation::shown);
        delegation.or_else(|| self.author.clone())
    }

    /// The delegations that have to do with it in whatever way, each once.
    pub fn delegations(&self) -> Vec<&Delegation> {
        let mut all: Vec<&Delegation> = Vec::new();
        let parties = self.on_behalf_of.iter().chain(&self.of_author);
        for delegation in parties.chain(&self.sponsors) {
            if !all.iter().any(|one| one.is(delegation)) {
                all.push(delegation);
            }
        }
        all
    }
}

/// Who wants one thing together, as brackets name them: `EGY, F with BRA`. Nobody stands there
/// twice, and who speaks for itself is no sponsor beside.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Backing {
    speakers: Vec<String>,
    speaking: Vec<Delegation>,
    sponsors: Vec<Delegation>,
}

impl Backing {
    /// Adds a proposal; `anonymous` names an author without delegation and name.
    pub fn add(&mut self, voices: &Voices, anonymous: &str) {
        match voices.speaker() {
            Some(delegation) => {
                if !self.speaking.iter().any(|one| one.is(delegation)) {
                    self.speakers.extend(delegation.shown());
                    self.speaking.push(delegation.clone());
                }
            }
            None => {
                let name = voices.speaks().unwrap_or_else(|| anonymous.to_owned());
                if !self.speakers.contains(&name) {
                    self.speakers.push(name);
                }
            }
        }
        for sponsor in &voices.sponsors {
            self.add_sponsor(sponsor);
        }
    }

    /// Adds a delegation that joined the sponsors.
    pub fn add_sponsor(&mut self, sponsor: &Delegation) {
        push_once(&mut self.sponsors, sponsor.clone());
    }

    /// Who speaks, as it is shown.
    pub fn speakers(&self) -> &[String] {
        &self.speakers
    }

    /// Who sponsors and does not speak itself, as it is shown.
    pub fn sponsors(&self) -> Vec<String> {
        let speaks = |sponsor: &&Delegation| self.speaking.iter().any(|one| one.is(sponsor));
        let sponsors = self.sponsors.iter().filter(|one| !speaks(one));
        sponsors.filter_map(Delegation::shown).collect()
    }
}

impl Delegation {
    /// How it is shown where there is little room: [`short`](Self::short) as a name.
    pub fn shown(&self) -> Option<String> {
        self.short().and_then(shown::name_or_none)
    }

    /// Whether both are one delegation to who reads them: one country, or one name in papers.
    pub fn is(&self, other: &Self) -> bool {
        let countries = self.country.as_deref().zip(other.country.as_deref());
        let is_country = countries.is_some_and(|(a, b)| !a.is_empty() && fold(a) == fold(b));
        let names = self.shown().zip(other.shown());
        is_country || names.is_some_and(|(a, b)| fold(&a) == fold(&b))
    }
}

fn is_shown(delegation: &Delegation) -> bool {
    delegation.shown().is_some()
}

fn push_once(list: &mut Vec<Delegation>, delegation: Delegation) {
    if is_shown(&delegation) && !list.iter().any(|one| one.is(&delegation)) {
        list.push(delegation);
    }
}
