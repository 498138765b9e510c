//! Two revisions as one text, from beginning to end.

use std::ops::Range;

use yew::prelude::*;

use super::revisions::Revisions;
use super::row::RowView;
use crate::shared::Shared;
use crate::ui::messages as m;

/// The properties of [`Rows`].
#[derive(Properties, PartialEq)]
pub struct RowsProps {
    /// The two texts.
    pub texts: Shared<Revisions>,
    /// How many rows are drawn; the others come later.
    pub drawn: usize,
    /// The element that the reader was last led to.
    pub current: Option<AttrValue>,
    /// For each row, whether it is shown.
    pub shown: Shared<Vec<bool>>,
    /// Leads to a row.
    pub on_go: Callback<usize>,
    /// Shows hidden rows.
    pub on_unfold: Callback<Range<usize>>,
}

/// Draws all rows. A button replaces each run of hidden rows.
#[component]
pub fn Rows(props: &RowsProps) -> Html {
    let texts = &props.texts;
    let range = |rows: Range<usize>| rows_in(props, rows);
    let is_read = |rows: &Range<usize>| {
        let mut rows = rows.clone();
        rows.any(|row| props.shown.get(row) == Some(&true))
    };
    let abstract_box = Some(abstract_box(texts));
    let abstract_box = abstract_box.filter(is_read).unwrap_or_default();
    let len = texts.comparison.rows().len();
    html! {
        <>
            {range(0..abstract_box.start)}
            if !abstract_box.is_empty() {
                <section class="abstract" aria-label={m::abstract_heading()}>{range(abstract_box.clone())}</section>
            }
            {range(abstract_box.end..len)}
        </>
    }
}

/// Finds the runs of hidden rows.
fn hidden_runs(shown: &[bool], rows: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = rows.start;
    std::iter::from_fn(move || {
        let is_hidden = |row: &usize| shown.get(*row) == Some(&false);
        let start = (at..rows.end).find(is_hidden)?;
        let end = (start..rows.end)
            .find(|row| !is_hidden(row))
            .unwrap_or(rows.end);
        at = end;
        Some(start..end)
    })
}

/// Draws some rows. A hidden run is not divided, however many rows are drawn.
fn rows_in(props: &RowsProps, rows: Range<usize>) -> Html {
    let mut at = rows.start;
    let end = rows.end.min(props.drawn);
    let mut runs = hidden_runs(&props.shown, rows).peekable();
    let mut drawn = Vec::new();
    while at < end {
        match runs.next_if(|run| run.start == at) {
            Some(run) => {
                at = run.end;
                drawn.push(gap(props, run));
            }
            None => {
                drawn.push(row(props, at));
                at += 1;
            }
        }
    }
    drawn.into_iter().collect()
}

fn row(props: &RowsProps, row: usize) -> Html {
    let texts = &props.texts;
    let element = texts.row(row).map(|row| texts.element(row));
    let current = element.is_some() && element.as_deref() == props.current.as_deref();
    html! { <RowView key={row} texts={texts.clone()} {row} {current} on_go={props.on_go.clone()} /> }
}

fn gap(props: &RowsProps, run: Range<usize>) -> Html {
    let (start, len) = (run.start, run.len());
    let show = props.on_unfold.reform(move |_: MouseEvent| run.clone());
    html! {
        <p key={format!("gap-{start}")} class="unchanged">
            <button type="button" class="quiet" aria-label={m::show_unchanged(len)} onclick={show}>
                {m::unchanged(len)}
            </button>
        </p>
    }
}

/// Returns the rows of the newer text's abstract box, including paragraphs that were deleted from it.
fn abstract_box(texts: &Revisions) -> Range<usize> {
    let blocks = texts.new.abstract_blocks();
    let row_of = |block: usize| texts.comparison.row_of_new(block);
    let last = blocks.end.checked_sub(1).and_then(row_of);
    match (row_of(blocks.start), last) {
        (Some(first), Some(last)) if !blocks.is_empty() => first..last + 1,
        _ => 0..0,
    }
}
