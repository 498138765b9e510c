//! Two revisions as one text, from top to end.

use std::collections::BTreeSet;
use std::ops::Range;

use yew::prelude::*;

use super::revisions::Revisions;
use super::row::RowView;
use crate::comparing::Row;
use crate::document::BlockKind;
use crate::ui::messages as m;
use crate::ui::shared::Shared;

#[derive(Properties, PartialEq)]
pub struct RowsProps {
    pub texts: Shared<Revisions>,
    /// How many rows are drawn; the others follow.
    pub drawn: usize,
    /// The element that the reader was led to last.
    pub current: Option<AttrValue>,
    /// Show only what changed, and the headings above it.
    pub only_changes: bool,
    pub on_go: Callback<usize>,
}

/// All rows. Where only changes are shown, a button stands for what lies between them.
#[component]
pub fn Rows(props: &RowsProps) -> Html {
    let unfolded = use_state(BTreeSet::<usize>::new);
    let texts = &props.texts;
    let shown = shown(texts, props.only_changes, &unfolded);
    let unfold = {
        let unfolded = unfolded.clone();
        Callback::from(move |row: usize| {
            let mut more = (*unfolded).clone();
            more.insert(row);
            unfolded.set(more);
        })
    };
    let range = |rows: Range<usize>| {
        let rows = rows.start.min(props.drawn)..rows.end.min(props.drawn);
        rows_in(props, &shown, rows, &unfold)
    };
    let abstract_box = Some(abstract_box(texts));
    let is_read = |rows: &Range<usize>| {
        shown
            .get(rows.clone())
            .is_some_and(|rows| rows.contains(&true))
    };
    let abstract_box = abstract_box.filter(is_read).unwrap_or_default();
    let len = texts.comparison.rows().len();
    html! {
        <>
            {range(0..abstract_box.start)}
            if !abstract_box.is_empty() {
                <section class="abstract" aria-label={m::ABSTRACT}>{range(abstract_box.clone())}</section>
            }
            {range(abstract_box.end..len)}
        </>
    }
}

/// Which rows are shown: with what changed the title, and the headings under which it stands.
fn shown(texts: &Revisions, only_changes: bool, unfolded: &BTreeSet<usize>) -> Vec<bool> {
    let rows = texts.comparison.rows();
    if !only_changes {
        return vec![true; rows.len()];
    }
    let is_title = |row: &Row| {
        let block = texts.block(row);
        block.is_some_and(|block| *block.kind() == BlockKind::Title)
    };
    let mut shown: Vec<bool> = rows
        .iter()
        .map(|row| row.is_change() || is_title(row))
        .collect();
    for section in texts.comparison.sections() {
        if let Some(heading) = shown.get_mut(section.row) {
            *heading |= section.changes > 0;
        }
    }
    let runs: Vec<Range<usize>> = hidden_runs(&shown, 0..shown.len()).collect();
    for run in runs.into_iter().filter(|run| unfolded.contains(&run.start)) {
        if let Some(rows) = shown.get_mut(run) {
            rows.fill(true);
        }
    }
    shown
}

/// The runs of rows that are not shown.
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

fn rows_in(
    props: &RowsProps,
    shown: &[bool],
    rows: Range<usize>,
    unfold: &Callback<usize>,
) -> Html {
    let mut runs = hidden_runs(shown, rows.clone()).peekable();
    let mut at = rows.start;
    let mut drawn = Vec::new();
    while at < rows.end {
        match runs.next_if(|run| run.start == at) {
            Some(run) => {
                drawn.push(gap(&run, unfold));
                at = run.end;
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

fn gap(run: &Range<usize>, unfold: &Callback<usize>) -> Html {
    let start = run.start;
    let show = unfold.reform(move |_: MouseEvent| start);
    html! {
        <p key={format!("gap-{start}")} class="unchanged"><button type="button" class="quiet" aria-label={m::show_unchanged(run.len())} onclick={show}>{m::unchanged(run.len())}</button></p>
    }
}

/// The rows of the abstract box of the newer text, with what is gone from it.
fn abstract_box(texts: &Revisions) -> Range<usize> {
    let blocks = texts.new.abstract_blocks();
    let row_of = |block: usize| texts.comparison.row_of_new(block);
    let last = blocks.end.checked_sub(1).and_then(row_of);
    match (row_of(blocks.start), last) {
        (Some(first), Some(last)) if !blocks.is_empty() => first..last + 1,
        _ => 0..0,
    }
}
