//! One annotation with its revisions.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::json::normalise_members;
use super::normal::{Normal, compare_members_option};
use super::{
    Agent, AnnotationId, AuthorId, Content, Extra, Kind, Note, RevisionId, Target, Timestamp,
};
use crate::digest::digest;
use crate::sort::sort_by;

/// The merge key. A foreign use of an id never overwrites the owner's note.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The id of the annotation.
    pub id: AnnotationId,
    /// The id of its author.
    pub creator: AuthorId,
}

impl Key {
    /// Returns a short, unique name: `<id>-<creator>` if the id is a UUID, as nearly always, and the
    /// creator's is short. Otherwise it is 64 hex digits.
    pub fn short_name(&self) -> String {
        /// The most bytes of a creator's id in the name. More would fill the page with ids from hostile
        /// files; fewer would exclude real web addresses.
        const MOST: usize = 200;
        let (id, creator) = (self.id.as_str(), self.creator.as_str());
        // All such ids have one length, so that no creator can begin with the end of an id.
        let is_uuid = id.starts_with("urn:uuid:") && id.len() == "urn:uuid:".len() + 36;
        if is_uuid && creator.len() <= MOST {
            return format!("{id}-{creator}");
        }
        digest(&format!("{} {id}{creator}", id.len()))
    }
}

/// The id and time that a save needs from the outside world.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamp {
    /// The random id of the new revision, never used before.
    pub revision: RevisionId,
    /// The current time.
    pub now: Timestamp,
}

/// One saved state of an annotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// Its random id.
    pub id: RevisionId,
    /// When the annotation was first saved.
    pub created: Option<Timestamp>,
    /// When this state was saved.
    pub modified: Option<Timestamp>,
    /// The author as of that time.
    pub creator: Agent,
    /// The software that wrote it, as in the file; never changed at export.
    pub generator: Option<Extra>,
    /// Its content.
    pub content: Content,
}

impl Normal for Revision {
    fn normalise(&mut self) {
        self.creator.normalise();
        self.generator.iter_mut().for_each(normalise_members);
        self.content.normalise();
    }

    fn compare(&self, other: &Self) -> Ordering {
        let Self {
            id,
            created,
            modified,
            creator,
            generator,
            content,
        } = self;
        id.cmp(&other.id)
            .then_with(|| modified.cmp(&other.modified))
            .then_with(|| created.cmp(&other.created))
            .then_with(|| creator.compare(&other.creator))
            .then_with(|| compare_members_option(generator.as_ref(), other.generator.as_ref()))
            .then_with(|| content.compare(&other.content))
    }
}

impl Revision {
    /// Returns the note, unless this revision is a withdrawal.
    pub fn note(&self) -> Option<&Note> {
        match &self.content {
            Content::Note(note) => Some(note),
            Content::Withdrawn { .. } => None,
        }
    }
}

/// An annotation: its live revisions and the ids of the replaced ones.
///
/// States form a join semilattice: [`join`](Self::join) is commutative, associative and idempotent on
/// every value, even on those made from malformed data.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    key: Key,
    /// In the total order of [`Normal`], which begins with the revision id. Two entries share an id
    /// only in malformed data; then both are kept.
    live: Vec<Revision>,
    replaced: BTreeSet<RevisionId>,
}

impl Annotation {
    /// Makes a new annotation with the creator of `first` in its key.
    pub fn new(id: AnnotationId, first: Revision) -> Self {
        let key = Key {
            id,
            creator: first.creator.id.clone(),
        };
        Self::from_parts(key, vec![first], BTreeSet::new())
    }

    /// Makes an annotation in normal form from the contents of a file or the store. Live revisions are
    /// left out if they are replaced, duplicate, or by a creator other than the key's. JSON numbers are
    /// normalised. Readers take the key from the revision, so that nothing is lost there.
    pub fn from_parts(key: Key, live: Vec<Revision>, replaced: BTreeSet<RevisionId>) -> Self {
        let mut annotation = Self {
            key,
            live,
            replaced,
        };
        annotation.live.iter_mut().for_each(Revision::normalise);
        annotation
            .live
            .retain(|revision| revision.creator.id == annotation.key.creator);
        annotation.settle();
        annotation
    }

    /// Returns the key that identifies the annotation in merging.
    pub fn key(&self) -> &Key {
        &self.key
    }

    /// Returns the id of the annotation.
    pub fn id(&self) -> &AnnotationId {
        &self.key.id
    }

    /// Returns the revisions that nobody has replaced, ordered by id. There are several if two devices
    /// or tabs edited one note. The list is empty if only replacements are known.
    pub fn live(&self) -> &[Revision] {
        &self.live
    }

    /// Returns the ids of the revisions that later ones have replaced.
    pub fn replaced(&self) -> &BTreeSet<RevisionId> {
        &self.replaced
    }

    /// Joins with another state: the union of both live and both replaced sets, less the live revisions
    /// that are replaced. A record with another key is not a state of this annotation and is ignored.
    pub fn join(&mut self, other: &Self) {
        if self.key != other.key {
            return;
        }
        self.take_in(other.clone());
        self.settle();
    }

