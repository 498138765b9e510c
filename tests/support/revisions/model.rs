//! A report whose words have identities, so that after any edit it is known which of them remain
//! and where.

use super::lexicon::{Lexicon, NAME_MARK};

/// The origin of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// This word of the old report.
    Old(usize),
    /// A copy of this word, in a paragraph that repeats the one above it.
    Copy(usize),
    /// Written for the new report.
    New,
}

/// The gap after a word, unless it is the last of its block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// A space.
    Space,
    /// Nothing, as between Chinese words.
    None,
    /// A line end of the source.
    Line,
    /// A no-break space.
    NoBreak,
    /// Two spaces.
    Double,
    /// The end of a table's cell.
    Cell,
    /// The end of a table's row.
    Row,
}

/// One word with the punctuation around it.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its origin.
    pub origin: Origin,
    /// Punctuation before it.
    pub before: String,
    /// The word itself.
    pub text: String,
    /// Punctuation after it.
    pub after: String,
    /// The gap after it.
    pub gap: Gap,
    /// Printed bold.
    pub strong: bool,
    /// A name that alone distinguishes its paragraph from similar ones; never reworded.
    pub name: bool,
}

impl Word {
    fn read(token: &str, gap: Gap) -> Self {
        let name = token.starts_with(NAME_MARK);
        let token = token.trim_start_matches(NAME_MARK);
        let body = token.trim_start_matches(|c: char| !c.is_alphanumeric());
        let before = token[..token.len() - body.len()].to_owned();
        let text = body.trim_end_matches(|c: char| !c.is_alphanumeric());
        Self {
            origin: Origin::New,
            before,
            text: text.to_owned(),
            after: body[text.len()..].to_owned(),
            gap,
            strong: false,
            name,
        }
    }

    /// Returns whether it is the last of a sentence.
    pub fn ends_sentence(&self) -> bool {
        self.after.contains(['.', '。', '؟', '?', '!'])
    }

    /// Returns whether it is the last of a table's cell.
    pub fn ends_cell(&self) -> bool {
        matches!(self.gap, Gap::Cell | Gap::Row)
    }

    /// Returns the form by which it is compared.
    pub fn folded(&self) -> String {
        self.text.to_lowercase()
    }

    /// Returns its identity in the old report.
    pub fn old(&self) -> Option<usize> {
        match self.origin {
            Origin::Old(id) => Some(id),
            _ => None,
        }
    }
}

/// The kind of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The title of the report.
    Title,
    /// A numbered section heading.
    Heading,
    /// A paragraph with a number, `5.9`.
    Numbered,
    /// A lettered item.
    Item,
    /// A paragraph without a number.
    Plain,
    /// A table.
    Table,
}

/// One block of the report.
#[derive(Clone, Debug)]
pub struct Block {
    /// Its identity in the old report; `None` if it was written for the new one.
    pub id: Option<usize>,
    /// Its kind.
    pub kind: Kind,
    /// Whether it is one of many that differ only in a name.
    pub boilerplate: bool,
    /// Its words, at least one.
    pub words: Vec<Word>,
}

impl Block {
    /// Returns a block with no identity yet.
    pub fn new(kind: Kind, text: &str, lexicon: &Lexicon) -> Self {
        Self {
            id: None,
            kind,
            boilerplate: text.contains(NAME_MARK),
            words: words(text, lexicon),
        }
    }

    /// Returns whether it is a paragraph of sentences.
    pub fn is_prose(&self) -> bool {
        matches!(self.kind, Kind::Numbered | Kind::Plain)
    }

    /// Returns whether it can be moved alone.
    pub fn is_movable(&self) -> bool {
        self.is_prose() || self.kind == Kind::Item
    }

    /// Returns the words in the form in which they are compared, to recognize equal blocks.
    pub fn folded(&self) -> String {
        let words: Vec<_> = self.words.iter().map(Word::folded).collect();
        words.join(" ")
    }

    /// Returns the ranges of its sentences.
    pub fn sentences(&self) -> Vec<std::ops::Range<usize>> {
        let mut sentences = Vec::new();
        let mut start = 0;
        for (at, word) in self.words.iter().enumerate() {
            if word.ends_sentence() || at + 1 == self.words.len() {
                sentences.push(start..at + 1);
                start = at + 1;
            }
        }
        sentences
    }
}

/// Returns the words of a text; `|` ends a cell, `||` a row.
pub fn words(text: &str, lexicon: &Lexicon) -> Vec<Word> {
    let gap = if lexicon.spaced {
        Gap::Space
    } else {
        Gap::None
    };
    let mut words: Vec<Word> = Vec::new();
    for token in text.split_whitespace() {
        match (token, words.last_mut()) {
            ("|", Some(last)) => last.gap = Gap::Cell,
            ("||", Some(last)) => last.gap = Gap::Row,
            _ => words.push(Word::read(token, gap)),
        }
    }
    words
}

/// The styles of counting the items of a report.
pub const ITEM_STYLES: [&str; 5] = ["{a})", "({a})", "{a}.", "{i})", "({i})"];

/// The lines above the title.
#[derive(Clone, Debug)]
pub struct Masthead {
    /// The number of the paper.
    pub symbol: String,
    /// Its date.
    pub date: String,
}

/// A whole report.
#[derive(Clone, Debug)]
pub struct Report {
    /// The lines above the title, if it has any.
    pub masthead: Option<Masthead>,
    /// The index of its item style in [`ITEM_STYLES`].
    pub item_style: usize,
    /// The blocks in order.
    pub blocks: Vec<Block>,
}

impl Report {
    /// Gives every block and word its identity: from now on this is the old report.
    pub fn identify(&mut self) {
        let mut next = 0;
        for (id, block) in self.blocks.iter_mut().enumerate() {
            block.id = Some(id);
            for word in &mut block.words {
                word.origin = Origin::Old(next);
                next += 1;
            }
        }
    }

    /// Returns the number of its words.
    pub fn len(&self) -> usize {
        self.blocks.iter().map(|block| block.words.len()).sum()
    }
}
