//! The content of an annotation.

use super::{Extra, Kind, Target};

/// The content of one revision: the note, or its withdrawal.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// The annotation as it reads.
    Note(Note),
    /// The tombstone of a withdrawn annotation; only its place is kept.
    Withdrawn {
        /// The target of the annotation, as far as it is known.
        target: Option<Target>,
        /// Members not known here.
        extra: Extra,
    },
}

/// The annotation as it reads.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Its kind of contribution.
    pub kind: Kind,
    /// Its bodies: the text first, then tags and whatever else peers write.
    pub bodies: Vec<Body>,
    /// Its target.
    pub target: Target,
    /// Members that are not known here, and our own terms of kinds from later versions.
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
    /// Returns the present or former target of the annotation.
    pub fn target(&self) -> Option<&Target> {
        match self {
            Self::Note(note) => Some(&note.target),
            Self::Withdrawn { target, .. } => target.as_ref(),
        }
    }
}

impl Note {
    /// Returns the author's words: the first text body whose purpose is to say something. Failing that,
    /// the first that is neither a tag nor a proposed text.
    pub fn text(&self) -> Option<&str> {
        self.words_at(self.text_place()?)
    }

    /// Returns every text of the note except tags and proposed text, with whether it is Markdown. A
    /// text without a format counts as Markdown.
    pub fn texts(&self) -> impl Iterator<Item = (&str, bool)> {
        let proposed = self.proposed_place();
        let bodies = self.bodies.iter().enumerate();
        let said = bodies.filter(move |(place, body)| !body.is_tag() && Some(*place) != proposed);
        said.filter_map(|(_, body)| match body {
            Body::Text { value, format, .. } => {
                let is_markdown = format.as_deref().is_none_or(|format| {
                    let name = format.split(';').next().unwrap_or_default();
                    name.trim().eq_ignore_ascii_case(MARKDOWN)
                });
                Some((value.as_str(), is_markdown))
            }
            Body::Other(_) => None,
        })
    }

    /// Returns the text proposed in place of the words the note is about.
    pub fn proposed(&self) -> Option<&str> {
        self.words_at(self.proposed_place()?)
    }

    /// Returns the words by which others recognize the note: its proposed text, else its text, else its
    /// quote.
    pub fn gist(&self) -> Option<&str> {
        [self.proposed(), self.text(), self.target.quote()]
            .into_iter()
            .flatten()
            .find(|words| !words.trim().is_empty())
    }

    pub(super) fn text_place(&self) -> Option<usize> {
        let proposed = self.proposed_place();
        let purposes = || {
            self.bodies
                .iter()
                .map(|body| body.text().map(|(_, purpose)| purpose))
        };
        let says = |purpose: Option<&str>| purpose.is_some_and(|one| SAYING.contains(&one));
        let is_other = |purpose: Option<&str>| purpose.is_some_and(|one| one != TAGGING);
        purposes().position(says).or_else(|| {
            let mut places = purposes().enumerate();
            let found =
                places.find(|(place, purpose)| is_other(*purpose) && Some(*place) != proposed);
            found.map(|(place, _)| place)
        })
    }

    pub(super) fn proposed_place(&self) -> Option<usize> {
        let proposes = matches!(self.kind, Kind::Editorial | Kind::Proposal);
        let is_editing = |body: &Body| body.text().is_some_and(|(_, purpose)| purpose == EDITING);
        self.bodies.iter().position(is_editing).filter(|_| proposes)
    }

    fn words_at(&self, place: usize) -> Option<&str> {
        self.bodies.get(place)?.text().map(|(value, _)| value)
    }

    /// Returns its tags, in the order written.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.bodies
            .iter()
            .filter_map(Body::text)
            .filter(|(_, purpose)| *purpose == TAGGING)
            .map(|(value, _)| value)
    }
}

impl Body {
    /// Returns this text with the unknown members of another text body.
    pub(super) fn with_extra_of(mut self, other: Self) -> Self {
        if let (Self::Text { extra, .. }, Self::Text { extra: old, .. }) = (&mut self, other) {
            *extra = old;
        }
        self
    }

    /// Returns whether the body is a tag.
    pub(super) fn is_tag(&self) -> bool {
        self.text().is_some_and(|(_, purpose)| purpose == TAGGING)
    }

    /// Returns the value and purpose of an embedded text. A text without a purpose counts as a comment.
    pub(super) fn text(&self) -> Option<(&str, &str)> {
        match self {
            Self::Text { value, purpose, .. } => {
                Some((value, purpose.as_deref().unwrap_or("commenting")))
            }
            Self::Other(_) => None,
        }
    }
}

/// The media type of texts whose markup is drawn.
const MARKDOWN: &str = "text/markdown";

/// The purpose of a body that is a tag.
pub(super) const TAGGING: &str = "tagging";

/// The purpose of a body that proposes a replacement for the words the note is about.
pub(super) const EDITING: &str = "editing";

/// The purposes of bodies that say something, rather than correct, link or name something.
const SAYING: [&str; 7] = [
    "commenting",
    "questioning",
    "describing",
    "replying",
    "assessing",
    "moderating",
    "highlighting",
];