    /// Takes in the state of `other`, which has an equal key. [`settle`](Self::settle) must follow,
    /// once for any number of records.
    pub(super) fn take_in(&mut self, mut other: Self) {
        self.live.append(&mut other.live);
        // Not `append`, which rebuilds the whole set for each record.
        self.replaced.extend(other.replaced);
    }

    /// Returns whether joining `other` would change nothing (`other` ⊑ `self`).
    pub fn contains(&self, other: &Self) -> bool {
        // Both are sorted.
        let mut live = self.live.iter().peekable();
        let mut is_live = |revision: &Revision| {
            while live.next_if(|one| one.compare(revision).is_lt()).is_some() {}
            live.peek() == Some(&revision)
        };
        let knows = |revision: &Revision| self.replaced.contains(&revision.id) || is_live(revision);
        self.key == other.key
            && other.replaced.is_subset(&self.replaced)
            && other.live.iter().all(knows)
    }

    /// Returns this annotation with a new live revision. It replaces only the revisions the composer
    /// was opened on, so that revisions saved by others meanwhile stay live. `created` is carried over.
    /// The revision belongs to the record's author id, whatever `by.id` is. A reader who took over an
    /// author id continues to write under it. Whatever `content` says, a shared note stays shared, and
    /// the withdrawal of a private one is private.
    pub fn revise(
        &self,
        opened_on: &[RevisionId],
        content: Content,
        by: Agent,
        generator: Option<Extra>,
        stamp: Stamp,
    ) -> Self {
        self.revise_all(opened_on, [(content, stamp)], &by, generator.as_ref())
    }

    /// Works like [`revise`](Self::revise) with several new live revisions, in the order of `contents`.
    pub(super) fn revise_all(
        &self,
        opened_on: &[RevisionId],
        contents: impl IntoIterator<Item = (Content, Stamp)>,
        by: &Agent,
        generator: Option<&Extra>,
    ) -> Self {
        let by = Agent {
            id: self.key.creator.clone(),
            ..by.clone()
        };
        let created = self.created();
        let mut hold = self.hold_to_privacy();
        let (mut live, mut new) = (self.live.clone(), BTreeSet::new());
        for (content, stamp) in contents {
            new.insert(stamp.revision.clone());
            live.push(Revision {
                created: created.cloned().or(Some(stamp.now.clone())),
                id: stamp.revision,
                modified: Some(stamp.now),
                creator: by.clone(),
                generator: generator.cloned(),
                content: hold(content),
            });
        }
        let mut replaced = self.replaced.clone();
        replaced.extend(opened_on.iter().filter(|id| !new.contains(id)).cloned());
        Self::from_parts(self.key.clone(), live, replaced)
    }

    /// Returns the live note that was saved last, for display. If times are equal or unreadable, the
    /// greater revision id wins, so that every device shows the same note. `None` if no note is live.
    pub fn current(&self) -> Option<&Revision> {
        self.live
            .iter()
            .filter(|revision| revision.note().is_some())
            .max_by_key(|revision| revision.modified.as_ref().and_then(Timestamp::instant))
    }

    /// Returns the revision that represents the annotation: the [current](Self::current) note, else its
    /// withdrawal.
    pub fn latest(&self) -> Option<&Revision> {
        self.current().or(self.live.last())
    }

    /// Returns the target that places the annotation, from its [latest](Self::latest) revision.
    pub fn target(&self) -> Option<&Target> {
        self.latest()?.content.target()
    }

    /// Returns the kind of the current note; a withdrawn one counts as a comment.
    pub fn kind(&self) -> Kind {
        let note = self.current().and_then(Revision::note);
        note.map_or(Kind::Comment, |note| note.kind.clone())
    }

    /// Returns all live notes, by revision id.
    pub fn notes(&self) -> impl Iterator<Item = (&Revision, &Note)> {
        self.live
            .iter()
            .filter_map(|revision| Some((revision, revision.note()?)))
    }

    /// Returns whether live revisions differ in content and at least one is a note. Then the author has
    /// to choose. Two withdrawals are not a conflict.
    pub fn is_conflicting(&self) -> bool {
        let contents = || self.live.iter().map(|revision| &revision.content);
        self.notes().next().is_some() && contents().zip(contents().skip(1)).any(|(a, b)| a != b)
    }

    /// Returns whether the annotation is withdrawn: a withdrawal is live, and no note is.
    pub fn is_withdrawn(&self) -> bool {
        !self.live.is_empty() && self.notes().next().is_none()
    }

    /// Returns when the annotation was first saved, as far as live revisions tell.
    fn created(&self) -> Option<&Timestamp> {
        self.live
            .iter()
            .filter_map(|revision| revision.created.as_ref())
            .min_by_key(|created| (created.instant().is_none(), created.instant()))
    }

    /// Restores the invariants of `live`.
    pub(super) fn settle(&mut self) {
        let Self { live, replaced, .. } = self;
        live.retain(|revision| !replaced.contains(&revision.id));
        sort_by(live, Revision::compare);
        live.dedup();
    }
}
