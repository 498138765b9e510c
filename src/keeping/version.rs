//! The version that every kept value says first.

use serde_json::Value;

use super::fields::{Fields, damaged};
use crate::annotation::Extra;

/// The version written by this code. It is raised when a value may hold what older code would not
/// understand; older code then leaves such values alone.
pub const VERSION: u32 = 1;

/// Why a kept value cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// A later version of the app wrote it. It is left alone.
    Newer(u32),
    /// It is not what was written.
    Damaged(Flaw),
    /// It leans on a text that is not kept; the name of the text.
    MissingText(String),
}

/// What is wrong with a damaged value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It is not JSON; in the parser's own words.
    NotJson(String),
    /// It says no version.
    NoVersion,
    /// A member is missing or not as it was written; its name.
    Member(String),
    /// A value is not of the shape that was written.
    Shape(Shape),
    /// There is a member of this name, which nobody writes.
    UnknownMember(String),
    /// The word for how a note fared is none.
    Outcome(String),
    /// The number for how alike two texts are is none.
    Score(usize),
    /// The word for a format of text is none.
    Format(String),
    /// A document key is none.
    Key(String),
    /// The label of an encoding is none.
    Encoding(String),
    /// An id is none.
    Id(String),
    /// A block lies outside the text that is kept.
    BlockOutside,
    /// A kept text is not the one it is named for.
    OtherText,
    /// A time is none.
    Time,
    /// A note that needs a target has none.
    NoTarget,
    /// The program that wrote a note is no object.
    Generator,
    /// Members that are kept as they came are no object.
    Members,
    /// A note lies outside the text it was written on.
    NoteOutside,
    /// A place is written by a rule that is not known.
    Rule,
    /// It was found damaged before, and set aside.
    SetAside,
}

/// A shape that a kept value has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// An object.
    Object,
    /// A list.
    List,
    /// A list of a certain length.
    ListOfOtherLength,
    /// A text.
    Text,
    /// A whole number.
    Number,
}

/// What is kept under a key of its own as a JSON object.
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
