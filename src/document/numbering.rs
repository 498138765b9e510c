//! Moving the markers out of the texts: a number on the paper becomes a label.

use super::block::Link;
use super::draft::{Draft, Role};
use super::index::Index;
use super::inline::{Inline, SpanKind, Style};
use super::leaves::Shape;
use super::marker::{self, Delimiter, MOST_PLAIN, Marker};
use super::repair::{Repair, RepairKind};
use std::sync::Arc;

/// A possible marker at the beginning of a block.
struct Candidate {
    draft: usize,
    section: usize,
    /// Whether the block is a heading. Its number needs no neighbours, and does not serve as one.
    heading: bool,
    marker: Marker,
    /// The bytes of the marker in the text; 0 for the number of a Markdown list.
    len: usize,
    /// The number of a Markdown list before it.
    list_number: Option<String>,
}

impl Candidate {
    /// The style of the marker. Markers of one style count together.
    fn style(&self) -> (bool, Delimiter) {
        (self.marker.is_number(), self.marker.delimiter)
    }
}

/// Finds the markers of all blocks and moves them from the texts to the labels.
pub(super) fn label(drafts: &mut [Draft<'_>], repairs: &mut Vec<Repair>) {
    let candidates = candidates(drafts);
    let supported = supported(&candidates);
    for (candidate, supported) in candidates.into_iter().zip(supported) {
        let Some(draft) = drafts.get_mut(candidate.draft) else {
            continue;
        };
        if supported {
            accept(draft, candidate, repairs);
        } else if let Some(number) = candidate.list_number {
            give_back(draft, &number);
        }
    }
}

fn candidates(drafts: &mut [Draft<'_>]) -> Vec<Candidate> {
    let mut section = 0;
    let mut candidates = Vec::new();
    for (index, draft) in drafts.iter_mut().enumerate() {
        section += usize::from(draft.role == Role::Heading);
        let addressed = match (draft.role, &draft.leaf.shape) {
            (Role::Heading, _) | (Role::Text, Shape::Paragraph) => true,
            (_, Shape::Quote) => {
                // A quotation keeps its numbers, but they are not addresses here.
                draft.label = list_number(draft).unwrap_or_default();
                false
            }
            _ => false,
        };
        if !addressed {
            continue;
        }
        let found = candidate(draft, index, section).filter(|_| !is_entry_of_contents(draft));
        match (found, list_number(draft)) {
            (Some(candidate), _) => candidates.push(candidate),
            (None, Some(number)) => give_back(draft, &number),
            (None, None) => {}
        }
    }
    candidates
}

/// Whether a line is one of a table of contents: it leads to another part of the text as a whole, or has a
/// dotted leader and a page number.
fn is_entry_of_contents(draft: &Draft<'_>) -> bool {
    let leads_elsewhere =
        |style: &Style| matches!(&style.link, Some(Link::To(target)) if target.starts_with('#'));
    if draft.role == Role::Text && draft.leaf.inline.all(leads_elsewhere) {
        return true;
    }
    let tail = draft.leaf.inline.tail();
    let words = tail.trim_end().trim_end_matches(|c: char| c.is_numeric());
    let dots = words.trim_end().trim_end_matches(['.', '…', ' ', '·', '_']);
    let leader = words.get(dots.len()..).unwrap_or_default();
    let points = leader.chars().filter(|c| !c.is_whitespace());
    let is_long = points.map(|c| if c == '…' { 3 } else { 1 }).sum::<usize>() > 3;
    is_long && words.len() < tail.trim_end().len()
}

/// The number of a Markdown list before a block.
fn list_number(draft: &Draft<'_>) -> Option<String> {
    draft.leaf.item.as_ref()?.marker.clone()
}

fn candidate(draft: &Draft<'_>, index: usize, section: usize) -> Option<Candidate> {
    let list_number = list_number(draft);
    let head = draft.leaf.inline.head(marker::HEAD);
    let indent = head.len() - head.trim_start().len();
    let in_text = marker::read(head.trim_start());
    let (marker, len) = match (&list_number, in_text) {
        (None, Some((marker, len))) => (marker, indent + len),
        (Some(_), Some((marker, len))) if marker.is_dotted() => (marker, indent + len),
        (Some(number), _) => (marker::read(number)?.0, 0),
        (None, None) => return None,
    };
    let heading = draft.role == Role::Heading;
    // `A. Introduction` is addressed by its words, and `2013 in review` is about a year.
    let number = marker.is_dotted()
        || marker.is_number() && marker.readings.iter().all(|r| r.value <= MOST_PLAIN);
    (number || !heading).then_some(Candidate {
        draft: index,
        section,
        heading,
        marker,
        len,
        list_number,
    })
}

fn accept(draft: &mut Draft<'_>, candidate: Candidate, repairs: &mut Vec<Repair>) {
    let targets = targets(&draft.leaf.inline, candidate.len);
    draft.leaf.inline.strip_prefix(candidate.len);
    let spans = &draft.leaf.inline.spans;
    for target in targets {
        let link = Some(Link::To(target.clone()));
        if spans.iter().all(|span| span.style.link != link) {
            repairs.push(Repair {
                line: draft.leaf.line,
                kind: RepairKind::LabelLink {
                    label: candidate.marker.printed.clone(),
                    target: target.to_string(),
                },
            });
        }
    }
    draft.label = match candidate.list_number {
        Some(number) if candidate.len > 0 => format!("{number} {}", candidate.marker.printed),
        _ => candidate.marker.printed.clone(),
    };
    draft.marker = Some(candidate.marker);
}

/// The targets of the links in the first bytes of a text, without repetitions in a row.
fn targets(inline: &Inline<'_>, mut bytes: usize) -> Vec<Arc<str>> {
    let mut targets: Vec<Arc<str>> = Vec::new();
    for span in &inline.spans {
        if bytes == 0 {
            break;
        }
        bytes = bytes.saturating_sub(span.text.len());
        if let Some(Link::To(target)) = &span.style.link
            && targets.last() != Some(target)
        {
            targets.push(target.clone());
        }
    }
    targets
}

/// Returns a number to the text: `2014. It was…` is a sentence that Markdown takes for item 2014 of
/// a list.
fn give_back(draft: &mut Draft<'_>, number: &str) {
    let at = draft.leaf.inline.spans.first().map_or(0, |span| span.at);
    draft.leaf.inline.push(
        SpanKind::Text,
        format!("{number} ").into(),
        &Style::default(),
        at,
    );
    draft.leaf.inline.spans.rotate_right(1);
    draft.leaf.item = None;
}

/// Whether each candidate counts. A weak one needs the previous marker of the same counting. If it
/// is the first, it needs the second one as the next in its section.
fn supported(candidates: &[Candidate]) -> Vec<bool> {
    let next = next_of_same_style(candidates);
    let chapters = chapters(candidates);
    let is_time = |marker: &Marker| marker.hour().is_some_and(|hour| !chapters.contains(hour));
    let mut last: Vec<&Candidate> = Vec::new();
    let mut result = Vec::with_capacity(candidates.len());
    for (candidate, next) in candidates.iter().zip(next) {
        let before = last.iter().find(|other| other.style() == candidate.style());
        let follows =
            before.is_some_and(|before| successive(&before.marker, &candidate.marker, |_| true));
        let begins = next
            .and_then(|next| candidates.get(next))
            .is_some_and(|next| {
                next.section == candidate.section
                    && successive(&candidate.marker, &next.marker, |value| value == 1)
            });
        let is_inserted = candidate.marker.is_insertion()
            && last
                .iter()
                .any(|other| other.marker.is_followed_by(&candidate.marker));
        let is_weak = candidate.marker.is_weak() || is_time(&candidate.marker);
        let counts = candidate.heading || !is_weak || follows || begins || is_inserted;
        if counts && !candidate.heading {
            last.retain(|other| other.style() != candidate.style());
            last.push(candidate);
        }
        result.push(counts);
    }
    result
}

/// The chapters with a number below 10: `5` because of `5.9`. So `5.10` in them is not a time of day.
fn chapters(candidates: &[Candidate]) -> Index {
    let mut chapters = Index::default();
    for candidate in candidates {
        if let Some((chapter, number)) = candidate.marker.token.split_once('.')
            && number.len() == 1
        {
            chapters.set(chapter, 0);
        }
    }
    chapters
}

/// For each candidate, the next one of its style.
fn next_of_same_style(candidates: &[Candidate]) -> Vec<Option<usize>> {
    let mut next = vec![None; candidates.len()];
    let mut seen: Vec<((bool, Delimiter), usize)> = Vec::new();
    for (index, candidate) in candidates
        .iter()
        .enumerate()
        .filter(|(_, c)| !c.heading)
        .rev()
    {
        let style = candidate.style();
        let known = seen.iter().position(|(other, _)| *other == style);
        if let Some(slot) = next.get_mut(index) {
            *slot = known
                .and_then(|known| seen.get(known))
                .map(|(_, index)| *index);
        }
        if let Some(known) = known {
            seen.swap_remove(known);
        }
        seen.push((style, index));
    }
    next
}

/// Whether the second marker directly follows the first, whose value must satisfy `fit`.
fn successive(first: &Marker, second: &Marker, fit: impl Fn(u64) -> bool) -> bool {
    let mut readings = first.readings.iter();
    second.is_dotted() && second.is_next_of(first)
        || readings.any(|reading| fit(reading.value) && second.comes_after(*reading))
}
