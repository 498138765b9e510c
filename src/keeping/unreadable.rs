//! The reasons why a stored value cannot be used.

/// The reason why a stored value cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// A later version of the app wrote it. It is left alone.
    Newer(u32),
    /// It differs from what was written.
    Damaged(Flaw),
    /// It leans on a text that is missing; the name of the text.
    MissingText(String),
}

/// The flaw of a damaged value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It is not JSON; the parser's own words.
    NotJson(String),
    /// A value of a derived form is misread; serde's own words.
    Misread(String),
    /// It has no version.
    NoVersion,
    /// A member is missing or malformed; its name.
    Member(String),
    /// A value does not have this shape.
    Shape(Shape),
    /// It has a member of this name, which nobody writes.
    UnknownMember(String),
    /// A document key is invalid.
    Key(String),
    /// The label of an encoding is invalid.
    Encoding(String),
    /// An id is invalid.
    Id(String),
    /// A block lies outside the stored text.
    BlockOutside,
    /// A stored text does not match its name.
    OtherText,
    /// A time is invalid.
    Time,
    /// A note that needs a target has none.
    NoTarget,
    /// The program that wrote a note is not an object.
    Generator,
    /// Members that are kept unchanged are not an object.
    Members,
    /// A note lies outside the text it was written on.
    NoteOutside,
    /// A place is written by an unknown rule.
    Rule,
    /// It was found damaged before and set aside.
    SetAside,
}

/// The expected shape of a stored value.
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

/// Makes the error for a value that differs from what was written.
pub(super) fn damaged(flaw: Flaw) -> Unreadable {
    Unreadable::Damaged(flaw)
}
