//! A pattern → its compiled form.

use super::code;
use super::tree::{Argument, Key, Part, Variant};

/// Writes a pattern in the signs of [`code`]. The order of the arguments determines their letters.
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
                let keyed = variants.iter().filter(|variant| !variant.is_default);
                for variant in keyed {
                    push_variant(key(&variant.key), variant, arguments, encoded);
                }
                if let Some(default) = variants.iter().find(|variant| variant.is_default) {
                    push_variant(code::DEFAULT, default, arguments, encoded);
                }
                encoded.push(code::END);
            }
        }
    }
}

fn push_variant(key: char, variant: &Variant, arguments: &[Argument], encoded: &mut String) {
    encoded.push(key);
    push(&variant.pattern, arguments, encoded);
    encoded.push(code::END);
}

fn key(key: &Key) -> char {
    match key {
        Key::Form(form) => form.letter(),
        Key::Exact(number) => {
            let place = code::EXACT as u32 + u32::from(*number);
            char::from_u32(place).unwrap_or(code::DEFAULT)
        }
    }
}

fn letter(name: &str, arguments: &[Argument]) -> char {
    let index = arguments.iter().position(|one| one.name == name);
    let letter = index.and_then(|index| u8::try_from(index).ok());
    letter.map_or('?', |index| char::from(code::FIRST_ARGUMENT as u8 + index))
}
