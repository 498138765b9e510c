//! The acts on the documents that can be opened.

use web_sys::File;

use crate::document::{DocumentKey, OwnDocument};

/// The acts of the person on the documents that can be opened.
pub enum LibraryAct {
    /// Open these files.
    Bring(Vec<File>),
    /// Store again these documents of a file of everything.
    Restore(Vec<(OwnDocument, String)>),
    /// List the documents anew.
    Look,
    /// Remove this document.
    Remove(DocumentKey),
    /// Choose another encoding for the open hosted report.
    Encoding,
}
