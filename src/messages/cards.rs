//! The words of the cards: the sort of a note, its contents and its actions.

use super::exchanging::amount;
use super::{kind_name, listed, side_by_side};
use crate::annotation::{Category, Disposition, Kind, Note, Side, Sign, Sum, Term};

compiled!("cards");

/// Labels the button that shows more answers: `Show 20 more answers of 4950`.
pub fn more_answers(next: usize, rest: usize) -> String {
    if next == rest {
        all_more_answers(rest)
    } else {
        some_more_answers(next, rest)
    }
}

/// Names the kind and sign of a note: `Proposal · MOD`.
pub fn kind_and_sign(note: &Note) -> String {
    let kind = kind_name(&note.kind);
    match note.sign() {
        Some(sign) => side_by_side(&[kind, sign.term()]),
        None => kind.to_owned(),
    }
}

/// Names a type of comment.
pub fn category_name(category: Category) -> &'static str {
    match category {
        Category::General => type_general(),
        Category::Technical => type_technical(),
        Category::Editorial => type_editorial(),
    }
}

/// States where a new paragraph goes: `New paragraph 5.9bis after 5.9:`
pub fn new_paragraph(number: Option<&str>, side: Option<Side>, address: &str) -> String {
    match (number, side) {
        (None, Some(Side::Before)) => paragraph_before(address),
        (None, Some(Side::After) | None) => paragraph_after(address),
        (Some(number), Some(Side::Before)) => numbered_paragraph_before(number, address),
        (Some(number), Some(Side::After) | None) => numbered_paragraph_after(number, address),
    }
}

/// States the request of a sign that has no text of its own.
pub fn sign_says(sign: Sign, address: &str, all_of_it: bool) -> Option<String> {
    match sign {
        Sign::Noc => Some(no_change_to(address)),
        Sign::Sup if all_of_it => Some(delete_all(address)),
        Sign::Sup => Some(delete_part(address)),
        Sign::Add | Sign::Mod | Sign::EditorialMod => None,
    }
}

/// Names a decision.
pub fn disposition_name(disposition: Disposition) -> &'static str {
    match disposition {
        Disposition::Accepted => accepted(),
        Disposition::AcceptedWithModifications => accepted_with_modifications(),
        Disposition::Rejected => rejected(),
        Disposition::Noted => noted(),
    }
}

/// States that an answer's parent is not available, quoting it if possible.
pub fn parent_missing(quote: Option<&str>) -> String {
    match quote {
        Some(quote) => parent_missing_quoted(quote),
        None => parent_missing_unquoted().to_owned(),
    }
}

/// States who answered in one way: `Supported by F, J`.
pub fn summed(kind: &Kind, who: &str) -> String {
    match kind {
        Kind::Support => supported_by(who),
        Kind::CoSponsorship => co_sponsored_by(who),
        Kind::Reservation => reservation_by(who),
        other => kind_by(kind_name(other), who),
    }
}

/// Labels the button that opens the composer for an answer.
pub fn answer_button(kind: &Kind) -> &'static str {
    match kind {
        Kind::CoSponsorship => co_sponsor(),
        Kind::Disposition => decide(),
        other => kind_name(other),
    }
}

/// Names the menu of a note.
pub fn more_on(kind: &str) -> String {
    more_on_kind(&kind.to_lowercase())
}

/// Labels the button that keeps all versions of a note.
pub fn keep_all(count: usize) -> &'static str {
    if count > 2 { keep_every() } else { keep_both() }
}

/// Returns the heading for the differences between a version and the next.
pub fn difference(number: usize) -> String {
    difference_between(number, number + 1)
}

/// Returns the title for proposed new paragraphs shown together.
pub fn new_paragraphs(side: Side, address: &str) -> String {
    match side {
        Side::Before => new_text_before(address),
        Side::After => new_text_after(address),
    }
}

/// Names the author of an alternative: `by Amira Hassan, EGY`.
pub fn written_by(who: &str, delegation: Option<&str>) -> String {
    match delegation {
        Some(delegation) => by_author_of(who, delegation),
        None => by_author(who),
    }
}

/// Names the speakers, then the sponsors: `EGY with BRA, CITEL`.
pub fn with_sponsors(speakers: &str, sponsors: &str) -> String {
    if sponsors.is_empty() {
        speakers.to_owned()
    } else {
        speakers_with_sponsors(speakers, sponsors)
    }
}

/// Describes the contents of a backup.
pub fn export_backup(sum: Sum) -> String {
    backup_of(&amount(sum))
}

/// States which private notes stay here. An answer to a private note is private too.
pub fn private_stay(notes: usize, answers: usize) -> String {
    match (notes, answers) {
        (notes, 0) => private_notes_stay(notes),
        (0, answers) => private_answers_stay(answers),
        (notes, answers) => private_both_stay(notes, answers),
    }
}

/// States that files are backups.
pub fn are_backups(files: &[String]) -> String {
    match files {
        [file] => is_backup(file),
        _ => several_backups(files.len(), &listed(files)),
    }
}
