//! Remarks on notes that were converted when they were read.

use super::notes;
use crate::exchange::foreign::{Remark, Remarked};
use crate::shown;

/// `3 notes: …`, or a sentence on the whole file.
pub fn remarked(remarked: &Remarked) -> String {
    let said = said(&remarked.remark);
    match remarked.notes {
        0 => said,
        count => format!("{}: {said}", notes(count)),
    }
}

/// Stands above the remarks on a file.
pub fn remarks(file: &str, count: usize) -> String {
    match count {
        1 => format!("{file}: 1 remark on how it was read"),
        _ => format!("{file}: {count} remarks on how it was read"),
    }
}

fn said(remark: &Remark) -> String {
    match remark {
        Remark::Hypothesis => "exported from Hypothesis and converted.",
        Remark::OpenAnnotation => "written to an older standard (Open Annotation or IIIF 2) and converted.",
        Remark::Recogito => "exported from Recogito or Annotorious and converted.",
        Remark::LooseJson => "The file is not strict JSON: it has comments, extra commas or several values. All that could be read was taken.",
        Remark::Context => "not marked as web annotations; read as such.",
        Remark::Linked(link) => {
            return format!(
                "More notes are at {}, outside this file. Ask the sender for a file with all the notes.",
                shown::name(link)
            );
        }
        Remark::Fewer { total, held } => {
            return format!(
                "The file speaks of {total} notes but holds {held}. Ask the sender for a file with all the notes."
            );
        }
        Remark::File(member) => {
            return format!(
                "“{member}” of the file does not follow the standard and was not used."
            );
        }
        Remark::PagesTooDeep => {
            "Pages are nested too deeply; what is in the innermost was not read."
        }
        Remark::PartsNamed => {
            "The file describes its notes in pieces, and some pieces are too large or too deep to be put together. Those are kept by name only."
        }
        Remark::Type => "no proper type; read as annotations.",
        Remark::NoId => "no identifier; each was given one that follows from its content.",
        Remark::OtherId => "an identifier that is not an address; each was given a new one.",
        Remark::Answer => "replies to other notes in the file; they now stand below those.",
        Remark::Time => "a time in an unusual format; it was understood.",
        Remark::NoZone => "a time without a time zone; read as UTC.",
        Remark::DateAlone => "a date without a time; read as midnight UTC.",
        Remark::NoTime => "a time that cannot be read; shown without one.",
        Remark::Authors => "several authors; listed under the first one, and all are named.",
        Remark::Author => "an author in an unusual format.",
        Remark::Body => "text in an unusual format; it was understood.",
        Remark::NoWords => "text that cannot be read; it is kept but not shown.",
        Remark::Bodies => "several texts, as a list or as choices; all are shown.",
        Remark::Html => "text from a web page; shown without its formatting.",
        Remark::NoSource => "no document named.",
        Remark::Source => "a document that is named by something other than an address.",
        Remark::Described => "further details of the document; only its address is used.",
        Remark::Sources => "several documents; the first one is used.",
        Remark::Targets => "several passages; a note stands at each.",
        Remark::MoreTargets => "more passages than can be shown; notes stand at the first ones.",
        Remark::Selector => "a passage described in a way that is not standard; the rest of the description is used.",
        Remark::Private => "marked as private; they stay private here.",
        Remark::Deep => "nested very deeply; the deepest parts are kept as text.",
        Remark::Wrong(member) => {
            return format!("“{member}” does not follow the standard; it is kept but not used.");
        }
        Remark::Misspelt { found, meant } => {
            return format!(
                "“{}” looks like a misspelling of “{meant}”; it is kept but not used.",
                shown::name(found)
            );
        }
    }
    .to_owned()
}
