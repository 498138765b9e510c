//! The texts that notes lean on: the open one and those kept, each read once.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::key::Entry;
use super::storage::Storage;
use super::store::{Store, StoreError, utf16_units};
use super::stored::Texts;
use super::text::KeptText;
use super::unreadable::Unreadable;
use crate::document::DocumentKey;

/// The texts of documents.
#[derive(Debug)]
pub(super) struct Shelf {
    at_hand: Option<AtHand>,
    /// The kept ones that were read, each with its document.
    read: RefCell<Vec<(DocumentKey, Rc<KeptText>)>>,
}

/// The text on screen. Notes may lean on it once it is kept.
#[derive(Debug)]
struct AtHand {
    document: DocumentKey,
    text: Rc<KeptText>,
    /// Its kept form, from the measuring of it to the keeping.
    encoded: RefCell<Option<String>>,
    is_kept: Cell<bool>,
    /// Whether notes that are kept lean on it.
    is_needed: Cell<bool>,
}

impl Shelf {
    pub(super) fn new<S: Store>(
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
    pub(super) fn look_again<S: Store>(&self, storage: &Storage<S>) -> Result<(), StoreError> {
        if let Some(at_hand) = &self.at_hand {
            let kept = storage.read_text(&at_hand.key(storage))?;
            at_hand.is_kept.set(matches!(kept, Some(Ok(_))));
        }
        Ok(())
    }

    /// Keeps the open text, if it is not kept yet. `false` where there is no room for it, or a
    /// newer version's form of it is there: notes then have to carry their words themselves.
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
        // A damaged form of this very text holds nothing that the open text does not.
        match storage.store().set(&key, &at_hand.encoded()) {
            Ok(()) => at_hand.is_kept.set(true),
            Err(StoreError::Full) => return Ok(false),
            Err(error) => return Err(error),
        }
        Ok(true)
    }

    /// Keeps the open text once more where notes lean on it and its entry is gone or damaged.
    /// Where that fails they are still read, as long as this text is open.
    pub(super) fn mend<S: Store>(&self, storage: &Storage<S>) {
        if self
            .at_hand
            .as_ref()
            .is_some_and(|text| text.is_needed.get())
        {
            let _ = self.keep(storage);
        }
    }

    /// Keeps every text again that was read and is kept no more, after the store was cleared.
    pub(super) fn write_back<S: Store>(&self, storage: &Storage<S>) -> Result<(), StoreError> {
        self.look_again(storage)?;
        self.mend(storage);
        for (document, text) in self.read.borrow().iter() {
            let entry = Entry::Text(document.clone(), text.name().to_owned());
            let key = storage.base().key(&entry);
            if storage.store().get(&key)?.is_none() {
                storage.store().set(&key, &text.encode())?;
            }
        }
        Ok(())
    }

    /// How many UTF-16 units keeping the open text takes; none when it is kept.
    pub(super) fn units_to_keep<S: Store>(&self, storage: &Storage<S>) -> usize {
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

    /// The texts of `document`: those kept and, while `leaning`, the open one, kept or not.
    pub(super) fn of<'a, S: Store>(
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

    fn kept<S: Store>(
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
    fn key<S: Store>(&self, storage: &Storage<S>) -> String {
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
    /// Whether a note leans on the open text.
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

impl<S: Store> Texts for Lent<'_, S> {
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
