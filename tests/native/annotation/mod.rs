//! The annotation room.

mod alternatives;
pub mod contribution;
mod filter;
mod history;
mod merge;
mod normal;
mod ordinal;
mod privacy;
mod record;
mod redline;
mod replicas;
mod rich_text;
pub mod samples;
mod set;
mod sum;
mod threads;
mod vocabulary;
mod voices;
