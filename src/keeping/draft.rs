//! Drafts: the contents of composers that are open, or were open when the tab went away.

use serde::{Deserialize, Serialize};

use super::key::{DraftSlot, Entry};
use super::storage::{SaveError, Storage};
use super::store::{ReadStore, Store, StoreError};
use crate::annotation::{AuthorId, Contribution, Extra, Kind, RevisionId};
use crate::document::DocumentKey;
use crate::sort::sort_by;

/// The contents of a composer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Form", into = "Form")]
pub struct Draft {
    /// The contribution as filled in so far.
    pub contribution: Contribution,
    /// The selected words: first and one past the last code point of the document's text. `None` for
    /// the whole block.
    pub range: Option<(usize, usize)>,
    /// The creator of the annotation that is edited or answered.
    creator: Option<AuthorId>,
    /// The revisions the composer was opened on, for an edit or an answer.
    opened_on: Vec<RevisionId>,
}

impl Draft {
    /// Makes a draft of a new note.
    pub fn new(contribution: Contribution) -> Self {
        Self {
            contribution,
            range: None,
            creator: None,
            opened_on: Vec::new(),
        }
    }

    /// Makes the draft of a note on words: first and one past the last code point of the document's
    /// text.
    pub fn with_range(mut self, start: usize, end: usize) -> Self {
        self.range = Some((start, end));
        self
    }

    /// Makes the draft of an edit of `creator`'s annotation or of an answer to it, opened on these
    /// revisions.
    pub fn opened_on_note(mut self, creator: &AuthorId, opened_on: &[RevisionId]) -> Self {
        self.creator = Some(creator.clone());
        self.opened_on = opened_on.to_vec();
        self
    }

    /// Returns the creator of the annotation that is edited or answered.
    pub fn creator(&self) -> Option<AuthorId> {
        self.creator.clone()
    }

    /// Returns the revisions the composer was opened on. Saving an edit replaces exactly these.
    pub fn opened_on(&self) -> Vec<RevisionId> {
        self.opened_on.clone()
    }
}

/// The stored form of a draft: the text, the kind by its terms in files, and the other fields.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    text: String,
    kind: (Option<String>, Option<String>),
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    with: Extra,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<(usize, usize)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<AuthorId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    opened_on: Vec<RevisionId>,
}

impl From<Draft> for Form {
    fn from(draft: Draft) -> Self {
        let kind = &draft.contribution.kind;
        let kind = [kind.motivation(), kind.term()].map(|term| term.map(str::to_owned));
        Self {
            kind: kind.into(),
            with: draft.contribution.to_members(),
            text: draft.contribution.text,
            range: draft.range,
            creator: draft.creator,
            opened_on: draft.opened_on,
        }
    }
}

impl From<Form> for Draft {
    fn from(form: Form) -> Self {
        let kind = Kind::from_terms(form.kind.0.as_deref(), form.kind.1.as_deref());
        Self {
            contribution: Contribution::from_members(kind, form.text, &form.with),
            range: form.range,
            creator: form.creator,
            opened_on: form.opened_on,
        }
    }
}

impl<S: ReadStore> Storage<S> {
    /// Returns the draft of a composer.
    ///
    /// # Errors
    /// When the store fails. A damaged draft counts as absent.
    pub fn draft(
        &self,
        document: &DocumentKey,
        slot: &DraftSlot,
    ) -> Result<Option<Draft>, StoreError> {
        self.read(&Entry::Draft(document.clone(), slot.clone()))
    }

    /// Returns all drafts of a document.
    ///
    /// # Errors
    /// When the store fails. Damaged drafts are left out.
    pub fn drafts(&self, document: &DocumentKey) -> Result<Vec<(DraftSlot, Draft)>, StoreError> {
        let mut drafts = Vec::new();
        for entry in self.entries()? {
            match &entry {
                Entry::Draft(of, slot) if of == document => {
                    drafts.extend(self.read(&entry)?.map(|draft| (slot.clone(), draft)));
                }
                _ => {}
            }
        }
        sort_by(&mut drafts, |(a, _), (b, _)| a.cmp(b));
        Ok(drafts)
    }
}

impl<S: Store> Storage<S> {
    /// Keeps a draft.
    ///
    /// # Errors
    /// When the store fails or is full, or a newer version of the app wrote the present draft.
    pub fn save_draft(
        &self,
        document: &DocumentKey,
        slot: &DraftSlot,
        draft: &Draft,
    ) -> Result<(), SaveError> {
        self.write(&Entry::Draft(document.clone(), slot.clone()), draft)
    }

    /// Forgets a draft that was saved as a note or discarded by the person.
    ///
    /// # Errors
    /// When the store fails.
    pub fn discard_draft(
        &self,
        document: &DocumentKey,
        slot: &DraftSlot,
    ) -> Result<(), StoreError> {
        self.remove(&Entry::Draft(document.clone(), slot.clone()))
    }
}
