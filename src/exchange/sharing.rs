//! The notes that others may get: everything but private notes, and no trace of these.
//!
//! Private notes are held back where files are written, and not where an export is requested. So no
//! export can forget to do it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::annotation::{Annotation, Revision};

/// Returns the annotations in a form fit to share. Private revisions are removed, and so are
/// answers to them, which name and quote the answered note. Annotations with nothing left are
/// omitted.
pub fn shared<'a>(
    annotations: impl IntoIterator<Item = &'a Annotation>,
) -> Vec<Cow<'a, Annotation>> {
    let mut kept_back = KeptBack::default();
    let mut shared = Vec::new();
    for annotation in annotations {
        kept_back.look_at(annotation);
        shared.extend(annotation.shared_part());
    }
    for annotation in &shared {
        // Others may know one of several records under the same id.
        kept_back.annotations.remove(annotation.id().as_str());
    }
    shared.retain_mut(|annotation| kept_back.take_answers_out(annotation));
    shared
}

/// The ids that must not reach others.
#[derive(Default)]
struct KeptBack {
    annotations: BTreeSet<String>,
    revisions: BTreeSet<String>,
}

impl KeptBack {
    fn look_at(&mut self, annotation: &Annotation) {
        if annotation.is_private() {
            self.annotations.insert(annotation.id().to_string());
        }
        for revision in annotation.live() {
            if revision.content.is_private() {
                self.revisions.insert(revision.id.to_string());
            }
        }
    }

    /// Removes revisions that answer withheld ones. Returns whether anything is left.
    fn take_answers_out(&self, annotation: &mut Cow<'_, Annotation>) -> bool {
        if !annotation.live().iter().any(|one| self.is_answered_by(one)) {
            return true;
        }
        let others = annotation.live().iter();
        let others: Vec<_> = others.filter(|one| !self.is_answered_by(one)).collect();
        let is_left = !others.is_empty();
        let live = others.into_iter().cloned().collect();
        let (key, replaced) = (annotation.key().clone(), annotation.replaced().clone());
        *annotation = Cow::Owned(Annotation::from_parts(key, live, replaced));
        is_left
    }

    fn is_answered_by(&self, revision: &Revision) -> bool {
        let target = revision.content.target();
        target.is_some_and(|target| {
            let speaks_of = target.extra.get("parentRevision");
            let speaks_of = speaks_of.and_then(serde_json::Value::as_str);
            self.annotations.contains(&target.source)
                || speaks_of.is_some_and(|id| self.revisions.contains(id))
        })
    }
}
