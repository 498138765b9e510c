//! The reasons why something was not read, not kept or not taken from a file.

use super::megabytes;
use crate::exchange::web_annotation::{FileProblem, ItemProblem, MAX_FILE_BYTES, Member, Reason};
use crate::keeping::{Flaw, SaveError, Shape, StoreError, Unreadable};

compiled!("problems");

/// Explains why nothing was taken from a file.
pub fn file_problem(problem: &FileProblem) -> String {
    match problem {
        FileProblem::Empty => notes_empty().to_owned(),
        FileProblem::TooLarge { bytes } => {
            notes_too_large(megabytes(*bytes), megabytes(MAX_FILE_BYTES))
        }
        FileProblem::CutOff { line } => notes_cut_off(*line),
        FileProblem::NotJson { line } => notes_not_json(*line),
        FileProblem::NotAnnotations => notes_not_annotations().to_owned(),
        FileProblem::Elsewhere => notes_elsewhere().to_owned(),
    }
}

/// Explains why a note in a file was not taken.
pub fn item_problem(problem: &ItemProblem) -> String {
    note_not_taken(problem.index + 1, &reason(&problem.reason))
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::NotJson => item_damaged().to_owned(),
        Reason::TooDeep => item_too_deep().to_owned(),
        Reason::NotAnAnnotation => item_not_annotation().to_owned(),
        Reason::LinkOnly => item_link_only().to_owned(),
        Reason::Missing(one) => item_missing(member(*one)),
        Reason::Malformed(one) => item_malformed(member(*one)),
        Reason::Several(one) => item_several(member(*one)),
    }
}

fn member(member: Member) -> &'static str {
    match member {
        Member::Id => member_id(),
        Member::Canonical => member_canonical(),
        Member::Created => member_created(),
        Member::Modified => member_modified(),
        Member::Creator => member_creator(),
        Member::Body => member_body(),
        Member::Target => member_target(),
        Member::Source => member_source(),
        Member::Selector => member_selector(),
        Member::Revision => member_revision(),
        Member::Replaces => member_replaces(),
    }
}

/// Explains why something was not kept.
pub fn save_error(error: &SaveError) -> String {
    match error {
        SaveError::Store(error) => store_error(error),
        SaveError::NewerVersion(version) => saved_by_newer(*version as usize),
        SaveError::NotStorable(id) => not_storable(id.as_str()),
        SaveError::DoesNotFit(units) => does_not_fit(*units),
        SaveError::Changed => changed_since_import().to_owned(),
        SaveError::PlaceTaken => place_taken().to_owned(),
        SaveError::NotPutBack => not_put_back().to_owned(),
    }
}

/// Explains why the store did not do as asked.
pub fn store_error(error: &StoreError) -> String {
    match error {
        StoreError::Blocked => kept_nothing().to_owned(),
        StoreError::Full => kept_no_room().to_owned(),
        StoreError::Failed(reason) => kept_failed(given(reason)),
    }
}

/// Returns the browser's own words for a failure, or a note that it gave none.
pub(super) fn given(reason: &str) -> &str {
    if reason.is_empty() {
        no_reason_given()
    } else {
        reason
    }
}

/// Explains why a stored value cannot be used.
pub fn unreadable(unreadable: &Unreadable) -> String {
    match unreadable {
        Unreadable::Newer(version) => value_newer(*version as usize),
        Unreadable::Damaged(what) => value_damaged(&flaw(what)),
        Unreadable::MissingText(name) => value_missing_text(name),
    }
}

/// Describes the flaw of a damaged value. Words of the value appear as programs write them, with
/// invisible characters written out.
/// what nobody sees written out.
fn flaw(flaw: &Flaw) -> String {
    let quoted = |words: &String| format!("{words:?}");
    match flaw {
        Flaw::NotJson(reason) => reason.clone(),
        Flaw::Misread(reason) => flaw_misread(reason),
        Flaw::NoVersion => flaw_no_version().to_owned(),
        Flaw::Member(name) => flaw_member(name),
        Flaw::Shape(shape) => flaw_member(match shape {
            Shape::Object => shape_object(),
            Shape::List => shape_list(),
            Shape::ListOfOtherLength => shape_other_length(),
            Shape::Text => shape_text(),
            Shape::Number => shape_number(),
        }),
        Flaw::UnknownMember(name) => flaw_unknown_member(&quoted(name)),
        Flaw::Key(word) => flaw_key(&quoted(word)),
        Flaw::Encoding(word) => flaw_encoding(&quoted(word)),
        Flaw::Id(word) => flaw_id(&quoted(word)),
        Flaw::BlockOutside => flaw_block_outside().to_owned(),
        Flaw::OtherText => flaw_other_text().to_owned(),
        Flaw::Time => flaw_time().to_owned(),
        Flaw::NoTarget => flaw_no_target().to_owned(),
        Flaw::Generator => flaw_generator().to_owned(),
        Flaw::Members => flaw_members().to_owned(),
        Flaw::NoteOutside => flaw_note_outside().to_owned(),
        Flaw::Rule => flaw_rule().to_owned(),
        Flaw::SetAside => flaw_set_aside().to_owned(),
    }
}
