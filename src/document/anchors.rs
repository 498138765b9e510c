//! Links to places that the source itself names: `<span id="page-3-0">`, `<a name="annex">`.

use super::block::{Block, Link};
use super::draft::Draft;
use super::index::Index;
use std::sync::Arc;

/// Resolves links to named places to the blocks there. A block's id takes precedence over a name.
pub(super) fn lead(drafts: &[Draft<'_>], blocks: &mut [Block]) {
    let mut names = Index::default();
    let mut places: Vec<Arc<str>> = Vec::new();
    for (draft, block) in drafts.iter().zip(blocks.iter()) {
        for name in &draft.leaf.anchors {
            if names.add(name, places.len()) {
                places.push(format!("#{}", block.id).into());
            }
        }
    }
    if places.is_empty() {
        return;
    }
    let mut ids = Index::default();
    for block in blocks.iter() {
        ids.add(&block.id, 0);
    }
    for run in blocks.iter_mut().flat_map(|block| &mut block.runs) {
        let Some(Link::To(target)) = &mut run.link else {
            continue;
        };
        let name = target.strip_prefix('#').filter(|name| !ids.contains(name));
        let place = name.and_then(|name| names.get(name));
        if let Some(place) = place.and_then(|place| places.get(place)) {
            *target = place.clone();
        }
    }
}
