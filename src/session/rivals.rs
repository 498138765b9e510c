//! Rival proposals: each wants something else for the same paragraph.

use super::card::{Card, Group, Thread};
use crate::anchoring::TextRange;
use crate::annotation::{Kind, Note, Side, Sign};
use crate::document::Document;
use crate::shared::Shared;

/// The wishes of delegations for a paragraph.
#[derive(Debug)]
pub struct Rivals {
    /// The present text of the paragraph, or of several paragraphs if a proposal spans them.
    pub present: String,
    /// The proposals, in the order of the margin.
    pub all: Vec<Rival>,
}

/// One of the proposals.
#[derive(Debug)]
pub struct Rival {
    /// The proposal with its answers.
    pub thread: Shared<Thread>,
    /// The outcome it wants for the paragraph.
    pub wants: Wants,
}

/// The outcome that a proposal wants for a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wants {
    /// The whole paragraph reads like this; empty if it is deleted.
    Reads(String),
    /// A new paragraph of these words on this side.
    Beside(Side, String),
}

/// Counts the visible proposals at a spot.
pub fn proposals_at(group: &Group) -> usize {
    let all = group.threads.iter();
    all.filter(|thread| proposal(&thread.root).is_some())
        .count()
}

impl Rivals {
    /// Collects the proposals at one spot.
    pub fn at(group: &Group, document: &Document) -> Self {
        let proposals = group.threads.iter().filter_map(|thread| {
            let note = proposal(&thread.root)?;
            Some((thread, note, thread.root.place.range()?))
        });
        let proposals: Vec<_> = proposals.collect();
        let paragraph = paragraph(proposals.iter().map(|(_, _, range)| range), document);
        let present = paragraph.map_or("", |range| range.words(document));
        let start = paragraph.map_or(0, |range| range.code_points(document).start);
        let rival = |(thread, note, range): (&Shared<Thread>, &Note, TextRange)| {
            let place = range.code_points(document);
            let within = (place.start - start)..(place.end - start);
            Rival {
                thread: thread.clone(),
                wants: wants(note, present, within),
            }
        };
        Self {
            present: present.to_owned(),
            all: proposals.into_iter().map(rival).collect(),
        }
    }

    /// Returns the proposals that change the paragraph itself, each with the text it wants.
    pub fn of_text(&self) -> Vec<(&Rival, &str)> {
        self.that_want(|wants| match wants {
            Wants::Reads(text) => Some(text),
            Wants::Beside(..) => None,
        })
    }

    /// Returns the proposals that add a paragraph on one side, each with its words.
    pub fn beside(&self, side: Side) -> Vec<(&Rival, &str)> {
        self.that_want(|wants| match wants {
            Wants::Beside(its, text) if *its == side => Some(text),
            _ => None,
        })
    }

    fn that_want(&self, text: impl Fn(&Wants) -> Option<&String>) -> Vec<(&Rival, &str)> {
        let all = self.all.iter();
        all.filter_map(|rival| Some((rival, text(&rival.wants)?.as_str())))
            .collect()
    }
}

/// Returns the note of a visible proposal.
pub(super) fn proposal(card: &Card) -> Option<&Note> {
    let note = card.note().filter(|_| !card.hidden)?;
    (note.kind == Kind::Proposal && note.sign().is_some()).then_some(note)
}

/// Returns the whole of all blocks that any of the ranges touches.
fn paragraph<'a>(
    ranges: impl Iterator<Item = &'a TextRange> + Clone,
    document: &Document,
) -> Option<TextRange> {
    let first = ranges.clone().map(|range| range.block).min()?;
    let last = ranges.map(|range| range.end_block).max()?;
    Some(TextRange {
        end_block: last,
        end: document.blocks().get(last)?.len(),
        ..TextRange::block(document, first)?
    })
}

/// Returns the outcome that a proposal wants for `present`. `within` is the range it changes, in code
/// points.
fn wants(note: &Note, present: &str, within: std::ops::Range<usize>) -> Wants {
    let proposed = note.proposed().unwrap_or_default();
    let in_place = |words: &str| {
        let before: String = present.chars().take(within.start).collect();
        let after: String = present.chars().skip(within.end).collect();
        Wants::Reads(format!("{before}{words}{after}"))
    };
    match note.sign() {
        Some(Sign::Add) => {
            let side = note.target.insert().unwrap_or(Side::After);
            Wants::Beside(side, proposed.to_owned())
        }
        Some(Sign::Sup) => in_place(""),
        Some(Sign::Noc) | None => Wants::Reads(present.to_owned()),
        Some(Sign::Mod | Sign::EditorialMod) => in_place(proposed),
    }
}
