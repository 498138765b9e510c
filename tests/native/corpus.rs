//! The hostile corpus: every hostile text in every place of a note, through file, plan, store, drawing and
//! file. What was kept before is untouched, and the next start reads everything.

use std::collections::BTreeSet;

use rapporteur::annotation::{Content, MOST_LEVELS, MOST_NODES, RichNode, Threads, rich_text};
use rapporteur::exchange::Plan;
use rapporteur::exchange::plan::Kept;
use rapporteur::exchange::web_annotation::read;
use rapporteur::keeping::MemoryStore;
use serde_json::{Value, json};

use crate::exchange::samples::{file, here};
use crate::hostile::{
    accents, collection, comment, crowded_markdown, nested_json, nested_markdown,
};
use crate::keeping::{document_key, open, report};

/// How deep texts nest, and how often what is crowded stands in them.
const SIZE: usize = 608;

fn texts() -> Vec<(&'static str, String)> {
    let mut texts = nested_markdown(SIZE);
    texts.extend(crowded_markdown(SIZE));
    texts.push(("accents", accents(4_000)));
    texts.push(("one long word", "a".repeat(10_000)));
    texts.push((
        "controls of direction",
        "\u{202e}a\u{2066}\u{200f}".repeat(SIZE),
    ));
    texts.push(("line ends", "a\r\n\u{2028}\u{85}".repeat(SIZE)));
    texts.push((
        "nothing that is seen",
        "\u{200b}\u{ad}\u{feff}".repeat(SIZE),
    ));
    texts.push((
        "signs of other programs",
        "=SUM(A1)\t\"',;<script>alert(1)</script>".repeat(60),
    ));
    texts
}

/// Notes with a text in each place where a file may have one.
fn notes(first: usize, text: &str) -> Vec<Value> {
    let target = |exact: &str, also: &[(&str, &str)]| {
        let mut quote = json!({ "type": "TextQuoteSelector", "exact": exact });
        for (name, value) in also {
            quote[*name] = json!(value);
        }
        json!({ "source": "https://example.org/report", "symbol": "C14/41-E", "language": "en", "selector": quote })
    };
    let author = json!({ "id": "urn:uuid:99999999-0000-4000-8000-000000000002", "name": text, "role": text, "delegation": { "label": text } });
    let proposed = json!([
        { "type": "TextualBody", "purpose": "editing", "format": "text/plain", "value": text },
        { "type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": text },
    ]);
    let answer = json!({ "source": format!("urn:uuid:00000000-0000-4000-8000-{first:012x}"), "scope": "https://example.org/report", "symbol": "C14/41-E", "quote": text, "address": text });
    let members: [Vec<(&str, Value)>; 8] = [
        vec![(
            "body",
            json!({ "type": "TextualBody", "value": text, "purpose": "commenting", "format": "text/markdown" }),
        )],
        vec![("creator", author)],
        vec![
            ("motivation", json!("editing")),
            ("kind", json!("proposal")),
            ("sign", json!("MOD")),
            ("body", proposed),
            ("target", target(text, &[])),
        ],
        vec![(
            "target",
            target("quarterly", &[("prefix", text), ("suffix", text)]),
        )],
        vec![("motivation", json!("replying")), ("target", answer)],
        vec![
            ("sponsors", json!([{ "label": text }, { "label": text }])),
            ("onBehalfOf", json!({ "label": text })),
        ],
        vec![("bodyValue", json!(text)), ("body", Value::Null)],
        vec![("x", json!({ text: [text, nested_json(60)] }))],
    ];
    let numbered = members.iter().enumerate();
    let mut notes: Vec<Value> = numbered
        .map(|(index, members)| comment(first + index, members))
        .collect();
    if let Some(note) = notes.get_mut(6).and_then(Value::as_object_mut) {
        note.remove("body");
    }
    notes
}

fn depth(nodes: &[RichNode]) -> usize {
    let below = |node: &RichNode| match node {
        RichNode::Element(_, children) => 1 + depth(children),
        _ => 1,
    };
    nodes.iter().map(below).max().unwrap_or(0)
}

#[test]
fn every_hostile_text_in_every_place_goes_through_all_rooms() {
    for (name, text) in texts() {
        let store = MemoryStore::new();
        let mut tab = open(store.clone());
        let kept = read(&collection(&[comment(
            1,
            &[("id", json!("urn:uuid:aaaaaaaa-0000-4000-8000-000000000001"))],
        )]))
        .unwrap();
        tab.save_together(&kept.annotations).unwrap();
        let before = tab.set().clone();

        let incoming = read(&collection(&notes(0x100, &text))).unwrap();
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
            .unwrap_or_else(|error| panic!("{name}: {error}"));

        // The next start reads everything, and what was there before is as it was.
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

/// What is drawn of a note has a greatest size.
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
