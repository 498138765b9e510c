//! The panel with every way to filter and sort notes.

use std::collections::BTreeMap;

use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::act::MarginAct;
use crate::annotation::filter::{Decision, Filter, KINDS, Order, Whose};
use crate::annotation::{AuthorId, Delegation, Term, Voice, Voices};
use crate::browser::intl;
use crate::session::Thread;
use crate::shared::Shared;
use crate::shown;
use crate::ui::messages as m;
use crate::ui::note_card::name_of;

/// How many values a filter offers. More would keep the page busy. Fewer might leave out a delegation,
/// because a conference has some 900. The others are found by typing.
const CHOICES: usize = 1_000;

/// The values that distinguish the available notes.
#[derive(Debug, Default, PartialEq)]
pub struct Choices {
    delegations: Vec<(String, String)>,
    authors: Vec<(String, String)>,
    tags: Vec<(String, String)>,
}

impl Choices {
    /// Gathers the delegations, authors and tags of threads, in alphabetical order.
    pub fn of<'a>(threads: impl Iterator<Item = &'a Shared<Thread>>) -> Self {
        let (mut delegations, mut authors, mut tags) =
            (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for card in threads.flat_map(|thread| thread.cards()) {
            let (Some(latest), Some(note)) = (card.latest(), card.note()) else {
                continue;
            };
            let by = &latest.creator;
            let voices = Voices::new(by, Some(note));
            for delegation in voices.delegations() {
                if let Some((name, shown)) = delegation.short().zip(delegation.shown()) {
                    delegations.insert(name.to_owned(), long_of(delegation, &shown));
                }
            }
            authors.insert(by.id.as_str().to_owned(), name_of(by));
            let shown = |tag: &str| Some((tag.to_owned(), shown::name_or_none(tag)?));
            tags.extend(note.tags().filter_map(shown));
        }
        Self {
            delegations: sorted(delegations),
            authors: sorted(authors),
            tags: sorted(tags),
        }
    }
}

/// Returns `FRA – France` for a delegation.
fn long_of(delegation: &Delegation, short: &str) -> String {
    let country = delegation.country.as_deref();
    match country.and_then(intl::country_name_of_alpha3) {
        Some(name) => format!("{short} – {name}"),
        None => short.to_owned(),
    }
}

fn sorted(all: BTreeMap<String, String>) -> Vec<(String, String)> {
    let mut all: Vec<_> = all.into_iter().collect();
    intl::sort_by_name(&mut all, |(_, name)| name);
    all
}

/// Draws the panel.
pub fn panel(filter: &Filter, choices: &Choices, on_act: &Callback<MarginAct>) -> Html {
    let form = Form { filter, on_act };
    let named = |pairs: &[(String, String)]| pairs.to_vec();
    let kinds = KINDS
        .iter()
        .map(|(kind, word)| pair(word, m::kind_name(kind)));
    let whose = Whose::ALL
        .iter()
        .map(|(whose, word)| pair(word, m::whose_name(*whose)));
    let decisions = Decision::ALL.iter();
    let decisions = decisions.map(|(decision, word)| pair(word, &m::decision_name(*decision)));
    let orders = Order::ALL
        .iter()
        .map(|(order, word)| pair(word, m::order_name(*order)));
    let voices = Voice::ALL
        .iter()
        .map(|(voice, word)| pair(word, m::voice_name(*voice)));
    let kind = filter.kind.as_ref();
    let kind = kind.and_then(|kind| KINDS.iter().find(|(known, _)| known == kind));
    let delegation = filter.delegation.as_deref();
    let author = filter.author.as_ref().map(AuthorId::as_str);
    let disposition = filter.disposition.map(Term::term);
    let whose_is = filter.whose.map(Term::term);
    let voice = filter.voice.map(Term::term);
    html! {
        <div class="filter-panel">
            {form.words()}
            {form.select(m::kind(), Some(m::any()), kinds.collect(), kind.map(|(_, word)| *word), |filter, word| {
                filter.kind = KINDS.into_iter().find(|(_, its)| *its == word).map(|(kind, _)| kind);
            })}
            {form.select(m::whose(), Some(m::everybodys()), whose.collect(), whose_is, |filter, word| {
                filter.whose = Term::from_term(word);
            })}
            {form.select(m::delegation(), Some(m::any()), named(&choices.delegations), delegation, |filter, name| {
                filter.delegation = filled(name);
                filter.voice = filter.voice.filter(|_| filter.delegation.is_some());
            })}
            if delegation.is_some() {
                {form.select(m::voice(), Some(m::any_voice()), voices.collect(), voice, |filter, word| {
                    filter.voice = Term::from_term(word);
                })}
            } else {
                <span key={m::voice()} hidden=true></span>
            }
            {form.select(m::author(), Some(m::any()), named(&choices.authors), author, |filter, id| {
                filter.author = filled(id).map(AuthorId::new);
            })}
            {form.select(m::tag(), Some(m::any()), named(&choices.tags), filter.tag.as_deref(), |filter, tag| {
                filter.tag = filled(tag);
            })}
            {form.select(m::disposition(), Some(m::any()), decisions.collect(), disposition, |filter, word| {
                filter.disposition = Term::from_term(word);
            })}
            {form.select(m::sort(), None, orders.collect(), Some(filter.order.term()), |filter, word| {
                filter.order = Term::from_term(word).unwrap_or_default();
            })}
        </div>
    }
}

