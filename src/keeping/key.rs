//! The names under which things are kept: `rapporteur:<base path>:annotation:<document key>:<uuid>`
//! and its siblings. They are part of `docs/contract.md`.
//!
//! Several creators of one annotation id share one key, whose value is a list. A peer's id that is
//! no UUID gets the version 5 UUID of its IRI as its part of the key.

use std::fmt;

use uuid::Uuid;

use crate::annotation::{AnnotationId, AuthorId};
use crate::document::DocumentKey;

/// The folder a copy of the app is served from. Two copies on one host share its storage and are
/// kept apart by this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasePath(String);

impl BasePath {
    /// Finds the folder of a page, from the `pathname` of its address: `/reports/index.html` and
    /// `/reports/` are both `/reports/`. A colon, which separates the parts of a storage key, is
    /// written `%3A`.
    pub fn of_page(pathname: &str) -> Self {
        let folder = pathname
            .rfind('/')
            .and_then(|slash| pathname.get(..=slash))
            .unwrap_or("/");
        Self(folder.replace(':', "%3A"))
    }

    /// Returns the folder as it stands in storage keys; begins and ends with `/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the key of an entry, in full.
    pub fn key(&self, entry: &Entry) -> String {
        format!("{}{entry}", self.prefix())
    }

    /// Reads what a key names, if it is one of this copy of the app.
    pub fn parse(&self, key: &str) -> Option<Entry> {
        Entry::parse(key.strip_prefix(&self.prefix())?)
    }

    /// Returns the prefix that all keys of this copy of the app begin with.
    pub fn prefix(&self) -> String {
        format!("rapporteur:{}:", self.0)
    }
}

/// The name of what is kept under one key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entry {
    /// All annotations of one id: nearly always one, more where a second creator used the same id.
    Annotation(DocumentKey, Uuid),
    /// A text that annotations were made on, by its [`name`](super::KeptText::name).
    Text(DocumentKey, String),
    /// What stands in an open composer.
    Draft(DocumentKey, DraftSlot),
    /// A person who uses this browser.
    Profile(Uuid),
    /// What the reader has set.
    Settings,
    /// When the notes of a document were last exported.
    Exported(DocumentKey),
    /// What the reader of a document has not read yet, and what they have hidden.
    Reading(DocumentKey),
    /// What was decided about the place that all annotations of one id have in this document,
    /// which is another than the one they are kept under.
    Placement(DocumentKey, Uuid),
    /// A damaged value that had to make room for a good one; named by a fingerprint of it.
    Damaged(String),
    /// What the app died on, by the name it had: see [`Aside`](super::Aside).
    Aside(String),
    /// Which empty entries of forgotten notes were removed to make room.
    Swept,
    /// Filler that is there only while an import is measured.
    Probe,
}

/// The composer that a draft belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DraftSlot {
    /// A new note on the block of this id, or on words in it. For words the id is followed by a
    /// colon and the code points they begin and end at in the document's text
    /// (`para-5.9:6465-6480`).
    New(String),
    /// A new note on the document as a whole.
    Document,
    /// An edit of this annotation.
    Edit(Uuid),
    /// An answer to this annotation: a reply, a support, a disposition.
    Reply(Uuid),
    /// What a second tab writes in the place of such a composer while another has its draft there.
    Apart(Box<DraftSlot>, u32),
}

impl Entry {
    /// Tells where an annotation is kept.
    pub fn annotation(document: &DocumentKey, id: &AnnotationId) -> Self {
        Self::Annotation(document.clone(), uuid_of(id.as_str()))
    }

    /// Tells where it is kept what was decided about the place of an annotation in a document.
    pub fn placement(document: &DocumentKey, id: &AnnotationId) -> Self {
        Self::Placement(document.clone(), uuid_of(id.as_str()))
    }

    /// Tells where a profile is kept.
    pub fn profile(author: &AuthorId) -> Self {
        Self::Profile(uuid_of(author.as_str()))
    }

    /// Reads what a name stands for; the prefix of the app is left out.
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
                // One in another would be as deep as a key is long.
                let slot = Self::parse(slot).filter(|slot| !matches!(slot, Self::Apart(..)))?;
                Some(Self::Apart(Box::new(slot), number.parse().ok()?))
            }
            _ => None,
        }
    }

    /// Makes the slot for a new note on words: code points of the document's text, the end
    /// excluded.
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

/// Returns the common name of all annotations of one id, whatever documents they are kept under:
/// the safety net of the page (`boot/net.js`) knows them by it.
pub fn name_of_notes(id: &AnnotationId) -> String {
    format!("note:{}", uuid_of(id.as_str()))
}

/// The UUID of an IRI: its own if it is a `urn:uuid:` in the usual form, else one derived from it
/// (RFC 9562 version 5, namespace URL). Two IRIs may lead to one UUID when somebody means them to;
/// that is why a value can hold several annotations and names each in full.
fn uuid_of(iri: &str) -> Uuid {
    iri.strip_prefix("urn:uuid:")
        .and_then(strict_uuid)
        .unwrap_or_else(|| Uuid::new_v5(&Uuid::NAMESPACE_URL, iri.as_bytes()))
}

/// Returns a UUID in its usual form: lower case, with hyphens.
pub(super) fn strict_uuid(text: &str) -> Option<Uuid> {
    let uuid = Uuid::try_parse(text).ok()?;
    (uuid.to_string() == text).then_some(uuid)
}
