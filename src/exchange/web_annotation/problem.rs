//! The faults of a file, and of one annotation in it.

/// Larger files are refused before they are read, with [`FileProblem::TooLarge`].
pub const MAX_FILE_BYTES: u64 = 50_000_000;

/// Why nothing at all was taken from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// The file holds no text.
    Empty,
    /// Larger than [`super::MAX_FILE_BYTES`]; to be found out before the file is read.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
    },
    /// The text ends in the middle: a broken download, or a file still being written.
    CutOff {
        /// The last line there is, counted from 1.
        line: usize,
    },
    /// The text is not JSON.
    NotJson {
        /// Where it stops being JSON, counted from 1.
        line: usize,
    },
    /// JSON, but of another kind of file.
    NotAnnotations,
    /// The annotations are not in the file; it only says where they are.
    Elsewhere,
}

/// One annotation of a file that was not taken; the others are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemProblem {
    /// Which of the file's annotations, counted from 0; those of `withdrawn` count on from `items`.
    pub index: usize,
    /// Its id, where it has one.
    pub id: Option<String>,
    /// The words it quotes, where it says them.
    pub quote: Option<String>,
    /// What is wrong with it.
    pub reason: Reason,
}

/// Why an annotation was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It cannot be read as JSON: a number too large, half a surrogate pair.
    NotJson,
    /// It nests so deep that it could not be read again once it was written.
    TooDeep,
    /// It is not an object of the type `Annotation`.
    NotAnAnnotation,
    /// It is only a link to an annotation that lies elsewhere.
    LinkOnly,
    /// A member it cannot do without is missing.
    Missing(Member),
    /// A member is not what the Web Annotation Data Model says it must be.
    Malformed(Member),
    /// There are several where this version reads one.
    Several(Member),
}

/// The member of an annotation that is at fault.
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
