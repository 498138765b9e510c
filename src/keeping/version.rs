//! The version field of every kept value.

use std::fmt;

use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The version written by this code. It is raised when a value may hold what older code would not
/// understand; older code then leaves such values alone.
pub const VERSION: u32 = 1;

/// The version field: written as [`VERSION`], and nothing else is read.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Version;

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(VERSION)
    }
}

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u32::deserialize(deserializer)? {
            VERSION => Ok(Self),
            other => Err(D::Error::custom(format_args!("version {other}"))),
        }
    }
}

/// Why a kept value cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// A later version of the app wrote it. It is left alone.
    Newer(u32),
    /// It is not what was written; the parser's own words.
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

/// Reads a value whose type has a field [`Version`].
pub(super) fn read<T: DeserializeOwned>(value: &str) -> Result<T, Unreadable> {
    #[derive(Deserialize)]
    struct OnlyVersion {
        v: u32,
    }

    serde_json::from_str(value).map_err(|error| match serde_json::from_str::<OnlyVersion>(value) {
        Ok(found) if found.v > VERSION => Unreadable::Newer(found.v),
        _ => Unreadable::Damaged(error.to_string()),
    })
}

/// Writes a value. The types kept here have text keys only, so that writing them cannot fail; were
/// it to, the empty text would be told as damaged when it is read.
pub(super) fn write<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
