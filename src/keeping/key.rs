//! The names of entries: `rapporteur:<base path>:annotation:<document key>:<uuid>` and its siblings.
//! They are part of `docs/contract.md`.
//!
//! Several creators of one annotation id share one key, whose value is a list. A peer's id that is not
//! a UUID enters the key as the version 5 UUID of its IRI.

use std::fmt;

use uuid::Uuid;

use crate::annotation::{AnnotationId, AuthorId};
use crate::document::DocumentKey;

/// The folder that a copy of the app is served from. It separates two copies that share the storage of
/// one host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasePath(String);

impl BasePath {
    /// Finds the folder of a page from the `pathname` of its address. `/reports/index.html` and
    /// `/reports/` both give `/reports/`. Colons separate the parts of a storage key, so they are
    /// written as `%3A`.
    pub fn of_page(pathname: &str) -> Self {
        let folder = pathname
            .rfind('/')
            .and_then(|slash| pathname.get(..=slash))
            .unwrap_or("/");
        Self(folder.replace(':', "%3A"))
    }

    /// Returns the folder as used in storage keys; it begins and ends with `/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the full key of an entry.
    pub fn key(&self, entry: &Entry) -> String {
        format!("{}{entry}", self.prefix())
    }

    /// Parses a key, if it belongs to this copy of the app.
    pub fn parse(&self, key: &str) -> Option<Entry> {
        Entry::parse(key.strip_prefix(&self.prefix())?)
    }

    /// Returns the prefix of all keys of this copy of the app.
    pub fn prefix(&self) -> String {
        format!("rapporteur:{}:", self.0)
    }
}

/// The name of the entry under one key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entry {
    /// All annotations with one id: nearly always one, more if a second creator used the same id.
    Annotation(DocumentKey, Uuid),
    /// A text that annotations were made on, named by [`KeptText::name`](super::KeptText::name).
    Text(DocumentKey, String),
    /// The contents of an open composer.
    Draft(DocumentKey, DraftSlot),
    /// A person who uses this browser.
    Profile(Uuid),
    /// The reader's settings.
    Settings,
    /// The time of the last export of a document's notes.
    Exported(DocumentKey),
    /// The notes of a document that the reader has not read yet, and those they have hidden.
    Reading(DocumentKey),
    /// The decisions on the places of all annotations with one id in this document. The annotations
    /// themselves are kept under another document.
    Placement(DocumentKey, Uuid),
    /// A damaged value that had to make room for a good one, named by its fingerprint.
    Damaged(String),
    /// An entry that the app crashed on, by its former name; see [`Aside`](super::Aside).
    Aside(String),
    /// The list of forgotten notes whose empty entries were removed to make room.
    Swept,
    /// Filler that exists only while an import is measured.
    Probe,
}

/// The composer that a draft belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DraftSlot {
    /// A new note on the block with this id, or on words in it. For words, a colon and a range in code
    /// points of the document's text follow the id (`para-5.9:6465-6480`).
    New(String),
    /// A new note on the document as a whole.
    Document,
    /// An edit of this annotation.
    Edit(Uuid),
    /// An answer to this annotation: a reply, a support, a disposition.
    Reply(Uuid),
    /// A second tab's draft for such a composer while another tab has its draft there.
    Apart(Box<DraftSlot>, u32),
}

impl Entry {
    /// Returns the entry of an annotation.
    pub fn annotation(document: &DocumentKey, id: &AnnotationId) -> Self {
        Self::Annotation(document.clone(), uuid_of(id.as_str()))
    }

    /// Returns the entry for the decision on an annotation's place in a document.
    pub fn placement(document: &DocumentKey, id: &AnnotationId) -> Self {
        Self::Placement(document.clone(), uuid_of(id.as_str()))
    }

    /// Returns the entry of a profile.
    pub fn profile(author: &AuthorId) -> Self {
        Self::Profile(uuid_of(author.as_str()))
    }

