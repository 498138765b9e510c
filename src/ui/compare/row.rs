//! A row of a comparison, drawn like a block of the report.

use yew::prelude::*;

use super::reading::{Reading, redline};
use super::revisions::{OLD, Revisions};
use crate::annotation::Edit;
use crate::comparing::{Cell, Part, Row, RowKind};
use crate::document::{Alignment, Block, BlockKind};
use crate::page::{Form, look};
use crate::shared::Shared;
use crate::ui::block_view;
use crate::ui::messages as m;
use crate::ui::redline_view;
use crate::ui::table_view;

/// How many changes of form are listed under a paragraph. More are seldom read. With fewer, the struck
/// passage that a reader looks for may be missing.
const MOST_FORMS: usize = 12;

/// The properties of [`RowView`].
#[derive(Properties, PartialEq)]
pub struct RowProps {
    /// The two texts.
    pub texts: Shared<Revisions>,
    /// The index of the row.
    pub row: usize,
    /// Whether the reader was last led to this row.
    pub current: bool,
    /// Leads to another row.
    pub on_go: Callback<usize>,
}

/// Draws a row: its number, its text with the changes, and the change in words.
#[component]
pub fn RowView(props: &RowProps) -> Html {
    let texts = &props.texts;
    let Some(row) = texts.row(props.row) else {
        return html! { <div hidden=true></div> };
    };
    let classes = classes!("row", kind_class(row), props.current.then_some("current"));
    let label = row.is_change().then(|| texts.says(row));
    html! {
        <div id={texts.element(row)} class={classes} role="group"
            aria-label={label.unwrap_or_else(|| texts.address(row))} tabindex="-1">
            <div class="said">
                for (index, part) in parts(texts, row).into_iter().enumerate() {
                    {paragraph(texts, row, &part, index)}
                }
                {on_the_way(texts, row)}
                {forms(row)}
            </div>
            {tag(props, row)}
        </div>
    }
}

fn kind_class(row: &Row) -> &'static str {
    match row.kind {
        RowKind::Kept => "kept",
        RowKind::Restyled | RowKind::Changed | RowKind::Split | RowKind::Merged => "changed",
        RowKind::Inserted => "inserted",
        RowKind::Deleted => "deleted",
        RowKind::MovedHere { .. } => "inserted moved",
        RowKind::MovedAway { .. } => "deleted moved",
    }
}

fn parts(texts: &Revisions, row: &Row) -> Vec<Part> {
    row.parts(&texts.old, &texts.new)
}

/// Draws a paragraph of a row. The row's element has the id of its first paragraph.
fn paragraph(texts: &Revisions, row: &Row, part: &Part, index: usize) -> Html {
    let is_old = row.new.is_empty();
    let document = if is_old { &texts.old } else { &texts.new };
    let Some(block) = document.blocks().get(part.block) else {
        return html! { <div key={index} hidden=true></div> };
    };
    let prefix = if is_old { OLD } else { "" };
    let id = (index > 0).then(|| format!("{prefix}{}", block.id()));
    let label = label(old_label(texts, row, index), block, row);
    html! {
        <div key={index} {id} class={look(block)}>
            {block_view::framed(block, label, html! { <>{text(texts, row, part, block)}{break_here(row, index)}</> })}
        </div>
    }
}

/// Returns the marker that a paragraph had in the old text, if it existed there.
fn old_label<'a>(texts: &'a Revisions, row: &Row, index: usize) -> Option<&'a str> {
    let old = row.old.clone().nth(index).filter(|_| !row.new.is_empty())?;
    texts.old.blocks().get(old).map(Block::label)
}

