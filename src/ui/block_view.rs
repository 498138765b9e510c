//! One block of the report: its label, its text drawn from runs, and its tools.

use web_sys::FocusEvent;
use yew::prelude::*;

use super::icons::{Icon, icon};
use super::messages as m;
use super::shared::Shared;
use crate::document::{
    Alignment, Block, BlockKind, Document, Image, Link, MastheadField, Run, Table,
};

/// What the person asks of a block, with its index in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockAct {
    /// It has the focus now.
    Focused(usize),
    /// Write a note on it.
    AddNote(usize),
    /// Copy its link and citation.
    Cite(usize),
    /// Lead to its notes.
    ShowNotes(usize),
}

#[derive(Properties, PartialEq)]
pub struct BlockProps {
    pub document: Shared<Document>,
    /// The block's index in the document.
    pub index: usize,
    /// How many notes lie on it.
    pub notes: usize,
    /// Whether it is the one block in the tab order.
    pub current: bool,
    pub on_act: Callback<BlockAct>,
}

/// A block. It is drawn again only when its own notes or its place in the tab order change.
#[component]
pub fn BlockView(props: &BlockProps) -> Html {
    let Some(block) = props.document.blocks().get(props.index) else {
        return html! { <div hidden=true></div> };
    };
    let index = props.index;
    // `focusin`, not `focus`: it also comes when one of the block's own buttons gets the focus.
    let onfocusin = props
        .on_act
        .reform(move |_: FocusEvent| BlockAct::Focused(index));
    html! {
        <div id={block.id().to_owned()} class={classes(block, props.notes)} role="group" aria-label={block.address().to_owned()}
            tabindex={if props.current { "0" } else { "-1" }} {onfocusin} data-block={index.to_string()}>
            {body(block)}
            {tools(block, props)}
        </div>
    }
}

fn classes(block: &Block, notes: usize) -> Classes {
    let mut classes = classes!("block", (notes > 0).then_some("noted"));
    match block.kind() {
        BlockKind::Masthead(MastheadField::Symbol) => classes.push("field-symbol"),
        BlockKind::Heading { level } => {
            classes.push("heading");
            classes.push(format!("level-{level}"));
        }
        BlockKind::Title => classes.push("title"),
        BlockKind::Subtitle => classes.push("subtitle"),
        BlockKind::Quote => classes.push("quote"),
        BlockKind::Code { .. } => classes.push("code"),
        BlockKind::Image(_) => classes.push("image"),
        BlockKind::Signature => classes.push("signature"),
        _ => {}
    }
    if block.depth() > 0 {
        classes.push(format!("depth-{}", block.depth().min(3)));
    }
    classes
}

/// The element that holds the label and the text.
fn body(block: &Block) -> Html {
    let label = html! {
        if !block.label().is_empty() {
            <span class="label">{block.label()}{" "}</span>
        } else {
            <span hidden=true></span>
        }
    };
    let inside = html! { <>{label.clone()}<span class="text" dir="auto">{runs(block)}</span></> };
    match block.kind() {
        BlockKind::Title => html! { <h1 class="body">{inside}</h1> },
        BlockKind::Heading { level } => match level {
            1 => html! { <h2 class="body">{inside}</h2> },
            2 => html! { <h3 class="body">{inside}</h3> },
            3 => html! { <h4 class="body">{inside}</h4> },
            _ => html! { <h5 class="body">{inside}</h5> },
        },
        BlockKind::Table(table) => html! {
            <div class="body"><div class="text scroll" tabindex="0" role="region" aria-label={block.address().to_owned()}>{rows(block, table)}</div></div>
        },
        BlockKind::Code { .. } => html! {
            <div class="body">{label}<pre class="text" tabindex="0" role="region" aria-label={block.address().to_owned()}>{runs(block)}</pre></div>
        },
        BlockKind::Quote => html! { <blockquote class="body">{inside}</blockquote> },
        _ => html! { <p class="body">{inside}</p> },
    }
}

