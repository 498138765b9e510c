//! W3C Web Annotation JSON-LD, the native file: export, import, backup and hand-over.
//!
//! `read(write(set))` is the set, and `write(read(file))` is the file byte for byte where the file
//! is our own and label, time and document are the same. What a reader does not know is kept at
//! every level of an annotation and written back. The collection's own members are not kept: a set
//! is the sum of many files, and no one of them speaks for it.
//!
//! See `docs/file-format.md` and the [Web Annotation Data Model](https://www.w3.org/TR/annotation-model/).

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
