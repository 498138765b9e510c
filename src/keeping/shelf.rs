//! The texts that notes lean on: the open one and the stored ones, each read once.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::key::Entry;
use super::storage::Storage;
use super::store::{ReadStore, Store, StoreError, utf16_units};
use super::stored::KeptTexts;
use super::text::KeptText;
use super::unreadable::Unreadable;
use crate::document::DocumentKey;

/// The texts of documents.
#[derive(Debug)]
pub(super) struct Shelf {
    at_hand: Option<AtHand>,
    /// The stored texts that were read, each with its document.
    read: RefCell<Vec<(DocumentKey, Rc<KeptText>)>>,
}

/// The text on screen. Notes may lean on it once it is kept.
#[derive(Debug)]
struct AtHand {
    document: DocumentKey,
    text: Rc<KeptText>,
    /// Its stored form, from measuring until keeping.
    encoded: RefCell<Option<String>>,
    is_kept: Cell<bool>,
    /// Whether stored notes lean on it.
    is_needed: Cell<bool>,
}

impl Shelf {
    pub(super) fn new<S: ReadStore>(
        storage: &Storage<S>,
        document: &DocumentKey,
        text: Option<Rc<KeptText>>,
    ) -> Result<Self, StoreError> {
        let at_hand = text.map(|text| AtHand {
            document: document.clone(),
            text,
            encoded: RefCell::default(),
            is_kept: Cell::new(false),
            is_needed: Cell::new(false),
        });
        let shelf = Self {
            at_hand,
            read: RefCell::default(),
        };
        shelf.look_again(storage)?;
        Ok(shelf)
    }

    /// Checks whether the open text is still kept.
    pub(super) fn look_again<S: ReadStore>(&self, storage: &Storage<S>) -> Result<(), StoreError> {
        if let Some(at_hand) = &self.at_hand {
            let kept = storage.read_text(&at_hand.key(storage))?;
            at_hand.is_kept.set(matches!(kept, Some(Ok(_))));
        }
        Ok(())
    }

    /// Keeps the open text, if it is not kept yet. Returns `false` if there is no room, or if a newer
    /// version's form of it is there. Then notes have to carry their words themselves.
    pub(super) fn keep<S: Store>(&self, storage: &Storage<S>) -> Result<bool, StoreError> {
        let Some(at_hand) = &self.at_hand else {
            return Ok(false);
        };
        if at_hand.is_kept.get() {
            return Ok(true);
        }
        let key = at_hand.key(storage);
        if let Some(Err(Unreadable::Newer(_))) = storage.read_text(&key)? {
            return Ok(false);
        }
        // A damaged form of this very text holds nothing that the open text lacks.
        match storage.store().set(&key, &at_hand.encoded()) {
            Ok(()) => at_hand.is_kept.set(true),
            Err(StoreError::Full) => return Ok(false),
            Err(error) => return Err(error),
        }
        Ok(true)
    }

    /// Returns whether notes lean on the open text and its entry is gone or damaged.
    pub(super) fn has_lost_text(&self) -> bool {
        let at_hand = self.at_hand.as_ref();
        at_hand.is_some_and(|text| text.is_needed.get() && !text.is_kept.get())
    }

    /// Writes back every text that was read but is no longer kept, after the store was cleared.
    pub(super) fn write_back<S: Store>(&self, storage: &Storage<S>) -> Result<(), StoreError> {
        self.look_again(storage)?;
        if self.has_lost_text() {
            let _ = self.keep(storage);
        }
        for (document, text) in self.read.borrow().iter() {
            let entry = Entry::Text(document.clone(), text.name().to_owned());
            let key = storage.base().key(&entry);
            if storage.store().get(&key)?.is_none() {
                storage.store().set(&key, &text.encode())?;
            }
        }
        Ok(())
    }

    /// Returns the UTF-16 units needed to keep the open text; 0 if it is kept.
    pub(super) fn units_to_keep<S: ReadStore>(&self, storage: &Storage<S>) -> usize {
        match &self.at_hand {
            Some(at_hand) if !at_hand.is_kept.get() => {
                let encoded = at_hand.encoded();
                let units = utf16_units(&at_hand.key(storage)) + utf16_units(&encoded);
                at_hand.encoded.replace(Some(encoded));
                units
            }
            _ => 0,
        }
    }

    /// Returns the stored texts of `document` and, if `leaning`, the open one, even if it is not kept.
    pub(super) fn of<'a, S: ReadStore>(
        &'a self,
        document: &'a DocumentKey,
        storage: &'a Storage<S>,
        leaning: bool,
    ) -> Lent<'a, S> {
        Lent {
            shelf: self,
            document,
            storage,
            leaning,
            used_at_hand: Cell::new(false),
        }
    }

    fn kept<S: ReadStore>(
        &self,
        document: &DocumentKey,
        name: &str,
        storage: &Storage<S>,
    ) -> Option<Rc<KeptText>> {
        let is_it =
            |(of, text): &&(DocumentKey, Rc<KeptText>)| of == document && text.name() == name;
        if let Some((_, known)) = self.read.borrow().iter().find(is_it) {
            return Some(known.clone());
        }
        let entry = Entry::Text(document.clone(), name.to_owned());
        let read = storage.read_text(&storage.base().key(&entry)).ok()??;
        let text = Rc::new(read.ok().filter(|text| text.name() == name)?);
        self.read
            .borrow_mut()
            .push((document.clone(), text.clone()));
        Some(text)
    }
}

impl AtHand {
    fn key<S: ReadStore>(&self, storage: &Storage<S>) -> String {
        let entry = Entry::Text(self.document.clone(), self.text.name().to_owned());
        storage.base().key(&entry)
    }

    fn encoded(&self) -> String {
        let measured = self.encoded.take();
        measured.unwrap_or_else(|| self.text.encode())
    }
}

/// The texts of one document, for the codec.
pub(super) struct Lent<'a, S> {
    shelf: &'a Shelf,
    document: &'a DocumentKey,
    storage: &'a Storage<S>,
    leaning: bool,
    used_at_hand: Cell<bool>,
}

impl<S> Lent<'_, S> {
    /// Returns whether a note leans on the open text.
    pub(super) fn used_at_hand(&self) -> bool {
        self.used_at_hand.get()
    }
}

impl<S> Lent<'_, S> {
    fn at_hand(&self) -> Option<&AtHand> {
        let at_hand = self.shelf.at_hand.as_ref().filter(|_| self.leaning);
        at_hand.filter(|at_hand| at_hand.document == *self.document)
    }
}

impl<S: ReadStore> KeptTexts for Lent<'_, S> {
    fn text(&self, name: &str) -> Option<Rc<KeptText>> {
        match self.at_hand().filter(|at_hand| at_hand.text.name() == name) {
            Some(at_hand) => {
                at_hand.is_needed.set(true);
                self.used_at_hand.set(true);
                Some(at_hand.text.clone())
            }
            None => self.shelf.kept(self.document, name, self.storage),
        }
    }

    fn with_fingerprint(&self, fingerprint: &str) -> Vec<Rc<KeptText>> {
        let read = self.shelf.read.borrow();
        let of_document = read
            .iter()
            .filter(|(document, _)| document == self.document)
            .map(|(_, text)| text.clone());
        let at_hand = self.at_hand().map(|at_hand| at_hand.text.clone());
        at_hand
            .into_iter()
            .chain(of_document)
            .filter(|text| text.has_fingerprint(fingerprint))
            .collect()
    }
}
