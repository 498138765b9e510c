//! Pseudo-languages made from English. They reveal text that is not translated or does not fit. Release
//! builds contain none of them.

use std::collections::BTreeMap;

use super::tree::{Message, Part, Variant};
use super::{Language, Translated, plural};

/// A language made from English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pseudo {
    /// `en-XA`: longer by a third or more, with accents, in brackets.
    Accented,
    /// `ar-XB`: from right to left.
    Mirrored,
}

/// All pseudo-languages.
pub const ALL: [Pseudo; 2] = [Pseudo::Accented, Pseudo::Mirrored];

impl Pseudo {
    pub(super) fn translate(self, original: &BTreeMap<String, Vec<Message>>) -> Translated {
        let files = original.iter().map(|(file, messages)| {
            let messages = messages.iter().map(|message| self.message(message));
            (file.clone(), messages.collect())
        });
        Translated {
            language: Language {
                tag: self.tag().to_owned(),
                right_to_left: self == Self::Mirrored,
                rule: plural::english,
                rule_name: "english",
            },
            files: files.collect(),
        }
    }

    fn tag(self) -> &'static str {
        match self {
            Self::Accented => "en-XA",
            Self::Mirrored => "ar-XB",
        }
    }

    fn message(self, message: &Message) -> Message {
        let mut pattern = self.pattern(&message.pattern);
        if self == Self::Accented {
            pattern.insert(0, Part::Text("[".to_owned()));
            pattern.push(Part::Text("]".to_owned()));
        }
        Message {
            pattern,
            ..message.clone()
        }
    }

    fn pattern(self, pattern: &[Part]) -> Vec<Part> {
        let part = |part: &Part| match part {
            Part::Text(text) => Part::Text(self.text(text)),
            Part::Argument(name) => Part::Argument(name.clone()),
            Part::Choice(name, variants) => {
                let variants = variants.iter().map(|variant| Variant {
                    pattern: self.pattern(&variant.pattern),
                    ..variant.clone()
                });
                Part::Choice(name.clone(), variants.collect())
            }
        };
        pattern.iter().map(part).collect()
    }

    fn text(self, text: &str) -> String {
        match self {
            Self::Accented => longer(text.chars().flat_map(accented).collect(), text),
            Self::Mirrored => mirrored(text),
        }
    }
}

/// Lengthens words by a third of the original.
fn longer(mut words: String, original: &str) -> String {
    let (mut length, wanted) = (words.chars().count(), original.chars().count() * 4);
    while length * 3 < wanted {
        words.push('~');
        length += 1;
    }
    words
}

/// Adds an accent to a letter, and doubles a vowel.
fn accented(letter: char) -> impl Iterator<Item = char> {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const ACCENTED: &str = "åƀçđéƒĝĥîĵķļɱñöþɋřšţûṽŵẋýžÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞɊŘŠŢÛṼŴẊÝŽ";
    let found = PLAIN.chars().position(|plain| plain == letter);
    let accented = found.and_then(|at| ACCENTED.chars().nth(at));
    let times = 1 + usize::from("aeiouAEIOU".contains(letter));
    std::iter::repeat_n(accented.unwrap_or(letter), times)
}

/// Makes words read from right to left, letter by letter.
fn mirrored(text: &str) -> String {
    const OVERRIDE: char = '\u{202e}';
    const POP: char = '\u{202c}';
    let mut mirrored = String::new();
    let mut within = false;
    for c in text.chars() {
        if c.is_alphabetic() != within {
            mirrored.push(if within { POP } else { OVERRIDE });
            within = !within;
        }
        mirrored.push(c);
    }
    if within {
        mirrored.push(POP);
    }
    mirrored
}
