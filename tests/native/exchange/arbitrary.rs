//! Random annotations: every shape that the types allow, with ids from small pools so that records
//! meet, and texts of any characters.

use std::collections::BTreeSet;

use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use rapporteur::annotation::{
    Agent, Annotation, AnnotationId, AuthorId, BlockPrint, Body, Content, Delegation, DocumentRef,
    Extra, Key, Kind, Note, Revision, RevisionId, Selector, Target, Timestamp, generator,
};
use serde_json::{Value, json};

use super::samples::urn;

/// Returns sets of annotations as a reader may hold them.
pub fn annotations() -> impl Strategy<Value = Vec<Annotation>> {
    vec(annotation(), 0..6)
}

pub fn annotation() -> impl Strategy<Value = Annotation> {
    let key = (0..4_u32, 0..3_u32).prop_map(|(id, creator)| Key {
        id: AnnotationId::new(urn(0xa0 + id)),
        creator: AuthorId::new(urn(0xc0 + creator)),
    });
    (key, vec(revision(), 0..4), btree_set(revision_id(), 0..4)).prop_map(
        |(key, mut live, replaced): (Key, Vec<Revision>, BTreeSet<_>)| {
            for revision in &mut live {
                revision.creator.id = key.creator.clone();
            }
            Annotation::from_parts(key, live, replaced)
        },
    )
}

/// Returns a revision with this id.
pub fn revision_of(id: u32) -> impl Strategy<Value = Revision> {
    revision().prop_map(move |revision| Revision {
        id: RevisionId::new(urn(id)),
        ..revision
    })
}

fn revision_id() -> impl Strategy<Value = RevisionId> {
    (0..6_u32).prop_map(|number| RevisionId::new(urn(0xe0 + number)))
}

fn revision() -> impl Strategy<Value = Revision> {
    let times = (option::of(time()), option::of(time()));
    let software = option::of(Just(generator("0.1.0")));
    (revision_id(), times, agent(), software, content()).prop_map(
        |(id, (created, modified), creator, generator, content)| Revision {
            id,
            created,
            modified,
            creator,
            generator: generator.filter(|_| may_be_our_own(&content)),
            content,
        },
    )
}

/// Returns whether content may be our own. Rapporteur writes no proposal without its own terms.
fn may_be_our_own(content: &Content) -> bool {
    match content {
        Content::Note(note) => {
            note.kind != Kind::Proposal && note.kind.motivation() != Some("assessing")
        }
        Content::Withdrawn { .. } => true,
    }
}

fn time() -> impl Strategy<Value = Timestamp> {
    "20[0-9]{2}-0[1-9]-(1[0-9]|2[0-8])T[01][0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,3})?(Z|[+-]0[0-9]:30)"
        .prop_map(Timestamp::new)
}

fn agent() -> impl Strategy<Value = Agent> {
    let delegation = (option::of("[A-Z]{3}"), option::of(any::<String>()))
        .prop_map(|(country, label)| Delegation { country, label });
    let texts = (option::of(any::<String>()), option::of(any::<String>()));
    (texts, option::of(delegation), extra()).prop_map(|((name, role), delegation, extra)| Agent {
        id: AuthorId::new(urn(0)),
        name,
        delegation,
        role,
        extra,
    })
}

fn content() -> impl Strategy<Value = Content> {
    prop_oneof![
        4 => note().prop_map(Content::Note),
        1 => (option::of(target()), extra())
            .prop_map(|(target, extra)| Content::Withdrawn { target, extra }),
    ]
}

fn note() -> impl Strategy<Value = Note> {
    (kind(), vec(body(), 0..3), target(), extra()).prop_map(|(kind, bodies, target, extra)| Note {
        kind,
        bodies,
        target,
        extra,
    })
}

fn kind() -> impl Strategy<Value = Kind> {
    let motivation = option::of(prop_oneof![
        Just("commenting".to_owned()),
        Just("editing".to_owned()),
        Just("linking".to_owned()),
        Just("assessing".to_owned()),
    ]);
    let term = option::of(prop_oneof![
        Just("proposal".to_owned()),
        Just("support".to_owned()),
        Just("of a later version".to_owned()),
    ]);
    (motivation, term)
        .prop_map(|(motivation, term)| Kind::from_terms(motivation.as_deref(), term.as_deref()))
}

fn body() -> impl Strategy<Value = Body> {
    let text = (
        any::<String>(),
        option::of("[a-z]+ing"),
        option::of("text/[a-z]+"),
        extra(),
    );
    prop_oneof![
        4 => text.prop_map(|(value, purpose, format, extra)| Body::Text {
            value,
            purpose,
            format,
            language: Some("en".to_owned()),
            extra,
        }),
        1 => Just(Body::Other(json!("https://example.org/video"))),
        1 => extra().prop_map(|mut members| {
            members.insert("id".to_owned(), json!("https://example.org/image"));
            Body::Other(Value::Object(members))
        }),
    ]
}

fn target() -> impl Strategy<Value = Target> {
    let source = prop_oneof![
        Just("https://example.org/report".to_owned()),
        (0..4_u32).prop_map(|number| urn(0xa0 + number)),
    ];
    let reference = (option::of(any::<String>()), option::of("[0-9a-f]{64}")).prop_map(
        |(symbol, fingerprint)| DocumentRef {
            symbol,
            revision: None,
            language: Some("en".to_owned()),
            fingerprint,
        },
    );
    let block = (
        "[0-9a-f]{16}",
        option::of("[0-9a-f]{16}"),
        option::of(0..9_usize),
        option::of(any::<String>()),
    )
        .prop_map(|(own, before, twins, text_after)| BlockPrint {
            own,
            before,
            after: None,
            twins,
            text_before: None,
            text_after,
        });
    let place = (
        option::of(any::<String>()),
        option::of(block),
        vec(selector(), 0..4),
    );
    (source, reference, place, extra()).prop_map(
        |(source, document, (address, block, selectors), extra)| Target {
            source,
            document,
            address,
            block,
            selectors,
            extra,
        },
    )
}

fn selector() -> impl Strategy<Value = Selector> {
    let quote = (any::<String>(), option::of(any::<String>()), extra());
    let fragment = (any::<String>(), option::of(position()), extra());
    prop_oneof![
        quote.prop_map(|(exact, prefix, extra)| Selector::TextQuote {
            exact,
            suffix: prefix.clone(),
            prefix,
            extra,
        }),
        position(),
        fragment.prop_map(|(value, inner, extra)| Selector::Fragment {
            value,
            conforms_to: Some("http://tools.ietf.org/rfc/rfc3236".to_owned()),
            refined_by: inner.map(Box::new),
            extra,
        }),
        Just(Selector::Other(
            json!({ "type": "CssSelector", "value": "#para-5\\.9" })
        )),
        extra().prop_map(|mut members| {
            members.insert("type".to_owned(), json!("SelectorOfTomorrow"));
            Selector::Other(Value::Object(members))
        }),
    ]
}

fn position() -> impl Strategy<Value = Selector> {
    (any::<u16>(), any::<u16>(), extra()).prop_map(|(start, length, extra)| {
        Selector::TextPosition {
            start: start.into(),
            end: usize::from(start) + usize::from(length),
            extra,
        }
    })
}

/// Returns members that no version of the format knows.
fn extra() -> impl Strategy<Value = Extra> {
    vec(("x-[a-z]{1,3}", json_value()), 0..3).prop_map(|members| members.into_iter().collect())
}

/// Returns any JSON, at most a few levels deep.
pub fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((any::<String>(), inner), 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}
