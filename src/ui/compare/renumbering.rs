//! The table of paragraphs whose number has changed.

use yew::prelude::*;

use super::revisions::Revisions;
use crate::document::{Block, Document};
use crate::ui::kit::Dialog;
use crate::ui::messages as m;
use crate::ui::portion::{LINES, use_portion};

/// Shows the table of old and new addresses. `old` and `new` are the numbers of the two texts.
pub fn renumbering(texts: &Revisions, old: &str, new: &str, on_close: Callback<()>) -> Html {
    let renumbered = texts.comparison.renumbering();
    let address = |document: &Document, block: usize| {
        let block = document.blocks().get(block);
        block.map_or("", Block::address).to_owned()
    };
    let rows = renumbered.iter();
    let rows = rows.map(|one| [address(&texts.old, one.old), address(&texts.new, one.new)]);
    let rows: Vec<[String; 2]> = rows.collect();
    html! {
        <Dialog key="renumbering" title={m::renumbering_title()} {on_close}>
            if rows.is_empty() {
                <p>{m::no_renumbering()}</p>
            } else {
                <p>{m::renumbering_why()}</p>
                <Table old={old.to_owned()} new={new.to_owned()} {rows} />
            }
        </Dialog>
    }
}

#[derive(Properties, PartialEq)]
struct TableProps {
    old: String,
    new: String,
    rows: Vec<[String; 2]>,
}

/// Draws the addresses, one row per paragraph.
#[component]
fn Table(props: &TableProps) -> Html {
    let portion = use_portion(props.rows.len(), LINES);
    html! {
        <>
            <table class="renumbering">
                <thead><tr><th scope="col">{&props.old}</th><th scope="col">{&props.new}</th></tr></thead>
                <tbody>
                    for (index, [old, new]) in props.rows.iter().take(portion.shown).enumerate() {
                        <tr key={index}><td>{old}</td><td>{new}</td></tr>
                    }
                </tbody>
            </table>
            {portion.more}
        </>
    }
}
