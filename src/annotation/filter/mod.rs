//! The choice of threads that are shown, and their order.

mod query;
mod tally;

use super::{Agent, AuthorId, Delegation, Disposition, Kind, Note, Term, Voice, Voices};
use crate::fold::fold;

pub use query::KINDS;
pub use tally::{Counts, Quick, Tally};

/// The reader's choice of notes and their order; without conditions it includes all notes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Notes of this kind.
    pub kind: Option<Kind>,
    /// Notes with this relation to the reader.
    pub whose: Option<Whose>,
    /// Notes of this delegation, by its name in papers: written by its delegates, on its behalf, or
    /// sponsored by it.
    pub delegation: Option<String>,
    /// The part of that delegation in the note; `None` allows any.
    pub voice: Option<Voice>,
    /// Notes of this person.
    pub author: Option<AuthorId>,
    /// Notes with this tag.
    pub tag: Option<String>,
    /// Threads with this decision.
    pub disposition: Option<Decision>,
    /// Notes that contain all these words, ignoring case and diacritics.
    pub words: String,
    /// The order of the threads. It hides nothing.
    pub order: Order,
}

/// The relation of a note to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The reader wrote it.
    Mine,
    /// Somebody else wrote it.
    Others,
    /// It came in and has not been read yet.
    New,
    /// It is private to its author.
    Private,
    /// It is a question that nobody has replied to.
    Open,
}

/// The decision of the secretariat about a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// A proposal without a decision.
    Pending,
    /// A decision of this sort.
    Made(Disposition),
}

/// The order of the threads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By the place of their words in the text.
    #[default]
    Place,
    /// Newest first.
    Time,
}

impl Term for Whose {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Mine, "mine"),
        (Self::Others, "others"),
        (Self::New, "new"),
        (Self::Private, "private"),
        (Self::Open, "open"),
    ];
}

impl Term for Decision {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Pending, "pending"),
        (Self::Made(Disposition::Accepted), "accepted"),
        (
            Self::Made(Disposition::AcceptedWithModifications),
            "accepted with modifications",
        ),
        (Self::Made(Disposition::Rejected), "rejected"),
        (Self::Made(Disposition::Noted), "noted"),
    ];
}

impl Term for Order {
    const ALL: &'static [(Self, &'static str)] = &[(Self::Place, "place"), (Self::Time, "time")];
}

/// One note of a thread in the form a filter examines.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The note itself; `None` if it was withdrawn.
    pub note: Option<&'a Note>,
    /// Its author as of its last save.
    pub by: &'a Agent,
    /// Whether the reader wrote it.
    pub mine: bool,
    /// Whether it came in and has not been read yet.
    pub unread: bool,
}

/// A filter prepared for use.
#[derive(Clone, Debug)]
pub struct Sieve<'a> {
    filter: &'a Filter,
    words: Vec<String>,
}

impl Filter {
    /// Returns whether the filter may hide anything.
    pub fn is_on(&self) -> bool {
        let everything = Self {
            order: self.order,
            ..Self::default()
        };
        *self != everything
    }

    /// Prepares the filter for checking many notes.
    pub fn sieve(&self) -> Sieve<'_> {
        let words = self.words.split_whitespace().map(fold);
        Sieve {
            filter: self,
            words: words.collect(),
        }
    }
}

impl Sieve<'_> {
    /// Returns whether the filter may hide anything.
    pub fn is_on(&self) -> bool {
        self.filter.is_on()
    }

    /// Returns whether a thread is shown, given its first note and then its answers. One single note must
    /// meet the conditions on notes. The thread as a whole must meet those on the decision and on open
    /// questions.
    pub fn shows(&self, thread: &[Subject<'_>]) -> bool {
        if !self.filter.is_on() {
            return true;
        }
        let decided = self.filter.disposition;
        decided.is_none_or(|decision| is_decided(thread, decision))
            && (self.filter.whose != Some(Whose::Open) || is_open_question(thread))
            && thread.iter().any(|subject| self.takes(subject))
    }

    /// Returns the first note of a shown thread that meets all conditions on notes.
    pub fn hit(&self, thread: &[Subject<'_>]) -> Option<usize> {
        thread.iter().position(|subject| self.takes(subject))
    }

    fn takes(&self, subject: &Subject<'_>) -> bool {
        let Some(note) = subject.note else {
            return false;
        };
        let filter = self.filter;
        let is = |wanted: &Option<AuthorId>| wanted.as_ref().is_none_or(|id| subject.by.id == *id);
        filter.kind.as_ref().is_none_or(|kind| note.kind == *kind)
            && filter
                .whose
                .is_none_or(|whose| stands(subject, note, whose))
            && is(&filter.author)
            && filter
                .delegation
                .as_ref()
                .is_none_or(|name| has_part(subject, note, name, filter.voice))
            && filter
                .tag
                .as_ref()
                .is_none_or(|tag| note.tags().any(|its| its == tag))
            && self.finds_words(subject, note)
    }

    fn finds_words(&self, subject: &Subject<'_>, note: &Note) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let voices = Voices::new(subject.by, Some(note));
        let delegations = voices.delegations();
        let names = delegations.into_iter().filter_map(Delegation::short);
        let beside = [
            note.proposed(),
            note.target.quote(),
            subject.by.name.as_deref(),
        ];
        let said = note.texts().map(|(text, _)| text);
        let said = said.chain(beside.into_iter().flatten());
        let mut folded = String::new();
        for text in said.chain(note.tags()).chain(names) {
            folded.push_str(&fold(text));
            folded.push('\n');
        }
        self.words.iter().all(|word| folded.contains(word.as_str()))
    }
}

fn stands(subject: &Subject<'_>, note: &Note, whose: Whose) -> bool {
    match whose {
        Whose::Mine => subject.mine,
        Whose::Others => !subject.mine,
        Whose::New => subject.unread,
        Whose::Private => note.is_private(),
        Whose::Open => true,
    }
}

/// Returns whether a delegation has this part in a note; `None` allows any part.
fn has_part(subject: &Subject<'_>, note: &Note, name: &str, voice: Option<Voice>) -> bool {
    let is = |delegation: &Delegation| {
        delegation.short() == Some(name) || delegation.country.as_deref() == Some(name)
    };
    let voices = Voices::new(subject.by, Some(note));
    let all = voice.map_or_else(|| voices.delegations(), |voice| voices.of_voice(voice));
    all.into_iter().any(is)
}

/// Returns whether the first note is a question without a reply.
pub fn is_open_question(thread: &[Subject<'_>]) -> bool {
    let is = |subject: &Subject<'_>, kind: Kind| subject.note.is_some_and(|note| note.kind == kind);
    let Some((first, answers)) = thread.split_first() else {
        return false;
    };
    is(first, Kind::Question) && !answers.iter().any(|answer| is(answer, Kind::Reply))
}

/// Returns whether any disposition in a thread made this decision.
fn is_decided(thread: &[Subject<'_>], decision: Decision) -> bool {
    let notes = || thread.iter().filter_map(|subject| subject.note);
    let mut made = notes().filter(|note| note.kind == Kind::Disposition);
    match decision {
        Decision::Pending => {
            let proposes = |note: &Note| matches!(note.kind, Kind::Proposal | Kind::Editorial);
            made.next().is_none() && notes().any(proposes)
        }
        Decision::Made(wanted) => made.any(|note| note.disposition() == Some(wanted)),
    }
}
