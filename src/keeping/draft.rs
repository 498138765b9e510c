//! What stands in composers that are open, or were when the tab went away.

use serde_json::Value;

use super::fields::{Fields, number, put, put_list, put_some, some_text, text, tuple};
use super::key::{DraftSlot, Entry};
use super::storage::{SaveError, Storage};
use super::store::{Store, StoreError};
use super::unreadable::Unreadable;
use super::version::Kept;
use crate::annotation::{AuthorId, Contribution, Extra, Kind, RevisionId};
use crate::document::DocumentKey;
use crate::sort::sort_by;

/// The content of a composer.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What was filled in.
    pub contribution: Contribution,
    /// The words that were selected: first and one past the last code point of the document's
    /// text. None where the whole block is meant.
    pub range: Option<(usize, usize)>,
    /// Whose annotation is edited or answered.
    creator: Option<String>,
    /// The revisions the composer was opened on, for an edit or an answer.
    opened_on: Vec<String>,
}

impl Draft {
    /// A draft of a new note.
    pub fn new(contribution: Contribution) -> Self {
        Self {
            contribution,
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

    /// The draft of an edit of `creator`'s annotation, or of an answer to it, opened on these
    /// revisions of it.
    pub fn opened_on_note(mut self, creator: &AuthorId, opened_on: &[RevisionId]) -> Self {
        self.creator = Some(creator.as_str().to_owned());
        self.opened_on = opened_on.iter().map(RevisionId::to_string).collect();
        self
    }

    /// Whose annotation is edited or answered.
    pub fn creator(&self) -> Option<AuthorId> {
        self.creator.as_deref().map(AuthorId::new)
    }

    /// The revisions the composer was opened on; saving an edit replaces these and no other.
    pub fn opened_on(&self) -> Vec<RevisionId> {
        self.opened_on.iter().map(RevisionId::new).collect()
    }
}

impl Kept for Draft {
    fn to_members(&self) -> Extra {
        let mut members = Extra::new();
        put(&mut members, "text", self.contribution.text.as_str());
        let kind = &self.contribution.kind;
        let kind = [kind.motivation(), kind.term()].map(Value::from);
        put(&mut members, "kind", kind.to_vec());
        let filled_in = self.contribution.to_members();
        if !filled_in.is_empty() {
            put(&mut members, "with", filled_in);
        }
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
        let (motivation, term) = (some_text(motivation)?, some_text(term)?);
        let kind = Kind::from_terms(motivation.as_deref(), term.as_deref());
        let range = match fields.take("range") {
            None => None,
            Some(range) => {
                let [start, end] = &tuple(range)?;
                Some((number(start)?, number(end)?))
            }
        };
        let opened_on = fields.list("opened_on")?.into_iter();
        let text_typed = fields.text("text")?;
        Ok(Self {
            contribution: Contribution::from_members(kind, text_typed, &fields.object("with")?),
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
