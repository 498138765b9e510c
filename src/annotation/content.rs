//! What an annotation says.

use super::{Extra, Kind, Target};

/// What one revision holds: the note, or the word that it was taken back.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// The annotation as it reads.
    Note(Note),
    /// The tombstone of a withdrawn annotation; only where it stood is kept.
    Withdrawn {
        /// What the annotation spoke of, as far as it is known.
        target: Option<Target>,
        /// Members not known here.
        extra: Extra,
    },
}

/// The annotation as it reads.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// What kind of contribution it is.
    pub kind: Kind,
    /// Its bodies: the text first, then tags and whatever else peers write.
    pub bodies: Vec<Body>,
    /// What it speaks of.
    pub target: Target,
    /// Members not known here, and the own terms of kinds written by later versions.
    pub extra: Extra,
}

/// One body of an annotation; W3C Web Annotation Data Model §3.2.4 (`TextualBody`), or a peer's
/// body of another shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Embedded text.
    Text {
        /// The text itself, Markdown unless `format` says otherwise.
        value: String,
        /// `commenting`, `tagging` …
        purpose: Option<String>,
        /// Media type, `text/markdown` for our own notes.
        format: Option<String>,
        /// BCP 47 language tag.
        language: Option<String>,
        /// Members not known here.
        extra: Extra,
    },
    /// A body of a shape not known here, kept and written back.
    Other(serde_json::Value),
}

impl Content {
    /// What the annotation speaks of, or spoke of.
    pub fn target(&self) -> Option<&Target> {
        match self {
            Self::Note(note) => Some(&note.target),
            Self::Withdrawn { target, .. } => target.as_ref(),
        }
    }
}

impl Note {
    /// What the author says in words: the first text body whose purpose is to say something, else
    /// the first that is no tag.
    pub fn text(&self) -> Option<&str> {
        let texts = || self.bodies.iter().filter_map(Body::text);
        let first = |wanted: fn(&str) -> bool| texts().find(|(_, purpose)| wanted(purpose));
        first(|purpose| SAYING.contains(&purpose))
            .or_else(|| first(|purpose| purpose != TAGGING))
            .map(|(value, _)| value)
    }

    /// Puts `body` in the place of the body that [`text`](Self::text) reads, else before all
    /// others. Members of the old body that are not known here stay.
    pub fn set_text(&mut self, mut body: Body) {
        let saying = |body: &Body| {
            body.text()
                .is_some_and(|(_, purpose)| SAYING.contains(&purpose))
        };
        let no_tag = |body: &Body| body.text().is_some_and(|(_, purpose)| purpose != TAGGING);
        let bodies = self.bodies.iter();
        let place = bodies
            .clone()
            .position(saying)
            .or_else(|| bodies.clone().position(no_tag));
        match place.and_then(|place| self.bodies.get_mut(place)) {
            Some(old) => {
                body.take_extra(old);
                *old = body;
            }
            None => self.bodies.insert(0, body),
        }
    }

    /// Its tags, in the order written.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.bodies
            .iter()
            .filter_map(Body::text)
            .filter(|(_, purpose)| *purpose == TAGGING)
            .map(|(value, _)| value)
    }
}

impl Body {
    /// Takes over what another text body holds that is not known here.
    fn take_extra(&mut self, other: &mut Self) {
        if let (Self::Text { extra, .. }, Self::Text { extra: old, .. }) = (self, other) {
            *extra = std::mem::take(old);
        }
    }

    /// Value and purpose of an embedded text; a text without purpose is taken for a comment.
    fn text(&self) -> Option<(&str, &str)> {
        match self {
            Self::Text { value, purpose, .. } => {
                Some((value, purpose.as_deref().unwrap_or("commenting")))
            }
            Self::Other(_) => None,
        }
    }
}

/// The purpose of a body that is a tag.
const TAGGING: &str = "tagging";

/// The purposes of bodies that say something, as against correcting, linking or naming something.
const SAYING: [&str; 7] = [
    "commenting",
    "questioning",
    "describing",
    "replying",
    "assessing",
    "moderating",
    "highlighting",
];
