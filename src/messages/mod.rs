//! All texts of the interface, in the reader's language.
//!
//! The messages are Fluent files, in a folder for each language (`en/`). The build script compiles each
//! message into a function with its arguments. So a missing or misspelt one fails the build. The
//! handwritten code only chooses between messages: for a kind of note, an error, a list. Rooms below
//! return such values and no words.
//!
//! While there is one language, the compiler sees through the tables: each module contains only the
//! messages it uses. The library for this, fluent-bundle, would add 56 kB (brotli) before any text.
//!
//! The room is pure, so that every sentence can be tested natively.

/// Includes the functions of a Fluent file.
macro_rules! compiled {
    ($file:literal) => {
        include!(concat!(env!("OUT_DIR"), "/messages/", $file, ".rs"));
    };
}

mod aside;
mod cards;
mod carrying;
mod compare;
mod composing;
mod consent;
mod encodings;
mod exchanging;
mod first;
mod frame;
mod keeping;
mod keys;
mod margin;
mod notes;
mod opening;
mod own;
mod people;
mod problems;
mod remarks;
mod repairs;
mod report;
mod selecting;
mod site;
mod statement;
mod steps;

pub use aside::*;
pub use cards::*;
pub use carrying::*;
pub use compare::*;
pub use composing::*;
pub use consent::*;
pub use encodings::*;
pub use exchanging::*;
pub use first::*;
pub use frame::*;
pub use keeping::*;
pub use keys::*;
pub use margin::*;
pub use notes::*;
pub use opening::*;
pub use own::*;
pub use people::*;
pub use problems::*;
pub use remarks::*;
pub use repairs::*;
pub use report::*;
pub use selecting::*;
pub use site::*;
pub use statement::*;
pub use steps::*;

use std::cell::Cell;

use crate::wording::{self, Argument, Language};

compiled!("languages");

thread_local! {
    static CURRENT: Cell<usize> = const { Cell::new(0) };
}

/// Chooses the first language that the reader wants and the interface has, or else the original.
pub fn choose_language<S: AsRef<str>>(wanted: impl IntoIterator<Item = S>) {
    let mut wanted = wanted.into_iter();
    let chosen = wanted.find_map(|tag| wording::best_language(tag.as_ref(), &LANGUAGES));
    CURRENT.set(chosen.unwrap_or_default());
}

/// Returns the language of the interface.
pub fn language() -> &'static Language {
    static ALL: [Language; LANGUAGES.len()] = LANGUAGES;
    let [original, ..] = &ALL;
    ALL.get(current()).unwrap_or(original)
}

/// Returns whether the interface uses the language of the page before startup.
pub fn is_original() -> bool {
    current() == 0
}

/// Returns the index of the language in the tables. If there is only one, the compiler drops the
/// tables.
fn current() -> usize {
    match LANGUAGES.len() {
        1 => 0,
        _ => CURRENT.get(),
    }
}

type Table<const MESSAGES: usize> = [[&'static str; MESSAGES]; LANGUAGES.len()];

/// Returns a message without arguments.
#[inline(always)]
fn text<const MESSAGES: usize>(table: &'static Table<MESSAGES>, index: usize) -> &'static str {
    let row = table.get(current());
    row.and_then(|row| row.get(index))
        .copied()
        .unwrap_or_default()
}

/// Returns a message with arguments.
#[inline(always)]
fn say<const MESSAGES: usize>(
    table: &'static Table<MESSAGES>,
    index: usize,
    arguments: &[Argument<'_>],
) -> String {
    say_pattern(text(table, index), arguments)
}

/// Not inlined, so that each message costs a call with two arguments.
#[inline(never)]
fn say_pattern(pattern: &str, arguments: &[Argument<'_>]) -> String {
    wording::say(pattern, arguments, language())
}
