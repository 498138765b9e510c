//! Delegations and groups as people type them.

use std::cell::OnceCell;
use std::cmp::Ordering;

use super::composing::MOST_SUGGESTED;
use crate::annotation::{Delegation, MemberState, member_states};
use crate::fold::fold;
use crate::sort::sort_by;

/// The regional telecommunication organizations, which submit common proposals.
const GROUPS: [&str; 6] = ["APT", "ASMG", "ATU", "CEPT", "CITEL", "RCC"];

/// The delegations that a person may mean, with the names of states in the reader's language.
pub struct Delegations {
    /// Maps a two-letter code to the name of the country.
    name: fn(&str) -> Option<String>,
    /// Compares names in the order of the reader's alphabet.
    order: fn(&str, &str) -> Ordering,
    /// Filled on demand: asking a browser for two hundred names takes longer than a keystroke may.
    states: OnceCell<Vec<State>>,
}

/// A Member State as the search sees it.
struct State {
    codes: MemberState,
    /// Its name in the reader's language, else its code.
    name: String,
    folded: String,
}

impl Delegations {
    /// Takes a source of country names by two-letter code and the order for listing names. The names
    /// are requested only when needed.
    pub fn new(name: fn(&str) -> Option<String>, order: fn(&str, &str) -> Ordering) -> Self {
        Self {
            name,
            order,
            states: OnceCell::new(),
        }
    }

    fn states(&self) -> &[State] {
        self.states.get_or_init(|| {
            let state = |codes: &MemberState| {
                let name = (self.name)(codes.alpha2).unwrap_or_else(|| codes.alpha3.to_owned());
                State {
                    codes: *codes,
                    folded: fold(&name),
                    name,
                }
            };
            let mut states: Vec<State> = member_states().iter().map(state).collect();
            sort_by(&mut states, |a, b| (self.order)(&a.name, &b.name));
            states
        })
    }

    /// Returns the name of a Member State in the reader's language.
    pub fn name_of(&self, delegation: &Delegation) -> Option<String> {
        let code = delegation.country.as_deref()?;
        let mut states = member_states().iter();
        (self.name)(states.find(|state| state.alpha3 == code)?.alpha2)
    }

    /// Interprets what a person typed: one of `used`, a Member State by code or name, or else a group of
    /// that name. `None` if nothing is typed.
    pub fn meant(&self, typed: &str, used: &[Delegation]) -> Option<Delegation> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        let folded = fold(typed);
        let is_meant = |one: &&Delegation| one.short().is_some_and(|it| fold(it) == folded);
        if let Some(known) = used.iter().find(is_meant) {
            return Some(known.clone());
        }
        let mut states = self.states().iter();
        let is_meant = |state: &&State| {
            let codes = [state.codes.alpha2, state.codes.alpha3];
            state.folded == folded || codes.iter().any(|code| code.eq_ignore_ascii_case(typed))
        };
        if let Some(state) = states.find(is_meant) {
            return Some(of_state(&state.codes));
        }
        let mut groups = GROUPS.into_iter();
        let group = groups.find(|group| group.eq_ignore_ascii_case(typed));
        Some(of_group(group.unwrap_or(typed)))
    }

    /// Suggests delegations for the typed text: first those in `used`, then groups and Member States.
    /// Names that begin with the text precede those that contain it. Delegations in `chosen` are left
    /// out.
    pub fn suggest(
        &self,
        typed: &str,
        used: &[Delegation],
        chosen: &[Delegation],
    ) -> Vec<Delegation> {
        let typed = fold(typed.trim());
        let mut ranked: Vec<(usize, Delegation)> = Vec::new();
        let mut offer = |delegation: Delegation, rank: Option<usize>| {
            let is_it = |one: &Delegation| one.is_same(&delegation);
            let there = chosen.iter().any(is_it) || ranked.iter().any(|(_, one)| is_it(one));
            if let Some(rank) = rank.filter(|_| !there) {
                ranked.push((rank, delegation));
            }
        };
        for delegation in used {
            let names = [
                delegation.short().map(fold),
                self.name_of(delegation).as_deref().map(fold),
            ];
            let ranks = names.iter().flatten().filter_map(|name| rank(name, &typed));
            offer(delegation.clone(), ranks.min());
        }
        for group in GROUPS {
            offer(of_group(group), rank(&fold(group), &typed));
        }
        // The names of states are not requested until something is typed.
        let states = if typed.is_empty() { &[] } else { self.states() };
        for state in states {
            let codes = [state.codes.alpha2, state.codes.alpha3];
            let is_code = codes.iter().any(|code| fold(code) == typed);
            let by_code = is_code.then_some(0);
            offer(
                of_state(&state.codes),
                by_code.or_else(|| rank(&state.folded, &typed)),
            );
        }
        sort_by(&mut ranked, |(a, _), (b, _)| a.cmp(b));
        let best = ranked.into_iter().take(MOST_SUGGESTED);
        best.map(|(_, delegation)| delegation).collect()
    }
}

fn of_state(state: &MemberState) -> Delegation {
    Delegation {
        country: Some(state.alpha3.to_owned()),
        label: None,
    }
}

fn of_group(name: &str) -> Delegation {
    Delegation {
        country: None,
        label: Some(name.to_owned()),
    }
}

/// Ranks a match: the whole name, the start of the name, the start of a word, anywhere in the name.
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
