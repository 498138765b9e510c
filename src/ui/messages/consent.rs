//! What an import would change in the reader's own notes, part by part.

use super::{counted, notes};
use crate::annotation::{Delegation, Kind, Side, Term};
use crate::browser::intl;
use crate::exchange::plan::{Change, Fate, Part, Place};
use crate::shown::{in_list, revealed};

pub const OWN_WHY: &str = "A file cannot prove who wrote it. Say yes only if these notes are yours: written on another device, or from your own backup.";
pub const OWN_BESIDE: &str = "Unfinished work would be added as yours:";
pub const IMPORT_OWN: &str = "Yes, these are mine: import them too";
pub const SAVED_AGAIN: &str = "Saved again without any change.";
pub const NAMES_AS_WRITTEN: &str =
    "Names are shown as the file gives them. A file cannot prove who wrote what.";

/// `1 of your notes would change, 3 would be added under your name:`
pub fn own_changed(changed: usize, added: usize) -> String {
    let changes = format!("{changed} of your notes would change");
    let adds = match changed {
        0 => format!("{} would be added under your name", notes(added)),
        _ => format!("{added} would be added under your name"),
    };
    match (changed, added) {
        (_, 0) => format!("{changes}:"),
        (0, _) => format!("{adds}:"),
        _ => format!("{changes}, {adds}:"),
    }
}

pub const SHOW_ALL: &str = "Show all";

/// A yes covers the notes that are not listed, too.
pub fn own_listed(listed: usize, all: usize) -> String {
    format!("{listed} of {all} are listed above. Your yes would cover all {all}.")
}

/// What becomes of a version.
pub fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::New => "New under your name",
        Fate::Replaced => "Would change",
        Fate::Beside => {
            "A second version would be kept beside yours until you choose. It differs in:"
        }
        Fate::Dropped => "This version would be removed",
    }
}

pub fn versions_replaced(count: usize) -> String {
    let versions = counted(count, "version", "versions");
    format!("{versions} of it that this browser has not seen would count as replaced.")
}

/// What a part is called.
pub fn part_name(part: &Part) -> String {
    let name = match part {
        Part::Withdrawn { .. } => "Withdrawal",
        Part::Kind(_) => "Kind",
        Part::Sign(_) => "Sign",
        Part::Category(_) => "Type",
        Part::Decision(_) => "Decision",
        Part::OnBehalfOf(_) => "On behalf of",
        Part::Sponsors(_) => "Sponsors",
        Part::Private(_) => "Private or shared",
        Part::Place(_) => "Place",
        Part::Quote(_) => "Quoted words",
        Part::Answered(_) => "Note that it answers",
        Part::Side(_) => "Place of the new text",
        Part::Number(_) => "New number",
        Part::Proposed(_) => "Proposed text",
        Part::Text(_) => "Text",
        Part::Tags(_) => "Tags",
        Part::Language(_) => "Language",
        Part::AuthorName(_) => "Name",
        Part::AuthorDelegation(_) => "Delegation",
        Part::AuthorRole(_) => "Role",
        Part::Created(_) => "First saved",
        Part::Modified(_) => "Saved",
        Part::Other { member, .. } => return format!("Other details: {}", revealed(member)),
    };
    name.to_owned()
}

/// How a part reads before and after, with invisible characters written out; empty where there is
/// nothing.
pub fn part_values(part: &Part) -> (String, String) {
    match part {
        Part::Withdrawn { after: true } => (String::new(), "This note would be withdrawn.".into()),
        Part::Withdrawn { after: false } => (
            String::new(),
            "This note would no longer be withdrawn.".into(),
        ),
        Part::Kind(change) => values(change, kind),
        Part::Sign(change) => values(change, |sign| sign.term().to_owned()),
        Part::Category(change) => values(change, |one| super::category_name(*one).to_owned()),
        Part::Decision(change) => values(change, |one| super::disposition_name(*one).to_owned()),
        Part::OnBehalfOf(change) | Part::AuthorDelegation(change) => values(change, delegation),
        Part::Sponsors(change) => values(change, |all| joined(all, listed_delegation)),
        Part::Private(change) => values(change, |private| match private {
            true => super::PRIVATE.to_owned(),
            false => "Shared".to_owned(),
        }),
        Part::Place(change) => places(change),
        Part::Side(change) => values(change, |side| match side {
            Side::Before => "before the paragraph".to_owned(),
            Side::After => "after the paragraph".to_owned(),
        }),
        Part::Tags(change) | Part::Language(change) => {
            values(change, |all| joined(all, |one| in_list(one)))
        }
        Part::Created(change) | Part::Modified(change) => {
            told_apart(change, intl::format_date_time, ToString::to_string)
        }
        Part::Quote(change)
        | Part::Answered(change)
        | Part::Number(change)
        | Part::Proposed(change)
        | Part::Text(change)
        | Part::AuthorName(change)
        | Part::AuthorRole(change)
        | Part::Other { value: change, .. } => values(change, String::clone),
    }
}

fn values<T>(change: &Change<T>, words: impl Fn(&T) -> String) -> (String, String) {
    let words = |value: &Option<T>| value.as_ref().map(&words).unwrap_or_default();
    (
        revealed(&words(&change.before)),
        revealed(&words(&change.after)),
    )
}

/// The short forms of both values; the full ones where the short ones are alike.
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
        let symbol = place.symbol.clone().unwrap_or_default();
        let language = place.language.as_ref();
        let language = language.map(|tag| format!(" ({tag})")).unwrap_or_default();
        let address = place.address.clone();
        let address = address.unwrap_or_else(|| super::ON_DOCUMENT.to_owned());
        format!("{symbol}{language}, {address}")
    };
    told_apart(change, short, |place| {
        format!("{}\n{}", short(place), place.detail)
    })
}

/// `B (BRA)`, as lists have it.
fn listed_delegation(one: &Delegation) -> String {
    in_list(&delegation(one))
}

/// `B (BRA)`
fn delegation(delegation: &Delegation) -> String {
    match (delegation.label.as_deref(), delegation.country.as_deref()) {
        (Some(label), Some(country)) if label != country => format!("{label} ({country})"),
        (Some(only), _) | (None, Some(only)) => only.to_owned(),
        (None, None) => String::new(),
    }
}

fn kind(kind: &Kind) -> String {
    let name = super::kind_name(kind);
    match kind {
        Kind::Other { motivation, kind } => {
            let terms: Vec<&str> = [motivation, kind]
                .into_iter()
                .flatten()
                .map(String::as_str)
                .collect();
            format!("{name} ({})", terms.join(" "))
        }
        _ => name.to_owned(),
    }
}

fn joined<T>(all: &[T], words: impl Fn(&T) -> String) -> String {
    all.iter().map(words).collect::<Vec<_>>().join(", ")
}
