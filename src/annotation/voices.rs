//! The people behind a note. Papers keep three parts apart, and so does every screen and text: the
//! writer, the speaker and the sponsors.
//!
//! Cards, rivals, brackets, the statement, print and filters all ask here.

use std::collections::BTreeSet;

use super::{Agent, Delegation, Note, Revision, Term};
use crate::fold::fold;
use crate::shown;

/// The part that a delegation has in a note.
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
    /// Returns everybody behind what `note` says; none of a withdrawn one but its author.
    pub fn new(by: &Agent, note: Option<&Note>) -> Self {
        Self {
            author: by.name.as_deref().and_then(shown::whole_name_or_none),
            of_author: by.delegation.clone().filter(is_shown),
            on_behalf_of: note.and_then(Note::on_behalf_of).filter(is_shown),
            sponsors: note.map(sponsors_of).unwrap_or_default(),
        }
    }

    /// Returns everybody behind a revision.
    pub fn of(revision: &Revision) -> Self {
        Self::new(&revision.creator, revision.note())
    }

    /// Returns the delegation that speaks: the one on whose behalf it is written, else the
    /// author's. Sponsors never speak in another's note.
    pub fn speaker(&self) -> Option<&Delegation> {
        self.on_behalf_of.as_ref().or(self.of_author.as_ref())
    }

    /// Names who speaks, as short as papers have it: the delegation, else the person. `None` where
    /// the note names neither.
    pub fn speaks(&self) -> Option<String> {
        let delegation = self.speaker().and_then(Delegation::shown);
        delegation.or_else(|| self.author.as_deref().map(shown::name))
    }

    /// Returns the delegations that have this to do with it.
    pub fn of_voice(&self, voice: Voice) -> Vec<&Delegation> {
        match voice {
            Voice::Speaker => self.speaker().into_iter().collect(),
            Voice::Author => self.of_author.iter().collect(),
            Voice::Sponsor => self.sponsors.iter().collect(),
        }
    }

    /// Returns the delegations that have to do with it in whatever way, each once.
    pub fn delegations(&self) -> Vec<&Delegation> {
        let mut met = Met::default();
        let parties = self.on_behalf_of.iter().chain(&self.of_author);
        let all = parties.chain(&self.sponsors);
        all.filter(|one| met.add(one.names())).collect()
    }
}

/// The delegations that want one thing together, as brackets name them: `EGY, F with BRA`. Nobody
/// stands there twice, and who speaks for itself is no sponsor beside.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Backing {
    speakers: Vec<Party>,
    speaking: Met,
    sponsors: Vec<(Party, String)>,
    sponsoring: Met,
}

/// Those who stand in a list already, by every name they go by.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
struct Met(BTreeSet<String>);

impl Met {
    fn holds(&self, names: &[String]) -> bool {
        names.iter().any(|name| self.0.contains(name))
    }

    /// Adds who goes by these names; tells whether nobody did before.
    fn add(&mut self, names: Vec<String>) -> bool {
        let is_new = !self.holds(&names);
        if is_new {
            self.0.extend(names);
        }
        is_new
    }
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
        if self.speaking.add(speaker.names()) {
            self.speakers.push(speaker);
        }
        for sponsor in &voices.sponsors {
            let words = sponsor.in_list().unwrap_or_default();
            self.add_sponsor(Party::Delegation(sponsor.clone()), words);
        }
    }

    /// Adds those who joined the sponsors by a note of their own; `words` is how they are shown in
    /// a list.
    pub fn join(&mut self, voices: &Voices, words: String) {
        self.add_sponsor(Party::speaking(voices, &words), words);
    }

    fn add_sponsor(&mut self, sponsor: Party, words: String) {
        if self.sponsoring.add(sponsor.names()) {
            self.sponsors.push((sponsor, words));
        }
    }

    /// Names who speaks, as it is shown in a list.
    pub fn speakers(&self) -> Vec<String> {
        self.speakers.iter().map(Party::in_list).collect()
    }

    /// Names who sponsors and does not speak itself, as it is shown in a list.
    pub fn sponsors(&self) -> Vec<String> {
        let speaks = |sponsor: &Party| self.speaking.holds(&sponsor.names());
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

    /// What it goes by. No name of a delegation begins with the space that marks a person's.
    fn names(&self) -> Vec<String> {
        match self {
            Self::Delegation(delegation) => delegation.names(),
            Self::Person(name) => vec![format!(" {name}")],
        }
    }

    fn in_list(&self) -> String {
        match self {
            Self::Delegation(delegation) => delegation.in_list().unwrap_or_default(),
            Self::Person(name) => shown::in_list(name),
        }
    }
}

impl Delegation {
    /// Returns [`short`](Self::short) as it is shown.
    pub fn shown(&self) -> Option<String> {
        self.short().and_then(shown::name_or_none)
    }

    /// Returns the whole name, for paper.
    pub fn in_full(&self) -> Option<String> {
        self.short().and_then(shown::whole_name_or_none)
    }

    /// Returns the name for a list: [`shown`](Self::shown), in quotation marks where it could be read
    /// as more than a name.
    pub fn in_list(&self) -> Option<String> {
        self.shown().map(|name| shown::in_list(&name))
    }

    /// Tells whether both are one delegation to who reads them: they share their country's code or
    /// their name in papers, in whatever case.
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

/// Returns the delegations that put a note forward together, each once.
pub fn sponsors_of(note: &Note) -> Vec<Delegation> {
    let mut met = Met::default();
    let sponsors = note.sponsors().into_iter().filter(is_shown);
    sponsors.filter(|one| met.add(one.names())).collect()
}
