//! What a person does with documents of their own.

use web_sys::File;

use crate::document::{DocumentKey, OwnDocument};

/// What a person does with documents of their own.
pub enum LibraryAct {
    /// Open these files.
    Bring(Vec<File>),
    /// Keep these again, which a file of everything kept holds.
    Restore(Vec<(OwnDocument, String)>),
    /// See which there are.
    Look,
    /// Remove this one.
    Remove(DocumentKey),
    /// Choose another encoding for the hosted report that is open.
    Encoding,
}
