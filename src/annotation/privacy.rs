//! Notes that are private to their author.
//!
//! A note is private from its first save or never. A private note may become shared. Then others know
//! it, and only a withdrawal, which travels, can call it back. These rules hold for every save, whoever
//! requests it.
//!
//! Every save enforces privacy by itself: a shared note stays shared, and the withdrawal of a private
//! note is private.

use std::borrow::Cow;

use serde_json::Value;

use super::{Annotation, Content, Note, Revision};

/// An author's choice about the privacy of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrivacyChoice {
    /// No choice: others may have the note, and it cannot be called back.
    Shared,
    /// No choice: the note answers a private one and stays private with it.
    Private,
    /// Free choice: the author may keep the note private.
    Free,
}

impl PrivacyChoice {
    /// Returns the author's choice for a note. `saved_private` says whether the saved note is private;
    /// it is `None` for a new one.
    pub fn of(saved_private: Option<bool>, answers_private: bool) -> Self {
        match (saved_private, answers_private) {
            (Some(false), _) => Self::Shared,
            (_, true) => Self::Private,
            (_, false) => Self::Free,
        }
    }

    /// Returns whether the note is private, given the author's wish.
    pub fn is_private(self, wanted: bool) -> bool {
        match self {
            Self::Shared => false,
            Self::Private => true,
            Self::Free => wanted,
        }
    }
}

impl Content {
    /// Makes the withdrawal of this content, which keeps its place and its privacy. So the withdrawal
    /// of a note unknown to others does not travel either.
    pub fn withdrawn(of: &Self) -> Self {
        let mut withdrawn = Self::Withdrawn {
            target: of.target().cloned(),
            extra: Default::default(),
        };
        withdrawn.set_private(of.is_private());
        withdrawn
    }

    fn set_private(&mut self, private: bool) {
        let was = self.is_private();
        let (Self::Note(Note { extra, .. }) | Self::Withdrawn { extra, .. }) = self;
        if private {
            extra.insert("private".to_owned(), Value::Bool(true));
        } else if was {
            extra.remove("private");
        }
    }
}

impl Annotation {
    /// Returns whether all live content is private. An answer to a private revision must be private too,
    /// because it names and quotes it.
    pub fn is_private(&self) -> bool {
        let mut live = self.live().iter();
        !self.live().is_empty() && live.all(|revision| revision.content.is_private())
    }

    /// Returns the part of the annotation that others may get: everything but private live revisions.
    /// `None` if nobody else may know of it, not even its id.
    pub fn shared_part(&self) -> Option<Cow<'_, Self>> {
        let is_shared = |revision: &&Revision| !revision.content.is_private();
        if self.is_private() {
            None
        } else if self.live().iter().all(|revision| is_shared(&revision)) {
            Some(Cow::Borrowed(self))
        } else {
            let shared = self.live().iter().filter(is_shared).cloned().collect();
            let (key, replaced) = (self.key().clone(), self.replaced().clone());
            Some(Cow::Owned(Self::from_parts(key, shared, replaced)))
        }
    }

    /// Adjusts contents one after another to the form in which they may become live here. A shared note
    /// stays shared. A withdrawal is private if others know nothing else.
    pub(super) fn hold_to_privacy(&self) -> impl FnMut(Content) -> Content + use<> {
        let mut is_live = !self.live().is_empty();
        let mut is_shared = is_live && !self.is_private();
        move |mut content| {
            match &content {
                Content::Note(_) if is_shared => content.set_private(false),
                Content::Note(_) => {}
                Content::Withdrawn { .. } => content.set_private(is_live && !is_shared),
            }
            is_live = true;
            is_shared |= !content.is_private();
            content
        }
    }
}
