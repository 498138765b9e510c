//! Which paragraphs have another number now.

use yew::prelude::*;

use super::revisions::Revisions;
use crate::document::{Block, Document};
use crate::ui::dialogs::Dialog;
use crate::ui::messages as m;

/// The table of old and new addresses; `old` and `new` are the numbers of the two texts.
pub fn renumbering(texts: &Revisions, old: &str, new: &str, on_close: Callback<()>) -> Html {
    let renumbered = texts.comparison.renumbering();
    let address = |document: &Document, block: usize| {
        let block = document.blocks().get(block);
        block.map_or("", Block::address).to_owned()
    };
    html! {
        <Dialog key="renumbering" title={m::RENUMBERING_TITLE} {on_close}>
            if renumbered.is_empty() {
                <p>{m::NO_RENUMBERING}</p>
            } else {
                <p>{m::RENUMBERING_WHY}</p>
                <table class="renumbering">
                    <thead><tr><th scope="col">{old}</th><th scope="col">{new}</th></tr></thead>
                    <tbody>
                        for (index, one) in renumbered.iter().enumerate() {
                            <tr key={index}><td>{address(&texts.old, one.old)}</td><td>{address(&texts.new, one.new)}</td></tr>
                        }
                    </tbody>
                </table>
            }
        </Dialog>
    }
}
