//! Why a kept value cannot be used.

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
    /// A value of a derived form is not as it was written; in the words of serde.
    Misread(String),
    /// It says no version.
    NoVersion,
    /// A member is missing or not as it was written; its name.
    Member(String),
    /// A value is not of the shape that was written.
    Shape(Shape),
    /// There is a member of this name, which nobody writes.
    UnknownMember(String),
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

/// Says that a value is not what was written.
pub(super) fn damaged(flaw: Flaw) -> Unreadable {
    Unreadable::Damaged(flaw)
}
