//! The places where the app offers to compare two reports.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::pairing::{Pairing, Way, relative};
use crate::browser::location;
use crate::document::{CatalogueEntry, DocumentKey, Library};
use crate::shared::Shared;
use crate::ui::kit::Field;
use crate::ui::messages as m;
use crate::ui::starting::Address;

/// Draws the link that compares a report with the document that it revises, corrects or adds to. If the
/// report is open, the link leads to the place being read.
pub fn relative_link(
    library: &Library,
    entry: &CatalogueEntry,
    open: Option<&DocumentKey>,
    on_choose: &Callback<()>,
) -> Html {
    let Some((way, other)) = relative(library, &entry.key) else {
        return html! { <span hidden=true></span> };
    };
    let words = match way {
        Way::AsOne => m::compare_with(&other.symbol),
        Way::Beside => m::read_beside(&other.symbol),
    };
    let here = Address::parse(&location::hash()).place;
    let place = here.filter(|_| open == Some(&entry.key));
    let hash = Pairing::with(way, &other.key).hash(&entry.key, place);
    html! {
        <a class="button" href={format!("#{hash}")} onclick={on_choose.reform(|_: MouseEvent| ())}>
            {words}<span class="hidden-words">{m::of_report(&entry.symbol)}</span>
        </a>
    }
}

/// The properties of [`CompareTwo`].
#[derive(Properties, PartialEq)]
pub struct CompareTwoProps {
    /// All documents that can be opened.
    pub library: Shared<Library>,
    /// The key of the open report. It is the newer text until another is chosen.
    pub open: DocumentKey,
    /// Called when two reports were chosen.
    pub on_choose: Callback<()>,
}

/// Draws the form for choosing any two reports in one language to compare.
#[component]
pub fn CompareTwo(props: &CompareTwoProps) -> Html {
    let new = use_state(|| props.open.clone());
    let old = use_state(|| None::<DocumentKey>);
    let entries = props.library.entries();
    let newer = entries
        .iter()
        .filter(|entry| others(&entries, entry).next().is_some());
    let newer: Vec<&CatalogueEntry> = newer.collect();
    let chosen = newer.iter().find(|entry| entry.key == *new);
    let Some(chosen) = chosen.or(newer.first()) else {
        return html! { <div hidden=true></div> };
    };
    let older: Vec<&CatalogueEntry> = others(&entries, chosen).collect();
    let picked = older.iter().find(|entry| Some(&entry.key) == old.as_ref());
    let Some(picked) = picked.or(older.first()) else {
        return html! { <div hidden=true></div> };
    };
    let set_new = {
        let new = new.clone();
        on_change(move |key| new.set(key))
    };
    let set_old = {
        let old = old.clone();
        on_change(move |key| old.set(Some(key)))
    };
    let go = |way: Way| {
        let hash = Pairing::with(way, &picked.key).hash(&chosen.key, None);
        props
            .on_choose
            .reform(move |_: MouseEvent| location::set_hash(&hash))
    };
    html! {
        <section aria-labelledby="compare-two">
            <h3 id="compare-two">{m::compare_two()}</h3>
            {field("compare-new", m::compare_new(), &newer, chosen, set_new)}
            {field("compare-old", m::compare_part(), &older, picked, set_old)}
            <div class="actions">
                <button type="button" onclick={go(Way::Beside)}>{m::read_beside_each_other()}</button>
                <button type="button" class="primary" onclick={go(Way::AsOne)}>{m::compare_now()}</button>
            </div>
        </section>
    }
}

/// Lists the other reports in the language of a report.
fn others<'a>(
    entries: &'a [CatalogueEntry],
    one: &CatalogueEntry,
) -> impl Iterator<Item = &'a CatalogueEntry> {
    let (key, language) = (one.key.clone(), one.language.clone());
    let fits = move |other: &&CatalogueEntry| other.key != key && other.language == language;
    entries.iter().filter(fits)
}

fn on_change(set: impl Fn(DocumentKey) + 'static) -> Callback<Event> {
    Callback::from(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        if let Some(key) = DocumentKey::from_text(&select.value()) {
            set(key);
        }
    })
}

fn field(
    id: &'static str,
    label: &'static str,
    entries: &[&CatalogueEntry],
    chosen: &CatalogueEntry,
    onchange: Callback<Event>,
) -> Html {
    Field::new(id, label).draw(html! {
        <select {id} {onchange}>
            for entry in entries {
                <option key={entry.key.to_string()} value={entry.key.to_string()}
                    selected={entry.key == chosen.key}>
                    {m::report_name(&entry.symbol, &entry.title)}
                </option>
            }
        </select>
    })
}
