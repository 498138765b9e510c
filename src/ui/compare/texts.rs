//! The two texts of a comparison, whichever way they are read together.

use super::laid::Laid;
use super::pairing::Way;
use super::revisions::Revisions;
use super::stop::Stop;
use crate::document::Document;
use crate::shared::Shared;
use crate::ui::messages as m;
use crate::ui::slices::Slices;

/// Two texts read together.
pub enum Texts {
    /// Two revisions as one text.
    Revisions(Shared<Revisions>),
    /// A part beside its main text.
    Laid(Shared<Laid>),
}

impl Texts {
    /// Puts two texts together in slices. Between slices, `tell` receives the progress. `named` is the
    /// text that the address names, with its number.
    pub async fn of(
        way: Way,
        other: Shared<Document>,
        named: (Shared<Document>, String),
        slices: &mut Slices,
        tell: impl Fn(usize, usize),
    ) -> Self {
        let (new, symbol) = named;
        match way {
            Way::AsOne => {
                let revisions = Revisions::compare(other, new, slices, tell).await;
                Self::Revisions(Shared::new(revisions))
            }
            Way::Beside => Self::Laid(Shared::new(Laid::new(other, new, symbol))),
        }
    }

    /// Returns the number of rows.
    pub fn len(&self) -> usize {
        match self {
            Self::Revisions(texts) => texts.comparison.rows().len(),
            Self::Laid(texts) => texts.main.blocks().len(),
        }
    }

    /// Returns the id of the element at the start of a row.
    pub fn element(&self, row: usize) -> Option<String> {
        match self {
            Self::Revisions(texts) => Some(texts.element(texts.row(row)?)),
            Self::Laid(texts) => texts.element(row),
        }
    }

    /// Returns, for each row, whether it is shown among changes only.
    pub fn only_changes(&self) -> Vec<bool> {
        match self {
            Self::Revisions(texts) => texts.only_changes(),
            Self::Laid(texts) => texts.only_changes(),
        }
    }

    /// Returns the words shown when there are no changes.
    pub fn no_changes(&self) -> String {
        match self {
            Self::Revisions(_) => m::same_texts().to_owned(),
            Self::Laid(texts) if texts.overlay.has_words_of_its_own() => {
                m::stands_before(&texts.symbol)
            }
            Self::Laid(texts) => m::nothing_else(&texts.symbol),
        }
    }

    /// Lists the changes in order.
    pub fn stops(&self) -> Vec<Stop> {
        match self {
            Self::Revisions(texts) => texts.stops(),
            Self::Laid(texts) => texts.stops(),
        }
    }

    /// Finds the id of the element that an address names.
    pub fn find(&self, place: &str) -> Option<String> {
        match self {
            Self::Revisions(texts) => texts.find(place),
            Self::Laid(texts) => texts.find(place),
        }
    }

    /// Finds the row of an element.
    pub fn row_of(&self, element: &str) -> Option<usize> {
        match self {
            Self::Revisions(texts) => texts.row_of(element),
            Self::Laid(texts) => texts.row_of(element),
        }
    }

    /// Finds the block of the named text at an element, or the next block.
    pub fn place_at(&self, element: &str) -> Option<String> {
        match self {
            Self::Revisions(texts) => texts.place_at(element),
            Self::Laid(texts) => texts.place_at(element),
        }
    }
}
