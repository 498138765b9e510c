//! A block of the report: its label, its text drawn from runs, and its tools.

use web_sys::FocusEvent;
use yew::prelude::*;

use super::highlight::Marked;
use super::messages as m;
use super::table_view::{is_large, left, table};
use super::words_view::Words;
use crate::browser::safety;
use crate::document::{Block, BlockKind, Document};
use crate::page::{Form, look};
use crate::shared::Shared;
use crate::ui::kit::{Icon, icon};

/// The acts on a block, each with the block's index in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockAct {
    /// The block has the focus now.
    Focused(usize),
    /// Write a note on the block.
    AddNote(usize),
    /// Copy the block's link and citation.
    Cite(usize),
    /// Lead to the block's notes.
    ShowNotes(usize),
    /// Choose words of the block with the keyboard.
    SelectWords(usize),
}

/// The properties of [`BlockView`].
#[derive(Properties, PartialEq)]
pub struct BlockProps {
    /// The document of the block.
    pub document: Shared<Document>,
    /// The block's index in the document.
    pub index: usize,
    /// The marks of notes on the block; none before the notes are known.
    pub marked: Option<Shared<Marked>>,
    /// Whether this is the only block in the tab order.
    pub current: bool,
    /// Whether the person is choosing the place of a note, not writing one.
    pub placing: bool,
    /// Receives the person's acts on the block.
    pub on_act: Callback<BlockAct>,
}

/// Draws a block. It is redrawn only when its notes or its place in the tab order change.
#[component]
pub fn BlockView(props: &BlockProps) -> Html {
    let Some(block) = props.document.blocks().get(props.index) else {
        return html! { <div hidden=true></div> };
    };
    let index = props.index;
    // `focusin`, not `focus`, because only `focusin` is also sent when a button of the block gets the
    // focus.
    let onfocusin = props
        .on_act
        .reform(move |_: FocusEvent| BlockAct::Focused(index));
    let nothing = Marked::default();
    let marked = props.marked.as_deref().unwrap_or(&nothing);
    // If there are notes on the block, any of them may be the cause if the app crashes.
    match marked.notes {
        0 => safety::at_text(),
        _ => safety::at_entry(None),
    }
    let words = Words { block, marked };
    let text = match block.kind() {
        BlockKind::Table(table) if is_large(table) => html! {
            <LargeTable document={props.document.clone()} index={props.index} marked={props.marked.clone()} />
        },
        _ => words.text(),
    };
    html! {
        <div id={block.id().to_owned()} class={classes(block, marked)} role="group"
            aria-label={block.address().to_owned()}
            tabindex={if props.current { "0" } else { "-1" }} {onfocusin} data-block={index.to_string()}>
            {framed(block, label(block), text)}
            if marked.unmarked > 0 {
                <p class="hint">{m::unmarked(marked.unmarked)}</p>
            }
            {tools(block, props, marked.notes)}
        </div>
    }
}

fn classes(block: &Block, marked: &Marked) -> Classes {
    classes!(
        look(block),
        marked.whole.then_some("noted"),
        marked.looked_at.then_some("active")
    )
}

/// Draws the text of a block without marks of notes.
pub fn text(block: &Block) -> Html {
    let marked = &Marked::default();
    Words { block, marked }.text()
}

/// Draws the marker of a block as printed, and the space between it and the text. The marker of a
/// footnote links back to the text.
pub fn label(block: &Block) -> Html {
    if let BlockKind::Footnote { mark: Some(mark) } = block.kind() {
        return html! {
            <a class="label" role="doc-backlink" translate="no" href={format!("#{mark}")} title={m::back_to_the_text()}
                aria-label={m::back_to_text(block.address())}>{block.label()}{" "}</a>
        };
    }
    html! {
        if !block.label().is_empty() {
            <span class="label" translate="no">{block.label()}{" "}</span>
        } else {
            <span hidden=true></span>
        }
    }
}

/// Draws a label and a text in the element for the block's kind: a heading, a paragraph, a quotation.
pub fn framed(block: &Block, label: Html, text: Html) -> Html {
    let inside = html! { <>{label.clone()}<span class="text" dir="auto">{text.clone()}</span></> };
    match block.kind() {
        BlockKind::Title => html! { <h1 class="body">{inside}</h1> },
        BlockKind::Heading { level } => match level {
            1 => html! { <h2 class="body">{inside}</h2> },
            2 => html! { <h3 class="body">{inside}</h3> },
            3 => html! { <h4 class="body">{inside}</h4> },
            _ => html! { <h5 class="body">{inside}</h5> },
        },
        BlockKind::Table(_) => html! {
            <div class="body">
                <div class="text scroll" tabindex="0" role="region" aria-label={block.address().to_owned()}>{text}</div>
            </div>
        },
        BlockKind::Code { .. } => html! {
            <div class="body">
                {label}<pre class="text" tabindex="0" role="region" aria-label={block.address().to_owned()}>{text}</pre>
            </div>
        },
        BlockKind::Quote => html! { <blockquote class="body">{inside}</blockquote> },
        _ => html! { <p class="body">{inside}</p> },
    }
}

#[derive(Properties, PartialEq)]
struct LargeTableProps {
    document: Shared<Document>,
    index: usize,
    marked: Option<Shared<Marked>>,
}

/// Draws as much of a very large table as the person asked for.
#[component]
fn LargeTable(props: &LargeTableProps) -> Html {
    let times = use_state(|| 1);
    let block = props.document.blocks().get(props.index);
    let Some((block, BlockKind::Table(large))) = block.map(|block| (block, block.kind())) else {
        return html! { <div hidden=true></div> };
    };
    let more = {
        let times = times.clone();
        Callback::from(move |_: MouseEvent| times.set(*times * 2))
    };
    let nothing = Marked::default();
    let marked = props.marked.as_deref().unwrap_or(&nothing);
    let words = Words { block, marked };
    html! {
        <>
            {table(&large.columns, &large.rows, Form::of(large), *times, |cell| words.runs(cell))}
            <button type="button" class="show-more" hidden={left(&large.rows, *times) == (0, 0)} onclick={more}>
                {m::show_more_of_table()}
            </button>
        </>
    }
}

fn tools(block: &Block, props: &BlockProps, notes: usize) -> Html {
    let act = |act: BlockAct| props.on_act.reform(move |_: MouseEvent| act);
    let (index, address) = (props.index, block.address());
    let tab = if props.current { "0" } else { "-1" };
    let show = m::notes_on(notes, address);
    let (add, add_to) = if props.placing {
        (m::place_here(), m::place_on(address))
    } else {
        (m::add_note(), m::add_note_to(address))
    };
    html! {
        <div class="tools">
            <button type="button" class="notes" hidden={notes == 0} tabindex={tab}
                onclick={act(BlockAct::ShowNotes(index))} title={show.clone()} aria-label={show}>
                {icon(Icon::COMMENT)}{notes}
            </button>
            <button type="button" class="add" tabindex={tab} onclick={act(BlockAct::AddNote(index))}
                title={add_to.clone()} aria-label={add_to}>
                {icon(Icon::ADD)}<span class="words">{add}</span>
            </button>
            <button type="button" class="select" hidden={block.is_empty()} tabindex={tab}
                onclick={act(BlockAct::SelectWords(index))} title={m::select_words(address)}
                aria-label={m::select_words(address)}>
                {icon(Icon::SELECT)}
            </button>
            <button type="button" class="cite" tabindex={tab} onclick={act(BlockAct::Cite(index))}
                title={m::cite(address)} aria-label={m::cite(address)}>
                {"¶"}
            </button>
        </div>
    }
}