fn pair(value: &str, name: &str) -> (String, String) {
    (value.to_owned(), name.to_owned())
}

fn filled(value: &str) -> Option<String> {
    Some(value.to_owned()).filter(|value| !value.is_empty())
}

/// Fields that each change one part of a filter.
struct Form<'a> {
    filter: &'a Filter,
    on_act: &'a Callback<MarginAct>,
}

impl Form<'_> {
    fn words(&self) -> Html {
        let oninput = self.change(|event: &InputEvent, filter| {
            if let Some(field) = target::<HtmlInputElement>(event.target()) {
                filter.words = field.value();
            }
        });
        html! {
            <label class="field wide" key={m::words()}><span>{m::words()}</span>
                <input type="search" dir="auto" value={self.filter.words.clone()} {oninput} />
            </label>
        }
    }

    /// Draws a choice among named values. `any` names the first choice, which filters nothing. A value
    /// that no note has, as from a shared link, is offered as well.
    fn select(
        &self,
        label: &'static str,
        any: Option<&'static str>,
        mut choices: Vec<(String, String)>,
        chosen: Option<&str>,
        take: fn(&mut Filter, &str),
    ) -> Html {
        let onchange = self.change(move |event: &Event, filter| {
            if let Some(field) = target::<HtmlSelectElement>(event.target()) {
                take(filter, &field.value());
            }
        });
        let rest = choices.len().saturating_sub(CHOICES);
        choices.truncate(CHOICES);
        if let Some(chosen) =
            chosen.filter(|chosen| choices.iter().all(|(value, _)| value != chosen))
        {
            choices.push(pair(chosen, &shown::name(chosen)));
        }
        html! {
            <label class="field" key={label}><span>{label}</span>
                <select {onchange}>
                    if let Some(any) = any {
                        <option key="any" value="" selected={chosen.is_none()}>{any}</option>
                    }
                    for (value, name) in choices {
                        <option key={value.clone()} value={value.clone()} selected={chosen == Some(&value)}>
                            {name}
                        </option>
                    }
                    if rest > 0 {
                        <option key="more" disabled=true>{m::and_more(rest)}</option>
                    }
                </select>
            </label>
        }
    }

    fn change<E: 'static>(&self, take: impl Fn(&E, &mut Filter) + 'static) -> Callback<E> {
        let filter = self.filter.clone();
        self.on_act.reform(move |event: E| {
            let mut filter = filter.clone();
            take(&event, &mut filter);
            MarginAct::Filter(filter)
        })
    }
}

fn target<T: JsCast>(target: Option<EventTarget>) -> Option<T> {
    target?.dyn_into().ok()
}