    /// Parses a name without the prefix of the app.
    pub(super) fn parse(name: &str) -> Option<Self> {
        let (kind, rest) = name.split_once(':').unwrap_or((name, ""));
        let of_document = || {
            let (document, rest) = rest.split_once(':')?;
            Some((DocumentKey::from_text(document)?, rest))
        };
        let entry = match kind {
            "annotation" => {
                let (document, rest) = of_document()?;
                Self::Annotation(document, strict_uuid(rest)?)
            }
            "placement" => {
                let (document, rest) = of_document()?;
                Self::Placement(document, strict_uuid(rest)?)
            }
            "text" => {
                let (document, rest) = of_document()?;
                Self::Text(document, rest.to_owned())
            }
            "draft" => {
                let (document, rest) = of_document()?;
                Self::Draft(document, DraftSlot::parse(rest)?)
            }
            "profile" => Self::Profile(strict_uuid(rest)?),
            "exported" => Self::Exported(DocumentKey::from_text(rest)?),
            "reading" => Self::Reading(DocumentKey::from_text(rest)?),
            "damaged" => Self::Damaged(rest.to_owned()),
            "aside" => Self::Aside(rest.to_owned()),
            "settings" => Self::Settings,
            "swept" => Self::Swept,
            "probe" => Self::Probe,
            _ => return None,
        };
        // Only the exact form is ours: `settings:more` is not.
        (entry.to_string() == name).then_some(entry)
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Annotation(document, uuid) => write!(f, "annotation:{document}:{uuid}"),
            Self::Text(document, name) => write!(f, "text:{document}:{name}"),
            Self::Draft(document, slot) => write!(f, "draft:{document}:{slot}"),
            Self::Profile(uuid) => write!(f, "profile:{uuid}"),
            Self::Settings => f.write_str("settings"),
            Self::Exported(document) => write!(f, "exported:{document}"),
            Self::Reading(document) => write!(f, "reading:{document}"),
            Self::Placement(document, uuid) => write!(f, "placement:{document}:{uuid}"),
            Self::Damaged(print) => write!(f, "damaged:{print}"),
            Self::Aside(name) => write!(f, "aside:{name}"),
            Self::Swept => f.write_str("swept"),
            Self::Probe => f.write_str("probe"),
        }
    }
}

impl DraftSlot {
    fn parse(name: &str) -> Option<Self> {
        match name.split_once(':').unwrap_or((name, "")) {
            ("new", block) => Some(Self::New(block.to_owned())),
            ("document", _) => Some(Self::Document),
            ("edit", uuid) => strict_uuid(uuid).map(Self::Edit),
            ("reply", uuid) => strict_uuid(uuid).map(Self::Reply),
            ("apart", rest) => {
                let (number, slot) = rest.split_once(':')?;
                // Nested slots could be as deep as a key is long.
                let slot = Self::parse(slot).filter(|slot| !matches!(slot, Self::Apart(..)))?;
                Some(Self::Apart(Box::new(slot), number.parse().ok()?))
            }
            _ => None,
        }
    }

    /// Makes the slot for a new note on words: a half-open range in code points of the document's text.
    pub fn words(block: &str, start: usize, end: usize) -> Self {
        Self::New(format!("{block}:{start}-{end}"))
    }

    /// Returns the next slot of the same composer.
    pub fn apart(self) -> Self {
        match self {
            Self::Apart(slot, number) => Self::Apart(slot, number.wrapping_add(1)),
            slot => Self::Apart(Box::new(slot), 2),
        }
    }

    /// Makes the slot for editing an annotation.
    pub fn edit(id: &AnnotationId) -> Self {
        Self::Edit(uuid_of(id.as_str()))
    }

    /// Makes the slot for replying to an annotation.
    pub fn reply(id: &AnnotationId) -> Self {
        Self::Reply(uuid_of(id.as_str()))
    }
}

impl fmt::Display for DraftSlot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::New(block) => write!(f, "new:{block}"),
            Self::Document => f.write_str("document"),
            Self::Edit(uuid) => write!(f, "edit:{uuid}"),
            Self::Reply(uuid) => write!(f, "reply:{uuid}"),
            Self::Apart(slot, number) => write!(f, "apart:{number}:{slot}"),
        }
    }
}

/// Returns the common name of all annotations with one id, whatever document they are kept under. The
/// page's safety net (`boot/net.js`) identifies them by it.
pub fn name_of_notes(id: &AnnotationId) -> String {
    format!("note:{}", uuid_of(id.as_str()))
}

/// Returns the UUID of an IRI: its own if it is a `urn:uuid:` in the usual form. Otherwise the UUID is
/// derived (RFC 9562 version 5, namespace URL). Two IRIs can be crafted to share a UUID. That is why a
/// value can hold several annotations and names each in full.
fn uuid_of(iri: &str) -> Uuid {
    iri.strip_prefix("urn:uuid:")
        .and_then(strict_uuid)
        .unwrap_or_else(|| Uuid::new_v5(&Uuid::NAMESPACE_URL, iri.as_bytes()))
}

/// Parses a UUID in its usual form: lower case, with hyphens.
pub(super) fn strict_uuid(text: &str) -> Option<Uuid> {
    let uuid = Uuid::try_parse(text).ok()?;
    (uuid.to_string() == text).then_some(uuid)
}
