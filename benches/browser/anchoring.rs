//! Anchoring as in the app, for `benches/anchoring.mjs` to measure in a browser, on the report of
//! `tests/support/large.rs`. It is a module of its own, compiled like the app.

#![cfg(target_arch = "wasm32")]

#[path = "../../tests/support/large.rs"]
mod large;

use large::Large;
use rapporteur::anchoring::{CarryOver, Matches, Pattern, Resolver};
use rapporteur::annotation::Target;
use rapporteur::document::Document;
use wasm_bindgen::prelude::wasm_bindgen;

/// The texts and the notes, which stay in WebAssembly's memory while they are measured, and the code
/// points of the revision.
#[wasm_bindgen]
pub struct Bench(Large, Vec<u32>);

/// A best match.
#[wasm_bindgen]
pub struct Best {
    /// The number of its errors.
    pub errors: usize,
    /// Its beginning, in code points.
    pub start: usize,
    /// Its end, in code points.
    pub end: usize,
}

#[wasm_bindgen]
impl Bench {
    /// Generates the texts.
    #[wasm_bindgen(constructor)]
    #[expect(
        clippy::new_without_default,
        reason = "JavaScript has constructors only"
    )]
    pub fn new() -> Self {
        Self(Large::new(), Vec::new())
    }

    /// Returns the Markdown of the report.
    pub fn old_source(&self) -> String {
        self.0.old_source.clone()
    }

    /// Returns the Markdown of its revision.
    pub fn new_source(&self) -> String {
        self.0.new_source.clone()
    }

    /// Returns the text of the revision.
    pub fn text(&self) -> String {
        self.0.new.text().to_owned()
    }

    /// Returns the quotes of the targets whose words are gone.
    pub fn quotes(&self) -> Vec<String> {
        let quotes = self.0.fuzzy.iter().filter_map(Target::quote);
        quotes.map(str::to_owned).collect()
    }

    /// Aligns both texts and carries all targets over; returns how many.
    pub fn carry_over(&self) -> usize {
        let carry_over = CarryOver::new(&self.0.old, &self.0.new);
        let carried = self.0.targets.iter().map(|target| carry_over.carry(target));
        carried.filter(|one| one.range().is_some()).count()
    }

    /// Resolves all targets in the text they were written for.
    pub fn resolve_here(&self) -> usize {
        resolved(&self.0.old, &self.0.targets)
    }

    /// Resolves targets whose words occur in the revision.
    pub fn resolve_exact(&self) -> usize {
        resolved(&self.0.new, &self.0.exact)
    }

    /// Resolves targets whose words occur nowhere in the revision.
    pub fn resolve_fuzzy(&self) -> usize {
        resolved(&self.0.new, &self.0.fuzzy)
    }

    /// Prepares the code points of the revision for searching.
    pub fn fold(&mut self) {
        self.1 = self.0.new.text().chars().map(u32::from).collect();
    }

    /// Searches the revision for the quote of a target, with at most this many errors. Like the
    /// other side, it searches backwards from each best match for its beginning; the longest match
    /// counts.
    pub fn search(&self, quote: usize, most: usize) -> Option<Best> {
        let quote: Vec<u32> = self
            .0
            .fuzzy
            .get(quote)?
            .quote()?
            .chars()
            .map(u32::from)
            .collect();
        let Matches { errors, ends } = Pattern::new(quote.iter().copied()).find(&self.1, most)?;
        let backwards = Pattern::new(quote.iter().rev().copied());
        let best = ends.into_iter().map(|end| {
            let before = self.1.get(..end)?.iter().rev().copied();
            let before: Vec<u32> = before.take(quote.len() + errors).collect();
            let start = end - backwards.find(&before, errors)?.ends.last()?;
            Some(Best { errors, start, end })
        });
        best.reduce(Option::or)?
    }
}

/// Returns the number of targets with a place. Preparing the text counts, once.
fn resolved(document: &Document, targets: &[Target]) -> usize {
    let resolver = Resolver::new(document);
    let resolved = targets.iter().map(|target| resolver.resolve(target));
    resolved.filter(|one| one.range().is_some()).count()
}
