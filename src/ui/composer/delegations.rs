//! Delegations and groups in the fields of a composer.

use crate::annotation::Delegation;
use crate::browser::intl;
use crate::session::Delegations;
use crate::ui::kit::{Chip, Suggestion};
use crate::ui::messages as m;

thread_local! {
    static DELEGATIONS: Delegations = Delegations::new(intl::country_name, intl::compare_names);
}

/// Returns the delegation that typed words mean. `used` are the delegations on this report.
pub fn parse(typed: &str, used: &[Delegation]) -> Option<Delegation> {
    DELEGATIONS.with(|all| all.meant(typed, used))
}

/// Returns the suggestions for typed words.
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

/// Returns the chip of a delegation.
pub fn chip(delegation: &Delegation) -> Chip {
    Chip {
        words: delegation.short().unwrap_or_default().to_owned(),
        long: long_name(delegation),
    }
}

/// Returns the name of a Member State in the reader's language.
fn long_name(delegation: &Delegation) -> Option<String> {
    DELEGATIONS.with(|all| all.name_of(delegation))
}
