//! A corrigendum or an addendum beside its main text, address by address.

use std::ops::Range;

use yew::prelude::*;

use super::reading::{Reading, redline};
use super::stop::Stop;
use crate::annotation::{self, Edit};
use crate::comparing::{Beside, Fit, Overlay};
use crate::document::{Block, BlockKind, Document};
use crate::page::look;
use crate::shared::Shared;
use crate::ui::block_view;
use crate::ui::messages as m;

/// The prefix of ids of the main text.
pub const MAIN: &str = "main-";

/// A main text, and the corrigendum or addendum beside it.
#[derive(Debug)]
pub struct Laid {
    /// The main text.
    pub main: Shared<Document>,
    /// The corrigendum or addendum.
    pub part: Shared<Document>,
    /// The passages of the part, by the blocks of the main text beside which they stand.
    pub overlay: Overlay,
    /// The number of the part.
    pub symbol: String,
}

impl Laid {
    /// Lays a part beside its main text, matching passages by address.
    pub fn new(main: Shared<Document>, part: Shared<Document>, symbol: String) -> Self {
        Self {
            overlay: Overlay::of(&main, &part),
            main,
            part,
            symbol,
        }
    }

    /// Finds the element that an address names, in the part or in the main text.
    pub fn find(&self, place: &str) -> Option<String> {
        if let Some(block) = self.part.block(place) {
            return Some(block.id().to_owned());
        }
        self.element(self.main.position(place.strip_prefix(MAIN)?)?)
    }

    /// Returns the id of a row's element.
    pub fn element(&self, row: usize) -> Option<String> {
        let block = self.main.blocks().get(row)?;
        Some(format!("{MAIN}{}", block.id()))
    }

    /// Returns, for each row, whether it is shown among changes only. The title is, and so are the
    /// blocks that the part speaks of.
    pub fn only_changes(&self) -> Vec<bool> {
        let blocks = self.main.blocks().iter().enumerate();
        let speaks_of = |row: usize| {
            let mut beside = self.overlay.beside(row).iter();
            beside.any(|one| one.fit != Fit::Repeats)
        };
        blocks
            .map(|(row, block)| *block.kind() == BlockKind::Title || speaks_of(row))
            .collect()
    }

    /// Finds the row of an element: its own block of the main text, or the block beside it.
    pub fn row_of(&self, element: &str) -> Option<usize> {
        let of_part = |block: usize| {
            let mut places = self.overlay.places();
            places.find(|(_, one)| one.part == block)
        };
        match self.part.position(element) {
            Some(block) => Some(of_part(block).map_or(0, |(main, _)| main)),
            None => self.main.position(element.strip_prefix(MAIN)?),
        }
    }

    /// Finds the place in the part at an element, or the next place.
    pub fn place_at(&self, element: &str) -> Option<String> {
        if self.part.position(element).is_some() {
            return Some(element.to_owned());
        }
        let at = self.main.position(element.strip_prefix(MAIN)?)?;
        let (_, next) = self.overlay.places().find(|(main, _)| *main >= at)?;
        Some(self.part.blocks().get(next.part)?.id().to_owned())
    }

    /// Lists the passages that correct or add, in the order of the main text.
    pub fn stops(&self) -> Vec<Stop> {
        let stop = |(main, one): (usize, Beside)| {
            let block = self.part.blocks().get(one.part)?;
            let beside = self.main.blocks().get(main)?;
            Some(Stop {
                element: block.id().to_owned(),
                says: m::beside(&self.name(&one, block), beside.address()),
                row: main,
            })
        };
        let places = self.overlay.places();
        let places = places.filter(|(_, one)| one.fit != Fit::Repeats);
        places.filter_map(stop).collect()
    }

    fn name(&self, one: &Beside, block: &Block) -> String {
        match one.fit {
            Fit::Adds => m::adds(&self.symbol, block.address()),
            Fit::Corrects | Fit::Repeats => m::reads(&self.symbol, block.address()),
        }
    }
}

/// The properties of [`LaidView`].
#[derive(Properties, PartialEq)]
pub struct LaidProps {
    /// The two texts.
    pub texts: Shared<Laid>,
    /// How many rows are drawn; the others come later.
    pub drawn: usize,
    /// The element that the reader was last led to.
    pub current: Option<AttrValue>,
    /// For each row, whether it is shown.
    pub shown: Shared<Vec<bool>>,
}

