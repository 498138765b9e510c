//! The stored form of an annotation and its revisions: short names, defaults left out, nothing lost.

use std::collections::BTreeSet;

use serde_json::Value;

use super::fields::{Fields, put, put_delegation, put_list, put_some, text};
use super::ids::{lengthen, put_key, shorten, take_key};
use super::json::{put_extra, take_extra, unwrap, wrap};
use super::{KeptTexts, note, target, times};
use crate::annotation::{
    Agent, Annotation, AuthorId, Content, Extra, Revision, RevisionId, Timestamp,
};
use crate::keeping::unreadable::{Flaw, Unreadable, damaged};

/// Writes an annotation: id `i`, creator `c`, live revisions `r`, and the ids of replaced ones `x`.
pub(super) fn to_json(annotation: &Annotation, texts: &dyn KeptTexts) -> Value {
    let mut members = Extra::new();
    put_key(&mut members, annotation.key());
    let live = annotation.live().iter();
    let live = live.map(|revision| revision_to_json(revision, texts));
    put_list(&mut members, "r", live.collect());
    let replaced = annotation.replaced().iter();
    let replaced = replaced.map(|id| shorten(id.as_str()).into());
    put_list(&mut members, "x", replaced.collect());
    members.into()
}

/// Reads an annotation.
pub(super) fn from_json(value: Value, texts: &dyn KeptTexts) -> Result<Annotation, Unreadable> {
    let mut fields = Fields::of(value)?;
    let key = take_key(&mut fields)?;
    let live = fields.list("r")?.into_iter();
    let live: Result<_, _> = live
        .map(|revision| revision_from_json(revision, &key.creator, texts))
        .collect();
    let mut replaced = BTreeSet::new();
    for id in fields.list("x")? {
        replaced.insert(RevisionId::new(lengthen(&text(id)?)?));
    }
    fields.end()?;
    Ok(Annotation::from_parts(key, live?, replaced))
}

/// Writes a revision: id `i`, created `t`, modified `m` (unless equal to `t`), author `a`, generator
/// `g`, target `o`. The note `n` is absent if the annotation is withdrawn.
fn revision_to_json(revision: &Revision, texts: &dyn KeptTexts) -> Value {
    let mut members = Extra::new();
    put(&mut members, "i", shorten(revision.id.as_str()));
    let time = |time: &Option<Timestamp>| time.as_ref().map(times::to_json);
    let (created, modified) = (time(&revision.created), time(&revision.modified));
    if modified != created {
        put(&mut members, "m", modified);
    }
    if let Some(created) = created {
        put(&mut members, "t", created);
    }
    let author = author_to_members(&revision.creator);
    if !author.is_empty() {
        put(&mut members, "a", author);
    }
    if let Some(generator) = &revision.generator {
        put(&mut members, "g", generator_to_json(generator));
    }
    let (target, extra) = match &revision.content {
        Content::Note(note) => {
            put(&mut members, "n", note::to_json(note));
            (Some(&note.target), &note.extra)
        }
        Content::Withdrawn { target, extra } => (target.as_ref(), extra),
    };
    if let Some(target) = target {
        put(&mut members, "o", target::to_json(target, texts));
    }
    put_extra(&mut members, extra);
    members.into()
}

fn revision_from_json(
    value: Value,
    creator: &AuthorId,
    texts: &dyn KeptTexts,
) -> Result<Revision, Unreadable> {
    let mut fields = Fields::of(value)?;
    let created = fields.take("t").map(times::from_json).transpose()?;
    let modified = match fields.take("m") {
        None => created.clone(),
        Some(Value::Null) => None,
        Some(modified) => Some(times::from_json(modified)?),
    };
    let author = fields.object("a")?;
    let generator = fields.take("g").map(generator_from_json).transpose()?;
    let revision = Revision {
        id: RevisionId::new(lengthen(&fields.text("i")?)?),
        created,
        modified,
        creator: author_from_members(author, creator.clone())?,
        generator,
        content: take_content(&mut fields, texts)?,
    };
    fields.end()?;
    Ok(revision)
}

fn take_content(fields: &mut Fields, texts: &dyn KeptTexts) -> Result<Content, Unreadable> {
    let target = fields.take("o");
    let target = target.map(|target| target::from_json(target, texts));
    let target = target.transpose()?;
    let extra = take_extra(fields)?;
    match (fields.take("n"), target) {
        (None, target) => Ok(Content::Withdrawn { target, extra }),
        (Some(note), Some(target)) => note::from_json(note, target, extra),
        (Some(_), None) => Err(damaged(Flaw::NoTarget)),
    }
}

/// Writes an author: name `n`, country and label of the delegation `d`, role `r`. The id is that of the
/// annotation's creator.
fn author_to_members(agent: &Agent) -> Extra {
    let mut members = Extra::new();
    put_some(&mut members, "n", agent.name.as_deref());
    put_delegation(&mut members, "d", agent.delegation.as_ref());
    put_some(&mut members, "r", agent.role.as_deref());
    put_extra(&mut members, &agent.extra);
    members
}

fn author_from_members(members: Extra, id: AuthorId) -> Result<Agent, Unreadable> {
    let mut fields = Fields::from(members);
    let agent = Agent {
        id,
        name: fields.some_text("n")?,
        delegation: fields.delegation("d")?,
        role: fields.some_text("r")?,
        extra: take_extra(&mut fields)?,
    };
    fields.end()?;
    Ok(agent)
}

/// Writes our own generator as its version, any other unchanged.
fn generator_to_json(generator: &Extra) -> Value {
    generator
        .get("name")
        .and_then(Value::as_str)
        .and_then(|name| name.strip_prefix(OWN_NAME))
        .filter(|version| own_generator(version) == *generator)
        .map_or_else(|| wrap(&Value::Object(generator.clone())), Value::from)
}

fn generator_from_json(value: Value) -> Result<Extra, Unreadable> {
    if let Value::String(version) = value {
        return Ok(own_generator(&version));
    }
    match unwrap(value)? {
        Value::Object(members) => Ok(members),
        _ => Err(damaged(Flaw::Generator)),
    }
}

/// The start of our own generator's name.
const OWN_NAME: &str = "Rapporteur ";

/// Returns our own generator as this version of the stored form defines it. Like everything here it is
/// fixed: stored notes must not change if `annotation::generator` does.
fn own_generator(version: &str) -> Extra {
    let mut members = Extra::new();
    put(&mut members, "id", "urn:x-rapporteur:software");
    put(&mut members, "type", "Software");
    put(&mut members, "name", format!("{OWN_NAME}{version}"));
    members
}
