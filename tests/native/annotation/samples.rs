//! Small annotations for tests, and strategies for arbitrary ones.

use std::collections::BTreeSet;

use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use rapporteur::annotation::{
    Agent, Annotation, AnnotationId, AuthorId, Body, Content, Delegation, DocumentRef, Extra, Key,
    Kind, Note, Revision, RevisionId, Selector, Stamp, Target, Timestamp,
};
use serde_json::{Value, json};

pub fn agent(id: &str) -> Agent {
    Agent {
        id: AuthorId::new(id),
        name: Some("A. Delegate".to_owned()),
        delegation: None,
        role: None,
        extra: Extra::new(),
    }
}

pub fn target(address: &str) -> Target {
    Target {
        source: "https://example.org/report".to_owned(),
        document: DocumentRef::default(),
        address: Some(address.to_owned()),
        block: None,
        selectors: Vec::new(),
        extra: Extra::new(),
    }
}

pub fn body(value: &str, purpose: &str) -> Body {
    Body::Text {
        value: value.to_owned(),
        purpose: Some(purpose.to_owned()),
        format: None,
        language: None,
        extra: Extra::new(),
    }
}

/// Returns a comment on 5.9.
pub fn comment(text: &str) -> Content {
    Content::Note(Note {
        kind: Kind::Comment,
        bodies: vec![body(text, "commenting")],
        target: target("5.9"),
        extra: Extra::new(),
    })
}

pub fn withdrawal() -> Content {
    Content::Withdrawn {
        target: Some(target("5.9")),
        extra: Extra::new(),
    }
}

pub fn revision(id: &str, creator: &str, content: Content) -> Revision {
    Revision {
        id: RevisionId::new(id),
        created: Some(Timestamp::new("2026-11-23T10:00:00Z")),
        modified: Some(Timestamp::new("2026-11-23T10:00:00Z")),
        creator: agent(creator),
        generator: None,
        content,
    }
}

pub fn key(id: &str, creator: &str) -> Key {
    Key {
        id: AnnotationId::new(id),
        creator: AuthorId::new(creator),
    }
}

/// Returns the note `n` of the author `me`, with live revisions given as (id, text).
pub fn record(live: &[(&str, &str)], replaced: &[&str]) -> Annotation {
    let live = live
        .iter()
        .map(|(id, text)| revision(id, "me", comment(text)))
        .collect();
    Annotation::from_parts(key("n", "me"), live, ids(replaced).into_iter().collect())
}

pub fn ids(ids: &[&str]) -> Vec<RevisionId> {
    ids.iter().map(|id| RevisionId::new(*id)).collect()
}

pub fn stamp(id: &str) -> Stamp {
    Stamp {
        revision: RevisionId::new(id),
        now: Timestamp::new("2026-11-23T11:00:00Z"),
    }
}

/// Formats the live revisions as `id=text`, with `-` for a withdrawal.
pub fn live(record: &Annotation) -> Vec<String> {
    let text = |revision: &Revision| match revision.note() {
        Some(note) => note.text().unwrap_or_default().to_owned(),
        None => "-".to_owned(),
    };
    record
        .live()
        .iter()
        .map(|revision| format!("{}={}", revision.id, text(revision)))
        .collect()
}

/// Returns JSON with the pitfalls of number forms, built directly and not by parsing.
pub fn any_json() -> impl Strategy<Value = Value> + Clone {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        prop_oneof![
            Just(json!(1)),
            Just(json!(1.0)),
            Just(json!(0)),
            Just(json!(-0.0)),
            Just(json!(-7)),
            Just(json!(1e300)),
            Just(json!(u64::MAX)),
            Just(json!(18_446_744_073_709_551_616.0)),
            Just(json!(9_007_199_254_740_993_u64)),
            Just(json!(0.1)),
        ],
        "[a-b]{0,2}".prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::from),
            vec(("[a-b]", inner), 0..3).prop_map(|members| members.into_iter().collect()),
        ]
    })
}

fn any_extra() -> impl Strategy<Value = Extra> + Clone {
    prop_oneof![
        3 => Just(Extra::new()),
        1 => vec(("[a-b]", any_json()), 0..2).prop_map(|members| members.into_iter().collect()),
    ]
}

