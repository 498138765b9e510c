//! Remarks on notes that were converted while being read.

use crate::exchange::foreign::{Remark, Remarked};
use crate::shown;

compiled!("remarks");

/// States a remark after `3 notes:`, or as a sentence about the whole file.
pub fn remarked(remarked: &Remarked) -> String {
    let said = said(&remarked.remark);
    match remarked.notes {
        0 => said,
        count => remark_on_notes(count, &said),
    }
}

fn said(remark: &Remark) -> String {
    match remark {
        Remark::Hypothesis => remark_hypothesis().to_owned(),
        Remark::Annotator => remark_annotator().to_owned(),
        Remark::OpenAnnotation => remark_open_annotation().to_owned(),
        Remark::Recogito => remark_recogito().to_owned(),
        Remark::LooseJson => remark_loose_json().to_owned(),
        Remark::Context => remark_context().to_owned(),
        Remark::Linked(link) => remark_linked(&shown::name(link)),
        Remark::Fewer { total, held } => remark_fewer(*total, *held),
        Remark::File(member) => remark_file(member),
        Remark::PagesTooDeep => remark_pages_too_deep().to_owned(),
        Remark::PartsNamed => remark_parts_named().to_owned(),
        Remark::Type => remark_type().to_owned(),
        Remark::NoId => remark_no_id().to_owned(),
        Remark::OtherId => remark_other_id().to_owned(),
        Remark::Answer => remark_answer().to_owned(),
        Remark::Relation => remark_relation().to_owned(),
        Remark::Time => remark_time().to_owned(),
        Remark::NoZone => remark_no_zone().to_owned(),
        Remark::DateAlone => remark_date_alone().to_owned(),
        Remark::NoTime => remark_no_time().to_owned(),
        Remark::Authors => remark_authors().to_owned(),
        Remark::Answers => remark_answers().to_owned(),
        Remark::Author => remark_author().to_owned(),
        Remark::Body => remark_body().to_owned(),
        Remark::NoWords => remark_no_words().to_owned(),
        Remark::Bodies => remark_bodies().to_owned(),
        Remark::Html => remark_html().to_owned(),
        Remark::NoSource => remark_no_source().to_owned(),
        Remark::Source => remark_source().to_owned(),
        Remark::Described => remark_described().to_owned(),
        Remark::Sources => remark_sources().to_owned(),
        Remark::Targets => remark_targets().to_owned(),
        Remark::MoreTargets => remark_more_targets().to_owned(),
        Remark::Selector => remark_selector().to_owned(),
        Remark::Private => remark_private().to_owned(),
        Remark::Deep => remark_deep().to_owned(),
        Remark::HalfCharacter => remark_half_character().to_owned(),
        Remark::Wrong(member) => remark_wrong(member),
        Remark::Misspelt { found, meant } => remark_misspelt(&shown::name(found), meant),
    }
}
