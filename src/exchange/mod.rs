//! Files in and out.
//!
//! * [`web_annotation`] – the native file, W3C Web Annotation JSON-LD: [`web_annotation::write`]
//!   and [`web_annotation::read`]; its shape is told in `docs/file-format.md`
//! * [`foreign`] – what other programs write otherwise, brought into the standard's form
//! * [`plan`] – what taking files in would change, before anything is changed
//! * [`statement`] – one's own notes as a text to read out
//! * [`shared`] – what others may get: all but private notes
//! * [`file_name`](file_name()) – what an exported file is called
//!
//! The words of this room:
//!
//! * **record**: one object of a file that is a note, or may be
//! * **problem**: why a record or a file was not taken
//! * **remark**: what is told of a note that was taken in a changed form
//! * **plan**: what an import would change; it changes nothing
//! * **version**: one revision of a note as a plan shows it, part by part
//! * **home**: the document under which a note is kept
//! * **guess**: why a note that names no report is taken for one on the open report
//! * **statement**: one's own notes as a text to read out
//! * **backup**: a file with everything, private notes too
//!
//! Everything here is a pure function of what is handed in: times, ids and bytes come from outside.

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
