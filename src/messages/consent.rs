//! The changes that an import would make to the reader's own notes, part by part.

use super::{category_name, disposition_name, joined, kind_name, on_document, private};
use crate::annotation::{Delegation, Kind, Side, Term, Timestamp};
use crate::exchange::plan::{Change, Fate, Part, Place};
use crate::shown::{in_list, revealed};

compiled!("consent");

/// Sums up the effect of an import: `1 of your notes would change, 3 would be added under your name:`
pub fn own_changed(changed: usize, added: usize) -> String {
    match (changed, added) {
        (changed, 0) => own_would_change(changed),
        (0, added) => own_would_be_added(added),
        (changed, added) => own_would_both(changed, added),
    }
}

/// Describes the fate of a version.
pub fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::New => fate_new(),
        Fate::Replaced => fate_replaced(),
        Fate::Beside => fate_beside(),
        Fate::Dropped => fate_dropped(),
    }
}

/// Names a part.
pub fn part_name(part: &Part) -> String {
    let name = match part {
        Part::Withdrawn { .. } => part_withdrawn(),
        Part::Kind(_) => part_kind(),
        Part::Sign(_) => part_sign(),
        Part::Category(_) => part_type(),
        Part::Decision(_) => part_decision(),
        Part::OnBehalfOf(_) => part_on_behalf_of(),
        Part::Sponsors(_) => part_sponsors(),
        Part::Private(_) => part_private(),
        Part::Place(_) => part_place(),
        Part::Quote(_) => part_quote(),
        Part::Answered(_) => part_answered(),
        Part::Side(_) => part_side(),
        Part::Number(_) => part_number(),
        Part::Proposed(_) => part_proposed(),
        Part::Text(_) => part_text(),
        Part::Tags(_) => part_tags(),
        Part::Language(_) => part_language(),
        Part::AuthorName(_) => part_name_of_author(),
        Part::AuthorDelegation(_) => part_delegation(),
        Part::AuthorRole(_) => part_role(),
        Part::Created(_) => part_created(),
        Part::Modified(_) => part_modified(),
        Part::Other { member, .. } => return part_other(&revealed(member)),
    };
    name.to_owned()
}

/// Returns how a part reads before and after, with invisible characters written out. An absent value is
/// empty. `date_time` formats a time for the reader.
pub fn part_values(part: &Part, date_time: impl Fn(&Timestamp) -> String) -> (String, String) {
    match part {
        Part::Withdrawn { after: true } => (String::new(), would_be_withdrawn().into()),
        Part::Withdrawn { after: false } => (String::new(), would_no_longer_be_withdrawn().into()),
        Part::Kind(change) => values(change, kind),
        Part::Sign(change) => values(change, |sign| sign.term().to_owned()),
        Part::Category(change) => values(change, |one| category_name(*one).to_owned()),
        Part::Decision(change) => values(change, |one| disposition_name(*one).to_owned()),
        Part::OnBehalfOf(change) | Part::AuthorDelegation(change) => as_written(change, delegation),
        Part::Sponsors(change) => as_written(change, |all| all_of(all, listed_delegation)),
        Part::Private(change) => values(change, |is_private| match is_private {
            true => private().to_owned(),
            false => shared().to_owned(),
        }),
        Part::Place(change) => places(change),
        Part::Side(change) => values(change, |side| match side {
            Side::Before => before_the_paragraph().to_owned(),
            Side::After => after_the_paragraph().to_owned(),
        }),
        Part::Tags(change) | Part::Language(change) => {
            as_written(change, |all| all_of(all, |one| in_list(one)))
        }
        Part::Created(change) | Part::Modified(change) => {
            told_apart(change, date_time, ToString::to_string)
        }
        Part::Quote(change)
        | Part::Answered(change)
        | Part::Number(change)
        | Part::Proposed(change)
        | Part::Text(change)
        | Part::AuthorName(change)
        | Part::AuthorRole(change)
        | Part::Other { value: change, .. } => as_written(change, String::clone),
    }
}

fn values<T>(change: &Change<T>, words: impl Fn(&T) -> String) -> (String, String) {
    let words = |value: &Option<T>| value.as_ref().map(&words).unwrap_or_default();
    (words(&change.before), words(&change.after))
}

/// Returns both values verbatim, with invisible characters written out.
fn as_written<T>(change: &Change<T>, written: impl Fn(&T) -> String) -> (String, String) {
    values(change, |value| revealed(&written(value)))
}

/// Returns the short forms of both values, or the full ones if the short ones are equal.
fn told_apart<T>(
    change: &Change<T>,
    short: impl Fn(&T) -> String,
    full: impl Fn(&T) -> String,
) -> (String, String) {
    let (before, after) = values(change, short);
    if before == after {
        values(change, full)
    } else {
        (before, after)
    }
}

fn places(change: &Change<Place>) -> (String, String) {
    let short = |place: &Place| {
        let written = |part: &Option<String>| part.as_deref().map(revealed);
        let symbol = written(&place.symbol).unwrap_or_default();
        let address = written(&place.address).unwrap_or_else(|| on_document().to_owned());
        match written(&place.language) {
            Some(language) => place_in_language(&symbol, &language, &address),
            None => place_in_text(&symbol, &address),
        }
    };
    told_apart(change, short, |place| {
        format!("{}\n{}", short(place), revealed(&place.detail))
    })
}

/// Formats a delegation for a list: `B (BRA)`.
fn listed_delegation(one: &Delegation) -> String {
    in_list(&delegation(one))
}

/// Formats a delegation: `B (BRA)`.
fn delegation(delegation: &Delegation) -> String {
    match (delegation.label.as_deref(), delegation.country.as_deref()) {
        (Some(label), Some(country)) if label != country => format!("{label} ({country})"),
        (Some(only), _) | (None, Some(only)) => only.to_owned(),
        (None, None) => String::new(),
    }
}

fn kind(kind: &Kind) -> String {
    let name = kind_name(kind);
    match kind {
        Kind::Other { motivation, kind } => {
            let terms: Vec<&str> = [motivation, kind]
                .into_iter()
                .flatten()
                .map(String::as_str)
                .collect();
            with_terms(name, &revealed(&terms.join(" ")))
        }
        _ => name.to_owned(),
    }
}

fn all_of<T>(all: &[T], words: impl Fn(&T) -> String) -> String {
    joined(&all.iter().map(words).collect::<Vec<_>>())
}
