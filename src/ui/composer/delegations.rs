//! Delegations and groups in the fields of a composer.

use crate::annotation::Delegation;
use crate::browser::intl;
use crate::session::Delegations;
use crate::ui::kit::{Chip, Suggestion};
use crate::ui::messages as m;

thread_local! {
    static DELEGATIONS: Delegations = Delegations::new(intl::country_name, intl::compare_names);
}

/// What a person means who typed this; `used` are the delegations on this report.
pub fn parse(typed: &str, used: &[Delegation]) -> Option<Delegation> {
    DELEGATIONS.with(|all| all.meant(typed, used))
}

/// The lines to offer for what is typed.
pub fn suggest(typed: &str, used: &[Delegation], chosen: &[Delegation]) -> Vec<Suggestion> {
    let suggested = DELEGATIONS.with(|all| all.suggest(typed, used, chosen));
    suggested.iter().map(line).collect()
}

fn line(delegation: &Delegation) -> Suggestion {
    let short = delegation.short().unwrap_or_default();
    let words = match long_name(delegation) {
        Some(name) => m::state_line(&name, short),
        None => short.to_owned(),
    };
    let value = short.to_owned();
    Suggestion { value, words }
}

/// The delegation as a chip.
pub fn chip(delegation: &Delegation) -> Chip {
    Chip {
        words: delegation.short().unwrap_or_default().to_owned(),
        long: long_name(delegation),
    }
}

/// The name of a Member State in the reader's language.
fn long_name(delegation: &Delegation) -> Option<String> {
    DELEGATIONS.with(|all| all.name_of(delegation))
}
