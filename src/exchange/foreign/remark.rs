//! Remarks on notes that were taken although they are not in the standard's form.

/// A remark that a note was taken in a changed or non-standard form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remark {
    /// The note has the form of Hypothesis.
    Hypothesis,
    /// The note has the form of annotator.js and AnnotateIt.
    Annotator,
    /// The note has the form of Open Annotation, as in IIIF 2.
    OpenAnnotation,
    /// The note has the form of Recogito or Annotorious.
    Recogito,
    /// The file is JSON with comments, extra commas, or several values.
    LooseJson,
    /// The file contains halves of characters, which were replaced.
    HalfCharacter,
    /// The file does not name the standard, or names another one.
    Context,
    /// The file continues in another one, which is not available.
    Linked(String),
    /// The file states a total of notes, and holds fewer.
    Fewer {
        /// The stated number of notes.
        total: usize,
        /// The number of notes in the file.
        held: usize,
    },
    /// A member of a collection or page is not in the standard's form, and was not used.
    File(&'static str),
    /// Pages or lists are nested too deeply. The content of the innermost was not read.
    PagesTooDeep,
    /// Parts shared by many notes of a graph were not copied into each of them.
    PartsNamed,
    /// The type is missing, or spelled differently.
    Type,
    /// The note had no id.
    NoId,
    /// The id is no address, so other files may use it too.
    OtherId,
    /// The note refers to the answered note by an id other than its id here.
    Answer,
    /// The note relates other notes of the file, and stands below each of them.
    Relation,
    /// A time is not in the standard's form.
    Time,
    /// A time has no zone, and was taken to be UTC.
    NoZone,
    /// A time is only a date.
    DateAlone,
    /// A time cannot be read.
    NoTime,
    /// The note has several authors.
    Authors,
    /// The note has texts of several people, and those of others became answers.
    Answers,
    /// The author is not in the standard's form.
    Author,
    /// The words are not in the standard's form.
    Body,
    /// A text of the note has no readable words.
    NoWords,
    /// The note has several texts to choose from, or a list of them.
    Bodies,
    /// The words are those of a web page, and are shown without markup.
    Html,
    /// The note does not state its target.
    NoSource,
    /// The target is no address.
    Source,
    /// The target is described in detail.
    Described,
    /// The note is about several texts at once.
    Sources,
    /// The note is about several places, and appears at each.
    Targets,
    /// The note is about more places than are read.
    MoreTargets,
    /// Part of the description of the place is not in the standard's form.
    Selector,
    /// The note is private to its author.
    Private,
    /// The note is nested too deeply, and the deeper levels are kept as text.
    Deep,
    /// A member is not in the standard's form.
    Wrong(&'static str),
    /// A member is unknown, but its name resembles a known one.
    Misspelt {
        /// The name in the file.
        found: String,
        /// The name in the standard.
        meant: &'static str,
    },
}

impl Remark {
    /// Returns whether a file can have any number of these remarks.
    pub(in crate::exchange) fn is_boundless(&self) -> bool {
        matches!(
            self,
            Self::Linked(_) | Self::Fewer { .. } | Self::Misspelt { .. }
        )
    }
}

/// The remarks on one note, in order of appearance.
#[derive(Debug, Default)]
pub(in crate::exchange) struct Remarks(pub(in crate::exchange) Vec<Remark>);

impl Remarks {
    /// Adds a remark, at most once per note.
    pub(super) fn say(&mut self, remark: Remark) {
        /// The most misspelt members of one note. More would say no more, at quadratic cost.
        const MOST: usize = 12;
        let is_misspelt = |remark: &Remark| matches!(remark, Remark::Misspelt { .. });
        let is_full =
            is_misspelt(&remark) && self.0.iter().filter(|one| is_misspelt(one)).count() >= MOST;
        if !is_full && !self.0.contains(&remark) {
            self.0.push(remark);
        }
    }
}

/// A remark, and the number of notes in a file that it applies to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remarked {
    /// The remark.
    pub remark: Remark,
    /// The number of notes; 0 if the remark is about the file.
    pub notes: usize,
}
