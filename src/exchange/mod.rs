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
