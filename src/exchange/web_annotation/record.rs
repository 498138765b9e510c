//! One revision of an annotation ↔ one object of the file.

use std::collections::BTreeSet;

use serde_json::Value;

use super::agent::{creator_from_json, creator_to_json, take_generator};
use super::body::{put_bodies, take_bodies};
use super::canonical::canonical;
use super::iri::derived;
use super::member::{
    drop_type, has_type, named, put, put_some, put_type, take_iri, take_list, take_single,
    take_text, take_time,
};
use super::problem::{Member, Reason};
use super::target;
use super::vocabulary::W3C_CONTEXT;
use crate::annotation::{
    Agent, Annotation, AnnotationId, Content, Extra, Key, Kind, Note, Revision, RevisionId,
    Timestamp, depth,
};

/// Returns the `id` of an item for a live revision other than the first of its annotation.
pub(super) fn further_id(canonical: &str, revision: &RevisionId) -> String {
    derived("revision", &[canonical, revision.as_str()])
}

/// Reads one item. Its remaining members are unknown here and preserved.
pub(super) fn from_item(mut members: Extra) -> Result<Annotation, Reason> {
    if !has_type(&members, "Annotation") {
        return Err(Reason::NotAnAnnotation);
    }
    drop_type(&mut members, "Annotation");
    drop_context(&mut members);
    let head = Head::take(&mut members)?;
    let revision = head.revision.clone();
    let revision = revision.ok_or(Reason::Missing(Member::Revision))?;
    keep_copy_id(&mut members, &head, &revision);
    let kind = take_kind(&mut members);
    let note = Note {
        bodies: take_bodies(&mut members, kind.motivation())?,
        kind,
        target: take_target(&mut members)?.ok_or(Reason::Missing(Member::Target))?,
        extra: members,
    };
    head.into_annotation(Some((revision, Content::Note(note))))
}

/// Reads one entry of `withdrawn`. An entry without a revision only lists replaced revisions.
pub(super) fn from_withdrawn(mut members: Extra) -> Result<Annotation, Reason> {
    let head = Head::take(&mut members)?;
    let target = take_target(&mut members)?;
    let content = head.revision.clone().map(|revision| {
        let extra = members;
        (revision, Content::Withdrawn { target, extra })
    });
    head.into_annotation(content)
}

/// Writes one live note. `id` is the canonical id, or [`further_id`] for a second live note.
/// `replaced` are the revisions to list as replaced.
pub(super) fn to_item(
    id: &str,
    annotation: &Annotation,
    revision: &Revision,
    note: &Note,
    replaced: Option<&BTreeSet<RevisionId>>,
) -> Value {
    let mut members = note.extra.clone();
    put_type(&mut members, "Annotation");
    put_head(&mut members, id, replaced);
    put_revision(&mut members, revision);
    put(&mut members, "canonical", annotation.key().id.as_str());
    put_some(&mut members, "motivation", note.kind.motivation());
    put_some(&mut members, "kind", note.kind.term());
    put_bodies(&mut members, &note.bodies, note.kind.motivation());
    members.insert("target".to_owned(), target::to_json(&note.target));
    Value::Object(members)
}

/// Writes one live withdrawal.
pub(super) fn to_withdrawn(
    annotation: &Annotation,
    revision: &Revision,
    target: Option<&crate::annotation::Target>,
    extra: &Extra,
    replaced: Option<&BTreeSet<RevisionId>>,
) -> Value {
    let mut members = extra.clone();
    put_head(&mut members, annotation.key().id.as_str(), replaced);
    put_revision(&mut members, revision);
    if let Some(target) = target {
        members.insert("target".to_owned(), target::to_json(target));
    }
    Value::Object(members)
}

/// Returns the content of a live revision, as the members of its item or withdrawal. The id of the
/// revision and the replaced ids are left out.
pub(in crate::exchange) fn content_members(annotation: &Annotation, revision: &Revision) -> Extra {
    let Value::Object(mut members) = alone(annotation, revision) else {
        return Extra::new();
    };
    for name in ["id", "canonical", "revision"] {
        members.remove(name);
    }
    members
}

/// Writes a live revision without the replaced ids.
fn alone(annotation: &Annotation, revision: &Revision) -> Value {
    match &revision.content {
        Content::Note(note) => {
            let id = annotation.key().id.as_str();
            to_item(id, annotation, revision, note, None)
        }
        Content::Withdrawn { target, extra } => {
            to_withdrawn(annotation, revision, target.as_ref(), extra, None)
        }
    }
}

/// Writes an annotation that has only replaced revisions.
pub(super) fn to_replaced(annotation: &Annotation) -> Value {
    let mut members = Extra::new();
    let key = annotation.key();
    put_head(&mut members, key.id.as_str(), Some(annotation.replaced()));
    let mut creator = named(key.creator.as_str());
    put_type(&mut creator, "Person");
    members.insert("creator".to_owned(), Value::Object(creator));
    Value::Object(members)
}

/// Returns the deepest nesting of arrays and objects in a written annotation.
pub(super) fn written_levels(annotation: &Annotation) -> usize {
    let levels = annotation.live().iter();
    let levels = levels.map(|revision| depth(&alone(annotation, revision)));
    levels.max().unwrap_or_default()
}

/// The common part of items and withdrawals.
struct Head {
    id: String,
    canonical: Option<String>,
    revision: Option<RevisionId>,
    replaced: BTreeSet<RevisionId>,
    created: Option<Timestamp>,
    modified: Option<Timestamp>,
    creator: Agent,
    generator: Option<Extra>,
}