fn label(before: Option<&str>, block: &Block, row: &Row) -> Html {
    let now = block.label();
    let edits = match before {
        _ if now.is_empty() && before.is_none_or(str::is_empty) => return block_view::label(block),
        Some(before) if before == now => return block_view::label(block),
        Some(before) => vec![
            Edit::Delete(before.to_owned()),
            Edit::Insert(now.to_owned()),
        ],
        None if row.new.is_empty() => vec![Edit::Delete(now.to_owned())],
        None => vec![Edit::Insert(now.to_owned())],
    };
    let is_empty =
        |edit: &Edit| matches!(edit, Edit::Delete(text) | Edit::Insert(text) if text.is_empty());
    let edits: Vec<Edit> = edits.into_iter().filter(|edit| !is_empty(edit)).collect();
    html! { <span class="label">{redline_view::inline(&edits)}{" "}</span> }
}

fn text(texts: &Revisions, row: &Row, part: &Part, block: &Block) -> Html {
    let (old, new) = (row.old.clone(), part.block..part.block + 1);
    let new = if row.new.is_empty() { 0..0 } else { new };
    let before = |start| Reading::of(&texts.old, old.clone(), start);
    let after = |start| Reading::of(&texts.new, new.clone(), start);
    if part.edits.is_empty() {
        return block_view::text(block);
    }
    let BlockKind::Table(table) = block.kind() else {
        return redline(&part.edits, before(part.old_start), after(0));
    };
    if matches!(row.kind, RowKind::Kept | RowKind::Restyled) {
        return table_view::table(&table.columns, &table.rows, Form::of(table), 1, |cell| {
            after(cell.start).draw(cell.len())
        });
    }
    let Some(cells) = row.cells(part, &texts.old, &texts.new) else {
        return redline(&part.edits, before(part.old_start), after(0));
    };
    let number = |column: &usize| table.columns.get(*column).copied();
    let columns = cells.columns.iter().map(number);
    let columns: Vec<_> = columns
        .map(|set| set.unwrap_or(Alignment::Natural))
        .collect();
    let moved = m::cells_moved(cells.moved_rows, cells.moved_columns);
    let cell = |cell: &Cell| {
        let old_start = part.old_start + cell.old_start;
        redline(&cell.edits, before(old_start), after(cell.new_start))
    };
    html! {
        <>
            {table_view::table(&columns, &cells.rows, Form::default(), 1, cell)}
            <p class="hint" hidden={moved.is_none()}>{moved.unwrap_or_default()}</p>
        </>
    }
}

/// Draws the break between a paragraph and the next, if both used to be one.
fn break_here(row: &Row, index: usize) -> Html {
    let is_parted = row.kind == RowKind::Split && index + 1 < row.new.len();
    if !is_parted {
        return html! { <span hidden=true></span> };
    }
    html! { <ins class="break">{redline_view::spoken(m::break_here())}<span aria-hidden="true">{"¶"}</span></ins> }
}

/// Draws the words whose form changed, each with the change.
fn forms(row: &Row) -> Html {
    if row.forms.is_empty() {
        return html! { <div key="forms" hidden=true></div> };
    }
    html! {
        <ul key="forms" class="forms hint">
            for (index, change) in row.forms.iter().take(MOST_FORMS).enumerate() {
                <li key={index}>{m::form_changed(change)}</li>
            }
            if row.forms.len() > MOST_FORMS {
                <li key="more">{m::more_forms(row.forms.len() - MOST_FORMS)}</li>
            }
        </ul>
    }
}

/// Names the change in words. For a moved paragraph the words link to its other place.
fn tag(props: &RowProps, row: &Row) -> Html {
    let Some(words) = props.texts.tag(row) else {
        return html! { <span hidden=true></span> };
    };
    match row.kind {
        RowKind::MovedHere { from: other } | RowKind::MovedAway { to: other } => {
            let go = props.on_go.reform(move |_: MouseEvent| other);
            html! { <button type="button" class="tag" onclick={go}>{words}</button> }
        }
        _ => html! { <span class="tag">{words}</span> },
    }
}

fn on_the_way(texts: &Revisions, row: &Row) -> Html {
    let Some((before, after)) = texts.on_the_way(row) else {
        return html! { <div key="way" hidden=true></div> };
    };
    html! {
        <div key="way" class="on-the-way">
            <span class="hint">{m::reworded_on_the_way()}</span>{redline_view::redline(&before, &after, false)}
        </div>
    }
}
