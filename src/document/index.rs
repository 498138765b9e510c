//! A single map from words to numbers for all phases.
//!
//! The standard library's maps are compiled anew for each type of key and value, at two kilobytes
//! each. This map is compiled once. Where a sorted list will do, no map is used.

use std::collections::HashMap;

/// Words, each with a number: the position of a block, a count, or nothing in particular.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Index(HashMap<String, usize>);

impl Index {
    /// Adds a word unless it is present, and returns whether it is new.
    pub(super) fn add(&mut self, word: &str, number: usize) -> bool {
        let is_new = !self.contains(word);
        if is_new {
            self.set(word, number);
        }
        is_new
    }

    /// Sets the number of a word.
    pub(super) fn set(&mut self, word: &str, number: usize) {
        self.0.insert(word.to_owned(), number);
    }

    /// Returns the number of a word.
    pub(super) fn get(&self, word: &str) -> Option<usize> {
        self.0.get(word).copied()
    }

    /// Returns whether a word is present.
    pub(super) fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }
}
