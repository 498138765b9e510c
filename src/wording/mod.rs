//! Renders compiled messages: literal text, arguments, and choices by number.
//!
//! The room knows no message and no file. `messages` holds the tables, which the build script
//! (`compiler/`) makes of Fluent files.
//!
//! A text that is put into a message is isolated (UAX 9) in languages from right to left. In the others
//! it stays as it is, and names from right to left bring marks of their own (`shown.rs`). Numbers are
//! printed by the browser's `Intl`.

mod code;
pub mod plural;

use std::cell::Cell;
use std::str::Chars;

use crate::shown::{END_OF_ISOLATE, ISOLATE};

/// A language that the interface can be read in.
#[derive(Clone, Copy, Debug)]
pub struct Language {
    /// The BCP 47 tag.
    pub tag: &'static str,
    /// Whether it is written from right to left.
    pub right_to_left: bool,
    /// The plural forms of its numbers.
    pub plural: plural::Rule,
}

/// Finds the language that a reader's tag asks for: the very same, else the one that the tag begins
/// with, as `fr-CH` with `fr`.
pub fn best_language(tag: &str, languages: &[Language]) -> Option<usize> {
    let is = |tag: &str| {
        let mut languages = languages.iter();
        languages.position(|language| language.tag.eq_ignore_ascii_case(tag))
    };
    is(tag).or_else(|| is(tag.split('-').next()?))
}

/// A value that is put into a message.
#[derive(Clone, Copy, Debug)]
pub enum Argument<'a> {
    /// A whole number, printed without groups.
    Number(usize),
    /// Any text: a name, an address, a quotation.
    Text(&'a str),
}

/// How numbers are printed in the language of the interface.
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

/// Has numbers printed another way than in plain European digits.
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

/// Renders a compiled pattern. What the pattern asks for and nobody gave is left out.
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
    /// Says a pattern up to its end.
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

    /// Says the first variant whose key fits. The others are said and taken back, which needs less code
    /// than to skip them.
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

    /// Whether a text is kept from turning what stands around it. In a language from right to left most
    /// names, numbers of reports and quotations are of the other direction. In the others they stay
    /// as they are, to be copied, searched and compared; names with letters from right to left bring
    /// marks of their own (`shown.rs`).
    fn isolates(&self, text: &str) -> bool {
        self.language.right_to_left && !text.is_empty() && !text.starts_with(ISOLATE)
    }
}
