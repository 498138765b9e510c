//! The law that nothing of a source is lost, and its only exceptions.
//!
//! Every letter and sign is in the text or label of a block, in what the model keeps beside them
//! (where a link leads, the file and title of a picture) or quoted by a repair.

use rapporteur::document::{BlockKind, Document, Image, Link, RepairKind};

/// Signs that Markdown itself may mean as marks: of emphasis, code, links, headings, quotations,
/// items, tables, escapes and entities. Besides them Markdown means the names of entities
/// (`&eacute;`), the numbers of a list that repeats one number, and the case of a link's label.
const MARKS: &str = "\\`*_~[]()<>#+-=|&;:!.\"'";

/// What is lost of a source: words that name a place in it (those of letters and digits, `w7`), and
/// signs.
pub fn lost(source: &str) -> Vec<String> {
    let kept = Kept::of(&Document::parse(source));
    let everything = kept.everything().to_lowercase();
    let word = |c: char| !c.is_alphanumeric();
    let named = |word: &&str| word.contains(char::is_alphabetic) && word.contains(char::is_numeric);
    let mut lost: Vec<String> = source
        .split(word)
        .filter(named)
        .filter(|word| !everything.contains(&word.to_lowercase()))
        .map(str::to_owned)
        .collect();
    for sign in signs(source) {
        if count(source, sign) > count(&kept.once, sign) {
            lost.push(sign.to_string());
        }
    }
    lost
}

/// The signs of a source that Markdown never means.
fn signs(source: &str) -> Vec<char> {
    let mut signs: Vec<char> = source.chars().filter(|c| is_sign(*c)).collect();
    signs.sort_unstable();
    signs.dedup();
    signs
}

fn is_sign(c: char) -> bool {
    !c.is_alphanumeric()
        && !c.is_whitespace()
        && !c.is_control()
        && c != '\u{feff}'
        && !MARKS.contains(c)
}

fn count(text: &str, sign: char) -> usize {
    text.chars().filter(|c| *c == sign).count()
}

/// What a document keeps of its source.
struct Kept {
    /// Each thing once.
    once: String,
    /// What repairs quote of the text.
    again: String,
}

impl Kept {
    fn of(document: &Document) -> Self {
        let mut once = Vec::new();
        for block in document.blocks() {
            once.extend([block.label(), block.text()].map(str::to_owned));
            if let BlockKind::Image(image) = block.kind() {
                once.extend(of_image(image));
            }
            for run in block.runs() {
                if let Some(Link::To(target) | Link::Unsafe(target)) = &run.link {
                    once.push(target.to_string());
                }
                once.extend(run.image.iter().flat_map(|image| of_image(image)));
            }
        }
        let mut again = Vec::new();
        for repair in document.repairs() {
            match &repair.kind {
                RepairKind::ShownAsWritten { .. } | RepairKind::FurtherCells { .. } => {
                    again.push(repair.to_string());
                }
                _ => once.push(repair.to_string()),
            }
        }
        Self {
            once: once.join("\n"),
            again: again.join("\n"),
        }
    }

    fn everything(&self) -> String {
        format!("{}\n{}", self.once, self.again)
    }
}

fn of_image(image: &Image) -> Vec<String> {
    let source = image.source.clone().unwrap_or_default();
    vec![source, image.title.clone()]
}
