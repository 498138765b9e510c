//! Why a kept value cannot be used.

use std::fmt;

/// Why a kept value cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// A later version of the app wrote it. It is left alone.
    Newer(u32),
    /// It is not what was written; what is wrong with it.
    Damaged(String),
    /// It leans on a text that is not kept; the name of the text.
    MissingText(String),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Newer(version) => write!(
                f,
                "It was written by a newer version of Rapporteur (storage version {version}); reload the page to get that version."
            ),
            Self::Damaged(reason) => write!(f, "It is damaged: {reason}."),
            Self::MissingText(name) => write!(
                f,
                "The text it was written on ({name}) is not kept in this browser. Open the document in the version it was written on."
            ),
        }
    }
}
