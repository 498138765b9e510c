//! The hostile corpus: every hostile text in every place of a note, taken through file, plan, store,
//! drawing and back to a file. Data kept before is untouched, and the next start reads everything.

use std::collections::BTreeSet;

use rapporteur::annotation::{Content, MOST_LEVELS, MOST_NODES, RichNode, Threads, rich_text};
use rapporteur::exchange::Plan;
use rapporteur::exchange::plan::Kept;
use rapporteur::exchange::web_annotation::read;
use rapporteur::keeping::MemoryStore;
use serde_json::json;

use crate::exchange::samples::{file, here};
use crate::hostile::{collection, comment, corpus_notes, corpus_texts};
use crate::keeping::{document_key, open, report};

fn depth(nodes: &[RichNode]) -> usize {
    let below = |node: &RichNode| match node {
        RichNode::Element(_, children) => 1 + depth(children),
        _ => 1,
    };
    nodes.iter().map(below).max().unwrap_or(0)
}

#[test]
fn every_hostile_text_in_every_place_goes_through_all_rooms() {
    for (name, text) in corpus_texts() {
        let store = MemoryStore::new();
        let mut tab = open(store.clone());
        let kept = read(&collection(&[comment(
            1,
            &[("id", json!("urn:uuid:aaaaaaaa-0000-4000-8000-000000000001"))],
        )]))
        .unwrap();
        tab.save_together(&kept.annotations).unwrap();
        let before = tab.set().clone();

        let incoming = read(&collection(&corpus_notes(0x100, &text))).unwrap();
        assert!(
            incoming.annotations.len() + incoming.left_out >= 7,
            "{name}"
        );
        let mut shelves = Kept::new();
        shelves.insert(here(report()).name, before.clone());
        let plan = Plan::new(&shelves, vec![incoming], &here(report()), &BTreeSet::new());
        let taken: Vec<_> = plan
            .apply(true)
            .into_iter()
            .map(|(_, annotation)| annotation)
            .collect();
        assert!(taken.len() >= 6, "{name}: {} taken", taken.len());
        tab.save_together(&taken)
            .unwrap_or_else(|error| panic!("{name}: {error:?}"));

        // The next start reads everything, and earlier data is unchanged.
        let next = open(store);
        assert_eq!(next.damaged().count(), 0, "{name}");
        assert_eq!(next.set(), tab.set(), "{name}");
        for annotation in &before {
            assert_eq!(next.set().get(annotation.key()), Some(annotation), "{name}");
        }
        drawn(name, &next);
        let written = file(next.set(), Some(report()));
        let again = read(&written).unwrap();
        assert_eq!(
            (again.left_out, again.annotations.len()),
            (0, next.set().len()),
            "{name}"
        );
        assert_eq!(next.document(), &document_key());
    }
}

/// Checks that the drawing of a note is bounded in size.
fn drawn(name: &str, tab: &rapporteur::keeping::Notebook<MemoryStore>) {
    let roots = Threads::of(tab.set()).roots(tab.set());
    assert!(roots.len() <= tab.set().len(), "{name}");
    for annotation in tab.set() {
        for revision in annotation.live() {
            let Content::Note(note) = &revision.content else {
                continue;
            };
            let drawn = rich_text(note.text().unwrap_or_default());
            assert!(depth(&drawn.nodes) <= MOST_LEVELS + 1, "{name}");
            assert!(drawn.nodes.len() <= MOST_NODES + MOST_LEVELS + 2, "{name}");
        }
    }
}
