//! The version that every kept value says first.
//!
//! The form of a value is derived with serde. One parser makes JSON values of all texts, and the forms are
//! read from these: a parser of its own for each type would be a third as much code again as the room. A
//! member that is not known is damage: who does not know it would drop it. An optional member may be `null`.
//!
//! Three forms are read and written by hand. Annotations ([`stored`](super::stored)) keep members that
//! are not known. A draft loses no more than what is unreadable in it
//! ([`Contribution::from_members`](crate::annotation::Contribution::from_members)), and so does a file of
//! everything that is kept ([`WholeStore`](super::WholeStore)).

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::unreadable::{Flaw, Unreadable, damaged};
use crate::annotation::Extra;

/// The version written by this code. It is raised when a value may hold what older code would not
/// understand; older code then leaves such values alone.
pub const VERSION: u32 = 1;

/// Reads a kept value.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    T::deserialize(read_members(text)?).map_err(|error| damaged(Flaw::Misread(error.to_string())))
}

/// Writes a value to be kept; its form is an object.
pub(super) fn write<T: Serialize>(value: &T) -> String {
    write_object(&json!(value))
}

/// Reads the members of a kept value, all but the version.
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

/// Writes an object to be kept, its members after the version.
pub(super) fn write_object(object: &Value) -> String {
    let object = object.to_string();
    match object.strip_prefix('{') {
        Some("}") | None => format!("{{\"v\":{VERSION}}}"),
        Some(members) => format!("{{\"v\":{VERSION},{members}"),
    }
}
