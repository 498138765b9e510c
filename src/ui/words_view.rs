//! The words of a block, drawn from runs, and the marks of notes on them.

use std::ops::Range;

use yew::prelude::*;

use super::highlight::{Highlight, Marked};
use super::messages as m;
use super::shaping::shaped;
use super::table_view::table;
use crate::document::{Block, BlockKind, Image, Link, Run, Script};
use crate::page::Form;

/// How many single-style stretches of a text are drawn; the rest is drawn without styles. More would
/// keep the page busy. Fewer might cut a real paragraph, which rarely has fifty.
const MOST_RUNS: usize = 1_000;

/// The words of a block and the marks of notes on them.
pub struct Words<'a> {
    /// The block.
    pub block: &'a Block,
    /// The marks of notes on the block.
    pub marked: &'a Marked,
}

impl Words<'_> {
    /// Draws all words of the block.
    pub fn text(&self) -> Html {
        match self.block.kind() {
            BlockKind::Table(laid) => table(&laid.columns, &laid.rows, Form::of(laid), 1, |cell| {
                self.runs(cell)
            }),
            _ => self.runs(&(0..self.block.len())),
        }
    }

    /// Draws the runs in a range of code points, cut at its ends.
    pub fn runs(&self, range: &Range<usize>) -> Html {
        let block = self.block;
        if block.is_empty() && !block.label().is_empty() {
            return html! { <span hidden=true></span> };
        }
        // A picture without a description has no length. It belongs to the text after it, or at the end
        // to the text before it.
        let is_last = range.end == block.len();
        let all = block.runs();
        let before = all.partition_point(|run| run.end.max(run.start + 1) <= range.start);
        let lie_in = all.iter().skip(before);
        let mut lie_in = lie_in.take_while(|run| is_last || run.start < range.end);
        let styled = lie_in.by_ref().take(MOST_RUNS);
        let part = |run: &Run| run.start.max(range.start)..run.end.min(range.end);
        let mut drawn: Vec<Html> = styled.map(|run| self.styled(run, part(run))).collect();
        if let Some(next) = lie_in.next() {
            let rest = next.start.max(range.start)..range.end;
            drawn.push(html! { <span key={rest.start} data-run={rest.start.to_string()}>{self.words(&rest)}</span> });
            drawn.push(html! { <small key="simplified" class="hint">{format!(" ({})", m::simplified_text())}</small> });
        }
        drawn.into_iter().collect()
    }

    /// Draws all or part of a run in its styles, from the inside out. The element around the words
    /// records their first code point, so that selections can be read (`browser::selection`).
    fn styled(&self, run: &Run, range: Range<usize>) -> Html {
        let mut node = match &run.image {
            Some(image) if range.len() == run.end - run.start => self.picture(image, &range),
            _ => self.words(&range),
        };
        if run.code {
            node = html! { <code>{node}</code> };
        }
        if run.math {
            node = html! { <span role="math" class="math" translate="no">{node}</span> };
        }
        node = match run.script {
            Script::Normal => node,
            Script::Superscript => html! { <sup>{node}</sup> },
            Script::Subscript => html! { <sub>{node}</sub> },
        };
        if run.underline {
            node = html! { <u>{node}</u> };
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
        let start = range.start;
        let data_run = start.to_string();
        match &run.link {
            Some(Link::Note(id)) => {
                html! {
                    <a key={start} data-run={data_run} class="note-mark" role="doc-noteref" href={format!("#{id}")}>
                        {node}
                    </a>
                }
            }
            Some(Link::To(target)) if target.starts_with('#') => {
                html! { <a key={start} data-run={data_run} href={target.to_string()}>{node}</a> }
            }
            Some(Link::To(target)) => html! {
                <a key={start} data-run={data_run} href={target.to_string()} target="_blank"
                    rel="noopener noreferrer">
                    {node}
                </a>
            },
            Some(Link::Missing) => html! {
                <span key={start} class="missing">
                    <span data-run={data_run}>{node}</span><small>{format!("({})", m::link_missing())}</small>
                </span>
            },
            Some(Link::Unsafe(_)) | None => {
                html! { <span key={start} data-run={data_run}>{node}</span> }
            }
        }
    }

    /// Draws words of a single style, cut at the ends of highlights.
    fn words(&self, range: &Range<usize>) -> Html {
        let plain = |range: Range<usize>| shaped(self.block.slice(range));
        let mut pieces = Vec::new();
        let mut at = range.start;
        for highlight in self.highlights(range) {
            let start = highlight.range.start.max(at);
            let end = highlight.range.end.min(range.end);
            if at < start {
                pieces.push(plain(at..start));
            }
            pieces.push(marked(highlight, start..end, plain(start..end)));
            at = end;
        }
        if pieces.is_empty() {
            return plain(range.clone());
        }
        if at < range.end {
            pieces.push(plain(at..range.end));
        }
        pieces.into_iter().collect()
    }

    /// Lists the highlights with words in a range.
    fn highlights(&self, range: &Range<usize>) -> impl Iterator<Item = &Highlight> {
        let (start, end) = (range.start, range.end);
        let all = &self.marked.highlights;
        let before = all.partition_point(|highlight| highlight.range.end <= start);
        let behind = all.iter().skip(before);
        behind.take_while(move |highlight| highlight.range.start < end)
    }

    /// Draws a picture from the report's own host, or only the words of one from elsewhere. Pictures
    /// are not cut.
    fn picture(&self, image: &Image, range: &Range<usize>) -> Html {
        let Some(source) = &image.source else {
            return self.words(range);
        };
        let words = self.block.slice(range.clone()).to_owned();
        let drawing = html! { <img src={source.clone()} alt={words} title={image.title.clone()} loading="lazy" /> };
        match self.highlights(range).next() {
            Some(highlight) => marked(highlight, range.clone(), drawing),
            None => drawing,
        }
    }
}

/// Draws a piece of a highlight. The style sheet draws the announcements at its ends from attributes.
/// As words in the DOM they would be selected, copied and found along with the report's.
fn marked(highlight: &Highlight, piece: Range<usize>, words: Html) -> Html {
    let begins = piece.start <= highlight.range.start;
    let ends = piece.end >= highlight.range.end;
    let before = begins.then(|| highlight.before.clone());
    let after = highlight.after.clone().filter(|_| ends);
    let notes = highlight.notes.clone().filter(|_| begins);
    html! {
        <mark key={piece.start} class={highlight.classes.clone()} data-at={piece.start.to_string()}
            data-before={before} data-after={after} aria-details={notes}>{words}</mark>
    }
}
