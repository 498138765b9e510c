//! People's decisions on the places of notes in documents they were carried over to.
//!
//! A placement is stored only once a person has decided it: "yes", "elsewhere", "it has no place here".
//! The results of carrying over are recomputed at each opening. That costs little and cannot go stale,
//! whereas a stored result would outlive a better aligner.
//!
//! A placement names the text it was decided in and the position of the note in its own text. It holds
//! for no other text. It also records the result of carrying over. Placements are never merged and
//! never leave in a file. Undo restores the previous decision, or none (`annotation/placement.rs`).

use std::collections::BTreeMap;
use std::ops::Range;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::key::Entry;
use super::storage::{SaveError, Storage};
use super::store::{ReadStore, Store, StoreError};
use super::stored::ids::short;
use crate::annotation::{AnnotationId, AuthorId, Extra, Key, Outcome, Placement};
use crate::document::DocumentKey;

/// All decisions under one key: nearly always one, more if several creators used the same id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Form", into = "Form")]
pub(super) struct Placed(BTreeMap<Key, Placement>);

/// The decision on one note; `None` forgets the previous one.
type Decision<'a> = (&'a Key, Option<&'a Placement>);

impl<S: ReadStore> Storage<S> {
    /// Reads the decisions on the places of notes in a document. They include decisions on other texts
    /// of the document; see [`Placement::applies_to`].
    ///
    /// # Errors
    /// When the store fails. Damaged decisions count as absent.
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

    /// Reads the decision on the place of one note in a document.
    ///
    /// # Errors
    /// When the store fails. A damaged decision counts as absent.
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
    /// Keeps decisions on the places of notes in a document: all of them or, after an error, none.
    /// `None` forgets a decision. Each replaces the previous decision.
    ///
    /// # Errors
    /// When the store does not take one, or a newer version of the app wrote the present entry.
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
            // An unreadable value counts as empty, and stays.
            (true, false) => Ok(()),
        }
    }

    /// Puts the old values back. They were there a moment ago, so they have room. Should the store
    /// still refuse, the stored decision can be undone by hand.
    fn put_back(&self, values: Vec<(String, Option<String>)>) {
        for (key, value) in values.iter().rev() {
            let _ = self.put(key, value.as_deref());
        }
    }
}

/// The stored form of the decisions.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    #[serde(
        rename = "n",
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "objects"
    )]
    all: Vec<Decided>,
}

/// The stored form of a decision: note, text, place there, place in the note's own text, outcome and
/// score. Places are first and one past the last code point.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Decided {
    #[serde(rename = "i", with = "short")]
    id: String,
    #[serde(rename = "c", with = "short")]
    creator: String,
    #[serde(rename = "t")]
    text: String,
    #[serde(rename = "a", skip_serializing_if = "Option::is_none")]
    place: Option<(usize, usize)>,
    #[serde(rename = "f", skip_serializing_if = "Option::is_none")]
    from: Option<(usize, usize)>,
    #[serde(rename = "o")]
    outcome: Outcome,
    #[serde(rename = "s", skip_serializing_if = "Option::is_none")]
    score: Option<u8>,
}

/// Reads objects only. Derived forms would also accept lists of their values, which nobody writes.
fn objects<'de, D: Deserializer<'de>>(list: D) -> Result<Vec<Decided>, D::Error> {
    let all = Vec::<Extra>::deserialize(list)?.into_iter();
    all.map(|members| Decided::deserialize(members).map_err(D::Error::custom))
        .collect()
}

impl From<Placed> for Form {
    fn from(Placed(all): Placed) -> Self {
        let ends = |range: Range<usize>| (range.start, range.end);
        let all = all.into_iter().map(|(key, placement)| Decided {
            id: key.id.to_string(),
            creator: key.creator.to_string(),
            text: placement.text,
            place: placement.place.map(ends),
            from: placement.from.map(ends),
            outcome: placement.outcome,
            score: placement.score,
        });
        Self { all: all.collect() }
    }
}

impl From<Form> for Placed {
    fn from(Form { all }: Form) -> Self {
        let range = |(start, end)| start..end;
        let mut placed = Self::default();
        for decided in all {
            let key = Key {
                id: AnnotationId::new(decided.id),
                creator: AuthorId::new(decided.creator),
            };
            let placement = Placement {
                text: decided.text,
                place: decided.place.map(range),
                from: decided.from.map(range),
                outcome: decided.outcome,
                score: decided.score,
            };
            placed.0.insert(key, placement);
        }
        placed
    }
}
