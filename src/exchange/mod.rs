//! Files in and out.
//!
//! * [`web_annotation`] – the native file, W3C Web Annotation JSON-LD: [`web_annotation::write`]
//!   and [`web_annotation::read`]; `docs/file-format.md` describes its shape
//! * [`foreign`] – the forms of other programs, converted to the standard's
//! * [`plan`] – the changes an import would make, before anything is changed
//! * [`statement`] – one's own notes as a text to read out
//! * [`shared`] – the notes that others may get: all but private ones
//! * [`file_name`](file_name()) – the names of exported files
//!
//! The words of this room:
//!
//! * **record**: one object of a file that is a note, or may be
//! * **problem**: the reason why a record or a file was not taken
//! * **remark**: a message about a note that was taken in a changed form
//! * **plan**: the changes an import would make; it changes nothing
//! * **version**: one revision of a note as a plan shows it, part by part
//! * **home**: the document under which a note is kept
//! * **guess**: the reason why a note that names no report is taken for one on the open report
//! * **statement**: one's own notes as a text to read out
//! * **backup**: a file with everything, including private notes
//!
//! Everything here is a pure function of its arguments: times, ids and bytes come from outside.

mod file_name;
pub mod foreign;
mod order;
pub mod plan;
mod sharing;
pub mod statement;
pub mod web_annotation;

pub use file_name::{backup_file_name, file_name};
pub use plan::Plan;
pub use sharing::shared;
