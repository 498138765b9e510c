//! The report: masthead, title, abstract box, and the blocks in order.
//!
//! A long report is drawn several hundred paragraphs at a time, as a comparison is. If an address leads
//! to a paragraph that is not drawn yet, the focus waits for it. For a long or crowded text the browser
//! lays out and paints only the visible part (`content-visibility`, [`crate::page::length`]). Meanwhile `steady`
//! holds the paragraph that a link leads to.
//!
//! `<html lang>` is the language of the report, `<body lang>` that of the app. Labels, numbers, symbols,
//! names and delegations carry `translate="no"`; everything else may be translated.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::block_view::{BlockAct, BlockView};
use super::highlight::Marked;
use super::messages as m;
use crate::document::{Document, UNKNOWN_LANGUAGE};
use crate::page::{direction, is_on_the_left, length, masthead_end};
use crate::shared::Shared;
use crate::ui::kit::{Icon, icon};

/// The properties of [`Reader`].
#[derive(Properties, PartialEq)]
pub struct ReaderProps {
    /// The text of the report.
    pub document: Shared<Document>,
    /// BCP 47 tag of the report's language.
    pub language: AttrValue,
    /// The marks of notes on each block; empty before the notes are known.
    pub marked: Shared<Vec<Shared<Marked>>>,
    /// The block in the tab order.
    pub current: usize,
    /// Whether the person is choosing the place of a note, not writing one.
    #[prop_or_default]
    pub placing: bool,
    /// How many blocks are drawn at most.
    #[prop_or(usize::MAX)]
    pub most: usize,
    /// Called when enough is drawn for reading: see [`enough`]. For a longer report it is called again
    /// after each turn.
    pub on_drawn: Callback<()>,
    /// Receives the person's acts on a block.
    pub on_act: Callback<BlockAct>,
    /// Called when the person asks for the list of repairs.
    pub on_repairs: Callback<()>,
    /// Called when the person writes on the document as a whole.
    pub on_document: Callback<()>,
}

/// Draws the report as a document, from structured data and never from an HTML string.
#[component]
pub fn Reader(props: &ReaderProps) -> Html {
    let document = &props.document;
    let drawn = use_drawn(props);
    use_effect_with(props.language.clone(), |language| name_language(language));
    let masthead = masthead_end(document);
    let abstract_box = document.abstract_blocks();
    // Without sections there is no abstract, and its empty range lies before the masthead.
    let body = abstract_box.end.max(masthead);
    let repairs = document.repairs().len();
    let highlights = props.marked.iter().map(|of| of.highlights.len()).sum();
    let length = length(document.blocks().len(), highlights);
    let class = classes!("report", props.placing.then_some("placing"), length);
    html! {
        <main {class}
            id="report" aria-label={m::report()} tabindex="-1" lang={props.language.clone()}
            dir={direction(&props.language)}>
            <p class="whole-document tools">
                <button type="button" class="quiet" onclick={props.on_document.reform(|_: MouseEvent| ())}>
                    {icon(Icon::ADD)}{m::note_on_document()}
                </button>
            </p>
            if masthead > 0 {
                <div class="masthead" role="group" aria-label={m::masthead()}>
                    <div>{blocks(props, (0..masthead).filter(|index| is_on_the_left(document, *index)))}</div>
                    <div>{blocks(props, (0..masthead).filter(|index| !is_on_the_left(document, *index)))}</div>
                </div>
            }
            {blocks(props, masthead..abstract_box.start)}
            if !abstract_box.is_empty() {
                <section class="abstract" aria-label={m::abstract_heading()}>
                    {blocks(props, abstract_box.clone())}
                </section>
            }
            for start in (body..drawn).step_by(AT_ONCE) {
                <Stretch key={start} {start} end={(start + AT_ONCE).min(drawn)} document={document.clone()}
                    marked={props.marked.clone()} placing={props.placing} on_act={props.on_act.clone()}
                    current={Some(props.current).filter(|at| (start..start + AT_ONCE).contains(at))} />
            }
            if repairs > 0 {
                <p class="repairs-line">
                    <button type="button" class="quiet" onclick={props.on_repairs.reform(|_: MouseEvent| ())}>
                        {m::repairs(repairs)}
                    </button>
                </p>
            }
        </main>
    }
}

/// How many blocks are drawn in a turn. With more, the page would not respond for long. With fewer,
/// drawing would take more turns.
const AT_ONCE: usize = 400;

/// Returns how many blocks of a report are enough to begin reading: up to `place`, and some after it.
/// `place` is the block that the address names. With more, the reader of a long report would wait
/// longer. With fewer, the text could end where the reader goes next.
pub fn enough(place: usize) -> usize {
    const FIRST: usize = 4_000;
    const BEHIND: usize = 400;
    FIRST.max(place.saturating_add(BEHIND))
}

#[derive(Properties, PartialEq)]
struct StretchProps {
    document: Shared<Document>,
    marked: Shared<Vec<Shared<Marked>>>,
    start: usize,
    end: usize,
    /// The block in the tab order, if it is in this stretch.
    current: Option<usize>,
    placing: bool,
    on_act: Callback<BlockAct>,
}

/// Draws a stretch of blocks of the report. Stretches of earlier turns are not visited again.
#[component]
fn Stretch(props: &StretchProps) -> Html {
    html! {
        for index in props.start..props.end {
            <BlockView key={index} document={props.document.clone()} {index}
                marked={props.marked.get(index).cloned()}
                current={props.current == Some(index)} placing={props.placing} on_act={props.on_act.clone()} />
        }
    }
}

/// Returns how many blocks are drawn. For a long report their number grows from turn to turn, so that
/// the page responds in between.
#[hook]
fn use_drawn(props: &ReaderProps) -> usize {
    let all = props.document.blocks().len().min(props.most);
    let reached = use_state(|| AT_ONCE);
    let drawn = (*reached).min(all);
    let enough = (*use_memo((), |()| enough(props.current))).min(all);
    let on_drawn = props.on_drawn.clone();
    use_effect_with(drawn, move |drawn| {
        let next = *drawn + AT_ONCE;
        let turn = (*drawn < all).then(|| Timeout::new(0, move || reached.set(next)));
        if *drawn >= enough {
            on_drawn.emit(());
        }
        move || drop(turn)
    });
    drawn
}

/// Sets the language of the page to that of the report, so that browsers offer to translate it. The
/// app's own words are in a body with its own language.
fn name_language(language: &str) {
    if language != UNKNOWN_LANGUAGE {
        let _ = gloo::utils::document_element().set_attribute("lang", language);
    }
}

fn blocks(props: &ReaderProps, indices: impl Iterator<Item = usize>) -> Html {
    html! {
        for index in indices {
            <BlockView key={index} document={props.document.clone()} {index}
                marked={props.marked.get(index).cloned()}
                current={index == props.current} placing={props.placing} on_act={props.on_act.clone()} />
        }
    }
}
