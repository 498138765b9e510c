//! The kept form of what a note says.

use serde::{Deserialize, Serialize};

use super::json::{Kept, Members};
use super::wire::present;
use crate::annotation::{Body, Content, Extra, Kind, Note, Target};

/// The media type of our own bodies.
const MARKDOWN: &str = "text/markdown";

/// A note without its target; a comment unless it says otherwise.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WireNote {
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

impl WireNote {
    pub(super) fn new(note: &Note) -> Self {
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

    pub(super) fn into_content(self, target: Target, extra: Extra) -> Content {
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
