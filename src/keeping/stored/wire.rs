//! The shape of a stored value: short names, defaults left out, nothing lost.

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::ids::{lengthen, shorten};
use super::json::{Kept, Members};
use super::target::WireTarget;
use super::{Damage, Texts};
use crate::annotation::{
    Agent, Annotation, AnnotationId, AuthorId, Body, Content, Delegation, Extra, Key, Kind, Note,
    Revision, RevisionId, Target, Timestamp,
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
    created: Option<String>,
    /// Left out when it equals `created`.
    #[serde(
        rename = "m",
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    modified: Option<Option<String>>,
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

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireNote {
    #[serde(rename = "k", default, skip_serializing_if = "Option::is_none")]
    kind: Option<WireKind>,
    #[serde(rename = "b", default, skip_serializing_if = "Vec::is_empty")]
    bodies: Vec<WireBody>,
}

/// A kind by its terms in files: the motivation, and the own term where there is one.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum WireKind {
    Motivation(String),
    Terms(Option<String>, Option<String>),
}

/// A body: the text alone where the rest is as usual, which is to say Markdown whose purpose is the
/// annotation's motivation.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum WireBody {
    Usual(String),
    Text(WireText),
    Other(Kept),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireText {
    #[serde(rename = "t")]
    value: String,
    /// Left out when it is the annotation's motivation.
    #[serde(
        rename = "p",
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    purpose: Option<Option<String>>,
    /// Left out when it is Markdown.
    #[serde(
        rename = "f",
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    format: Option<Option<String>>,
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(rename = "e", default, skip_serializing_if = "Members::is_empty")]
    extra: Members,
}

/// Tells a member that is `null` from one that is absent.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<String>>, D::Error> {
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

impl WireRevision {
    fn new(revision: &Revision, texts: &dyn Texts) -> Self {
        let text = |time: &Option<Timestamp>| time.as_ref().map(|time| time.as_str().to_owned());
        let (created, modified) = (text(&revision.created), text(&revision.modified));
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
        let modified = self.modified.unwrap_or_else(|| self.created.clone());
        Ok(Revision {
            id: RevisionId::new(lengthened(&self.id)?),
            created: self.created.map(Timestamp::new),
            modified: modified.map(Timestamp::new),
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

impl WireNote {
    fn new(note: &Note) -> Self {
        let kind = WireKind::new(&note.kind);
        Self {
            bodies: note
                .bodies
                .iter()
                .map(|b| WireBody::new(b, &note.kind))
                .collect(),
            kind,
        }
    }

    fn into_content(self, target: Target, extra: Extra) -> Content {
        let kind = self.kind.map_or(Kind::Comment, WireKind::into_kind);
        Content::Note(Note {
            bodies: self
                .bodies
                .into_iter()
                .map(|b| b.into_body(&kind))
                .collect(),
            kind,
            target,
            extra,
        })
    }
}

impl WireKind {
    /// `None` for a comment, the usual kind.
    fn new(kind: &Kind) -> Option<Self> {
        let text = |term: Option<&str>| term.map(str::to_owned);
        match (kind, kind.motivation(), kind.term()) {
            (Kind::Comment, ..) => None,
            (_, Some(motivation), None) => Some(Self::Motivation(motivation.to_owned())),
            (_, motivation, term) => Some(Self::Terms(text(motivation), text(term))),
        }
    }

    fn into_kind(self) -> Kind {
        match self {
            Self::Motivation(motivation) => Kind::from_terms(Some(&motivation), None),
            Self::Terms(motivation, term) => {
                Kind::from_terms(motivation.as_deref(), term.as_deref())
            }
        }
    }
}

impl WireBody {
    fn new(body: &Body, kind: &Kind) -> Self {
        match body.clone() {
            Body::Text {
                value,
                purpose,
                format,
                language,
                extra,
            } => {
                let purpose = (purpose.as_deref() != kind.motivation()).then_some(purpose);
                let format = (format.as_deref() != Some(MARKDOWN)).then_some(format);
                let usual = purpose.is_none() && format.is_none();
                if usual && language.is_none() && extra.is_empty() {
                    return Self::Usual(value);
                }
                Self::Text(WireText {
                    value,
                    purpose,
                    format,
                    language,
                    extra: Members(extra),
                })
            }
            Body::Other(value) => Self::Other(Kept(value)),
        }
    }

    fn into_body(self, kind: &Kind) -> Body {
        let usual_purpose = || kind.motivation().map(str::to_owned);
        let usual_format = || Some(MARKDOWN.to_owned());
        match self {
            Self::Usual(value) => Body::Text {
                value,
                purpose: usual_purpose(),
                format: usual_format(),
                language: None,
                extra: Extra::new(),
            },
            Self::Text(text) => Body::Text {
                value: text.value,
                purpose: text.purpose.unwrap_or_else(usual_purpose),
                format: text.format.unwrap_or_else(usual_format),
                language: text.language,
                extra: text.extra.0,
            },
            Self::Other(Kept(value)) => Body::Other(value),
        }
    }
}

/// The media type of our own bodies.
const MARKDOWN: &str = "text/markdown";

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
