//! The shape of a stored value: short names, defaults left out, nothing lost.

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::ids::{lengthen, shorten};
use super::json::{Kept, Members};
use super::note::WireNote;
use super::target::WireTarget;
use super::times::WireTime;
use super::{Damage, Texts};
use crate::annotation::{
    Agent, Annotation, AnnotationId, AuthorId, Content, Delegation, Extra, Key, Revision,
    RevisionId, Timestamp,
};
use crate::keeping::version::Version;

/// A stored value: the annotations of one id.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WireEntry {
    pub v: Version,
    #[serde(rename = "n")]
    pub annotations: Vec<WireAnnotation>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WireAnnotation {
    #[serde(rename = "i")]
    id: String,
    #[serde(rename = "c")]
    creator: String,
    #[serde(rename = "r", default, skip_serializing_if = "Vec::is_empty")]
    live: Vec<WireRevision>,
    #[serde(rename = "x", default, skip_serializing_if = "Vec::is_empty")]
    replaced: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireRevision {
    #[serde(rename = "i")]
    id: String,
    #[serde(rename = "t", default, skip_serializing_if = "Option::is_none")]
    created: Option<WireTime>,
    /// Left out when it equals `created`.
    #[serde(
        rename = "m",
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    modified: Option<Option<WireTime>>,
    #[serde(rename = "a", default, skip_serializing_if = "WireAgent::is_bare")]
    agent: WireAgent,
    #[serde(rename = "g", default, skip_serializing_if = "Option::is_none")]
    generator: Option<WireGenerator>,
    #[serde(rename = "o", default, skip_serializing_if = "Option::is_none")]
    target: Option<WireTarget>,
    #[serde(rename = "e", default, skip_serializing_if = "Members::is_empty")]
    extra: Members,
    /// Left out when the annotation is withdrawn.
    #[serde(rename = "n", default, skip_serializing_if = "Option::is_none")]
    note: Option<WireNote>,
}

/// Our own generator by its version, any other as it is.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum WireGenerator {
    Own(String),
    Other(Kept),
}

/// The author; the id is that of the annotation's creator.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireAgent {
    #[serde(rename = "n", default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// Country, label.
    #[serde(rename = "d", default, skip_serializing_if = "Option::is_none")]
    delegation: Option<(Option<String>, Option<String>)>,
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(rename = "e", default, skip_serializing_if = "Members::is_empty")]
    extra: Members,
}

/// Tells a member that is `null` from one that is absent.
pub(super) fn present<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Some)
}

impl WireAnnotation {
    pub(super) fn new(annotation: &Annotation, texts: &dyn Texts) -> Self {
        let key = annotation.key();
        Self {
            id: shorten(key.id.as_str()),
            creator: shorten(key.creator.as_str()),
            live: annotation
                .live()
                .iter()
                .map(|revision| WireRevision::new(revision, texts))
                .collect(),
            replaced: annotation
                .replaced()
                .iter()
                .map(|id| shorten(id.as_str()))
                .collect(),
        }
    }

    pub(super) fn into_annotation(self, texts: &dyn Texts) -> Result<Annotation, Damage> {
        let key = Key {
            id: AnnotationId::new(lengthened(&self.id)?),
            creator: AuthorId::new(lengthened(&self.creator)?),
        };
        let live = self
            .live
            .into_iter()
            .map(|revision| revision.into_revision(&key.creator, texts))
            .collect::<Result<Vec<_>, _>>()?;
        let replaced = self
            .replaced
            .iter()
            .map(|id| lengthened(id).map(RevisionId::new))
            .collect::<Result<BTreeSet<_>, _>>()?;
        Ok(Annotation::from_parts(key, live, replaced))
    }
}

fn lengthened(short: &str) -> Result<String, Damage> {
    lengthen(short).ok_or_else(|| Damage::Id(short.to_owned()))
}

fn timestamp(time: WireTime) -> Result<Timestamp, Damage> {
    time.into_timestamp().ok_or(Damage::Time)
}

impl WireRevision {
    fn new(revision: &Revision, texts: &dyn Texts) -> Self {
        let time = |time: &Option<Timestamp>| time.as_ref().map(WireTime::new);
        let (created, modified) = (time(&revision.created), time(&revision.modified));
        let (target, extra, note) = match &revision.content {
            Content::Note(note) => (Some(&note.target), &note.extra, Some(WireNote::new(note))),
            Content::Withdrawn { target, extra } => (target.as_ref(), extra, None),
        };
        Self {
            id: shorten(revision.id.as_str()),
            modified: (modified != created).then_some(modified),
            created,
            agent: WireAgent::new(&revision.creator),
            generator: revision.generator.as_ref().map(WireGenerator::new),
            target: target.map(|target| WireTarget::from_target(target, texts)),
            extra: Members(extra.clone()),
            note,
        }
    }

    fn into_revision(self, creator: &AuthorId, texts: &dyn Texts) -> Result<Revision, Damage> {
        let target = self
            .target
            .map(|target| target.into_target(texts))
            .transpose()?;
        let content = match self.note {
            Some(note) => note.into_content(target.ok_or(Damage::NoTarget)?, self.extra.0),
            None => Content::Withdrawn {
                target,
                extra: self.extra.0,
            },
        };
        let created = self.created.map(timestamp).transpose()?;
        let modified = match self.modified {
            Some(modified) => modified.map(timestamp).transpose()?,
            None => created.clone(),
        };
        Ok(Revision {
            id: RevisionId::new(lengthened(&self.id)?),
            created,
            modified,
            creator: self.agent.into_agent(creator.clone()),
            generator: self.generator.and_then(WireGenerator::into_extra),
            content,
        })
    }
}

impl WireGenerator {
    fn new(generator: &Extra) -> Self {
        generator
            .get("name")
            .and_then(Value::as_str)
            .and_then(|name| name.strip_prefix(OWN_NAME))
            .filter(|version| own_generator(version) == *generator)
            .map_or_else(
                || Self::Other(Kept(Value::Object(generator.clone()))),
                |version| Self::Own(version.to_owned()),
            )
    }

    fn into_extra(self) -> Option<Extra> {
        match self {
            Self::Own(version) => Some(own_generator(&version)),
            Self::Other(Kept(Value::Object(members))) => Some(members),
            Self::Other(_) => None,
        }
    }
}

impl WireAgent {
    fn new(agent: &Agent) -> Self {
        let delegation = agent.delegation.clone();
        Self {
            name: agent.name.clone(),
            delegation: delegation.map(|delegation| (delegation.country, delegation.label)),
            role: agent.role.clone(),
            extra: Members(agent.extra.clone()),
        }
    }

    fn is_bare(&self) -> bool {
        self.name.is_none()
            && self.delegation.is_none()
            && self.role.is_none()
            && self.extra.is_empty()
    }

    fn into_agent(self, id: AuthorId) -> Agent {
        let delegation = self.delegation;
        Agent {
            id,
            name: self.name,
            delegation: delegation.map(|(country, label)| Delegation { country, label }),
            role: self.role,
            extra: self.extra.0,
        }
    }
}

/// What our own generator's name begins with.
const OWN_NAME: &str = "Rapporteur ";

/// Our own generator as this version of the stored form writes it out. Like everything here it is
/// fixed: should `annotation::generator` change, kept notes must not.
fn own_generator(version: &str) -> Extra {
    [
        ("id", "urn:x-rapporteur:software"),
        ("type", "Software"),
        ("name", &format!("{OWN_NAME}{version}")),
    ]
    .into_iter()
    .map(|(member, value)| (member.to_owned(), value.into()))
    .collect()
}