/// Draws the main text with the passages of the part beside it.
#[component]
pub fn LaidView(props: &LaidProps) -> Html {
    let texts = &props.texts;
    let is_shown = |index: &usize| props.shown.get(*index) == Some(&true);
    let rows = |range: Range<usize>| -> Html {
        let range = range.start.min(props.drawn)..range.end.min(props.drawn);
        let blocks = texts.main.blocks().get(range.clone()).unwrap_or_default();
        let shown = range.zip(blocks).filter(|(index, _)| is_shown(index));
        shown
            .map(|(index, block)| row(props, index, block))
            .collect()
    };
    let abstract_box = texts.main.abstract_blocks();
    let has_box = abstract_box.clone().any(|index| is_shown(&index));
    html! {
        <>
            if !texts.overlay.preface().is_empty() {
                <section class="preface" aria-label={m::preface()}>
                    for index in texts.overlay.preface() {
                        {preface(texts, *index)}
                    }
                </section>
            }
            {rows(0..abstract_box.start)}
            if has_box {
                <section class="abstract" aria-label={m::abstract_heading()}>{rows(abstract_box.clone())}</section>
            }
            {rows(abstract_box.end..texts.main.blocks().len())}
        </>
    }
}

/// Draws a line of the part that concerns the whole part. The page has only one title, that of the main
/// text.
fn preface(texts: &Laid, index: usize) -> Html {
    let Some(block) = texts.part.blocks().get(index) else {
        return html! { <div key={index} hidden=true></div> };
    };
    let (label, text) = (block_view::label(block), block_view::text(block));
    let inside = match block.kind() {
        BlockKind::Title => {
            html! { <p class="body">{label}<span class="text" dir="auto">{text}</span></p> }
        }
        _ => block_view::framed(block, label, text),
    };
    html! { <div key={index} id={block.id().to_owned()} class={look(block)} tabindex="-1">{inside}</div> }
}

fn row(props: &LaidProps, index: usize, block: &Block) -> Html {
    let texts = &props.texts;
    html! {
        <div key={index} class="laid">
            <div id={format!("{MAIN}{}", block.id())} class={look(block)} role="group"
                aria-label={block.address().to_owned()} tabindex="-1">
                {block_view::framed(block, block_view::label(block), block_view::text(block))}
            </div>
            <div class="besides">
                for one in texts.overlay.beside(index) {
                    {passage(props, one, (index, block))}
                }
            </div>
        </div>
    }
}

fn passage(props: &LaidProps, one: &Beside, main: (usize, &Block)) -> Html {
    let texts = &props.texts;
    let Some(block) = texts.part.blocks().get(one.part) else {
        return html! { <div key={one.part} hidden=true></div> };
    };
    let name = texts.name(one, block);
    let current = props.current.as_deref() == Some(block.id());
    html! {
        <div key={one.part} id={block.id().to_owned()}
            class={classes!("passage", (one.fit == Fit::Repeats).then_some("repeats"), current.then_some("current"))}
            role="group" aria-label={name.clone()} tabindex="-1">
            <p class="name">{name}</p>
            {words(texts, one, block, main)}
        </div>
    }
}

/// Draws the words of a passage. If it corrects words of the main text, the difference is marked.
fn words(texts: &Laid, one: &Beside, block: &Block, (at, main): (usize, &Block)) -> Html {
    let words = match one.fit {
        Fit::Repeats => return html! { <p class="hint">{m::as_before()}</p> },
        Fit::Adds => block_view::text(block),
        Fit::Corrects => match annotation::redline(main.text(), block.text()) {
            edits if is_rewritten(&edits) => block_view::text(block),
            edits => redline(
                &edits,
                Reading::of(&texts.main, at..at + 1, 0),
                Reading::of(&texts.part, one.part..one.part + 1, 0),
            ),
        },
    };
    html! { <div class="says" dir="auto">{words}</div> }
}

/// Returns whether marks would make the text hard to read, because less than a third of the words are
/// kept.
/// read.
fn is_rewritten(edits: &[Edit]) -> bool {
    let len = |text: &str| text.split_whitespace().count();
    let (mut kept, mut all) = (0, 0);
    for edit in edits {
        match edit {
            Edit::Keep(text) => {
                kept += len(text);
                all += len(text);
            }
            Edit::Insert(text) => all += len(text),
            Edit::Delete(_) => {}
        }
    }
    kept * 3 < all
}
