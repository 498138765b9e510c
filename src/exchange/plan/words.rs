//! Guessing whether annotations that name no report speak of the open one: by their words, and by
//! the company they keep.
//!
//! The company of a note is the other notes of its source that are placed here. The plan tells each
//! such note as a guess.

use std::collections::BTreeMap;

use crate::anchoring::{Doubt, Resolution, Resolver};
use crate::annotation::{Annotation, Target};
use crate::document::Document;
use crate::exchange::foreign::targets::says_nothing;

/// Words of a quote that do not stand together in another text by chance. With fewer a phrase of every
/// report would count, with more a short sentence would not.
const TELLING_WORDS: usize = 5;

/// Letters of a quote in a script that does not part its words.
const TELLING_LETTERS: usize = 16;

/// Why an annotation is taken for one of the open document, though it does not say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Guess {
    /// Its words are in that.
    Words,
    /// What it names as its source is the source of others whose words are in that.
    Source,
}

/// The finding where one annotation belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Finding {
    /// To the open document.
    Here(Guess),
    /// Nobody knows; `None` where it says no place in a text.
    Elsewhere(Option<Doubt>),
}

/// What the open text says of an annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trace {
    /// Its words have their place there.
    Placed,
    /// Its words, or words like them, are there, and nothing says that they are meant.
    Perhaps(Option<Doubt>),
    /// Its words are not there.
    Gone(Option<Doubt>),
    /// It has no words.
    Wordless(Option<Doubt>),
}

/// What the annotations of one source have in common.
#[derive(Clone, Copy, Default)]
struct Company {
    placed: usize,
    gone: usize,
}

/// The findings where annotations belong.
pub(super) struct Findings<'a> {
    traces: Vec<(&'a Annotation, Trace)>,
    /// By the source that they name.
    companies: BTreeMap<&'a str, Company>,
}

impl<'a> Findings<'a> {
    pub(super) fn of(document: &Document, annotations: &[&'a Annotation]) -> Self {
        let mut findings = Self {
            traces: Vec::new(),
            companies: BTreeMap::new(),
        };
        if annotations.is_empty() {
            return findings;
        }
        let resolver = Resolver::new(document);
        for annotation in annotations {
            let trace = trace(annotation, &resolver);
            findings.traces.push((annotation, trace));
            let Some(source) = source(annotation) else {
                continue;
            };
            let company = findings.companies.entry(source).or_default();
            match trace {
                Trace::Placed => company.placed += 1,
                Trace::Gone(_) => company.gone += 1,
                Trace::Perhaps(_) | Trace::Wordless(_) => {}
            }
        }
        findings
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&'a Annotation, Finding)> {
        let findings = self.traces.iter();
        findings.map(|(annotation, trace)| (*annotation, self.finding(annotation, *trace)))
    }

    fn finding(&self, annotation: &Annotation, trace: Trace) -> Finding {
        let company = source(annotation).and_then(|source| self.companies.get(source));
        let is_of_company =
            company.is_some_and(|company| company.placed > 0 && company.placed >= company.gone);
        let is_of_others = company.is_some_and(|company| company.placed == 0 && company.gone > 0);
        match trace {
            Trace::Placed => Finding::Here(Guess::Words),
            Trace::Perhaps(doubt) if is_of_others => Finding::Elsewhere(doubt),
            Trace::Perhaps(_) => Finding::Here(Guess::Words),
            Trace::Gone(_) | Trace::Wordless(_) if is_of_company => Finding::Here(Guess::Source),
            Trace::Gone(doubt) | Trace::Wordless(doubt) => Finding::Elsewhere(doubt),
        }
    }
}

/// What it names as its source, or as the scope of that, where this tells sources apart.
fn source(annotation: &Annotation) -> Option<&str> {
    let target = targets(annotation).next()?;
    let scope = target.extra.get("scope").and_then(|scope| scope.as_str());
    Some(scope.unwrap_or(&target.source)).filter(|source| !says_nothing(source))
}

fn trace(annotation: &Annotation, resolver: &Resolver<'_>) -> Trace {
    let mut trace = Trace::Wordless(None);
    for target in targets(annotation) {
        let found = resolver.resolve(target);
        let doubt = resolver.doubt(target, &found);
        match found {
            Resolution::Exact(_) | Resolution::Moved(_) => return Trace::Placed,
            Resolution::Changed(_) | Resolution::Ambiguous(_) => trace = Trace::Perhaps(doubt),
            // A note on a document as a whole may be on any.
            Resolution::Document => {}
            Resolution::Orphaned(_) => match (trace, doubt) {
                (Trace::Perhaps(_), _) => {}
                (_, Some(Doubt::NoWords)) => trace = Trace::Wordless(doubt),
                (_, Some(Doubt::OtherContext(_))) if tells(target.quote().unwrap_or_default()) => {
                    trace = Trace::Perhaps(doubt);
                }
                _ => trace = Trace::Gone(doubt),
            },
        }
    }
    trace
}

/// Whether words say of themselves which text they are from.
fn tells(quote: &str) -> bool {
    let letters = || quote.chars().filter(|c| is_unparted(*c));
    quote.split_whitespace().nth(TELLING_WORDS - 1).is_some()
        || letters().nth(TELLING_LETTERS - 1).is_some()
}

/// Whether a letter is of a script that does not part its words: Thai and Lao, Burmese, Khmer,
/// Japanese, Chinese.
fn is_unparted(c: char) -> bool {
    c.is_alphabetic()
        && matches!(c,
            '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
            | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

pub(super) fn targets(annotation: &Annotation) -> impl Iterator<Item = &Target> {
    annotation
        .live()
        .iter()
        .filter_map(|revision| revision.content.target())
}
