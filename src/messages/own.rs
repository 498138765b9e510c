//! Documents that a person opens from their own device.

use super::problems::given;
use super::{encoding_name, megabytes};
use crate::document::{Encoding, NotText, Refusal, RelationKind};
use crate::keeping::StoreError;

compiled!("own");

/// States that the encoding of a hosted report was guessed.
pub fn read_in_encoding(encoding: Encoding) -> String {
    read_in(encoding_name(encoding))
}

/// Explains why a document was not removed.
pub fn not_removed(symbol: &str, error: &StoreError) -> String {
    match error {
        StoreError::Blocked => not_removed_blocked(symbol),
        StoreError::Full => not_removed_full(symbol),
        StoreError::Failed(reason) => not_removed_failed(symbol, given(reason)),
    }
}

/// Explains why a file was not opened.
pub fn refused(name: &str, refusal: Refusal) -> String {
    match refusal {
        Refusal::TooLarge { bytes, most } => own_too_large(name, megabytes(bytes), megabytes(most)),
        Refusal::NotText(NotText::Empty) => own_empty(name),
        Refusal::NotText(NotText::Binary) => own_binary(name),
        Refusal::NotText(NotText::WordProcessor) => own_word_processor(name),
        Refusal::NotText(NotText::Pointer) => own_pointer(name),
        Refusal::NotText(NotText::Encoding) => own_encoding(name),
        Refusal::NotText(NotText::WebPage) => own_web_page(name),
        Refusal::NotText(NotText::Pdf) => own_pdf(name),
        Refusal::Failed => own_not_read(name),
    }
}

/// States the likely relation of a document: `This looks like a revision of C14/41-E.`
pub fn looks_like(kind: RelationKind, of: &str) -> String {
    match kind {
        RelationKind::Revision => looks_like_revision(of),
        RelationKind::Corrigendum => looks_like_corrigendum(of),
        RelationKind::Addendum => looks_like_addendum(of),
    }
}

/// Offers to open a document with a relation.
pub fn open_as(kind: RelationKind, of: &str) -> String {
    match kind {
        RelationKind::Revision => open_as_revision(of),
        RelationKind::Corrigendum => open_as_corrigendum(of),
        RelationKind::Addendum => open_as_addendum(of),
    }
}

/// Describes a document in a list by its relation: `Revision of C14/41-E`.
pub fn relation_line(kind: RelationKind, of: &str) -> String {
    match kind {
        RelationKind::Revision => revision_of(of),
        RelationKind::Corrigendum => corrigendum_to(of),
        RelationKind::Addendum => addendum_to(of),
    }
}

/// States that a document is open but cannot be kept.
pub fn own_not_kept(symbol: &str, error: Option<&StoreError>) -> String {
    match error {
        None => own_not_kept_ever(symbol),
        Some(StoreError::Blocked) => own_not_kept_blocked(symbol),
        Some(StoreError::Full) => own_not_kept_full(symbol),
        Some(StoreError::Failed(reason)) => own_not_kept_failed(symbol, given(reason)),
    }
}
