//! The version that every kept value says first.

use serde_json::Value;

use super::fields::{Fields, damaged};
use super::unreadable::{Flaw, Unreadable};
use crate::annotation::Extra;

/// The version written by this code. It is raised when a value may hold what older code would not
/// understand; older code then leaves such values alone.
pub const VERSION: u32 = 1;

/// A value that is kept under a key of its own as a JSON object.
///
/// The conversions are written by hand, and all share one JSON parser: a derived one for each type
/// is a third as much code again as the whole room.
pub(super) trait Kept: Sized {
    /// The members, without the version.
    fn to_members(&self) -> Extra;
    /// Takes the members that are known; one that is left over is damage.
    fn take_from(fields: &mut Fields) -> Result<Self, Unreadable>;
}

/// Reads a kept value.
pub(super) fn read<T: Kept>(text: &str) -> Result<T, Unreadable> {
    let mut fields = read_fields(text)?;
    let value = T::take_from(&mut fields)?;
    fields.end()?;
    Ok(value)
}

/// Writes a value to be kept.
pub(super) fn write<T: Kept>(value: &T) -> String {
    write_members(value.to_members())
}

/// Reads the members of a kept value, all but the version.
pub(super) fn read_fields(text: &str) -> Result<Fields, Unreadable> {
    let value =
        serde_json::from_str(text).map_err(|error| damaged(Flaw::NotJson(error.to_string())))?;
    let mut fields = Fields::of(value)?;
    let version = fields.required("v")?.as_u64();
    match version.and_then(|version| u32::try_from(version).ok()) {
        Some(VERSION) => Ok(fields),
        Some(newer) if newer > VERSION => Err(Unreadable::Newer(newer)),
        _ => Err(damaged(Flaw::NoVersion)),
    }
}

/// Writes the members of a value to be kept, after the version.
pub(super) fn write_members(members: Extra) -> String {
    let object = Value::Object(members).to_string();
    match object.strip_prefix('{') {
        Some("}") | None => format!("{{\"v\":{VERSION}}}"),
        Some(members) => format!("{{\"v\":{VERSION},{members}"),
    }
}
