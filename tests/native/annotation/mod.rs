//! The annotation room.

mod history;
mod merge;
mod record;
mod replicas;
mod samples;
mod set;
mod vocabulary;
