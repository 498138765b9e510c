//! What is said of notes that are taken in another form than the file has.

use super::notes;
use crate::exchange::foreign::{Remark, Remarked};
use crate::shown;

/// `3 notes: …`, or what is said of the file as a whole.
pub fn remarked(remarked: &Remarked) -> String {
    let said = said(&remarked.remark);
    match remarked.notes {
        0 => said,
        count => format!("{}: {said}", notes(count)),
    }
}

fn said(remark: &Remark) -> String {
    match remark {
        Remark::Hypothesis => "exported by Hypothesis, and brought into the form of this program.",
        Remark::OpenAnnotation => {
            "in an older form (Open Annotation, IIIF 2), and brought into today’s."
        }
        Remark::Recogito => "in the form of Recogito or Annotorious, and brought into the standard’s.",
        Remark::LooseJson => {
            "The file is not quite JSON (comments, commas too many, or several values). All that could be read was."
        }
        Remark::Context => "not marked as the Web Annotation standard wants it.",
        Remark::Linked(link) => {
            return format!(
                "The file goes on at {}, and what is there is not in it. Ask for a file with all notes.",
                shown::name(link)
            );
        }
        Remark::Fewer { total, held } => {
            return format!(
                "The file speaks of {total} notes and holds {held}. Ask for a file with all notes."
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
        Remark::Type => "without the right type.",
        Remark::NoId => "without an id; each was given one that follows from what it says.",
        Remark::OtherId => "with an id that is no address; each was given another.",
        Remark::Answer => "answers to other notes of the file, now tied to those.",
        Remark::Time => "with a time in another form; it was understood.",
        Remark::NoZone => "with a time without a zone; it was taken for UTC.",
        Remark::DateAlone => "with a date without a time; it was taken for midnight UTC.",
        Remark::NoTime => "with a time that cannot be read; shown without one.",
        Remark::Authors => "with several authors; the first one has the note, and all are named.",
        Remark::Author => "with an author in another form.",
        Remark::Body => "with words in another form; they were understood.",
        Remark::NoWords => "with a text that cannot be read; it is kept, and not shown.",
        Remark::Bodies => "with several texts in a list or choice; all are shown.",
        Remark::Html => "with words from a web page; shown without its marks.",
        Remark::NoSource => "without saying which text they speak of.",
        Remark::Source => "on a text whose address is not one.",
        Remark::Described => "with a longer description of the text they speak of; only its address is used.",
        Remark::Sources => "on several texts at once; the first one counts.",
        Remark::Targets => "on several places; each place has a note of its own.",
        Remark::MoreTargets => "on more places than can be shown; the first ones are.",
        Remark::Selector => "with a description of their place that is not the standard’s; the rest of it is used.",
        Remark::Private => "for their authors alone; they are private here too.",
        Remark::Deep => "nested too deep; what lies deeper is kept as text.",
        Remark::Wrong(member) => {
            return format!("“{member}” is not what the standard wants; it is kept, and not used.");
        }
        Remark::Misspelt { found, meant } => {
            return format!(
                "“{}” may be meant for “{meant}”; it is kept as it is, and not used.",
                shown::name(found)
            );
        }
    }
    .to_owned()
}
