//! The questions of a composer about the available notes.

use super::{Composition, Session, World};
use crate::annotation::{
    Annotation, AnnotationId, Delegation, Key, Kind, Note, Revision, RevisionId, Sign,
};
use crate::fold::fold;
use crate::keeping::ReadStore;
use crate::sort::sort_by;

/// The note that an answer is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// Who wrote it.
    pub who: crate::annotation::Agent,
    /// Its kind.
    pub kind: Kind,
    /// Its proposed words, else its text, else the words it is about.
    pub words: String,
    /// Whether it is private; then its answers are too.
    pub private: bool,
}

/// The most lines that a list of suggestions has. More cover what is below the field; fewer make people
/// type further.
pub(super) const MOST_SUGGESTED: usize = 8;

/// Suggests tags that contain the typed text, in the order of `used`. Tags in `chosen` are left out.
pub fn suggested_tags(typed: &str, used: &[String], chosen: &[String]) -> Vec<String> {
    let typed = fold(typed.trim());
    let fits = |tag: &&String| !chosen.contains(tag) && fold(tag).contains(&typed);
    used.iter()
        .filter(fits)
        .take(MOST_SUGGESTED)
        .cloned()
        .collect()
}

impl<S: ReadStore, W: World> Session<S, W> {
    /// Returns the note that a composer's note answers, if it is an answer and that note is
    /// available.
    pub fn answered(&self, slot: &Composition) -> Option<Answered> {
        match slot {
            Composition::Document | Composition::New(_) => None,
            Composition::Answer { key, revision } => self.answered_by(key, Some(revision)),
            Composition::Edit { key, opened_on } => {
                let parent = self.opened(key, opened_on)?.note()?.parent()?;
                let id = AnnotationId::new(parent.id);
                let key = self.set().by_id(&id).map(Annotation::key).next()?;
                self.answered_by(key, None)
            }
        }
    }

    fn answered_by(&self, key: &Key, seen: Option<&RevisionId>) -> Option<Answered> {
        let annotation = self.set().get(key)?;
        let mut notes = annotation.notes();
        let (revision, note) = notes
            .find(|(revision, _)| Some(&revision.id) == seen)
            .or_else(|| annotation.notes().next())?;
        Some(Answered {
            who: revision.creator.clone(),
            kind: note.kind.clone(),
            words: note.gist().unwrap_or_default().to_owned(),
            private: note.is_private(),
        })
    }

    /// Returns all tags of the notes on this report, most used first.
    pub fn tags(&self) -> Vec<String> {
        let mut tags = Counted::default();
        for (_, note) in self.live_notes() {
            note.tags().for_each(|tag| tags.add(tag.to_owned()));
        }
        tags.most_used()
    }

    /// Returns all delegations and groups in whose name somebody writes on this report, most used
    /// first.
    pub fn delegations(&self) -> Vec<Delegation> {
        let mut all = Counted::default();
        for (revision, note) in self.live_notes() {
            let whose = note.sponsors().into_iter().chain(note.on_behalf_of());
            let author = revision.creator.delegation.clone();
            let whose = whose.chain(author.filter(|author| !author.is_empty()));
            whose.for_each(|delegation| all.add(delegation));
        }
        all.most_used()
    }

    /// Returns the numbers that proposals to add a paragraph ask for.
    pub fn added_numbers(&self) -> Vec<String> {
        let adds = |note: &&Note| note.kind == Kind::Proposal && note.sign() == Some(Sign::Add);
        let notes = self.live_notes().map(|(_, note)| note).filter(adds);
        notes
            .filter_map(Note::number)
            .map(|number| number.trim().to_owned())
            .collect()
    }

    fn live_notes(&self) -> impl Iterator<Item = (&Revision, &Note)> {
        self.set().iter().flat_map(Annotation::notes)
    }
}

/// Values with the number of times each was met.
struct Counted<T>(Vec<(T, usize)>);

impl<T> Default for Counted<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: PartialEq> Counted<T> {
    fn add(&mut self, value: T) {
        match self.0.iter_mut().find(|(one, _)| *one == value) {
            Some((_, count)) => *count += 1,
            None => self.0.push((value, 1)),
        }
    }

    fn most_used(mut self) -> Vec<T> {
        sort_by(&mut self.0, |(_, a), (_, b)| b.cmp(a));
        self.0.into_iter().map(|(value, _)| value).collect()
    }
}
