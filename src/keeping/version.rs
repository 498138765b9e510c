//! The version at the start of every stored value.
//!
//! The forms of values are derived with serde. One parser turns all texts into JSON values, and the
//! forms are read from these. A parser for each type would add a third to the code of the room. An
//! unknown member is damage, because code that does not know it would drop it. An optional member may
//! be `null`.
//!
//! Three forms are read and written by hand. Annotations ([`stored`](super::stored)) keep unknown
//! members. A draft loses only its unreadable parts
//! ([`Contribution::from_members`](crate::annotation::Contribution::from_members)). So does a file of
//! everything in the store ([`WholeStore`](super::WholeStore)).

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::unreadable::{Flaw, Unreadable, damaged};
use crate::annotation::Extra;

/// The version that this code writes. It is raised when a value may hold something that older code
/// would not understand. Older code then leaves such values alone.
pub const VERSION: u32 = 1;

/// Reads a stored value.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    T::deserialize(read_members(text)?).map_err(|error| damaged(Flaw::Misread(error.to_string())))
}

/// Writes a value to be stored; its form is an object.
pub(super) fn write<T: Serialize>(value: &T) -> String {
    write_object(&json!(value))
}

/// Reads the members of a stored value, without the version.
pub(super) fn read_members(text: &str) -> Result<Extra, Unreadable> {
    let value =
        serde_json::from_str(text).map_err(|error| damaged(Flaw::NotJson(error.to_string())))?;
    let Value::Object(mut members) = value else {
        return Err(damaged(Flaw::NoVersion));
    };
    let version = members.remove("v").and_then(|version| version.as_u64());
    match version.and_then(|version| u32::try_from(version).ok()) {
        Some(VERSION) => Ok(members),
        Some(newer) if newer > VERSION => Err(Unreadable::Newer(newer)),
        _ => Err(damaged(Flaw::NoVersion)),
    }
}

/// Writes an object to be stored, its members after the version.
pub(super) fn write_object(object: &Value) -> String {
    let object = object.to_string();
    match object.strip_prefix('{') {
        Some("}") | None => format!("{{\"v\":{VERSION}}}"),
        Some(members) => format!("{{\"v\":{VERSION},{members}"),
    }
}
