//! The outline: section numbers, titles and how many notes lie in each section.

use yew::prelude::*;

use super::messages as m;
use super::shared::Shared;
use crate::document::{Document, DocumentKey, OutlineEntry};

#[derive(Properties, PartialEq)]
pub struct OutlineProps {
    pub document: Shared<Document>,
    pub document_key: DocumentKey,
    /// How many notes begin in each block: each is in one section.
    pub counts: Shared<Vec<usize>>,
    /// The block in the tab order.
    pub current: usize,
    /// A section was chosen.
    #[prop_or_default]
    pub on_choose: Callback<usize>,
}

/// The list of sections. Its links are the addresses that people share.
#[component]
pub fn Outline(props: &OutlineProps) -> Html {
    let document = &props.document;
    let totals = document.section_totals(&props.counts);
    let here = document
        .blocks()
        .get(props.current)
        .and_then(|block| block.section());

    html! {
        <ol>
            for entry in document.outline() {
                {line(props, entry, here, totals.get(&entry.block).copied().unwrap_or_default())}
            }
        </ol>
    }
}

fn line(props: &OutlineProps, entry: &OutlineEntry, here: Option<usize>, notes: usize) -> Html {
    let block = entry.block;
    let choose = props.on_choose.reform(move |_: MouseEvent| block);
    let id = props
        .document
        .blocks()
        .get(entry.block)
        .map(|block| block.id())
        .unwrap_or_default();
    let current = (here == Some(entry.block)).then_some("true");
    html! {
        <li key={entry.block} class={classes!((entry.depth > 0).then_some("deeper"))}>
            <a href={format!("#/{}/{id}", props.document_key)} aria-current={current} onclick={choose}>
                <span class="number">{entry.number.clone().unwrap_or_default()}</span>
                <span dir="auto">{&entry.title}</span>
                if notes > 0 {
                    <span class="count"><span aria-hidden="true">{notes}</span><span class="hidden-words">{m::notes(notes)}</span></span>
                }
            </a>
        </li>
    }
}
