//! The outline: section numbers, titles and the number of notes in each section.

use yew::prelude::*;

use super::messages as m;
use super::portion::use_reach;
use crate::document::{Document, DocumentKey, OutlineEntry};
use crate::shared::Shared;

/// How many sections are listed at first. More would keep the page busy whenever the reader moves.
/// Fewer would cut the outlines of real reports.
const SECTIONS: usize = 300;

/// The properties of [`Outline`].
#[derive(Properties, PartialEq)]
pub struct OutlineProps {
    /// The document.
    pub document: Shared<Document>,
    /// The document's key, for the links.
    pub document_key: DocumentKey,
    /// How many notes begin in each block. Each note belongs to exactly one section.
    pub counts: Shared<Vec<usize>>,
    /// The block in the tab order.
    pub current: usize,
    /// Receives the block of a section that was chosen.
    #[prop_or_default]
    pub on_choose: Callback<usize>,
}

/// Draws the list of sections, whose links are the addresses that people share. For a very long list,
/// the first sections and those around the reader are shown, with more on demand.
#[component]
pub fn Outline(props: &OutlineProps) -> Html {
    let document = &props.document;
    let all = document.outline();
    let here = document.blocks().get(props.current);
    let here = here.and_then(|block| block.section());
    let (shown, further) = use_reach(all.len(), SECTIONS);
    let totals = use_memo(
        (props.document.clone(), props.counts.clone()),
        |(document, counts)| document.section_totals(counts),
    );
    let around = around(all, here, shown);
    let between = around.start - shown;
    let behind = all.len() - around.end;
    let lines = |entries: &[OutlineEntry]| -> Html {
        entries
            .iter()
            .map(|entry| {
                let notes = totals.get(entry.block).copied();
                line(props, entry, here, notes.unwrap_or_default())
            })
            .collect()
    };
    let first = all.get(..shown).unwrap_or_default();
    let near = all.get(around).unwrap_or_default();
    let rest = between + behind;
    html! {
        <>
            <ol>{lines(first)}</ol>
            <p class="hint" hidden={between == 0}>{m::sections_left_out(between)}</p>
            <ol hidden={near.is_empty()}>{lines(near)}</ol>
            <p class="hint" hidden={near.is_empty() || behind == 0}>{m::sections_left_out(behind)}</p>
            <button type="button" class="show-more" hidden={rest == 0} onclick={further}>
                {m::show_more(rest.min(SECTIONS), rest)}
            </button>
        </>
    }
}

/// Returns the sections around the reader, which are listed in addition to the first `shown`.
fn around(all: &[OutlineEntry], here: Option<usize>, shown: usize) -> std::ops::Range<usize> {
    /// How many sections are listed on each side of the reader. More would lengthen the list; fewer
    /// would hide nearby sections.
    const BESIDE: usize = 20;
    let at = here.map(|block| all.partition_point(|entry| entry.block < block));
    match at {
        Some(at) if at + BESIDE >= shown => {
            let start = at.saturating_sub(BESIDE).max(shown);
            start..(at + BESIDE + 1).clamp(start, all.len().max(start))
        }
        _ => shown..shown,
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
                <span class="number" translate="no">{entry.number.clone().unwrap_or_default()}</span>
                <span>
                    <bdi>{m::short_name(&entry.title)}</bdi>
                    if notes > 0 {
                        {" "}
                        <span class="count">
                            <span aria-hidden="true">{notes}</span>
                            <span class="hidden-words">{m::notes(notes)}</span>
                        </span>
                    }
                </span>
            </a>
        </li>
    }
}
