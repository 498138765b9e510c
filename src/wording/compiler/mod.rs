//! The compiler of messages, from Fluent files to Rust. The build script and the native tests include
//! it.
//!
//! English is the original. It defines the messages and declares their arguments in comments. Every
//! other language has the same messages with the same arguments.

mod checking;
mod encoding;
pub mod pseudo;
mod reading;
#[cfg(test)]
mod tests;
mod tree;
mod writing;

/// The signs of compiled patterns, shared with the room that renders them.
#[path = "../code.rs"]
mod code;
/// The plural forms of languages, shared with the room that renders patterns.
#[path = "../plural.rs"]
#[allow(dead_code, reason = "the room uses all of it")]
mod plural;

use std::collections::BTreeMap;
use std::fmt;

use pseudo::Pseudo;
use tree::Message;

/// The language that the others translate.
pub const ORIGINAL: &str = "en";

/// A Fluent file.
#[derive(Clone, Debug)]
pub struct Source {
    /// The BCP 47 tag of its language.
    pub language: String,
    /// Its name without `.ftl`: the module that its messages belong to.
    pub file: String,
    /// Its path, for error messages.
    pub path: String,
    /// Its contents.
    pub text: String,
}

/// A generated Rust file.
#[derive(Clone, Debug)]
pub struct Written {
    /// The name of the module.
    pub name: String,
    /// The Rust code.
    pub code: String,
}

/// A fault in a Fluent file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file.
    pub path: String,
    /// The line, counted from 1.
    pub line: usize,
    /// A description of the fault.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// A language with its messages by file.
struct Translated {
    language: Language,
    files: BTreeMap<String, Vec<Message>>,
}

/// The facts about a language that the compiler needs.
#[derive(Clone, Debug)]
struct Language {
    tag: String,
    right_to_left: bool,
    rule: plural::Rule,
    /// The name of its rule in `wording::plural`.
    rule_name: &'static str,
}

impl Language {
    fn of(tag: &str) -> Option<Self> {
        let (rule, rule_name): (plural::Rule, _) = match tag {
            "ar" => (plural::arabic, "arabic"),
            "en" => (plural::english, "english"),
            "es" => (plural::spanish, "spanish"),
            "fr" => (plural::french, "french"),
            "ru" => (plural::russian, "russian"),
            "zh" => (plural::chinese, "chinese"),
            _ => return None,
        };
        Some(Self {
            tag: tag.to_owned(),
            right_to_left: tag == "ar",
            rule,
            rule_name,
        })
    }
}

/// Compiles the files of all languages into one Rust file for each name, and `languages`.
///
/// # Errors
/// All faults in the files.
pub fn compile(sources: &[Source], pseudo: &[Pseudo]) -> Result<Vec<Written>, Vec<Fault>> {
    Ok(writing::write(&translated(sources, pseudo)?))
}

/// Reads and checks the files of all languages, the original first, and adds the pseudo-languages.
fn translated(sources: &[Source], pseudo: &[Pseudo]) -> Result<Vec<Translated>, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut all: Vec<Translated> = Vec::new();
    let mut terms: BTreeMap<&str, reading::Terms> = BTreeMap::new();
    for source in sources {
        let terms = terms.entry(&source.language).or_default();
        reading::take_terms(source, terms, &mut faults);
    }
    for source in sources {
        let Some(language) = Language::of(&source.language) else {
            faults.push(source.fault(
                1,
                format!("the language “{}” is not known", source.language),
            ));
            continue;
        };
        let terms = terms.entry(&source.language).or_default();
        let messages = reading::read(source, terms, &mut faults);
        checking::check_file(source, &language, &messages, &mut faults);
        let known = all.iter_mut().find(|one| one.language.tag == language.tag);
        match known {
            Some(known) => drop(known.files.insert(source.file.clone(), messages)),
            None => all.push(Translated {
                language,
                files: BTreeMap::from([(source.file.clone(), messages)]),
            }),
        }
    }
    all.sort_by_key(|one| (one.language.tag != ORIGINAL, one.language.tag.clone()));
    checking::check_languages(&all, sources, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    if let Some(original) = all.first().map(|one| one.files.clone()) {
        all.extend(pseudo.iter().map(|pseudo| pseudo.translate(&original)));
    }
    Ok(all)
}

impl Source {
    fn fault(&self, line: usize, what: impl Into<String>) -> Fault {
        Fault {
            path: self.path.clone(),
            line,
            what: what.into(),
        }
    }

    /// Returns the line of a part of the text.
    fn line_of(&self, part: &str) -> usize {
        let offset = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        self.line_at(offset)
    }

    fn line_at(&self, offset: usize) -> usize {
        let before = self.text.as_bytes().iter().take(offset);
        1 + before.filter(|byte| **byte == b'\n').count()
    }
}
