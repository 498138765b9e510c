//! The revision corpus, `tests/fixtures/revisions/*.txt`: a report before and after, an annotated
//! phrase and its expected fate. The README beside the cases defines the format and its terms.

mod carrying;
mod corpus;
mod generated;
mod histories;
mod judging;
#[path = "../../support/revisions/mod.rs"]
mod support;

use rapporteur::anchoring::TextRange;
use rapporteur::document::Document;
use std::fs;
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;

/// The brackets of the annotated phrase and of the places where it must be found.
const PLACE: [char; 2] = ['⟦', '⟧'];
/// The brackets of the place that may be suggested for an orphan.
const SUGGESTION: [char; 2] = ['⟪', '⟫'];

/// The fate of a phrase in the next text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The same words at the same address and offsets.
    Exact,
    /// The same words at another address or at other offsets.
    Moved,
    /// Other words in the right place.
    Changed,
    /// Several places fit equally.
    Ambiguous,
    /// The place is gone.
    Orphaned,
}

/// One file of the corpus, read and without its brackets.
#[derive(Clone, Debug)]
pub struct Case {
    /// The name of the file without its ending.
    pub name: String,
    /// The point of the case, in one line.
    pub title: String,
    /// The change of the text, from the README's list, joined by `+`.
    pub operation: String,
    /// The length of the phrase: `word`, `words`, `clause`, `sentence`, `block` or `blocks`.
    pub phrase: String,
    /// Its position in its block: `start`, `middle`, `end` or `whole`.
    pub position: String,
    /// The outcomes that are right if both texts are known.
    pub expect: Vec<Outcome>,
    /// The outcomes that are right if only the selectors are known.
    pub resolve: Vec<Outcome>,
    /// The Markdown of the old text.
    pub before: String,
    /// The Markdown of the new text.
    pub after: String,
    /// The annotated phrase in the old text.
    pub target: TextRange,
    /// Where it must be found in the new text: one place, or all candidates of an ambiguous one.
    pub wanted: Vec<TextRange>,
    /// The place that may be suggested for an orphan.
    pub suggested: Option<TextRange>,
}

impl Case {
    fn read(path: &Path) -> Result<Self, String> {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let file = fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
        Self::parse(&name, &file).map_err(|problem| format!("{name}: {problem}"))
    }

    fn parse(name: &str, file: &str) -> Result<Self, String> {
        let (head, texts) = file
            .split_once("--- before\n")
            .ok_or("no line `--- before`")?;
        let (before, after) = texts
            .split_once("--- after\n")
            .ok_or("no line `--- after`")?;
        let [title, operation, phrase, position, expect, resolve] = fields(head)?;
        let old = Marked::parse(before)?;
        let new = Marked::parse(after)?;
        let [target] = old.places.as_slice() else {
            return Err(format!("{} phrases are annotated", old.places.len()));
        };
        if !old.suggestions.is_empty() || new.suggestions.len() > 1 {
            return Err("one suggestion at most, in the new text".to_owned());
        }
        Ok(Self {
            name: name.to_owned(),
            title: title.to_owned(),
            operation: operation.to_owned(),
            phrase: phrase.to_owned(),
            position: position.to_owned(),
            expect: outcomes(expect)?,
            resolve: outcomes(resolve)?,
            before: old.source,
            after: new.source,
            target: *target,
            wanted: new.places,
            suggested: new.suggestions.first().copied(),
        })
    }
}

/// Returns the folder of the corpus.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/revisions")
}

/// Returns all cases of the corpus, ordered by name. Panics with all problems if files cannot be read.
pub fn cases() -> Vec<Case> {
    cases_in("")
}

/// Returns all cases of a subfolder of the corpus.
pub fn cases_in(inner: &str) -> Vec<Case> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder().join(inner))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    paths.sort();
    let (cases, problems): (Vec<_>, Vec<_>) = paths
        .iter()
        .map(|path| Case::read(path))
        .partition(Result::is_ok);
    let problems: Vec<_> = problems.into_iter().filter_map(Result::err).collect();
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
    cases.into_iter().flatten().collect()
}

