//! The words and sentences that reports are made of, one file per language in `lexicon/`.
//!
//! A file has sections of alternatives, one per line; `{section}` in a line is replaced by one of
//! that section's lines. Early lines are drawn more often than late ones. In Chinese, spaces
//! separate the words and are not printed.

use super::random::Random;
use std::collections::BTreeMap;

/// Precedes words that alone distinguish one paragraph of boilerplate from another.
pub const NAME_MARK: char = '\u{1}';

/// The vocabulary of one language.
#[derive(Debug)]
pub struct Lexicon {
    /// The language tag of BCP 47.
    pub language: &'static str,
    /// Whether words are separated by spaces.
    pub spaced: bool,
    sections: BTreeMap<&'static str, Vec<&'static str>>,
}

impl Lexicon {
    /// Returns English, French, Arabic and Chinese.
    pub fn all() -> [Self; 4] {
        [
            Self::read("en", true, include_str!("lexicon/english.txt")),
            Self::read("fr", true, include_str!("lexicon/french.txt")),
            Self::read("ar", true, include_str!("lexicon/arabic.txt")),
            Self::read("zh", false, include_str!("lexicon/chinese.txt")),
        ]
    }

    fn read(language: &'static str, spaced: bool, file: &'static str) -> Self {
        let mut sections: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let mut section = "";
        for line in file.lines().filter(|line| !line.is_empty()) {
            match line.strip_prefix("# ") {
                Some(name) => section = name,
                None => sections.entry(section).or_default().push(line),
            }
        }
        Self {
            language,
            spaced,
            sections,
        }
    }

    /// Returns the lines of a section, unfilled.
    pub fn lines(&self, section: &str) -> &[&'static str] {
        self.sections.get(section).map_or(&[], Vec::as_slice)
    }

    /// Returns one line of a section with all placeholders filled in.
    pub fn draw(&self, section: &str, random: &mut Random) -> String {
        let number = |least, most, random: &mut Random| random.between(least, most).to_string();
        match section {
            "year" => return number(2010, 2019, random),
            "day" => return number(1, 28, random),
            "small" => return number(1, 9, random),
            "count" => return number(1, 60, random),
            _ => {}
        }
        let lines = self.lines(section);
        let even = ["sentence", "paragraph", "item", "cells", "heading"].contains(&section);
        let line = if even {
            random.pick(lines)
        } else {
            random.early(lines)
        };
        let filled = self.fill(line, random);
        if ["sentence", "cells"].contains(&section) {
            capitalized(&filled)
        } else {
            filled
        }
    }

    /// Returns a line with all placeholders filled in.
    pub fn fill(&self, line: &str, random: &mut Random) -> String {
        let mut filled = String::new();
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('{') {
            let (section, after) = after.split_once('}').expect("a slot is closed");
            filled.push_str(before);
            filled.push_str(&self.draw(section, random));
            rest = after;
        }
        filled + rest
    }

    /// Returns a paragraph of boilerplate with its name filled in and marked.
    pub fn boilerplate(&self, template: usize, name: &str) -> String {
        let marked: Vec<String> = name
            .split(' ')
            .map(|word| format!("{NAME_MARK}{word}"))
            .collect();
        self.lines("boilerplate")[template].replace("{name}", &marked.join(" "))
    }

    /// Returns one word that an editor might insert.
    pub fn word(&self, random: &mut Random) -> String {
        let section = random.pick(&["function", "function", "adjective", "noun", "adverb"]);
        let words = self.lines(section);
        random.pick(words).to_string()
    }
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars).collect()
}
