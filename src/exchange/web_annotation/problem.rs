//! The faults of a file, and of one annotation in it.

use std::fmt;

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

impl fmt::Display for FileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("The file is empty. Please ask for it again."),
            Self::TooLarge { bytes } => write!(
                f,
                "The file is too large ({} MB; at most {} MB can be read). \
                 Please ask for the notes in several files.",
                bytes.div_ceil(1_000_000),
                MAX_FILE_BYTES / 1_000_000
            ),
            Self::CutOff { line } => write!(
                f,
                "The file ends in the middle of line {line}. Please ask for it again."
            ),
            Self::NotJson { line } => write!(
                f,
                "The file is not JSON (line {line}). Please choose a file of exported notes."
            ),
            Self::NotAnnotations => f.write_str(
                "The file holds no annotations. Please choose a file of exported notes.",
            ),
            Self::Elsewhere => f.write_str(
                "The file only says where the notes are. Please ask for a file that holds them.",
            ),
        }
    }
}

impl std::error::Error for FileProblem {}

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

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson => f.write_str("it is damaged"),
            Self::TooDeep => f.write_str("its parts are nested too deeply"),
            Self::NotAnAnnotation => f.write_str("it is not an annotation"),
            Self::LinkOnly => f.write_str("it is only a link to an annotation elsewhere"),
            Self::Missing(member) => write!(f, "it has no {member}"),
            Self::Malformed(member) => write!(f, "its {member} is not in the right form"),
            Self::Several(member) => write!(f, "it has more than one {member}"),
        }
    }
}

impl fmt::Display for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Id => "id",
            Self::Canonical => "canonical id",
            Self::Created => "time of creation",
            Self::Modified => "time of change",
            Self::Creator => "author",
            Self::Body => "body",
            Self::Target => "target",
            Self::Source => "source",
            Self::Selector => "selector",
            Self::Revision => "revision id",
            Self::Replaces => "list of replaced revisions",
        })
    }
}

impl fmt::Display for ItemProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Note {} was not taken: {}.", self.index + 1, self.reason)
    }
}
