//! A pattern → its compiled form.

use super::code;
use super::tree::{Argument, Key, Part, Variant};

/// Writes a pattern in the signs of [`code`]. The arguments give the letters.
pub fn encode(pattern: &[Part], arguments: &[Argument]) -> String {
    let mut encoded = String::new();
    push(pattern, arguments, &mut encoded);
    encoded
}

fn push(pattern: &[Part], arguments: &[Argument], encoded: &mut String) {
    for part in pattern {
        match part {
            Part::Text(text) => encoded.push_str(text),
            Part::Argument(name) => {
                encoded.push(code::ARGUMENT);
                encoded.push(letter(name, arguments));
            }
            Part::Choice(name, variants) => {
                encoded.push(code::CHOICE);
                encoded.push(letter(name, arguments));
                let is_number = arguments
                    .iter()
                    .any(|one| one.name == *name && one.is_number);
                let keyed = variants.iter().filter(|variant| !variant.is_default);
                for variant in keyed {
                    push_key(&variant.key, is_number, encoded);
                    push_variant(variant, arguments, encoded);
                }
                if let Some(default) = variants.iter().find(|variant| variant.is_default) {
                    push_variant(default, arguments, encoded);
                }
                encoded.push(code::END);
            }
        }
    }
}

fn push_variant(variant: &Variant, arguments: &[Argument], encoded: &mut String) {
    encoded.push(code::VARIANT);
    push(&variant.pattern, arguments, encoded);
    encoded.push(code::END);
}

fn push_key(key: &Key, is_number: bool, encoded: &mut String) {
    match (key, key.category()) {
        (Key::Exact(number), _) => encoded.push_str(number),
        (Key::Word(_), Some(form)) if is_number => encoded.push(form.letter()),
        (Key::Word(word), _) => encoded.push_str(word),
    }
}

fn letter(name: &str, arguments: &[Argument]) -> char {
    let index = arguments.iter().position(|one| one.name == name);
    let letter = index.and_then(|index| u8::try_from(index).ok());
    letter.map_or('?', |index| char::from(code::FIRST_ARGUMENT as u8 + index))
}
