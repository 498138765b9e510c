//! Notes with their parts beside them: the flattened form of JSON-LD.

use std::collections::BTreeMap;

use serde_json::Value;
use serde_json::value::RawValue;

use super::json_ld::name;
use super::part::{LISTS, Part, id, list_member, object, part, speaks};
use super::record::{self, Record};

/// The levels of a note to fill with parts: body or target, source or selector, and refinements.
const MOST_LEVELS: usize = 6;

/// The growth of all notes together, in multiples of the graph's own size. Parts shared by many
/// notes are copied into each. A higher value would let a small file grow large.
const MOST_TIMES: usize = 2;

/// Returns the nodes of a graph, including those its pages list.
pub(super) fn nodes(all: Vec<&RawValue>) -> Vec<&RawValue> {
    let mut nodes = Vec::new();
    list_nodes(all, record::MOST_LEVELS, &mut nodes);
    nodes
}

fn list_nodes<'a>(all: Vec<&'a RawValue>, levels: usize, nodes: &mut Vec<&'a RawValue>) {
    for node in all {
        nodes.push(node);
        let members = object(node).filter(|members| levels > 0 && part(members) == Part::Page);
        let Some(members) = members else {
            continue;
        };
        for name in LISTS.iter().chain(&["first", "next", "last"]) {
            // Other entries are only names; their nodes are in the graph itself.
            let inner = list_member(&members, name).into_iter();
            let inner = inner.filter(|raw| object(raw).is_some_and(|one| one.len() > 1));
            list_nodes(inner.collect(), levels - 1, nodes);
        }
    }
}

/// The contents of a graph.
pub(super) struct Held<'a> {
    /// The notes, each with its parts, and the objects that are neither notes nor parts.
    pub(super) records: Vec<Record<'a>>,
    /// Whether some parts were too large or too deep, so that notes merely name them.
    pub(super) is_short: bool,
}

/// Assembles the notes of a graph from their parts.
pub(super) fn records<'a>(nodes: &[&'a RawValue]) -> Held<'a> {
    let mut records = Vec::new();
    let mut parts = BTreeMap::new();
    let mut size: usize = 1_000_000;
    for node in nodes {
        let Some(members) = object(node) else {
            records.push(Record::Raw(node));
            continue;
        };
        size = size.saturating_add(node.get().len().saturating_mul(MOST_TIMES));
        match (part(&members), id(&members)) {
            (Part::Note, _) => records.push(Record::Raw(node)),
            (Part::Other, None) => records.push(Record::Raw(node)),
            (Part::Other, Some(_)) if speaks(&members) => records.push(Record::Raw(node)),
            (_, id) => parts.extend(id.map(|id| (id, *node))),
        }
    }
    let mut graph = Graph {
        parts,
        left: size,
        is_short: false,
    };
    let records = records.into_iter().map(|record| match record {
        Record::Raw(raw) => graph.whole(raw).map_or(Record::Raw(raw), Record::Made),
        other => other,
    });
    Held {
        records: records.collect(),
        is_short: graph.is_short,
    }
}

struct Graph<'a> {
    parts: BTreeMap<String, &'a RawValue>,
    /// Bytes that may still be added.
    left: usize,
    /// Whether a part was left out.
    is_short: bool,
}

impl Graph<'_> {
    /// A note with its parts; `None` if it cannot be read.
    fn whole(&mut self, raw: &RawValue) -> Option<Value> {
        let mut note: Value = serde_json::from_str(raw.get()).ok()?;
        for (key, value) in note.as_object_mut()? {
            // These members hold names and kinds of the note, not parts.
            if !matches!(
                name(key),
                "id" | "type" | "motivation" | "canonical" | "via" | "@context"
            ) {
                self.put_in(value, MOST_LEVELS);
            }
        }
        Some(note)
    }

    /// Replaces the name of a part by the part.
    fn put_in(&mut self, value: &mut Value, levels: usize) {
        let id = match value {
            Value::String(id) => Some(id.as_str()),
            Value::Object(members) if members.len() == 1 => {
                let id = members.get("@id").or_else(|| members.get("id"));
                id.and_then(Value::as_str)
            }
            _ => None,
        };
        if let Some(part) = id.and_then(|id| self.parts.get(id)) {
            match self.left.checked_sub(part.get().len()) {
                Some(left) if levels > 0 => {
                    if let Ok(found) = serde_json::from_str(part.get()) {
                        self.left = left;
                        *value = found;
                    }
                }
                _ => self.is_short = true,
            }
        }
        if levels == 0 {
            return;
        }
        match value {
            Value::Object(members) => {
                for (key, value) in members.iter_mut() {
                    if !matches!(name(key), "id" | "type" | "value") {
                        self.put_in(value, levels - 1);
                    }
                }
            }
            Value::Array(all) => all
                .iter_mut()
                .for_each(|value| self.put_in(value, levels - 1)),
            _ => {}
        }
    }
}
