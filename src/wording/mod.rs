//! Renders compiled messages: literal text, arguments, and choices by number.
//!
//! The room knows no message and no file. `messages` holds the tables, which the build script
//! (`compiler/`) makes from Fluent files.
//!
//! In right-to-left languages, a text inserted into a message is isolated (UAX 9). In other languages
//! it is unchanged, and right-to-left names bring marks of their own (`shown.rs`). The browser's `Intl`
//! prints numbers.

mod code;
pub mod plural;

use std::cell::Cell;
use std::str::Chars;

use crate::shown::{END_OF_ISOLATE, ISOLATE};

/// A language of the interface.
#[derive(Clone, Copy, Debug)]
pub struct Language {
    /// The BCP 47 tag.
    pub tag: &'static str,
    /// Whether it is written from right to left.
    pub right_to_left: bool,
    /// The plural forms of its numbers.
    pub plural: plural::Rule,
}

/// Finds the best language for a reader's tag: an exact match, or else a prefix, such as `fr` for
/// `fr-CH`.
pub fn best_language(tag: &str, languages: &[Language]) -> Option<usize> {
    let is = |tag: &str| {
        let mut languages = languages.iter();
        languages.position(|language| language.tag.eq_ignore_ascii_case(tag))
    };
    is(tag).or_else(|| is(tag.split('-').next()?))
}

/// A value for a message.
#[derive(Clone, Copy, Debug)]
pub enum Argument<'a> {
    /// A whole number, printed without groups.
    Number(usize),
    /// Any text: a name, an address, a quotation.
    Text(&'a str),
}

/// The format of numbers in the language of the interface.
#[derive(Clone, Copy, Debug)]
pub struct Numbers {
    /// Prints the digits without groups.
    pub plain: fn(usize) -> String,
    /// Prints the digits in groups of three.
    pub grouped: fn(usize) -> String,
}

thread_local! {
    static NUMBERS: Cell<Option<Numbers>> = const { Cell::new(None) };
}

/// Sets the format of numbers; `None` gives plain European digits.
pub fn print_numbers(numbers: Option<Numbers>) {
    NUMBERS.set(numbers);
}

/// Prints a number without groups.
pub fn plain(number: usize) -> String {
    match NUMBERS.get() {
        Some(numbers) => (numbers.plain)(number),
        None => number.to_string(),
    }
}

/// Prints a number in groups of three digits: `12 345`, with narrow no-break spaces.
pub fn grouped(number: usize) -> String {
    if let Some(numbers) = NUMBERS.get() {
        return (numbers.grouped)(number);
    }
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    grouped
}

/// Renders a compiled pattern. Missing arguments are left out.
pub fn say(pattern: &str, arguments: &[Argument<'_>], language: &Language) -> String {
    let mut said = String::new();
    let speaker = Speaker {
        arguments,
        language,
    };
    speaker.pattern(&mut pattern.chars(), &mut said);
    said
}

struct Speaker<'a> {
    arguments: &'a [Argument<'a>],
    language: &'a Language,
}

impl Speaker<'_> {
    /// Renders a pattern up to its end.
    fn pattern(&self, signs: &mut Chars<'_>, said: &mut String) {
        while let Some(sign) = signs.next() {
            match sign {
                code::END => return,
                code::CHOICE => self.choice(signs, said),
                code::ARGUMENT => {
                    if let Some(argument) = self.argument(signs) {
                        self.put(argument, said);
                    }
                }
                sign => said.push(sign),
            }
        }
    }

    /// Renders the first variant whose key fits. The others are rendered and discarded, which needs
    /// less code than skipping them.
    fn choice(&self, signs: &mut Chars<'_>, said: &mut String) {
        let argument = self.argument(signs);
        let mut is_chosen = false;
        while let Some(key) = signs.next().filter(|sign| *sign != code::END) {
            let before = said.len();
            self.pattern(signs, said);
            let fits = key == code::DEFAULT || argument.is_some_and(|one| self.fits(key, one));
            if is_chosen || !fits {
                said.truncate(before);
            }
            is_chosen |= fits;
        }
    }

    fn fits(&self, key: char, argument: Argument<'_>) -> bool {
        match argument {
            Argument::Number(number) => {
                key == (self.language.plural)(number).letter()
                    || (key as usize).checked_sub(code::EXACT as usize) == Some(number)
            }
            Argument::Text(_) => false,
        }
    }

    fn argument(&self, signs: &mut Chars<'_>) -> Option<Argument<'_>> {
        let letter = signs.next()? as usize;
        let index = letter.checked_sub(code::FIRST_ARGUMENT as usize)?;
        self.arguments.get(index).copied()
    }

    fn put(&self, argument: Argument<'_>, said: &mut String) {
        match argument {
            Argument::Number(number) => said.push_str(&plain(number)),
            Argument::Text(text) if self.isolates(text) => {
                said.push(ISOLATE);
                said.push_str(text);
                said.push(END_OF_ISOLATE);
            }
            Argument::Text(text) => said.push_str(text),
        }
    }

    /// Returns whether a text is isolated from the direction of its surroundings. In a right-to-left
    /// language, most names, report numbers and quotations run the other way. In other languages they
    /// are unchanged, to be copied, searched and compared. Names with right-to-left letters bring marks
    /// of their own (`shown.rs`).
    fn isolates(&self, text: &str) -> bool {
        self.language.right_to_left && !text.is_empty() && !text.starts_with(ISOLATE)
    }
}