fn any_selector() -> impl Strategy<Value = Selector> + Clone {
    let position = (0..3_usize, 0..3_usize, any_extra())
        .prop_map(|(start, end, extra)| Selector::TextPosition { start, end, extra });
    let refined_by = proptest::option::of(position.clone().prop_map(Box::new));
    prop_oneof![
        ("[a-b]{0,2}", proptest::option::of("[a-b]"), any_extra()).prop_map(
            |(exact, prefix, extra)| Selector::TextQuote {
                exact,
                prefix,
                suffix: None,
                extra,
            }
        ),
        position,
        ("[a-b]", refined_by).prop_map(|(value, refined_by)| Selector::Fragment {
            value,
            conforms_to: None,
            refined_by,
            extra: Extra::new(),
        }),
        any_json().prop_map(Selector::Other),
    ]
}

fn any_content() -> impl Strategy<Value = Content> {
    let target = vec(any_selector(), 0..3).prop_map(|selectors| Target {
        selectors,
        ..target("5.9")
    });
    let bodies = vec(
        prop_oneof![
            "[a-b]".prop_map(|value| body(&value, "commenting")),
            any_json().prop_map(Body::Other),
        ],
        0..3,
    );
    let kind = prop_oneof![Just(Kind::Comment), Just(Kind::Question)];
    prop_oneof![
        3 => (kind, bodies, target.clone(), any_extra()).prop_map(
            |(kind, bodies, target, extra)| Content::Note(Note { kind, bodies, target, extra })
        ),
        1 => (proptest::option::of(target), any_extra())
            .prop_map(|(target, extra)| Content::Withdrawn { target, extra }),
    ]
}

fn any_agent() -> impl Strategy<Value = Agent> {
    // Mostly the creator of the key; otherwise somebody whose revision does not belong in the
    // record.
    let creator = prop_oneof![9 => Just("me"), 1 => Just("somebody else")];
    let delegation = proptest::option::of(prop_oneof![
        Just(Delegation::default()),
        Just(Delegation {
            country: Some("CHE".to_owned()),
            label: None,
        }),
    ]);
    (creator, delegation, any_extra()).prop_map(|(creator, delegation, extra)| Agent {
        delegation,
        extra,
        ..agent(creator)
    })
}

/// Returns any revision; ids and times are few, so that they clash.
fn any_revision() -> impl Strategy<Value = Revision> {
    let time = || {
        proptest::option::of(
            prop_oneof![
                Just("2026-11-23T10:00:00Z"),
                Just("2026-11-23T11:00:00+01:00"),
                Just("yesterday"),
            ]
            .prop_map(Timestamp::new),
        )
    };
    let generator = proptest::option::of(any_extra());
    (
        any_revision_id(),
        time(),
        time(),
        any_agent(),
        generator,
        any_content(),
    )
        .prop_map(
            |(id, created, modified, creator, generator, content)| Revision {
                id,
                created,
                modified,
                creator,
                generator,
                content,
            },
        )
}

pub fn any_revision_id() -> impl Strategy<Value = RevisionId> {
    (0..4_u8).prop_map(|id| RevisionId::new(format!("r{id}")))
}

/// Returns any state of one annotation, well-formed or not: replaced revisions that are live, ids
/// with several contents, revisions of other creators, duplicates.
pub fn any_parts() -> impl Strategy<Value = (Vec<Revision>, BTreeSet<RevisionId>)> {
    (
        vec(any_revision(), 0..5),
        btree_set(any_revision_id(), 0..3),
    )
}

/// Returns [`any_parts`] made into a record of the note `n`.
pub fn any_record() -> impl Strategy<Value = Annotation> {
    any_parts().prop_map(|(live, replaced)| Annotation::from_parts(key("n", "me"), live, replaced))
}

/// Returns any record of one of four keys.
pub fn any_keyed_record() -> impl Strategy<Value = Annotation> {
    let keys = (
        prop_oneof![Just("m"), Just("n")],
        prop_oneof![Just("me"), Just("you")],
    );
    (keys, any_parts()).prop_map(|((id, creator), (live, replaced))| {
        Annotation::from_parts(key(id, creator), live, replaced)
    })
}
