//! Rival proposals for one paragraph as one text with alternatives, as drafting groups write them
//! in square brackets: `The Council [noted] [approved] the report`.

use std::ops::Range;

use super::redline::{Replacement, changes};
use crate::sort::sort_by;

/// A part of a text with alternatives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// Text that the present text and all rivals share.
    Common(String),
    /// A difference: at least two texts, the present one first.
    Alternatives(Vec<Alternative>),
}

/// One of the possible texts in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// The words; empty if the place is to be deleted.
    pub text: String,
    /// The rivals that want it, as indices in order. For the present text, the rivals that leave it
    /// unchanged.
    pub of: Vec<usize>,
    /// Whether it is the present text. Each place has exactly one, even if every rival wants another:
    /// it holds until another is agreed on.
    pub present: bool,
}

/// Returns the present text `base` and the texts proposed in its place as one, with alternatives where
/// they differ. Choosing what rival *i* wants in every place gives the text of rival *i*; choosing the
/// present text gives `base`. Rivals that want the same text share an alternative. An empty rival (SUP)
/// is an empty alternative in place of the whole text.
///
/// The places are those that [`redline`](super::redline()) marks for any rival. Places of different
/// rivals that overlap or touch are merged.
pub fn alternatives(base: &str, rivals: &[&str]) -> Vec<Stretch> {
    let rivals: Vec<Rival<'_>> = rivals.iter().map(|text| Rival::of(base, text)).collect();
    let mut stretches = Vec::new();
    let mut done = 0;
    let common = |range: Range<usize>, stretches: &mut Vec<Stretch>| {
        if let Some(text) = base.get(range).filter(|text| !text.is_empty()) {
            stretches.push(Stretch::Common(text.to_owned()));
        }
    };
    for place in places(&rivals) {
        common(done..place.start, &mut stretches);
        done = place.end;
        stretches.push(Stretch::Alternatives(choices(base, &rivals, &place)));
    }
    common(done..base.len(), &mut stretches);
    stretches
}

/// A proposed text with its changes to the present one.
struct Rival<'a> {
    text: &'a str,
    changes: Vec<Replacement>,
}

impl<'a> Rival<'a> {
    fn of(base: &str, text: &'a str) -> Self {
        Self {
            text,
            changes: changes(base, text),
        }
    }

    /// Returns its text for a place of the present text that cuts through none of its changes.
    fn wants(&self, base: &str, place: &Range<usize>) -> String {
        let mut text = String::new();
        let mut done = place.start;
        let inside = |change: &&Replacement| {
            place.start <= change.before.start && change.before.end <= place.end
        };
        for change in self.changes.iter().filter(inside) {
            text.push_str(base.get(done..change.before.start).unwrap_or_default());
            text.push_str(self.text.get(change.after.clone()).unwrap_or_default());
            done = change.before.end;
        }
        text.push_str(base.get(done..place.end).unwrap_or_default());
        text
    }
}

/// Returns the places of the present text where some rival differs, in order and separate from each
/// other.
fn places(rivals: &[Rival<'_>]) -> Vec<Range<usize>> {
    let changes = rivals.iter().flat_map(|rival| &rival.changes);
    let mut changed: Vec<Range<usize>> = changes.map(|change| change.before.clone()).collect();
    sort_by(&mut changed, |a, b| a.start.cmp(&b.start));
    let mut places: Vec<Range<usize>> = Vec::new();
    for range in changed {
        match places.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => places.push(range),
        }
    }
    places
}

/// Returns the possible texts in a place: the present text, then the others in the order of the rivals.
fn choices(base: &str, rivals: &[Rival<'_>], place: &Range<usize>) -> Vec<Alternative> {
    let mut choices = vec![Alternative {
        text: base.get(place.clone()).unwrap_or_default().to_owned(),
        of: Vec::new(),
        present: true,
    }];
    for (index, rival) in rivals.iter().enumerate() {
        let text = rival.wants(base, place);
        match choices.iter_mut().find(|choice| choice.text == text) {
            Some(choice) => choice.of.push(index),
            None => choices.push(Alternative {
                text,
                of: vec![index],
                present: false,
            }),
        }
    }
    choices
}
