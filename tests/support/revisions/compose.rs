//! Composes a report like those of conferences: numbered sections and paragraphs, lettered items,
//! repeated decisions, tables, and long rows of boilerplate.

use super::lexicon::{Lexicon, NAME_MARK};
use super::model::{Block, ITEM_STYLES, Kind, Masthead, Report};
use super::random::Random;

/// Writes a report of roughly this many blocks.
pub fn report(lexicon: &Lexicon, blocks: usize, random: &mut Random) -> Report {
    let mut writer = Writer {
        lexicon,
        random,
        blocks: Vec::new(),
        templates: 0,
    };
    let hyphens = writer.random.percent(15) && lexicon.spaced;
    let title = writer.lexicon.draw("heading", writer.random);
    writer.add(Kind::Title, &title);
    while writer.blocks.len() < blocks {
        writer.section();
    }
    let mut blocks = writer.blocks;
    if hyphens {
        blocks
            .iter_mut()
            .for_each(|block| part_words(block, random));
    }
    let mut report = Report {
        masthead: random.percent(60).then(|| masthead(random)),
        item_style: random.below(ITEM_STYLES.len()),
        blocks,
    };
    report.identify();
    report
}

/// Splits some long words of a paragraph as if at a line end, `atten- tion`.
fn part_words(block: &mut Block, random: &mut Random) {
    if !block.is_prose() || block.boilerplate {
        return;
    }
    for word in &mut block.words {
        let is_long = word.text.len() > 7 && word.text.chars().all(|c| c.is_ascii_lowercase());
        if is_long && random.percent(15) {
            word.text.insert_str(random.between(3, 5), PARTED);
        }
    }
}

/// The text at a split of a word.
pub const PARTED: &str = "- ";

fn masthead(random: &mut Random) -> Masthead {
    Masthead {
        symbol: format!("C{}/{}-E", random.between(12, 19), random.between(1, 90)),
        date: format!("{} May 2014", random.between(1, 28)),
    }
}

struct Writer<'a> {
    lexicon: &'a Lexicon,
    random: &'a mut Random,
    blocks: Vec<Block>,
    /// The number of the lexicon's boilerplate paragraphs in use.
    templates: usize,
}

impl Writer<'_> {
    fn add(&mut self, kind: Kind, text: &str) {
        self.blocks.push(Block::new(kind, text, self.lexicon));
    }

    fn section(&mut self) {
        let heading = heading(self.lexicon, self.random);
        self.blocks.push(heading);
        if self.random.percent(20) {
            self.boilerplate();
        }
        for _ in 0..self.random.between(2, 10) {
            self.passage();
        }
    }

    /// Writes a numbered paragraph and its items or table.
    fn passage(&mut self) {
        self.blocks
            .push(paragraph(Kind::Numbered, self.lexicon, self.random));
        if self.random.percent(15) {
            for _ in 0..self.random.between(2, 8) {
                let item = item(self.lexicon, self.random);
                self.blocks.push(item);
            }
        }
        if self.random.percent(4) {
            let list = list_of_names(self.lexicon, self.random);
            self.blocks.push(list);
        }
        if self.random.percent(4) {
            self.equal_items();
        }
        if self.random.percent(12) {
            self.blocks
                .push(paragraph(Kind::Plain, self.lexicon, self.random));
        }
        if self.random.percent(15) {
            let refrain = self.lexicon.draw("refrain", self.random);
            let numbered = self.random.percent(50);
            let kind = if numbered {
                Kind::Numbered
            } else {
                Kind::Plain
            };
            self.add(kind, &refrain);
        }
        if self.random.percent(4) {
            let rows = self.random.between(3, 7);
            let table = table(rows, self.lexicon, self.random);
            self.blocks.push(table);
        }
    }

    /// Writes items with the same words, like the outcomes of agenda points.
    fn equal_items(&mut self) {
        let text = self.lexicon.draw("refrain", self.random);
        for _ in 0..self.random.between(2, 5) {
            self.add(Kind::Item, &text);
        }
    }

    /// Writes dozens of paragraphs that differ only in a name.
    fn boilerplate(&mut self) {
        let mut names = self.random.pick(&name_lists(self.lexicon)).clone();
        self.random.shuffle(&mut names);
        names.truncate(self.random.between(5, 40));
        // Never the same twice: a delegation makes each kind of statement once.
        let templates = self.lexicon.lines("boilerplate").len();
        let template = self.templates;
        if template == templates {
            return;
        }
        self.templates += 1;
        let numbered = self.random.percent(70);
        let kind = if numbered {
            Kind::Numbered
        } else {
            Kind::Plain
        };
        for name in names {
            let text = self.lexicon.boilerplate(template, &name);
            self.add(kind, &text);
        }
    }
}

/// Returns a section heading.
pub fn heading(lexicon: &Lexicon, random: &mut Random) -> Block {
    Block::new(Kind::Heading, &lexicon.draw("heading", random), lexicon)
}

/// Returns a paragraph with words of its own.
pub fn paragraph(kind: Kind, lexicon: &Lexicon, random: &mut Random) -> Block {
    Block::new(kind, &lexicon.draw("paragraph", random), lexicon)
}

/// Returns a lettered item.
pub fn item(lexicon: &Lexicon, random: &mut Random) -> Block {
    Block::new(Kind::Item, &lexicon.draw("item", random), lexicon)
}

/// Returns a table of this many rows.
fn table(rows: usize, lexicon: &Lexicon, random: &mut Random) -> Block {
    let form = *random.pick(lexicon.lines("cells"));
    let rows: Vec<_> = (0..rows).map(|_| lexicon.fill(form, random)).collect();
    Block::new(Kind::Table, &(rows.join(" || ") + " ||"), lexicon)
}

/// Returns the lists from which the names in boilerplate are drawn. Most reports name delegations;
/// some call them by a letter or a code.
pub fn name_lists(lexicon: &Lexicon) -> Vec<Vec<String>> {
    let names: Vec<String> = lexicon
        .lines("name")
        .iter()
        .map(ToString::to_string)
        .collect();
    let codes = (21..61).map(|code| format!("C/{code}")).collect();
    if lexicon.language != "en" {
        return vec![names.clone(), names.clone(), names, codes];
    }
    let letters = ('A'..='Z').map(|letter| format!("Country {letter}"));
    vec![
        names.clone(),
        names.clone(),
        names,
        codes,
        letters.collect(),
    ]
}

/// Returns a paragraph that lists those present.
fn list_of_names(lexicon: &Lexicon, random: &mut Random) -> Block {
    let mut names = lexicon.lines("name").to_vec();
    random.shuffle(&mut names);
    names.truncate(random.between(4, 9));
    let marked = |name: &str| {
        let words: Vec<_> = name
            .split(' ')
            .map(|word| format!("{NAME_MARK}{word}"))
            .collect();
        words.join(" ")
    };
    let names: Vec<_> = names.iter().map(|name| marked(name)).collect();
    let list = names.join(", ") + ".";
    let lead_in = lexicon.draw("sentence", random);
    let lead_in = lead_in.trim_end_matches(['.', '。', '؟']);
    let block = Block::new(Kind::Numbered, &format!("{lead_in} {list}"), lexicon);
    Block {
        boilerplate: false,
        ..block
    }
}
