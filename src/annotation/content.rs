//! The content of an annotation.

use super::{Extra, Kind, Target};

/// The content of one revision: the note, or the word that it was taken back.
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
    /// Returns what the annotation speaks of, or spoke of.
    pub fn target(&self) -> Option<&Target> {
        match self {
            Self::Note(note) => Some(&note.target),
            Self::Withdrawn { target, .. } => target.as_ref(),
        }
    }
}

impl Note {
    /// Returns what the author says in words: the first text body whose purpose is to say
    /// something, else the first that is neither tag nor proposed text.
    pub fn text(&self) -> Option<&str> {
        self.words_at(self.text_place()?)
    }

    /// Returns every text of the note but its tags and what it proposes, each with whether it is
    /// Markdown. What says no format is taken for that.
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

    /// Returns the text that will stand in place of the words the note speaks of.
    pub fn proposed(&self) -> Option<&str> {
        self.words_at(self.proposed_place()?)
    }

    /// Returns the words by which others know it: what it proposes, else what it says, else what it
    /// speaks of.
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
    /// Returns this text with what another text body holds that is not known here.
    pub(super) fn with_extra_of(mut self, other: Self) -> Self {
        if let (Self::Text { extra, .. }, Self::Text { extra: old, .. }) = (&mut self, other) {
            *extra = old;
        }
        self
    }

    /// Tells whether it is a tag.
    pub(super) fn is_tag(&self) -> bool {
        self.text().is_some_and(|(_, purpose)| purpose == TAGGING)
    }

    /// Returns value and purpose of an embedded text; a text without purpose is taken for a
    /// comment.
    pub(super) fn text(&self) -> Option<(&str, &str)> {
        match self {
            Self::Text { value, purpose, .. } => {
                Some((value, purpose.as_deref().unwrap_or("commenting")))
            }
            Self::Other(_) => None,
        }
    }
}

/// The media type of texts with marks that are drawn.
const MARKDOWN: &str = "text/markdown";

/// The purpose of a body that is a tag.
pub(super) const TAGGING: &str = "tagging";

/// The purpose of a body that will stand in place of the words the note speaks of.
pub(super) const EDITING: &str = "editing";

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
