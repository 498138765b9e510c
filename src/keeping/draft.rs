//! What stands in composers that are open, or were when the tab went away.

use serde_json::Value;

use super::fields::{Fields, number, put, put_list, put_some, some_text, text, tuple};
use super::key::{DraftSlot, Entry};
use super::storage::{SaveError, Storage};
use super::store::{Store, StoreError};
use super::version::{Kept, Unreadable};
use crate::annotation::{AuthorId, Extra, Kind, RevisionId};
use crate::document::DocumentKey;
use crate::sort::sort_by;

/// The content of a composer.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What was typed.
    pub text: String,
    /// Motivation and own term of the kind.
    kind: (Option<String>, Option<String>),
    /// The words that were selected: first and one past the last code point of the document's
    /// text. None where the whole block is meant.
    pub range: Option<(usize, usize)>,
    /// Whose annotation is edited, for an edit.
    creator: Option<String>,
    /// The revisions the composer was opened on, for an edit.
    opened_on: Vec<String>,
}

impl Draft {
    /// A draft of a new note.
    pub fn new(text: impl Into<String>, kind: &Kind) -> Self {
        let term = |term: Option<&str>| term.map(str::to_owned);
        Self {
            text: text.into(),
            kind: (term(kind.motivation()), term(kind.term())),
            range: None,
            creator: None,
            opened_on: Vec::new(),
        }
    }

    /// The draft of a note on some words: first and one past the last code point of the
    /// document's text.
    pub fn with_range(mut self, start: usize, end: usize) -> Self {
        self.range = Some((start, end));
        self
    }

    /// The draft of an edit of `creator`'s annotation, opened on these revisions of it.
    pub fn of_edit(mut self, creator: &AuthorId, opened_on: &[RevisionId]) -> Self {
        self.creator = Some(creator.as_str().to_owned());
        self.opened_on = opened_on.iter().map(RevisionId::to_string).collect();
        self
    }

    /// The kind chosen.
    pub fn kind(&self) -> Kind {
        Kind::from_terms(self.kind.0.as_deref(), self.kind.1.as_deref())
    }

    /// Whose annotation is edited.
    pub fn creator(&self) -> Option<AuthorId> {
        self.creator.as_deref().map(AuthorId::new)
    }

    /// The revisions the composer was opened on; saving replaces these and no other.
    pub fn opened_on(&self) -> Vec<RevisionId> {
        self.opened_on.iter().map(RevisionId::new).collect()
    }
}

impl Kept for Draft {
    fn to_members(&self) -> Extra {
        let mut members = Extra::new();
        put(&mut members, "text", self.text.as_str());
        let (motivation, term) = &self.kind;
        let kind = [motivation, term].map(|term| Value::from(term.as_deref()));
        put(&mut members, "kind", kind.to_vec());
        if let Some((start, end)) = self.range {
            put(&mut members, "range", vec![start, end]);
        }
        put_some(&mut members, "creator", self.creator.as_deref());
        let opened_on = self.opened_on.iter().map(|id| id.as_str().into());
        put_list(&mut members, "opened_on", opened_on.collect());
        members
    }

    fn take_from(fields: &mut Fields) -> Result<Self, Unreadable> {
        let [motivation, term] = tuple(fields.required("kind")?)?;
        let range = match fields.take("range") {
            None => None,
            Some(range) => {
                let [start, end] = &tuple(range)?;
                Some((number(start)?, number(end)?))
            }
        };
        let opened_on = fields.list("opened_on")?.into_iter();
        Ok(Self {
            text: fields.text("text")?,
            kind: (some_text(motivation)?, some_text(term)?),
            range,
            creator: fields.some_text("creator")?,
            opened_on: opened_on.map(text).collect::<Result<_, _>>()?,
        })
    }
}

impl<S: Store> Storage<S> {
    /// The draft of a composer.
    pub fn draft(
        &self,
        document: &DocumentKey,
        slot: &DraftSlot,
    ) -> Result<Option<Draft>, StoreError> {
        self.read(&Entry::Draft(document.clone(), slot.clone()))
    }

    /// All drafts of a document.
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

    /// Keeps a draft.
    pub fn save_draft(
        &self,
        document: &DocumentKey,
        slot: &DraftSlot,
        draft: &Draft,
    ) -> Result<(), SaveError> {
        self.write(&Entry::Draft(document.clone(), slot.clone()), draft)
    }

    /// Forgets a draft: it was saved as a note, or the person said so.
    pub fn discard_draft(
        &self,
        document: &DocumentKey,
        slot: &DraftSlot,
    ) -> Result<(), StoreError> {
        self.remove(&Entry::Draft(document.clone(), slot.clone()))
    }
}
