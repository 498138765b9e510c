//! The terms of the file that the Web Annotation vocabulary lacks.

use serde_json::{Value, json};

/// The context of the Web Annotation Data Model.
pub(super) const W3C_CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// Terms with plain values. The prefix `rapporteur` is that of our own vocabulary.
const PLAIN: &[&str] = &[
    "address",
    "after",
    "backup",
    "before",
    "block",
    "category",
    "country",
    "delegation",
    "disposition",
    "documentRevision",
    "fingerprint",
    "insert",
    "kind",
    "onBehalfOf",
    "own",
    "private",
    "quote",
    "role",
    "sign",
    "sponsors",
    "symbol",
    "textAfter",
    "textBefore",
    "twins",
];

/// Returns the `@context` of a collection: the standard's, with our own terms inline. So a reader
/// needs no other host.
pub(super) fn context() -> Value {
    let mut own = serde_json::Map::new();
    own.insert("rapporteur".to_owned(), json!("urn:x-rapporteur:terms#"));
    for term in PLAIN {
        own.insert((*term).to_owned(), json!(format!("rapporteur:{term}")));
    }
    for (term, container) in [
        ("revision", None),
        ("parentRevision", None),
        ("replaces", Some("@set")),
    ] {
        let mut definition = json!({ "@id": format!("rapporteur:{term}"), "@type": "@id" });
        if let (Some(container), Value::Object(members)) = (container, &mut definition) {
            members.insert("@container".to_owned(), json!(container));
        }
        own.insert(term.to_owned(), definition);
    }
    own.insert(
        "asWritten".to_owned(),
        json!({ "@id": "rapporteur:asWritten", "@type": "@json" }),
    );
    own.insert(
        "withdrawn".to_owned(),
        json!({ "@id": "rapporteur:withdrawn", "@container": "@set" }),
    );
    json!([W3C_CONTEXT, own])
}
