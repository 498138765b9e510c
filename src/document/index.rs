//! One map from words to numbers for all phases.
//!
//! The standard library's maps are compiled anew for every type of key and value, two kilobytes each
//! time. This one is compiled once; where a sorted list does as well, there is no map.

use std::collections::HashMap;

/// Words and the number that stands for each: the place of a block, a count, or nothing in particular.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Index(HashMap<String, usize>);

impl Index {
    /// Adds a word unless it is there, and says whether it is new.
    pub(super) fn add(&mut self, word: &str, number: usize) -> bool {
        let is_new = !self.contains(word);
        if is_new {
            self.set(word, number);
        }
        is_new
    }

    /// Gives a word its number.
    pub(super) fn set(&mut self, word: &str, number: usize) {
        self.0.insert(word.to_owned(), number);
    }

    /// Returns the number of a word.
    pub(super) fn get(&self, word: &str) -> Option<usize> {
        self.0.get(word).copied()
    }

    /// Tells whether a word is there.
    pub(super) fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }
}
