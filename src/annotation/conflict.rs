//! Keeping every one of several live revisions.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::normal::Normal;
use super::{Annotation, AnnotationId, Content, Extra, Revision, RevisionId, Stamp};

impl Annotation {
    /// Keeps all live notes. The first result is this annotation with only the content of the live
    /// revision `kept`. Each other live note follows as an annotation of its own; equal ones become
    /// one. Authors stay as each revision names them. `ids` and `stamps` are called once for each
    /// annotation. `None` if `kept` is not a live note.
    pub fn keep_both(
        &self,
        kept: &RevisionId,
        generator: &Extra,
        mut ids: impl FnMut() -> AnnotationId,
        mut stamps: impl FnMut() -> Stamp,
    ) -> Option<Vec<Self>> {
        let (kept, _) = self.notes().find(|(revision, _)| revision.id == *kept)?;
        let all: Vec<RevisionId> = self.live().iter().map(|one| one.id.clone()).collect();
        let (content, by) = (kept.content.clone(), kept.creator.clone());
        let stays = self.revise(&all, content, by, Some(generator.clone()), stamps());
        let mut annotations = vec![stays];
        let mut said = BTreeSet::from([Said(&kept.content)]);
        for (revision, _) in self.notes() {
            if said.insert(Said(&revision.content)) {
                let copy = copied(revision, generator, stamps());
                annotations.push(Self::new(ids(), copy));
            }
        }
        Some(annotations)
    }
}

/// The content of a revision, in the order of [`Normal`].
struct Said<'a>(&'a Content);

impl Ord for Said<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.compare(other.0)
    }
}

impl PartialOrd for Said<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Said<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Said<'_> {}

/// Returns the first revision of a new note with the content of `revision`.
fn copied(revision: &Revision, generator: &Extra, stamp: Stamp) -> Revision {
    Revision {
        id: stamp.revision,
        modified: Some(stamp.now),
        generator: Some(generator.clone()),
        ..revision.clone()
    }
}
