//! The signs of a compiled pattern, which the build script writes and [`super::say`] reads.
//!
//! A pattern is the text of a message. An argument is [`ARGUMENT`] and its letter. A choice is
//! [`CHOICE`] and the letter of its argument, then for each variant its key, [`VARIANT`], a pattern
//! and [`END`]; a last [`END`] closes it. The key of a plural form is the letter of its
//! [`super::plural::Category`], that of a number its digits, that of a word the word itself. The last
//! variant has no key and is taken where no other is.

/// Stands before the letter of an argument.
pub const ARGUMENT: char = '\u{1}';
/// Begins a choice between variants.
pub const CHOICE: char = '\u{2}';
/// Stands between the key of a variant and its pattern.
pub const VARIANT: char = '\u{3}';
/// Ends a variant, or a choice.
pub const END: char = '\u{4}';
/// The letter of the first argument; the others follow it.
pub const FIRST_ARGUMENT: char = 'a';
