//! Messages as the compiler sees them: references resolved, arguments declared.

use super::plural::Category;

/// A message of a file.
#[derive(Clone, Debug)]
pub struct Message {
    /// Its name, in kebab case.
    pub id: String,
    /// Its line in the file, counted from 1.
    pub line: usize,
    /// Its arguments, in order; declared in the original only.
    pub arguments: Vec<Argument>,
    /// Its text.
    pub pattern: Vec<Part>,
}

/// An argument of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// Its name.
    pub name: String,
    /// Whether it is a whole number rather than a text.
    pub is_number: bool,
}

/// A part of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words of the message itself.
    Text(String),
    /// The argument of this name.
    Argument(String),
    /// A choice by the number of this name.
    Choice(String, Vec<Variant>),
}

/// One of the patterns in a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The condition for choosing it.
    pub key: Key,
    /// Whether it is chosen if no key fits.
    pub is_default: bool,
    /// Its text.
    pub pattern: Vec<Part>,
}

/// The condition for choosing a variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// The number equals this one.
    Exact(u16),
    /// The number takes this plural form.
    Form(Category),
}

impl Key {
    /// Parses a number used as a key.
    pub fn of_number(digits: &str) -> Option<Self> {
        const MOST: u16 = 6_399; // see `code::EXACT`
        let number = digits.parse().ok().filter(|number| *number <= MOST);
        number.map(Self::Exact)
    }

    /// Parses the name of a plural form.
    pub fn of_form(name: &str) -> Option<Self> {
        Some(Self::Form(match name {
            "zero" => Category::Zero,
            "one" => Category::One,
            "two" => Category::Two,
            "few" => Category::Few,
            "many" => Category::Many,
            "other" => Category::Other,
            _ => return None,
        }))
    }
}

/// Calls `visit` on every part of a pattern, including those of variants.
pub fn walk<'p>(pattern: &'p [Part], visit: &mut impl FnMut(&'p Part)) {
    for part in pattern {
        visit(part);
        if let Part::Choice(_, variants) = part {
            variants
                .iter()
                .for_each(|variant| walk(&variant.pattern, visit));
        }
    }
}