impl Head {
    fn take(members: &mut Extra) -> Result<Self, Reason> {
        // This is the time of the file, not of the note; the collection states it.
        members.remove("generated");
        let id = take_iri(members, "id", Member::Id)?.ok_or(Reason::Missing(Member::Id))?;
        let creator = take_single(members, "creator", Member::Creator)?;
        Ok(Self {
            canonical: take_iri(members, "canonical", Member::Canonical)?,
            revision: take_revision(members)?,
            replaced: take_replaces(members)?,
            created: take_time(members, "created", Member::Created)?,
            modified: take_time(members, "modified", Member::Modified)?,
            creator: creator_from_json(creator, &id)?,
            generator: take_generator(members),
            id,
        })
    }

    /// Returns `id` if there is no `canonical`; Web Annotation Data Model §3.3.7.
    fn annotation_id(&self) -> &str {
        self.canonical.as_deref().unwrap_or(&self.id)
    }

    fn into_annotation(self, content: Option<(RevisionId, Content)>) -> Result<Annotation, Reason> {
        let key = Key {
            id: AnnotationId::new(self.annotation_id()),
            creator: self.creator.id.clone(),
        };
        let live = content.map(|(id, content)| Revision {
            id,
            created: self.created,
            modified: self.modified,
            creator: self.creator,
            generator: self.generator,
            content,
        });
        // A record that replaces itself would vanish.
        if live
            .as_ref()
            .is_some_and(|revision| self.replaced.contains(&revision.id))
        {
            return Err(Reason::Malformed(Member::Replaces));
        }
        Ok(Annotation::from_parts(
            key,
            live.into_iter().collect(),
            self.replaced,
        ))
    }
}

fn put_head(members: &mut Extra, id: &str, replaced: Option<&BTreeSet<RevisionId>>) {
    put(members, "id", id);
    let replaced: Vec<Value> = replaced
        .into_iter()
        .flatten()
        .map(|revision| Value::from(revision.as_str()))
        .collect();
    if !replaced.is_empty() {
        members.insert("replaces".to_owned(), Value::Array(replaced));
    }
}

fn put_revision(members: &mut Extra, revision: &Revision) {
    put(members, "revision", revision.id.as_str());
    put_some(
        members,
        "created",
        revision.created.as_ref().map(Timestamp::as_str),
    );
    put_some(
        members,
        "modified",
        revision.modified.as_ref().map(Timestamp::as_str),
    );
    members.insert("creator".to_owned(), creator_to_json(&revision.creator));
    if let Some(generator) = &revision.generator {
        members.insert("generator".to_owned(), Value::Object(generator.clone()));
    }
}

/// Returns the canonical JSON (RFC 8785) of a record, without members that say nothing about its
/// content. The ids of a peer's record without ids are derived from it.
pub(in crate::exchange) fn content_of(members: &Extra) -> String {
    let mut content = members.clone();
    for name in ["@context", "generated", "replaces"] {
        content.remove(name);
    }
    canonical(&content)
}

/// Drops the context, unless it adds terms to the standard's.
fn drop_context(members: &mut Extra) {
    let adds_terms = members
        .get("@context")
        .and_then(Value::as_array)
        .is_some_and(|contexts| contexts.len() > 1 && contexts.iter().any(|c| c == W3C_CONTEXT));
    if !adds_terms {
        members.remove("@context");
    }
}

/// Turns the `id` of a peer's copy into a `via` (§3.3.7), since items are written under their
/// canonical id.
fn keep_copy_id(members: &mut Extra, head: &Head, revision: &RevisionId) {
    let canonical = head.annotation_id();
    if head.id == canonical || head.id == further_id(canonical, revision) {
        return;
    }
    let mut via = take_list(members, "via");
    if !via.iter().any(|iri| *iri == head.id) {
        via.push(Value::from(head.id.as_str()));
    }
    super::member::put_list(members, "via", via);
}

/// Takes a single motivation and our own term `kind`. Several motivations are preserved, but name
/// no kind.
fn take_kind(members: &mut Extra) -> Kind {
    if let Some(Value::Array(motivations)) = members.get("motivation")
        && let [Value::String(only)] = motivations.as_slice()
    {
        let only = only.clone();
        put(members, "motivation", only);
    }
    let motivation = take_text(members, "motivation");
    let kind = take_text(members, "kind");
    Kind::from_terms(motivation.as_deref(), kind.as_deref())
}

fn take_target(members: &mut Extra) -> Result<Option<crate::annotation::Target>, Reason> {
    take_single(members, "target", Member::Target)?
        .map(target::from_json)
        .transpose()
}

fn take_revision(members: &mut Extra) -> Result<Option<RevisionId>, Reason> {
    match members.remove("revision") {
        None => Ok(None),
        Some(Value::String(id)) => Ok(Some(RevisionId::new(id))),
        Some(_) => Err(Reason::Malformed(Member::Revision)),
    }
}

fn take_replaces(members: &mut Extra) -> Result<BTreeSet<RevisionId>, Reason> {
    // `collect` would bring another sort into the download.
    let mut replaced = BTreeSet::new();
    for value in take_list(members, "replaces") {
        match value {
            Value::String(id) => replaced.insert(RevisionId::new(id)),
            _ => return Err(Reason::Malformed(Member::Replaces)),
        };
    }
    Ok(replaced)
}
