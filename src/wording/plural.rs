//! Plural forms of whole numbers for the official languages of the United Nations, by the rules of
//! CLDR. The tests compare them with `icu_plurals`.

/// A plural form, by its name in CLDR.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// `zero`
    Zero,
    /// `one`
    One,
    /// `two`
    Two,
    /// `few`
    Few,
    /// `many`
    Many,
    /// `other`
    Other,
}

impl Category {
    /// Returns its letter in a compiled pattern.
    pub const fn letter(self) -> char {
        match self {
            Self::Zero => 'z',
            Self::One => 'o',
            Self::Two => 't',
            Self::Few => 'f',
            Self::Many => 'm',
            Self::Other => 'x',
        }
    }
}

/// A function that returns the plural form of a number in one language.
pub type Rule = fn(usize) -> Category;

/// Returns the English form: `1 note`, `2 notes`.
pub fn english(number: usize) -> Category {
    match number {
        1 => Category::One,
        _ => Category::Other,
    }
}

/// Returns the French form: zero is singular, round millions take `de`.
pub fn french(number: usize) -> Category {
    match number {
        0 | 1 => Category::One,
        _ => full_millions(number),
    }
}

/// Returns the Spanish form: round millions take `de`.
pub fn spanish(number: usize) -> Category {
    match number {
        1 => Category::One,
        _ => full_millions(number),
    }
}

/// Returns the Russian form, which depends on the last two digits.
pub fn russian(number: usize) -> Category {
    match (number % 10, number % 100) {
        (_, 11..=14) => Category::Many,
        (1, _) => Category::One,
        (2..=4, _) => Category::Few,
        _ => Category::Many,
    }
}

/// Returns the Arabic form, which depends on the last two digits.
pub fn arabic(number: usize) -> Category {
    match (number, number % 100) {
        (0, _) => Category::Zero,
        (1, _) => Category::One,
        (2, _) => Category::Two,
        (_, 3..=10) => Category::Few,
        (_, 11..=99) => Category::Many,
        _ => Category::Other,
    }
}

/// Returns the only form of Chinese.
pub fn chinese(_: usize) -> Category {
    Category::Other
}

fn full_millions(number: usize) -> Category {
    match number {
        0 => Category::Other,
        _ if number.is_multiple_of(1_000_000) => Category::Many,
        _ => Category::Other,
    }
}