fn runs(block: &Block) -> Html {
    if block.is_empty() && !block.label().is_empty() {
        return html! { <span hidden=true></span> };
    }
    html! {
        for run in block.runs() {
            {styled(run, block.slice(run.start..run.end))}
        }
    }
}

/// A run in its styles, from the inside out.
fn styled(run: &Run, words: &str) -> Html {
    let mut node = html! { {words} };
    if let Some(image) = &run.image {
        node = picture(image, words);
    }
    if run.code {
        node = html! { <code>{node}</code> };
    }
    if run.strikethrough {
        node = html! { <s>{node}</s> };
    }
    if run.emphasis {
        node = html! { <em>{node}</em> };
    }
    if run.strong {
        node = html! { <strong>{node}</strong> };
    }
    let node = match &run.link {
        Some(Link::To(target)) if target.starts_with('#') => {
            html! { <a href={target.clone()}>{node}</a> }
        }
        Some(Link::To(target)) => {
            html! { <a href={target.clone()} target="_blank" rel="noopener noreferrer">{node}</a> }
        }
        Some(Link::Missing) => html! {
            <span class="missing">{node}<small>{format!("({})", m::LINK_MISSING)}</small></span>
        },
        Some(Link::Unsafe(_)) | None => node,
    };
    html! { <span key={run.start}>{node}</span> }
}

/// A picture of the report's own host; of any other only its words.
fn picture(image: &Image, words: &str) -> Html {
    match &image.source {
        Some(source) => {
            html! { <img src={source.clone()} alt={words.to_owned()} title={image.title.clone()} loading="lazy" /> }
        }
        None => html! { {words} },
    }
}

fn rows(block: &Block, table: &Table) -> Html {
    let cell = |column: usize, range: &std::ops::Range<usize>| {
        let class = match table.columns.get(column) {
            Some(Alignment::Right) => "right",
            Some(Alignment::Center) => "center",
            _ => "",
        };
        (class, cut(block, range))
    };
    html! {
        <table>
            for (number, row) in table.rows.iter().enumerate() {
                <tr key={number}>
                    for (column, range) in row.iter().enumerate() {
                        if number == 0 {
                            <th scope="col" class={cell(column, range).0}>{cell(column, range).1}</th>
                        } else {
                            <td class={cell(column, range).0}>{cell(column, range).1}</td>
                        }
                    }
                </tr>
            }
        </table>
    }
}

/// The runs of a block that lie in a range, cut at its ends.
fn cut(block: &Block, range: &std::ops::Range<usize>) -> Html {
    html! {
        for run in block.runs().iter().filter(|run| run.start < range.end && run.end > range.start) {
            {styled(run, block.slice(run.start.max(range.start)..run.end.min(range.end)))}
        }
    }
}

fn tools(block: &Block, props: &BlockProps) -> Html {
    let act = |act: BlockAct| props.on_act.reform(move |_: MouseEvent| act);
    let (index, address) = (props.index, block.address());
    let tab = if props.current { "0" } else { "-1" };
    let show = m::notes_on(props.notes, address);
    html! {
        <div class="tools">
            <button type="button" class="notes" hidden={props.notes == 0} tabindex={tab} onclick={act(BlockAct::ShowNotes(index))} title={show.clone()} aria-label={show}>{icon(Icon::Comment)}{props.notes}</button>
            <button type="button" class="add" tabindex={tab} onclick={act(BlockAct::AddNote(index))} title={m::add_note_to(address)} aria-label={m::add_note_to(address)}>{icon(Icon::Add)}<span class="words">{m::ADD_NOTE}</span></button>
            <button type="button" class="cite" tabindex={tab} onclick={act(BlockAct::Cite(index))} title={m::cite(address)} aria-label={m::cite(address)}>{"¶"}</button>
        </div>
    }
}
