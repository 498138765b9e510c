//! Files with many records of one sort, for measuring and for laws.

use serde_json::{Value, json};

/// The difference between the records of one id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One creator, a revision each.
    Revisions,
    /// A creator each.
    Creators,
    /// One creator, without revision ids, like other programs.
    Unnamed,
    /// One creator and one revision id, with other words each.
    Doubled,
    /// Withdrawn, a revision each.
    Withdrawn,
    /// A revision each, replacing another one that is absent.
    Replacing,
    /// A chain: each revision replaces the one before.
    Chained,
}

impl Shape {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Revisions,
        Self::Creators,
        Self::Unnamed,
        Self::Doubled,
        Self::Withdrawn,
        Self::Replacing,
        Self::Chained,
    ];
}

fn urn(group: u32, number: usize) -> String {
    format!("urn:uuid:{number:08x}-{group:04x}-4000-8000-000000000000")
}

/// Returns a file of this many records of one annotation id.
pub fn one_id(shape: Shape, count: usize) -> String {
    let records: Vec<Value> = (0..count).map(|number| record(shape, number)).collect();
    let (items, withdrawn) = match shape {
        Shape::Withdrawn => (Vec::new(), records),
        _ => (records, Vec::new()),
    };
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationCollection",
        "total": items.len(),
        "first": { "type": "AnnotationPage", "startIndex": 0, "items": items },
        "withdrawn": withdrawn,
    })
    .to_string()
}

fn record(shape: Shape, number: usize) -> Value {
    let creator = match shape {
        Shape::Creators => number,
        _ => 0,
    };
    let revision = match shape {
        Shape::Doubled => 0,
        _ => number,
    };
    let mut record = json!({
        "id": urn(1, 0),
        "type": "Annotation",
        "motivation": "commenting",
        "creator": { "id": urn(2, creator), "type": "Person", "name": "A. Silva" },
        "modified": "2014-05-06T10:00:00Z",
        "revision": urn(3, revision),
        "body": {
            "type": "TextualBody",
            "value": format!("words {number}"),
            "purpose": "commenting",
            "format": "text/markdown",
        },
        "target": { "source": "https://reports.example.org/C14-41", "symbol": "C14/41-E", "language": "en" },
    });
    let members = record.as_object_mut();
    let members = members.unwrap_or_else(|| unreachable!());
    match shape {
        Shape::Unnamed => drop(members.remove("revision")),
        Shape::Replacing => drop(members.insert("replaces".into(), json!([urn(4, number)]))),
        Shape::Chained if number > 0 => {
            members.insert("replaces".into(), json!([urn(3, number - 1)]));
        }
        _ => {}
    }
    record
}
