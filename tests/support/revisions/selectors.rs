//! The right answers if only the selectors are known: they know less than both papers.

use super::phrase::Phrase;
use super::render::Printed;
use super::truth::{Fate, Fates, Truth};
use rapporteur::anchoring::TextRange;
use rapporteur::annotation::{Selector, Target};

/// The letters and digits of the new text, in which quotes are searched.
pub struct Letters(String);

impl Letters {
    /// Returns those of the new document.
    pub fn of(new: &Printed) -> Self {
        Self(letters(new.document.text()))
    }

    fn occurrences(&self, quote: &str) -> usize {
        let quote = letters(quote);
        if quote.is_empty() {
            0
        } else {
            self.0.matches(&*quote).count()
        }
    }
}

fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Returns the truth for a reader with the target and the new text but not the old one.
///
/// * If quote and context occur twice in the new text, an ambiguous answer is right.
/// * If less than half of the words of quote and context remain, an orphan is right too.
/// * If the words are now in more blocks or fewer, `changed` is right too.
pub fn truth(
    both: &Truth,
    phrase: &Phrase,
    target: &Target,
    old: &Printed,
    fates: &Fates<'_>,
    letters: &Letters,
) -> Truth {
    let Some((prefix, exact, suffix)) = quote(target) else {
        return both.clone();
    };
    let twice = letters.occurrences(&format!("{prefix}{exact}{suffix}"));
    let place = phrase.range.code_points(&old.document);
    let window = TextRange::at(
        &old.document,
        place.start - prefix.chars().count(),
        place.end + suffix.chars().count(),
    );
    let window = old.touched(&window.unwrap_or(phrase.range));
    let all = window.len();
    let left = window.filter(|id| fates.of_word(*id).is_some()).count();
    let gone = both.fate == Fate::Gone;
    Truth {
        or_ambiguous: both.or_ambiguous || twice > 1 || gone && twice > 0,
        or_orphaned: both.or_orphaned || left * 2 < all,
        or_changed: both.or_changed || fates.spans_other_blocks(both, phrase),
        ..both.clone()
    }
}

fn quote(target: &Target) -> Option<(&str, &str, &str)> {
    target.selectors.iter().find_map(|selector| match selector {
        Selector::TextQuote {
            exact,
            prefix,
            suffix,
            ..
        } => Some((
            prefix.as_deref().unwrap_or_default(),
            exact.as_str(),
            suffix.as_deref().unwrap_or_default(),
        )),
        _ => None,
    })
}
