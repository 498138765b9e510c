//! Guessing whether annotations that name no report belong to the open one: by their words, and by
//! their company.
//!
//! The company of a note is the other notes of its source that are placed here. The plan reports
//! each such note as a guess.

use std::collections::BTreeMap;

use crate::anchoring::{Doubt, Resolution, Resolver};
use crate::annotation::{Annotation, Target};
use crate::document::Document;
use crate::exchange::foreign::targets::says_nothing;

/// The fewest words of a quote that do not occur together in another text by chance. With fewer, a
/// phrase of every report would count. With more, a short sentence would not.
const TELLING_WORDS: usize = 5;

/// The fewest letters of such a quote in a script without spaces between words.
const TELLING_LETTERS: usize = 16;

/// The reason why an annotation that names no document is assigned to the open one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Guess {
    /// The open document contains its words.
    Words,
    /// Others with the same source have their words in the open document.
    Source,
}

/// The result of looking for the document of one annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Finding {
    /// The open document.
    Here(Guess),
    /// Unknown; holds `None` if the annotation names no place in a text.
    Elsewhere(Option<Doubt>),
}

/// The trace that an annotation has in the open text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trace {
    /// The words have a place there.
    Placed,
    /// The text contains the words, or similar ones, without evidence that they are meant.
    Perhaps(Option<Doubt>),
    /// The text does not contain the words.
    Gone(Option<Doubt>),
    /// The annotation has no words.
    Wordless(Option<Doubt>),
}

/// The counts of annotations with a common source, by their traces.
#[derive(Clone, Copy, Default)]
struct Company {
    placed: usize,
    gone: usize,
}

/// The results for several annotations.
pub(super) struct Findings<'a> {
    traces: Vec<(&'a Annotation, Trace)>,
    /// By their source.
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

/// The source or its scope, if it tells sources apart.
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
            // A note on a document as a whole may belong to any document.
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

/// Whether words are enough to identify the text they are from.
fn tells(quote: &str) -> bool {
    let letters = || quote.chars().filter(|c| is_unparted(*c));
    quote.split_whitespace().nth(TELLING_WORDS - 1).is_some()
        || letters().nth(TELLING_LETTERS - 1).is_some()
}

/// Whether a letter is of a script without spaces between words: Thai and Lao, Burmese, Khmer,
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
