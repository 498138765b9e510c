//! The signs of a compiled pattern, which the build script writes and [`super::say`] reads.
//!
//! A pattern is the text of a message. An argument is [`ARGUMENT`] and its letter. A choice is
//! [`CHOICE`] and the letter of a number, then its variants, then [`END`]. A variant is its key, a
//! pattern and [`END`]. The key of a plural form is the letter of its [`super::plural::Category`]. The
//! key of a number is the character that many places after [`EXACT`]. The last variant has the key
//! [`DEFAULT`].

/// Precedes the letter of an argument.
pub const ARGUMENT: char = '\u{1}';
/// Begins a choice between variants.
pub const CHOICE: char = '\u{2}';
/// The key of the variant that is chosen if no other fits.
pub const DEFAULT: char = '\u{3}';
/// Ends a variant, or a choice.
pub const END: char = '\u{4}';
/// The key of the number 0: the start of the private use area, which has room for 6,399 more.
pub const EXACT: char = '\u{e000}';
/// The letter of the first argument; those of the others follow it.
pub const FIRST_ARGUMENT: char = 'a';