/// Returns the values of the head of a file, one line each, in this order.
fn fields(head: &str) -> Result<[&str; 6], String> {
    const NAMES: [&str; 6] = [
        "title",
        "operation",
        "phrase",
        "position",
        "expect",
        "resolve",
    ];
    let mut values = [""; 6];
    let lines: Vec<_> = head.lines().collect();
    if lines.len() != NAMES.len() {
        return Err(format!("{} lines of head instead of 6", lines.len()));
    }
    for ((value, name), line) in values.iter_mut().zip(NAMES).zip(lines) {
        *value = line
            .strip_prefix(name)
            .and_then(|rest| rest.strip_prefix(": "))
            .ok_or_else(|| format!("`{line}` instead of `{name}: …`"))?;
    }
    Ok(values)
}

fn outcomes(value: &str) -> Result<Vec<Outcome>, String> {
    value
        .split('|')
        .map(|word| match word {
            "exact" => Ok(Outcome::Exact),
            "moved" => Ok(Outcome::Moved),
            "changed" => Ok(Outcome::Changed),
            "ambiguous" => Ok(Outcome::Ambiguous),
            "orphaned" => Ok(Outcome::Orphaned),
            _ => Err(format!("`{word}` is no outcome")),
        })
        .collect()
}

/// A text without its brackets, and the ranges between them.
struct Marked {
    source: String,
    places: Vec<TextRange>,
    suggestions: Vec<TextRange>,
}

impl Marked {
    /// Finds brackets in the text of the bracketed document, adjusted for the brackets before them.
    fn parse(bracketed: &str) -> Result<Self, String> {
        let source: String = bracketed.chars().filter(|c| !is_bracket(*c)).collect();
        let document = Document::parse(&source);
        let with_brackets = Document::parse(bracketed);
        same_structure(&document, &with_brackets)?;
        Ok(Self {
            places: ranges(&document, with_brackets.text(), PLACE)?,
            suggestions: ranges(&document, with_brackets.text(), SUGGESTION)?,
            source,
        })
    }
}

fn is_bracket(c: char) -> bool {
    PLACE.contains(&c) || SUGGESTION.contains(&c)
}

/// Checks that brackets change no block, no address and no kind of block.
fn same_structure(plain: &Document, bracketed: &Document) -> Result<(), String> {
    if plain.blocks().len() != bracketed.blocks().len() {
        return Err("brackets change the number of blocks".to_owned());
    }
    for (block, other) in plain.blocks().iter().zip(bracketed.blocks()) {
        let text: String = other.text().chars().filter(|c| !is_bracket(*c)).collect();
        let kind = std::mem::discriminant(block.kind()) == std::mem::discriminant(other.kind());
        if !kind || (block.id(), block.label()) != (other.id(), other.label()) {
            return Err(format!("brackets change `{}`", block.id()));
        }
        if text != block.text() {
            return Err(format!("brackets change the text of `{}`", block.id()));
        }
    }
    Ok(())
}

/// Returns the ranges between one kind of brackets, which must be paired.
fn ranges(document: &Document, text: &str, kind: [char; 2]) -> Result<Vec<TextRange>, String> {
    let marks: Vec<(usize, char)> = text
        .chars()
        .enumerate()
        .filter(|(_, c)| is_bracket(*c))
        .enumerate()
        .map(|(before, (at, c))| (at - before, c))
        .filter(|(_, c)| kind.contains(c))
        .collect();
    marks
        .chunks(2)
        .map(|pair| match pair {
            [(start, open), (end, close)] if [*open, *close] == kind && start < end => {
                TextRange::at(document, *start, *end).ok_or("a bracket outside the text")
            }
            _ => Err("brackets that are no pair, or empty"),
        })
        .collect::<Result<_, _>>()
        .map_err(str::to_owned)
}

/// Returns words in a comparable form: composed, without case and soft hyphens, and with uniform white
/// space, quotation marks and hyphens.
fn folded(words: &str) -> String {
    let plain: String = words
        .nfc()
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}'))
        .map(|c| match c {
            '‘' | '’' | '‚' | '‹' | '›' => '\'',
            '“' | '”' | '„' | '«' | '»' => '"',
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            _ => c,
        })
        .collect();
    let mut folded = String::new();
    for word in plain.split_whitespace() {
        // Chinese needs no space between characters: such a space is a line end of the source.
        let inside_han = folded.ends_with(is_han) && word.starts_with(is_han);
        if !folded.is_empty() && !inside_han {
            folded.push(' ');
        }
        folded.push_str(&word.to_lowercase());
    }
    folded
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}
