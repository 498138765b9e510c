//! Delegations and groups as people type them.

use crate::annotation::{Delegation, member_states};
use crate::browser::intl;
use crate::fold::fold;
use crate::ui::kit::{Chip, Suggestion};
use crate::ui::messages as m;

/// The regional telecommunication organizations, which put proposals forward in common.
const GROUPS: [&str; 6] = ["APT", "ASMG", "ATU", "CEPT", "CITEL", "RCC"];

/// How many lines a list of suggestions has at most.
const MOST: usize = 8;

/// A Member State as it is looked for.
struct State {
    alpha2: &'static str,
    alpha3: &'static str,
    /// In the reader's language.
    name: String,
    folded: String,
}

thread_local! {
    /// Asking the browser for two hundred names takes longer than a keystroke may.
    static STATES: Vec<State> = states();
}

fn states() -> Vec<State> {
    let state = |state: &crate::annotation::MemberState| {
        let name = intl::country_name(state.alpha2);
        let name = name.unwrap_or_else(|| state.alpha3.to_owned());
        State {
            alpha2: state.alpha2,
            alpha3: state.alpha3,
            folded: fold(&name),
            name,
        }
    };
    let mut states: Vec<State> = member_states().iter().map(state).collect();
    intl::sort_by_name(&mut states, |state| &state.name);
    states
}

/// What a person means who typed this: one of the delegations `used` on this report, a Member State
/// by code or name, else a group of that name.
pub fn parse(typed: &str, used: &[Delegation]) -> Option<Delegation> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let folded = fold(typed);
    let is_meant = |one: &&Delegation| one.short().is_some_and(|it| fold(it) == folded);
    if let Some(known) = used.iter().find(is_meant) {
        return Some(known.clone());
    }
    let group = GROUPS
        .iter()
        .find(|group| group.eq_ignore_ascii_case(typed));
    let code = STATES.with(|states| {
        let mut states = states.iter();
        let state = states.find(|state| {
            let codes = [state.alpha2, state.alpha3];
            state.folded == folded || codes.iter().any(|code| code.eq_ignore_ascii_case(typed))
        });
        state.map(|state| state.alpha3)
    });
    Some(match code {
        Some(code) => of_state(code),
        None => Delegation {
            country: None,
            label: Some((*group.unwrap_or(&typed)).to_owned()),
        },
    })
}

fn of_state(alpha3: &str) -> Delegation {
    Delegation {
        country: Some(alpha3.to_owned()),
        label: None,
    }
}

/// What to offer for what is typed: those used already, then groups and Member States that begin
/// so, then those that hold it. `chosen` ones are not offered again.
pub fn suggest(typed: &str, used: &[Delegation], chosen: &[Delegation]) -> Vec<Suggestion> {
    let folded = fold(typed.trim());
    let mut ranked: Vec<(usize, Delegation)> = Vec::new();
    let mut offer = |delegation: Delegation, rank: Option<usize>| {
        let is_it = |one: &Delegation| is_same(one, &delegation);
        let there = chosen.iter().any(is_it) || ranked.iter().any(|(_, one)| is_it(one));
        if let Some(rank) = rank.filter(|_| !there) {
            ranked.push((rank, delegation));
        }
    };
    for delegation in used {
        let names = [
            delegation.short().map(fold),
            long_name(delegation).map(|name| fold(&name)),
        ];
        let best = names
            .iter()
            .flatten()
            .filter_map(|name| rank(name, &folded))
            .min();
        offer(delegation.clone(), best);
    }
    for group in GROUPS {
        let label = Some(group.to_owned());
        let group = Delegation {
            country: None,
            label,
        };
        offer(
            group.clone(),
            rank(&fold(group.short().unwrap_or_default()), &folded),
        );
    }
    if !folded.is_empty() {
        STATES.with(|states| {
            for state in states {
                let codes = [state.alpha2, state.alpha3];
                let by_code = codes.iter().any(|code| fold(code) == folded);
                let rank = if by_code {
                    Some(0)
                } else {
                    rank(&state.folded, &folded)
                };
                offer(of_state(state.alpha3), rank);
            }
        });
    }
    crate::sort::sort_by(&mut ranked, |(a, _), (b, _)| a.cmp(b));
    let best = ranked
        .into_iter()
        .take(MOST)
        .map(|(_, delegation)| line(&delegation));
    best.collect()
}

/// How well a name fits: it is that, begins so, has a word that begins so, holds it.
fn rank(name: &str, typed: &str) -> Option<usize> {
    let words_begin = || {
        name.split([' ', '-', '\''])
            .any(|word| word.starts_with(typed))
    };
    match () {
        () if name == typed => Some(0),
        () if name.starts_with(typed) => Some(1),
        () if words_begin() => Some(2),
        () if name.contains(typed) => Some(3),
        () => None,
    }
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
    intl::country_name_of_alpha3(delegation.country.as_deref()?)
}

/// Whether two delegations are the same one, however each is written.
pub fn is_same(a: &Delegation, b: &Delegation) -> bool {
    match (&a.country, &b.country) {
        (Some(a), Some(b)) => a == b,
        (None, None) => a.label == b.label,
        _ => false,
    }
}
