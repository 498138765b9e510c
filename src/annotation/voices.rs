//! The people behind a note. Papers distinguish three parts, and so does every screen and text: the
//! writer, the speaker and the sponsors.
//!
//! Cards, rivals, brackets, the statement, print and filters all use this module.

use std::collections::BTreeSet;

use super::{Agent, Delegation, Note, Revision, Term};
use crate::fold::fold;
use crate::shown;

/// The part that a delegation has in a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// It speaks in the note.
    Speaker,
    /// It is the delegation of the author.
    Author,
    /// It sponsors the note.
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
    /// The full name of the author, without invisible characters.
    pub author: Option<String>,
    /// The delegation of the author.
    pub of_author: Option<Delegation>,
    /// The delegation on whose behalf the note is written, if it names one.
    pub on_behalf_of: Option<Delegation>,
    /// The delegations that jointly submit it, each once, as the note lists them.
    pub sponsors: Vec<Delegation>,
}

impl Voices {
    /// Returns everybody behind `note`; for a withdrawn note, only its author.
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

    /// Returns the delegation that speaks: the one on whose behalf the note is written, else the
    /// author's. Sponsors never speak in another's note.
    pub fn speaker(&self) -> Option<&Delegation> {
        self.on_behalf_of.as_ref().or(self.of_author.as_ref())
    }

    /// Returns the speaker's name, as short as in papers: the delegation, else the person. `None` if
    /// the note names neither.
    pub fn speaks(&self) -> Option<String> {
        let delegation = self.speaker().and_then(Delegation::shown);
        delegation.or_else(|| self.author.as_deref().map(shown::name))
    }

    /// Returns the delegations with this part in the note.
    pub fn of_voice(&self, voice: Voice) -> Vec<&Delegation> {
        match voice {
            Voice::Speaker => self.speaker().into_iter().collect(),
            Voice::Author => self.of_author.iter().collect(),
            Voice::Sponsor => self.sponsors.iter().collect(),
        }
    }

    /// Returns the delegations with any part in the note, each once.
    pub fn delegations(&self) -> Vec<&Delegation> {
        let mut met = Met::default();
        let parties = self.on_behalf_of.iter().chain(&self.of_author);
        let all = parties.chain(&self.sponsors);
        all.filter(|one| met.add(one.names())).collect()
    }
}

/// The delegations that jointly want one thing, as in brackets: `EGY, F with BRA`. Nobody appears
/// twice, and a speaker is not also a sponsor.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Backing {
    speakers: Vec<Party>,
    speaking: Met,
    sponsors: Vec<(Party, String)>,
    sponsoring: Met,
}

/// The parties already listed, by all their names.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
struct Met(BTreeSet<String>);

impl Met {
    fn holds(&self, names: &[String]) -> bool {
        names.iter().any(|name| self.0.contains(name))
    }

    /// Adds a party with these names; tells whether it is new.
    fn add(&mut self, names: Vec<String>) -> bool {
        let is_new = !self.holds(&names);
        if is_new {
            self.0.extend(names);
        }
        is_new
    }
}

/// A party that speaks or sponsors.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Party {
    Delegation(Delegation),
    /// A person without a delegation, by full name.
    Person(String),
}

impl Backing {
    /// Adds a proposal; `anonymous` names an author with neither delegation nor name.
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

    /// Adds a party that joined the sponsors by a note of its own; `words` is its name in a list.
    pub fn join(&mut self, voices: &Voices, words: String) {
        self.add_sponsor(Party::speaking(voices, &words), words);
    }

    fn add_sponsor(&mut self, sponsor: Party, words: String) {
        if self.sponsoring.add(sponsor.names()) {
            self.sponsors.push((sponsor, words));
        }
    }

    /// Returns the speakers' names for a list.
    pub fn speakers(&self) -> Vec<String> {
        self.speakers.iter().map(Party::in_list).collect()
    }

    /// Returns the names for a list of sponsors who do not also speak.
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

    /// Returns the names of the party. No name of a delegation begins with the space that marks a
    /// person's.
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
    /// Returns the [`short`](Self::short) name in displayable form.
    pub fn shown(&self) -> Option<String> {
        self.short().and_then(shown::name_or_none)
    }

    /// Returns the full name, for paper.
    pub fn in_full(&self) -> Option<String> {
        self.short().and_then(shown::whole_name_or_none)
    }

    /// Returns the name for a list: [`shown`](Self::shown), in quotation marks if it could be read as
    /// more than a name.
    pub fn in_list(&self) -> Option<String> {
        self.shown().map(|name| shown::in_list(&name))
    }

    /// Returns whether readers take both for one delegation. They share a country code or, ignoring case,
    /// a name in papers.
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

/// Returns the delegations that jointly submit a note, each once.
pub fn sponsors_of(note: &Note) -> Vec<Delegation> {
    let mut met = Met::default();
    let sponsors = note.sponsors().into_iter().filter(is_shown);
    sponsors.filter(|one| met.add(one.names())).collect()
}
