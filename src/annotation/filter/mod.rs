//! The choice of threads that are shown, and their order.

mod query;
mod tally;

use super::{Agent, AuthorId, Delegation, Disposition, Kind, Note, Term, Voice, Voices};
use crate::fold::fold;

pub use query::KINDS;
pub use tally::{Counts, Quick, Tally};

/// The notes that the reader wants to see, and their order; without any condition all notes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Notes of this kind.
    pub kind: Option<Kind>,
    /// Notes that stand so to the reader.
    pub whose: Option<Whose>,
    /// Notes of this delegation, by the name it has in papers: written by its delegates, on its
    /// behalf, or with it as a sponsor.
    pub delegation: Option<String>,
    /// What that delegation has to do with them; in whatever way, where nothing is said.
    pub voice: Option<Voice>,
    /// Notes of this person.
    pub author: Option<AuthorId>,
    /// Notes with this tag.
    pub tag: Option<String>,
    /// Threads about which this was decided.
    pub disposition: Option<Decision>,
    /// Notes in which all these words occur, in whatever case and with whatever diacritics.
    pub words: String,
    /// The order of the threads. It hides nothing.
    pub order: Order,
}

/// The relation of a note to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The reader wrote it.
    Mine,
    /// Somebody else did.
    Others,
    /// It came in and was not read yet.
    New,
    /// It stays with its author.
    Private,
    /// It is a question that nobody has replied to.
    Open,
}

/// The decision of the secretariat about a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Nothing yet about a proposal.
    Pending,
    /// This.
    Made(Disposition),
}

/// The order of the threads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As what they speak of stands in the text.
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

/// One note of a thread, as a filter looks at it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The note itself; `None` if it was withdrawn.
    pub note: Option<&'a Note>,
    /// Its author as they stood when they saved it.
    pub by: &'a Agent,
    /// Whether the reader wrote it.
    pub mine: bool,
    /// Whether it came in and was not read yet.
    pub unread: bool,
}

/// A filter at work.
#[derive(Clone, Debug)]
pub struct Sieve<'a> {
    filter: &'a Filter,
    words: Vec<String>,
}

impl Filter {
    /// Tells whether it may hide anything.
    pub fn is_on(&self) -> bool {
        let everything = Self {
            order: self.order,
            ..Self::default()
        };
        *self != everything
    }

    /// Returns the filter, ready to look at many notes.
    pub fn sieve(&self) -> Sieve<'_> {
        let words = self.words.split_whitespace().map(fold);
        Sieve {
            filter: self,
            words: words.collect(),
        }
    }
}

impl Sieve<'_> {
    /// Tells whether it may hide anything.
    pub fn is_on(&self) -> bool {
        self.filter.is_on()
    }

    /// Tells whether a thread is shown: its first note, then its answers. What is said about notes
    /// has to hold of one of them; what was decided, and whether a question is open, of them
    /// together.
    pub fn shows(&self, thread: &[Subject<'_>]) -> bool {
        if !self.filter.is_on() {
            return true;
        }
        let decided = self.filter.disposition;
        decided.is_none_or(|decision| is_decided(thread, decision))
            && (self.filter.whose != Some(Whose::Open) || is_open_question(thread))
            && thread.iter().any(|subject| self.takes(subject))
    }

    /// Tells which note of a thread that is shown is asked for: the first of which everything holds
    /// that is said about notes.
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

/// Whether a delegation has this to do with a note; with nothing said, whatever.
fn has_part(subject: &Subject<'_>, note: &Note, name: &str, voice: Option<Voice>) -> bool {
    let is = |delegation: &Delegation| {
        delegation.short() == Some(name) || delegation.country.as_deref() == Some(name)
    };
    let voices = Voices::new(subject.by, Some(note));
    let all = voice.map_or_else(|| voices.delegations(), |voice| voices.of_voice(voice));
    all.into_iter().any(is)
}

/// Tells whether the first note is a question to which there is no reply.
pub fn is_open_question(thread: &[Subject<'_>]) -> bool {
    let is = |subject: &Subject<'_>, kind: Kind| subject.note.is_some_and(|note| note.kind == kind);
    let Some((first, answers)) = thread.split_first() else {
        return false;
    };
    is(first, Kind::Question) && !answers.iter().any(|answer| is(answer, Kind::Reply))
}

/// Whether this was decided about a thread, by whichever disposition in it.
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
