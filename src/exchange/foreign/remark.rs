//! Remarks on notes that were taken although they are not as the standard has them.

/// A note was taken in a changed form, or in a form that the standard does not have.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remark {
    /// It was written in the form of Hypothesis.
    Hypothesis,
    /// It was written in the form of Open Annotation, as IIIF 2 has it.
    OpenAnnotation,
    /// It was written in the form of Recogito or Annotorious.
    Recogito,
    /// The file is JSON with comments, commas too many, or several values.
    LooseJson,
    /// The file does not name the standard, or names another one.
    Context,
    /// The file says that it goes on in another one, which is not available.
    Linked(String),
    /// The file says how many notes there are, and holds fewer.
    Fewer {
        /// How many there are.
        total: usize,
        /// How many it holds.
        held: usize,
    },
    /// A member of a collection or page is not in the standard's form, and was not used.
    File(&'static str),
    /// Pages or lists lie too deep in each other: what is in the innermost was not read.
    PagesTooDeep,
    /// Parts that many notes of a graph share were not put into each of them.
    PartsNamed,
    /// Its type is missing, or written otherwise.
    Type,
    /// It had no id.
    NoId,
    /// Its id is no address, so that other files may use it too.
    OtherId,
    /// It answers a note by another name than that has here.
    Answer,
    /// A time is in another form than the standard's.
    Time,
    /// A time has no zone, and was taken for UTC.
    NoZone,
    /// A time is a date alone.
    DateAlone,
    /// A time cannot be read.
    NoTime,
    /// It has several authors.
    Authors,
    /// Its author is not told in the standard's form.
    Author,
    /// Its words are not told as the standard has it.
    Body,
    /// A text of it has no words that can be read.
    NoWords,
    /// It has several texts where one was to be chosen, or a list of them.
    Bodies,
    /// Its words are a web page's: they are shown without its marks.
    Html,
    /// It does not say what it speaks of.
    NoSource,
    /// What it speaks of is no address.
    Source,
    /// What it speaks of is described at length.
    Described,
    /// It speaks of several texts at once.
    Sources,
    /// It speaks of several places, and stands at each.
    Targets,
    /// It speaks of more places than are read.
    MoreTargets,
    /// A part of what it says of its place is not in the standard's form.
    Selector,
    /// It is for its author alone.
    Private,
    /// It nests too deep, and is kept as text there.
    Deep,
    /// A member is not in the standard's form.
    Wrong(&'static str),
    /// A member is unknown, and one with nearly that name is known.
    Misspelt {
        /// As it is written.
        found: String,
        /// As the standard has it.
        meant: &'static str,
    },
}

impl Remark {
    /// Tells whether a file can have as many of it as it likes.
    pub(in crate::exchange) fn is_boundless(&self) -> bool {
        matches!(
            self,
            Self::Linked(_) | Self::Fewer { .. } | Self::Misspelt { .. }
        )
    }
}

/// The remarks on one note, in the order in which they came up.
#[derive(Debug, Default)]
pub(in crate::exchange) struct Remarks(pub(in crate::exchange) Vec<Remark>);

impl Remarks {
    /// Makes a remark, once for each note.
    pub(super) fn say(&mut self, remark: Remark) {
        /// Misspelt members of one note. More would tell no more, and cost the square of them.
        const MOST: usize = 12;
        let is_misspelt = |remark: &Remark| matches!(remark, Remark::Misspelt { .. });
        let is_full =
            is_misspelt(&remark) && self.0.iter().filter(|one| is_misspelt(one)).count() >= MOST;
        if !is_full && !self.0.contains(&remark) {
            self.0.push(remark);
        }
    }
}

/// A remark, and how many notes of a file it is made on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remarked {
    /// What is said.
    pub remark: Remark,
    /// On how many of them; 0 where it is said of the file.
    pub notes: usize,
}
