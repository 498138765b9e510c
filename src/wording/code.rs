//! The signs of a compiled pattern, which the build script writes and [`super::say`] reads.
//!
//! A pattern is the text of a message. An argument is [`ARGUMENT`] and its letter. A choice is
//! [`CHOICE`] and the letter of a number, then for each variant its key, a pattern and [`END`]; a last
//! [`END`] closes it. The key of a plural form is the letter of its [`super::plural::Category`], that of
//! a number the character so many places after [`EXACT`]. The last variant has the key [`DEFAULT`].

/// Stands before the letter of an argument.
pub const ARGUMENT: char = '\u{1}';
/// Begins a choice between variants.
pub const CHOICE: char = '\u{2}';
/// The key of the variant that is taken where no other is.
pub const DEFAULT: char = '\u{3}';
/// Ends a variant, or a choice.
pub const END: char = '\u{4}';
/// The key of the number 0: the beginning of the private use area, which has room for 6,399 more.
pub const EXACT: char = '\u{e000}';
/// The letter of the first argument; the others follow it.
pub const FIRST_ARGUMENT: char = 'a';
