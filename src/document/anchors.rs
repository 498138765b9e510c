//! Links to places that a source names itself: `<span id="page-3-0">`, `<a name="annex">`.

use super::block::{Block, Link};
use super::draft::Draft;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Lets links to named places lead to the blocks that stand there. An id of a block goes before a name.
pub(super) fn lead(drafts: &[Draft<'_>], blocks: &mut [Block]) {
    let mut places: HashMap<&str, Arc<str>> = HashMap::new();
    for (draft, block) in drafts.iter().zip(blocks.iter()) {
        for name in &draft.leaf.anchors {
            let place = || format!("#{}", block.id).into();
            places.entry(name).or_insert_with(place);
        }
    }
    if places.is_empty() {
        return;
    }
    let ids: HashSet<String> = blocks.iter().map(|block| block.id.clone()).collect();
    for run in blocks.iter_mut().flat_map(|block| &mut block.runs) {
        let Some(Link::To(target)) = &mut run.link else {
            continue;
        };
        let name = target.strip_prefix('#').filter(|name| !ids.contains(*name));
        if let Some(place) = name.and_then(|name| places.get(name)) {
            *target = place.clone();
        }
    }
}
