//! The decisions of people about the places of notes in documents they were carried over to.
//!
//! A placement is kept only once a person has decided it: "yes", "elsewhere", "it has no place
//! here". The finds of carrying over are worked out anew at each opening. That costs little and
//! cannot go stale, where a kept find would outlive a better aligner.
//!
//! A placement names the text it was decided in and where the note stood in its own text. It holds
//! for no other text. It also keeps what carrying over had said. Placements are never merged and
//! never leave in a file. Undo puts back the decision before, or none (`annotation/placement.rs`).

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::Value;

use super::fields::{Fields, damaged, number, put, put_list, some_range};
use super::key::Entry;
use super::storage::{SaveError, Storage};
use super::store::{ReadStore, Store, StoreError};
use super::stored::ids::{put_key, take_key};
use super::unreadable::{Flaw, Unreadable};
use super::version::Kept;
use crate::annotation::{Extra, Key, Outcome, Placement};
use crate::document::DocumentKey;

/// All decisions under one key: nearly always one, more where several creators used the same id.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Placed(BTreeMap<Key, Placement>);

/// What is decided of one note; `None` forgets what was.
type Decision<'a> = (&'a Key, Option<&'a Placement>);

impl<S: ReadStore> Storage<S> {
    /// Reads what was decided about the places of notes in a document. Decisions on another text of
    /// it are among them: see [`Placement::applies_to`].
    ///
    /// # Errors
    /// When the store fails. What is damaged counts as not there.
    pub fn placements(
        &self,
        document: &DocumentKey,
    ) -> Result<BTreeMap<Key, Placement>, StoreError> {
        let mut placements = BTreeMap::new();
        for entry in self.entries()? {
            if matches!(&entry, Entry::Placement(of, _) if of == document) {
                placements.extend(self.read::<Placed>(&entry)?.unwrap_or_default().0);
            }
        }
        Ok(placements)
    }

    /// Reads what was decided about the place of one note in a document.
    ///
    /// # Errors
    /// When the store fails. What is damaged counts as not there.
    pub fn placement(
        &self,
        document: &DocumentKey,
        key: &Key,
    ) -> Result<Option<Placement>, StoreError> {
        let placed: Option<Placed> = self.read(&Entry::placement(document, &key.id))?;
        Ok(placed.and_then(|mut placed| placed.0.remove(key)))
    }
}

impl<S: Store> Storage<S> {
    /// Keeps decisions about the places of notes in a document, or forgets those that are `None`:
    /// all of them or, after an error, none. Each takes the place of the one before.
    ///
    /// # Errors
    /// When the store does not take one, or a newer version of the app wrote what is there.
    pub fn place<'a>(
        &self,
        document: &DocumentKey,
        placements: impl IntoIterator<Item = (&'a Key, Option<&'a Placement>)>,
    ) -> Result<(), SaveError> {
        let mut entries: BTreeMap<String, (Entry, Vec<Decision<'_>>)> = BTreeMap::new();
        for (key, placement) in placements {
            let entry = Entry::placement(document, &key.id);
            let of_entry = entries.entry(self.base().key(&entry));
            let (_, all) = of_entry.or_insert_with(|| (entry, Vec::new()));
            all.push((key, placement));
        }
        let mut before = Vec::new();
        for (name, (entry, decisions)) in entries {
            let old = self.store().get(&name)?;
            if let Err(error) = self.place_all(&entry, decisions) {
                self.put_back(before);
                return Err(error);
            }
            before.push((name, old));
        }
        Ok(())
    }

    fn place_all(&self, entry: &Entry, decisions: Vec<Decision<'_>>) -> Result<(), SaveError> {
        let Placed(mut all) = self.read(entry)?.unwrap_or_default();
        let mut is_there = false;
        for (key, placement) in decisions {
            is_there |= all.remove(key).is_some();
            let placement = placement.map(|placement| (key.clone(), placement.clone()));
            all.extend(placement);
        }
        match (all.is_empty(), is_there) {
            (false, _) => self.write(entry, &Placed(all)),
            (true, true) => Ok(self.remove(entry)?),
            // What could not be read counts as nothing, and stays.
            (true, false) => Ok(()),
        }
    }

    /// What was there a moment ago has room; where the store refuses all the same, what is kept is
    /// a decision that can be undone by hand.
    fn put_back(&self, values: Vec<(String, Option<String>)>) {
        for (key, value) in values.iter().rev() {
            let _ = self.put(key, value.as_deref());
        }
    }
}

impl Kept for Placed {
    fn to_members(&self) -> Extra {
        let mut members = Extra::new();
        put_list(&mut members, "n", self.0.iter().map(to_json).collect());
        members
    }

    fn take_from(fields: &mut Fields) -> Result<Self, Unreadable> {
        let list = fields.list("n")?;
        let mut all = BTreeMap::new();
        for value in list {
            let (key, placement) = from_json(value)?;
            all.insert(key, placement);
        }
        Ok(Self(all))
    }
}

/// Id `i`, creator `c`, text `t`, place `a`, place in its own text `f`, outcome `o`, score `s`.
fn to_json((key, placement): (&Key, &Placement)) -> Value {
    let mut members = Extra::new();
    put_key(&mut members, key);
    put(&mut members, "t", placement.text.as_str());
    put_range(&mut members, "a", placement.place.as_ref());
    put_range(&mut members, "f", placement.from.as_ref());
    put(&mut members, "o", placement.outcome.word());
    if let Some(score) = placement.score {
        put(&mut members, "s", score);
    }
    members.into()
}

fn from_json(value: Value) -> Result<(Key, Placement), Unreadable> {
    let mut fields = Fields::of(value)?;
    let key = take_key(&mut fields)?;
    let placement = Placement {
        text: fields.text("t")?,
        place: some_range(fields.take("a").unwrap_or_default())?,
        from: some_range(fields.take("f").unwrap_or_default())?,
        outcome: outcome(&fields.text("o")?)?,
        score: fields.take("s").map(score).transpose()?,
    };
    fields.end()?;
    Ok((key, placement))
}

fn put_range(members: &mut Extra, name: &str, range: Option<&Range<usize>>) {
    if let Some(range) = range {
        put(members, name, vec![range.start, range.end]);
    }
}

fn outcome(word: &str) -> Result<Outcome, Unreadable> {
    Outcome::of_word(word).ok_or_else(|| damaged(Flaw::Outcome(word.to_owned())))
}

fn score(value: Value) -> Result<u8, Unreadable> {
    let score = number(&value)?;
    u8::try_from(score).map_err(|_| damaged(Flaw::Score(score)))
}
