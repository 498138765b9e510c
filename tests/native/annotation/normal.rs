//! Revisions have one form and one order, wherever a peer's members are in them.

use std::collections::BTreeSet;

use rapporteur::annotation::{Annotation, Body, Content, Extra, Note, Revision, Selector};
use serde_json::{Value, json};

use super::samples::{body, comment, key, revision, target, withdrawal};

/// Puts a value somewhere in a revision.
type Put = fn(&mut Revision, Value);

/// Every place of a revision that holds JSON of peers.
const PLACES: [(&str, Put); 13] = [
    ("creator", |to, value| to.creator.extra = members(value)),
    ("generator", |to, value| to.generator = Some(members(value))),
    ("note", |to, value| note(to).extra = members(value)),
    ("text", |to, value| {
        let mut text = body("words", "commenting");
        if let Body::Text { extra, .. } = &mut text {
            *extra = members(value);
        }
        note(to).bodies.push(text);
    }),
    ("body", |to, value| note(to).bodies.push(Body::Other(value))),
    ("target", |to, value| note(to).target.extra = members(value)),
    ("quote", |to, value| select(to, quote(value))),
    ("position", |to, value| {
        let (start, end, extra) = (1, 2, members(value));
        select(to, Selector::TextPosition { start, end, extra });
    }),
    ("fragment", |to, value| {
        select(to, fragment(None, members(value)))
    }),
    ("refinement", |to, value| {
        select(to, fragment(Some(quote(value)), Extra::new()));
    }),
    ("selector", |to, value| select(to, Selector::Other(value))),
    ("withdrawal", |to, value| {
        let target = Some(target("5.9"));
        let extra = members(value);
        to.content = Content::Withdrawn { target, extra };
    }),
    ("target of a withdrawal", |to, value| {
        to.content = withdrawal();
        if let Content::Withdrawn { target, .. } = &mut to.content {
            target.as_mut().unwrap().extra = members(value);
        }
    }),
];

/// Returns values of every kind, no two of them equal, in their normal form.
fn values() -> Vec<Value> {
    let list = json!([
        null, false, true, -1, 0, 1, 2, 0.5, 1e300, "", "a", "b", [], [0], [0, 0], [1], {}, {"a": 0},
        {"a": 1}, {"b": 0}
    ]);
    list.as_array().unwrap().clone()
}

fn members(value: Value) -> Extra {
    Extra::from_iter([("of a peer".to_owned(), value)])
}

fn note(revision: &mut Revision) -> &mut Note {
    match &mut revision.content {
        Content::Note(note) => note,
        Content::Withdrawn { .. } => panic!("a note"),
    }
}

fn select(revision: &mut Revision, selector: Selector) {
    note(revision).target.selectors.push(selector);
}

fn quote(value: Value) -> Selector {
    Selector::TextQuote {
        exact: "words".to_owned(),
        prefix: None,
        suffix: None,
        extra: members(value),
    }
}

fn fragment(refined_by: Option<Selector>, extra: Extra) -> Selector {
    Selector::Fragment {
        value: "para-5.9".to_owned(),
        conforms_to: None,
        refined_by: refined_by.map(Box::new),
        extra,
    }
}

fn with(put: Put, value: &Value) -> Revision {
    let mut revision = revision("r", "me", comment("words"));
    put(&mut revision, value.clone());
    revision
}

fn record(live: Vec<Revision>) -> Annotation {
    Annotation::from_parts(key("n", "me"), live, BTreeSet::new())
}

#[test]
fn two_forms_of_a_number_are_one_revision_wherever_it_stands() {
    for (place, put) in PLACES {
        let forms = [
            json!([{ "a": 1, "b": 0 }]),
            json!([{ "a": 1.0, "b": -0.0 }]),
        ];
        let revisions: Vec<Revision> = forms.iter().map(|value| with(put, value)).collect();
        let each = revisions.iter().map(|one| record(vec![one.clone()]));
        let each: Vec<Annotation> = each.collect();
        assert_eq!(each[0], each[1], "{place}");
        assert_eq!(record(revisions).live().len(), 1, "{place}");
    }
}

#[test]
fn malformed_revisions_of_one_id_are_all_kept_and_in_one_order() {
    for (place, put) in PLACES {
        let all: Vec<Revision> = values().iter().map(|value| with(put, value)).collect();
        let mut backwards = all.clone();
        backwards.reverse();
        let kept = record(all.clone());
        assert_eq!(kept, record(backwards), "{place}");
        assert_eq!(kept.live().len(), all.len(), "{place}");
        for revision in all {
            assert!(kept.live().contains(&revision), "{place}: {revision:?}");
        }
    }
}
