//! Creators and generators; Web Annotation Data Model §3.3.2.

use serde_json::Value;

use super::iri::derived;
use super::member::{
    drop_type, named, put, put_some, put_type, take_object, take_single, take_text,
};
use super::problem::{Member, Reason};
use crate::annotation::{Agent, AuthorId, Delegation, Extra};

/// Returns the creator of the annotation `id`. A creator without an id gets one derived from the
/// name or, failing that, from the annotation. So reading a file again finds the same author.
pub(super) fn creator_from_json(creator: Option<Value>, id: &str) -> Result<Agent, Reason> {
    let mut members = match creator {
        None => Extra::new(),
        Some(Value::String(iri)) => named(iri),
        Some(Value::Object(members)) => members,
        Some(_) => return Err(Reason::Malformed(Member::Creator)),
    };
    drop_type(&mut members, "Person");
    let name = take_text(&mut members, "name");
    let author = match (take_single(&mut members, "id", Member::Creator)?, &name) {
        (Some(Value::String(id)), _) => id,
        (Some(_), _) => return Err(Reason::Malformed(Member::Creator)),
        (None, Some(name)) => derived("author-by-name", &[name]),
        (None, None) => derived("author-by-annotation", &[id]),
    };
    Ok(Agent {
        id: AuthorId::new(author),
        name,
        delegation: take_delegation(&mut members),
        role: take_text(&mut members, "role"),
        extra: members,
    })
}

pub(super) fn creator_to_json(agent: &Agent) -> Value {
    let mut members = agent.extra.clone();
    put(&mut members, "id", agent.id.as_str());
    put_type(&mut members, "Person");
    put_some(&mut members, "name", agent.name.as_deref());
    put_some(&mut members, "role", agent.role.as_deref());
    if let Some(delegation) = &agent.delegation {
        let mut inner = take_object(&mut members, "delegation").unwrap_or_default();
        put_some(&mut inner, "country", delegation.country.as_deref());
        put_some(&mut inner, "label", delegation.label.as_deref());
        members.insert("delegation".to_owned(), Value::Object(inner));
    }
    Value::Object(members)
}

/// Takes the delegation. Unknown members of it remain under its name.
fn take_delegation(members: &mut Extra) -> Option<Delegation> {
    let mut inner = take_object(members, "delegation")?;
    let delegation = Delegation {
        country: take_text(&mut inner, "country"),
        label: take_text(&mut inner, "label"),
    };
    if !inner.is_empty() {
        members.insert("delegation".to_owned(), Value::Object(inner));
    }
    Some(delegation)
}

/// Returns the software that wrote the annotation. A single IRI becomes an object with that id.
pub(super) fn take_generator(members: &mut Extra) -> Option<Extra> {
    match take_text(members, "generator") {
        Some(iri) => Some(named(iri)),
        None => take_object(members, "generator"),
    }
}
