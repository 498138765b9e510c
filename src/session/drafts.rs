//! Drafts: the contents of composers, kept at every keystroke.

use super::{Composition, Session, World};
use crate::anchoring::TextRange;
use crate::annotation::{AnnotationId, Contribution, Key};
use crate::document::DocumentKey;
use crate::keeping::{Draft, DraftSlot, Entry, ReadStore, SaveError, Store, StoreChange};

/// The draft of an open composer.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenDraft {
    /// The slot it is kept in.
    at: DraftSlot,
    /// The draft that this tab last read or wrote there.
    kept: Option<Draft>,
}

impl OpenDraft {
    /// Returns whether both are kept in the same slot, even with different contents.
    pub fn same_place(&self, other: &Self) -> bool {
        self.at == other.at
    }
}

/// A stored draft that is not open.
#[derive(Clone, Debug, PartialEq)]
pub struct WaitingDraft {
    /// The note it writes, with its place.
    pub on: Composition,
    /// The contents of the composer.
    pub writing: Contribution,
    /// The draft in the form that the composer continuing it needs.
    pub open: OpenDraft,
}

/// A view of the session that can keep and forget drafts and change nothing else.
pub struct Drafting<'a, S, W>(&'a mut Session<S, W>);

impl<S: ReadStore, W: World> Session<S, W> {
    /// Returns the drafts of this report that are not open, from this tab, a killed one or another.
    pub fn waiting_drafts(&self, open: Option<&OpenDraft>) -> Vec<WaitingDraft> {
        let all = self.drafts.all().into_iter();
        let others = all.filter(|(at, _)| open.is_none_or(|open| open.at != *at));
        let waiting = others.filter_map(|(at, draft)| {
            Some(WaitingDraft {
                on: self.composition_of(&at, &draft)?,
                writing: draft.contribution.clone(),
                open: OpenDraft {
                    at,
                    kept: Some(draft),
                },
            })
        });
        waiting.collect()
    }

    /// Returns the draft of a composer that opens empty.
    pub fn new_draft(&self, on: &Composition) -> OpenDraft {
        OpenDraft {
            at: self.slot_of(on),
            kept: None,
        }
    }

    /// Returns the name of the store entry that keeps a draft.
    pub fn draft_entry(&self, draft: &OpenDraft) -> String {
        Entry::Draft(self.key().clone(), draft.at.clone()).to_string()
    }

    /// Returns the drafts of all reports that are in memory only, each with its report.
    pub fn unkept_drafts(&self) -> Vec<(DocumentKey, Draft)> {
        self.drafts.unkept().all()
    }

    /// Returns whether a draft is in the store.
    pub fn is_draft_kept(&self, draft: &OpenDraft) -> bool {
        self.drafts.is_kept(self.notebook.storage(), &draft.at)
    }

    /// Rereads the drafts that another tab wrote.
    pub(super) fn reread_drafts(&mut self, change: &StoreChange) {
        let storage = self.notebook.storage();
        let cleared = self.notebook.was_cleared() || self.notebook.is_cleared();
        self.drafts.hear_of_clearing(storage, cleared);
        match change {
            StoreChange::Anything => self.drafts.reread_all(storage),
            StoreChange::Key(key) => {
                if let Some(Entry::Draft(document, slot)) = storage.base().parse(key)
                    && document == *self.key()
                {
                    self.drafts.reread(storage, &slot);
                }
            }
        }
    }

    fn draft_at(&self, slot: &DraftSlot) -> Option<Draft> {
        self.drafts.at(self.notebook.storage(), slot)
    }

    fn slot_of(&self, on: &Composition) -> DraftSlot {
        match on {
            Composition::Document => DraftSlot::Document,
            Composition::New(range) if range.is_block(&self.document) => {
                DraftSlot::New(self.id_of(range.block))
            }
            Composition::New(range) => {
                let place = range.code_points(&self.document);
                DraftSlot::words(&self.id_of(range.block), place.start, place.end)
            }
            Composition::Edit { key, .. } => DraftSlot::edit(&key.id),
            Composition::Answer { key, .. } => DraftSlot::reply(&key.id),
        }
    }

    fn draft_of(&self, on: &Composition, writing: Contribution) -> Draft {
        let draft = Draft::new(writing);
        match on {
            Composition::Document => draft,
            Composition::New(range) => {
                let place = range.code_points(&self.document);
                draft.with_range(place.start, place.end)
            }
            Composition::Edit { key, opened_on } => draft.opened_on_note(&key.creator, opened_on),
            Composition::Answer { key, revision } => {
                draft.opened_on_note(&key.creator, std::slice::from_ref(revision))
            }
        }
    }

