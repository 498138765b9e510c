//! Who stands behind a note. Papers keep three things apart, and so does every screen and text:
//! who wrote it, who speaks in it, and who sponsors it.

use super::{Agent, Delegation, Note, Revision, Term};
use crate::fold::fold;
use crate::shown;

/// What a delegation has to do with a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// It speaks there.
    Speaker,
    /// It is the delegation of who wrote it.
    Author,
    /// It sponsors it.
    Sponsor,
}

impl Term for Voice {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Speaker, "speaker"),
        (Self::Author, "author"),
        (Self::Sponsor, "sponsor"),
    ];
}

/// Everybody behind a note.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Voices {
    /// The whole name of the person who wrote it, without what nobody sees.
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
        Self {
            author: by.name.as_deref().and_then(shown::whole_name_or_none),
            of_author: by.delegation.clone().filter(is_shown),
            on_behalf_of: note.and_then(Note::on_behalf_of).filter(is_shown),
            sponsors: note.map(sponsors_of).unwrap_or_default(),
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
        delegation.or_else(|| self.author.as_deref().map(shown::name))
    }

    /// The delegations that have this to do with it.
    pub fn of_voice(&self, voice: Voice) -> Vec<&Delegation> {
        match voice {
            Voice::Speaker => self.speaker().into_iter().collect(),
            Voice::Author => self.of_author.iter().collect(),
            Voice::Sponsor => self.sponsors.iter().collect(),
        }
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
    speakers: Vec<Party>,
    sponsors: Vec<(Party, String)>,
}

/// Somebody who speaks or sponsors.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Party {
    Delegation(Delegation),
    /// A person without delegation, by the whole name.
    Person(String),
}

impl Backing {
    /// Adds a proposal; `anonymous` names an author without delegation and name.
    pub fn add(&mut self, voices: &Voices, anonymous: &str) {
        let speaker = Party::speaking(voices, anonymous);
        if !self.speakers.iter().any(|one| one.is(&speaker)) {
            self.speakers.push(speaker);
        }
        for sponsor in &voices.sponsors {
            let words = sponsor.shown().unwrap_or_default();
            self.add_sponsor(Party::Delegation(sponsor.clone()), words);
        }
    }

    /// Adds those who joined the sponsors by a note of their own; `words` is how they are shown.
    pub fn join(&mut self, voices: &Voices, words: String) {
        self.add_sponsor(Party::speaking(voices, &words), words);
    }

    fn add_sponsor(&mut self, sponsor: Party, words: String) {
        if !self.sponsors.iter().any(|(one, _)| one.is(&sponsor)) {
            self.sponsors.push((sponsor, words));
        }
    }

    /// Who speaks, as it is shown.
    pub fn speakers(&self) -> Vec<String> {
        self.speakers.iter().map(Party::shown).collect()
    }

    /// Who sponsors and does not speak itself, as it is shown.
    pub fn sponsors(&self) -> Vec<String> {
        let speaks = |sponsor: &Party| self.speakers.iter().any(|one| one.is(sponsor));
        let sponsors = self.sponsors.iter().filter(|(one, _)| !speaks(one));
        sponsors.map(|(_, words)| words.clone()).collect()
    }
}

impl Party {
    fn speaking(voices: &Voices, anonymous: &str) -> Self {
        match (voices.speaker(), &voices.author) {
            (Some(delegation), _) => Self::Delegation(delegation.clone()),
            (None, Some(name)) => Self::Person(name.clone()),
            (None, None) => Self::Person(anonymous.to_owned()),
        }
    }

    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Delegation(one), Self::Delegation(other)) => one.is(other),
            (Self::Person(one), Self::Person(other)) => one == other,
            _ => false,
        }
    }

    fn shown(&self) -> String {
        match self {
            Self::Delegation(delegation) => delegation.shown().unwrap_or_default(),
            Self::Person(name) => shown::name(name),
        }
    }
}

impl Delegation {
    /// How it is shown where there is little room: [`short`](Self::short) as a name.
    pub fn shown(&self) -> Option<String> {
        self.short().and_then(shown::name_or_none)
    }

    /// The same on paper: all of it.
    pub fn in_full(&self) -> Option<String> {
        self.short().and_then(shown::whole_name_or_none)
    }

    /// Whether both are one delegation to who reads them: they share their country's code or their
    /// name in papers, in whatever case.
    pub fn is(&self, other: &Self) -> bool {
        let theirs = other.names();
        self.names().iter().any(|name| theirs.contains(name))
    }

    fn names(&self) -> Vec<String> {
        let names = [self.country.as_deref(), self.short()]
            .into_iter()
            .flatten();
        names
            .filter_map(shown::whole_name_or_none)
            .map(|name| fold(&name))
            .collect()
    }
}

fn is_shown(delegation: &Delegation) -> bool {
    delegation.shown().is_some()
}

/// The delegations that put a note forward together, each once.
pub fn sponsors_of(note: &Note) -> Vec<Delegation> {
    let mut sponsors: Vec<Delegation> = Vec::new();
    for sponsor in note.sponsors() {
        if is_shown(&sponsor) && !sponsors.iter().any(|one| one.is(&sponsor)) {
            sponsors.push(sponsor);
        }
    }
    sponsors
}
