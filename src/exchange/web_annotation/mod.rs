//! W3C Web Annotation JSON-LD, the native file: export, import, backup and hand-over.
//!
//! `read(write(set))` equals the set. `write(read(file))` reproduces one of our own files byte for
//! byte if label, time and document are the same. Unknown content of an annotation is preserved at
//! every level and written back. The collection's own members are not preserved: a set combines
//! many files, and no single one speaks for it. Files are converted by hand-written code, so that
//! unknown content survives.
//!
//! ```
//! use rapporteur::annotation::Timestamp;
//! use rapporteur::exchange::web_annotation::{WriteContext, read, write};
//!
//! let file = r#"{
//!     "@context": "http://www.w3.org/ns/anno.jsonld",
//!     "id": "urn:uuid:6f1c4b8a-54ab-4d4e-9c70-6a2b1d0c3f10",
//!     "type": "Annotation",
//!     "motivation": "commenting",
//!     "creator": { "id": "https://example.org/ann", "type": "Person", "name": "Ann" },
//!     "body": { "type": "TextualBody", "value": "Agreed." },
//!     "target": "https://example.org/report"
//! }"#;
//! let notes = read(file)?.annotations;
//! assert_eq!(notes.len(), 1);
//!
//! let generated = Timestamp::new("2014-05-06T10:00:00Z");
//! let context = WriteContext { document: None, label: "C14/41-E", generated: &generated };
//! assert_eq!(read(&write(&notes, &context))?.annotations, notes);
//! # Ok::<(), rapporteur::exchange::web_annotation::FileProblem>(())
//! ```
//!
//! See `docs/file-format.md` and the [Web Annotation Data
//! Model](https://www.w3.org/TR/annotation-model/).

mod agent;
mod body;
mod canonical;
mod file;
mod iri;
mod member;
mod problem;
mod record;
mod selector;
mod target;
mod vocabulary;
mod write;

pub use file::{MOST_PROBLEMS, ReadFile, read};
pub(super) use iri::{derived, is_iri};
pub(super) use member::date_time;
pub use problem::{FileProblem, ItemProblem, MAX_FILE_BYTES, Member, Reason};
pub(super) use record::{content_members, content_of};
pub(super) use selector::is_right as is_selector;
pub use write::{WriteContext, write, write_backup};