    fn composition_of(&self, slot: &DraftSlot, draft: &Draft) -> Option<Composition> {
        Some(match slot {
            DraftSlot::Apart(slot, _) => self.composition_of(slot, draft)?,
            DraftSlot::Document => Composition::Document,
            DraftSlot::New(id) => Composition::New(self.range_of_draft(id, draft)?),
            DraftSlot::Edit(_) => Composition::Edit {
                key: self.note_of_draft(draft, slot, DraftSlot::edit)?,
                opened_on: draft.opened_on(),
            },
            DraftSlot::Reply(_) => Composition::Answer {
                key: self.note_of_draft(draft, slot, DraftSlot::reply)?,
                revision: draft.opened_on().into_iter().next()?,
            },
        })
    }

    /// Returns the words that a draft of a new note is for. If the text has changed, returns the block.
    fn range_of_draft(&self, name: &str, draft: &Draft) -> Option<TextRange> {
        let id = name.split_once(':').map_or(name, |(id, _)| id);
        let words = draft
            .range
            .and_then(|(start, end)| TextRange::at(&self.document, start, end));
        let block = self.document.position(id)?;
        words.or_else(|| TextRange::block(&self.document, block))
    }

    /// Returns the note that a draft edits or answers.
    fn note_of_draft(
        &self,
        draft: &Draft,
        slot: &DraftSlot,
        slot_of: fn(&AnnotationId) -> DraftSlot,
    ) -> Option<Key> {
        let creator = draft.creator()?;
        let threads = self.board.groups().flat_map(|group| group.threads.iter());
        let mut keys = threads
            .flat_map(|thread| thread.cards())
            .map(|card| card.key());
        keys.find(|key| key.creator == creator && slot_of(&key.id) == *slot)
            .cloned()
    }

    fn id_of(&self, block: usize) -> String {
        let block = self.document.blocks().get(block);
        block.map(|block| block.id().to_owned()).unwrap_or_default()
    }
}

impl<S: Store, W: World> Session<S, W> {
    /// Lends the session for keeping drafts.
    pub fn drafting(&mut self) -> Drafting<'_, S, W> {
        Drafting(self)
    }

    /// Tries again to store the drafts that are in memory only.
    pub(super) fn keep_drafts_again(&self) -> Result<(), SaveError> {
        let storage = self.notebook.storage();
        let result = self.drafts.unkept().keep_again(storage);
        self.drafts
            .hear_of_clearing(storage, self.notebook.was_cleared());
        self.drafts.reread_all(storage);
        result
    }
}

impl<S: Store, W: World> Drafting<'_, S, W> {
    /// Keeps the contents of a composer, or forgets its draft if the composer is empty. If another tab
    /// has written to the slot meanwhile, its draft stays and this one moves beside it. Tells whether
    /// the store has taken the draft; otherwise it waits in memory.
    pub fn keep(
        &mut self,
        draft: &mut OpenDraft,
        on: &Composition,
        writing: &Contribution,
    ) -> bool {
        if writing.is_blank() {
            self.forget(draft);
            return true;
        }
        while let Some(other) = self.0.draft_at(&draft.at)
            && draft.kept.as_ref() != Some(&other)
        {
            draft.at = draft.at.clone().apart();
        }
        let is_kept = self.save(&draft.at, on, writing.clone());
        draft.kept = self.0.draft_at(&draft.at);
        is_kept
    }

    /// Moves the contents of a composer whose note is now about something else. They are stored in the
    /// new slot before the old one is cleared. Tells whether the store has taken them.
    pub fn keep_elsewhere(
        &mut self,
        draft: &mut OpenDraft,
        on: &Composition,
        writing: &Contribution,
    ) -> bool {
        let elsewhere = self.0.new_draft(on);
        let old = std::mem::replace(draft, elsewhere);
        let is_kept = self.keep(draft, on, writing);
        if is_kept && draft.at != old.at {
            self.forget(&old);
        }
        is_kept
    }

    /// Keeps a draft without replacing another. If the store does not take it, it waits in memory.
    pub fn keep_beside(&mut self, on: &Composition, writing: Contribution) -> OpenDraft {
        let mut at = self.0.slot_of(on);
        while self.0.draft_at(&at).is_some() {
            at = at.apart();
        }
        self.save(&at, on, writing);
        let kept = self.0.draft_at(&at);
        OpenDraft { at, kept }
    }

    /// Forgets a draft, unless another tab has written to its slot since.
    pub fn forget(&mut self, draft: &OpenDraft) {
        let storage = self.0.notebook.storage();
        let seen = draft.kept.as_ref();
        self.0.drafts.discard(storage, &draft.at, seen);
    }

    fn save(&mut self, at: &DraftSlot, on: &Composition, writing: Contribution) -> bool {
        let draft = self.0.draft_of(on, writing);
        let storage = self.0.notebook.storage();
        self.0.drafts.save(storage, at, &draft).is_ok()
    }
}
