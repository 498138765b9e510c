//! Notes whose parts stand beside them: the flattened form of JSON-LD.

use std::collections::BTreeMap;

use serde_json::Value;
use serde_json::value::RawValue;

use super::json_ld::{name, term};
use super::shape::{Members, object};

/// Levels of a note in which parts are put in: body or target, source or selector, what that refines.
const MOST_LEVELS: usize = 6;

/// How many times the graph's own size all notes may gain. Parts that many notes share are put into
/// each of them, so that with more a small file could grow large.
const MOST_TIMES: usize = 2;

/// The notes of a graph, each with its parts in it.
pub(super) fn records(nodes: &[&RawValue]) -> Vec<Value> {
    let mut notes = Vec::new();
    let mut parts = BTreeMap::new();
    let mut size: usize = 1_000_000;
    for node in nodes {
        let Some(members) = object(node) else {
            continue;
        };
        size = size.saturating_add(node.get().len().saturating_mul(MOST_TIMES));
        match is_note(&members) {
            true => notes.push(*node),
            false => parts.extend(id(&members).map(|id| (id, *node))),
        }
    }
    let mut graph = Graph { parts, left: size };
    notes
        .into_iter()
        .filter_map(|note| {
            let mut note: Value = serde_json::from_str(note.get()).ok()?;
            if let Value::Object(members) = &mut note {
                for (key, value) in members.iter_mut() {
                    // A note's own name and what it is of are no parts.
                    if !matches!(
                        name(key),
                        "id" | "type" | "motivation" | "canonical" | "via" | "@context"
                    ) {
                        graph.put_in(value, MOST_LEVELS);
                    }
                }
            }
            Some(note)
        })
        .collect()
}

struct Graph<'a> {
    parts: BTreeMap<String, &'a RawValue>,
    /// Bytes that may still be put in.
    left: usize,
}

impl Graph<'_> {
    /// Puts a part in the place of its name.
    fn put_in(&mut self, value: &mut Value, levels: usize) {
        if levels == 0 {
            return;
        }
        let id = match value {
            Value::String(id) => Some(id.as_str()),
            Value::Object(members) if members.len() == 1 => {
                let id = members.get("@id").or_else(|| members.get("id"));
                id.and_then(Value::as_str)
            }
            _ => None,
        };
        if let Some(part) = id.and_then(|id| self.parts.get(id))
            && part.get().len() <= self.left
            && let Ok(found) = serde_json::from_str(part.get())
        {
            self.left -= part.get().len();
            *value = found;
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

fn is_note(members: &Members<'_>) -> bool {
    let raw = members.get("type").or_else(|| members.get("@type"));
    match raw.and_then(|raw| serde_json::from_str(raw.get()).ok()) {
        Some(Value::String(name)) => term(&name) == "Annotation",
        Some(Value::Array(names)) => names
            .iter()
            .any(|name| name.as_str().is_some_and(|name| term(name) == "Annotation")),
        _ => false,
    }
}

fn id(members: &Members<'_>) -> Option<String> {
    let raw = members.get("@id").or_else(|| members.get("id"))?;
    serde_json::from_str(raw.get()).ok()
}
