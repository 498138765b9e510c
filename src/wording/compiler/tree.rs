//! Messages as the compiler thinks of them: references resolved, arguments declared.

use super::plural::Category;

/// A message of a file.
#[derive(Clone, Debug)]
pub struct Message {
    /// Its name, in kebab case.
    pub id: String,
    /// Its line in the file, counted from 1.
    pub line: usize,
    /// What it is given, in order; declared in the original only.
    pub arguments: Vec<Argument>,
    /// What it says.
    pub pattern: Vec<Part>,
}

/// What a message is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// Its name.
    pub name: String,
    /// Whether it is a whole number; else it is a text.
    pub is_number: bool,
}

/// A part of what a message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words of the message itself.
    Text(String),
    /// The argument of this name.
    Argument(String),
    /// A choice by the number of this name.
    Choice(String, Vec<Variant>),
}

/// One of the patterns that a choice is made between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// When it is chosen.
    pub key: Key,
    /// Whether it is chosen where no key fits.
    pub is_default: bool,
    /// What it says.
    pub pattern: Vec<Part>,
}

/// When a variant is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// The number is this one.
    Exact(u16),
    /// The number takes this plural form.
    Form(Category),
}

impl Key {
    /// Reads a number that a choice can be made by.
    pub fn of_number(digits: &str) -> Option<Self> {
        const MOST: u16 = 6_399; // see `code::EXACT`
        let number = digits.parse().ok().filter(|number| *number <= MOST);
        number.map(Self::Exact)
    }

    /// Reads the name of a plural form.
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

/// Calls `visit` on every part of a pattern, those of variants too.
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
