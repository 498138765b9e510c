//! The faults of a file, and of one annotation in it.

/// The largest accepted file, in bytes. Larger files are refused before they are read, with
/// [`FileProblem::TooLarge`].
pub const MAX_FILE_BYTES: u64 = 50_000_000;

/// The reason why nothing at all was taken from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// The file contains no text.
    Empty,
    /// The file is larger than [`super::MAX_FILE_BYTES`]. The caller checks this before reading.
    TooLarge {
        /// The size of the file, in bytes.
        bytes: u64,
    },
    /// The text ends in the middle: a broken download, or a file still being written.
    CutOff {
        /// The last line, counted from 1.
        line: usize,
    },
    /// The text is not JSON.
    NotJson {
        /// The line where the JSON ends, counted from 1.
        line: usize,
    },
    /// The file is JSON of another kind.
    NotAnnotations,
    /// The annotations are not in the file, which only says where they are.
    Elsewhere,
}

/// One annotation of a file that was not taken, unlike the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemProblem {
    /// The index of the annotation in the file, counted from 0. Those of `withdrawn` follow those
    /// of `items`.
    pub index: usize,
    /// The id of the annotation, if it has one.
    pub id: Option<String>,
    /// The words it quotes, if any.
    pub quote: Option<String>,
    /// The fault.
    pub reason: Reason,
}

/// The reason why an annotation was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The annotation is invalid JSON, such as a number too large or half a surrogate pair.
    NotJson,
    /// The annotation is nested so deeply that it could not be read again once written.
    TooDeep,
    /// The item is not an object of the type `Annotation`.
    NotAnAnnotation,
    /// The item is only a link to an annotation elsewhere.
    LinkOnly,
    /// A required member is missing.
    Missing(Member),
    /// A member violates the Web Annotation Data Model.
    Malformed(Member),
    /// There are several values where this version reads one.
    Several(Member),
}

/// The faulty member of an annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Member {
    /// `id`
    Id,
    /// `canonical`
    Canonical,
    /// `created`
    Created,
    /// `modified`
    Modified,
    /// `creator`
    Creator,
    /// `body` or `bodyValue`
    Body,
    /// `target`
    Target,
    /// `source` of the target
    Source,
    /// `selector` of the target
    Selector,
    /// `revision`
    Revision,
    /// `replaces`
    Replaces,
}
