//! The passage of a statement about one note, part by part.

use super::{About, Wording};
use crate::annotation::{
    Annotation, AnnotationId, Delegation, Key, Note, Parent, Revision, Selector, Sign, Term, Voices,
};
use crate::document::Block;
use crate::exchange::order::{Places, SortKey, is_whole};
use crate::exchange::sharing::shared;
use crate::shown;
use crate::sort::sort_by;

/// One live note, ready to be written.
pub(super) struct Passage {
    pub(super) heading: String,
    pub(super) parts: Vec<Part>,
}

/// A part of a passage.
pub(super) enum Part {
    /// Words of the interface.
    Line(String),
    /// Words of the document, or proposed for it.
    Quote(String),
    /// The author's own text.
    Text { value: String, is_markdown: bool },
}

/// Returns the live notes in document order, without those that must not be shared.
pub(super) fn passages(
    about: About<'_>,
    annotations: &[&Annotation],
    wording: &impl Wording,
) -> Vec<Passage> {
    let all = about.known.iter().chain(annotations.iter().copied());
    let places = Places::new(all, about.document);
    type Said<'a> = (&'a Revision, &'a Note);
    let leaving = shared(annotations.iter().copied());
    let mut notes: Vec<(SortKey, &Key, Said<'_>, Option<&Block>)> = leaving
        .iter()
        .flat_map(|annotation| annotation.notes().map(|said| (annotation.key(), said)))
        .map(|(key, said)| match carried(about, key) {
            Some((place, block)) => (place, key, said, Some(block)),
            None => (place_of(&places, said.1), key, said, None),
        })
        .collect();
    sort_by(&mut notes, |a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    notes
        .into_iter()
        .map(|(_, _, said, block)| passage(about, said, block, wording))
        .collect()
}

/// The place of a note that is not carried.
fn place_of(places: &Places<'_>, note: &Note) -> SortKey {
    match places.of(&note.target) {
        // A note on an earlier text as a whole is general here too.
        SortKey::Elsewhere { .. } if is_whole(&note.target) => SortKey::Whole,
        place => place,
    }
}

/// The place of a note that was written on another text, and the block there.
fn carried<'a>(about: About<'a>, key: &Key) -> Option<(SortKey, &'a Block)> {
    let (document, range) = (about.document?, about.carried.get(key)?);
    let start = document.start_of(range.block).saturating_add(range.start);
    let block = document.blocks().get(range.block)?;
    Some((SortKey::At(start), block))
}

/// Writes the passage of a note. `carried` is the block for a note that was written on another
/// text.
fn passage(
    about: About<'_>,
    (revision, note): (&Revision, &Note),
    carried: Option<&Block>,
    wording: &impl Wording,
) -> Passage {
    let place = place(note, carried, about, wording);
    let mut parts = Vec::new();
    if let Some(parent) = note.parent() {
        answered(parent, about, wording, &mut parts);
    }
    parts.extend(quote(note, carried, about).map(Part::Quote));
    proposed(note, &place, wording, &mut parts);
    let voices = Voices::of(revision);
    if !voices.sponsors.is_empty() {
        parts.push(Part::Line(wording.sponsors(&listed(&voices.sponsors))));
    }
    let disposition = note.disposition();
    parts.extend(disposition.map(|decided| Part::Line(wording.disposition(decided))));
    parts.extend(texts(note));
    let mut heading = format!("{place} — {}", kind(note, wording));
    if let Some(whose) = voices.on_behalf_of.and_then(|whose| named(&whose)) {
        heading = format!("{heading}, {}", wording.on_behalf_of(&whose));
    }
    Passage { heading, parts }
}

/// The kind, with the sign of a proposal: `Proposal · MOD`. Brackets would make another sign of it.
fn kind(note: &Note, wording: &impl Wording) -> String {
    let kind = wording.kind(&note.kind);
    match note.sign() {
        Some(sign) => format!("{kind} · {}", sign.term()),
        None => kind,
    }
}

/// The place in the document. If the note was written elsewhere, that place is added.
fn place(note: &Note, carried: Option<&Block>, about: About<'_>, wording: &impl Wording) -> String {
    let written = note.target.address.clone().or_else(|| {
        let block = block(note, about)?;
        Some(block.address().to_owned())
    });
    let now = carried.map(|block| section(block.address()));
    let Some(written) = written.as_deref().map(section) else {
        return now.unwrap_or_else(|| match note.target.selectors.is_empty() {
            true => wording.whole_document(),
            false => wording.no_place(),
        });
    };
    if now.as_ref() == Some(&written) || is_of(note, about) {
        return written;
    }
    let symbol = note.target.document.symbol.as_deref();
    let other = symbol.filter(|symbol| !symbol.eq_ignore_ascii_case(about.symbol));
    let written = wording.in_another_text(&written, other.map(shown::whole_name).as_deref());
    match now {
        Some(now) => format!("{now} ({written})"),
        None => written,
    }
}

/// Whether a note was written on this very text, or no other text is known.
fn is_of(note: &Note, about: About<'_>) -> bool {
    let reference = &note.target.document;
    let is_other = |document| reference.has_other_text_than(document);
    !about.document.is_some_and(is_other)
}

/// An address in its citation form: `§ 5.9`, `Summary`.
fn section(address: &str) -> String {
    let address = shown::whole_name(address);
    match address.starts_with(|first: char| first.is_ascii_digit()) {
        true => format!("§ {address}"),
        false => address,
    }
}

/// Names the answered note and its author. If it is not available, quotes the words that the answer
/// gives.
fn answered(parent: Parent<'_>, about: About<'_>, wording: &impl Wording, parts: &mut Vec<Part>) {
    let id = AnnotationId::new(parent.id);
    let found = about.known.by_id(&id).find_map(|annotation| {
        let answered = annotation
            .notes()
            .find(|(revision, _)| parent.revision.is_none_or(|id| revision.id.as_str() == id));
        let now = || {
            annotation
                .current()
                .and_then(|now| Some((now, now.note()?)))
        };
        answered.or_else(now)
    });
    let known = found.filter(|(_, note)| !note.is_private());
    let what = known.map(|(_, note)| kind(note, wording));
    let whose = known.and_then(|(revision, _)| Voices::of(revision).speaks());
    let whose = whose.map(|whose| shown::in_list(&whose));
    let line = wording.answered(what.as_deref(), whose.as_deref());
    parts.push(Part::Line(line));
    if found.is_none() {
        parts.extend(parent.quote.map(|quote| Part::Quote(quote.to_owned())));
    }
}

/// The full name, in quotation marks if it could be read as more than a name.
fn named(delegation: &Delegation) -> Option<String> {
    delegation.in_full().map(|name| shown::in_list(&name))
}

fn listed(delegations: &[Delegation]) -> String {
    let names: Vec<String> = delegations.iter().filter_map(named).collect();
    names.join(", ")
}

/// The proposed text, or the request of the sign.
fn proposed(note: &Note, place: &str, wording: &impl Wording, parts: &mut Vec<Part>) {
    let Some(words) = note.proposed() else {
        let asked = note.sign().and_then(|sign| wording.without_text(sign));
        parts.extend(asked.map(Part::Line));
        return;
    };
    let line = match note.sign() {
        Some(Sign::Add) => {
            let number = note.number().map(shown::whole_name);
            wording.new_paragraph(number.as_deref(), note.target.insert(), place)
        }
        _ => wording.proposed_text(),
    };
    parts.extend([Part::Line(line), Part::Quote(words.to_owned())]);
}

fn block<'a>(note: &Note, about: About<'a>) -> Option<&'a Block> {
    let mut selectors = note.target.selectors.iter();
    selectors.find_map(|selector| match selector {
        Selector::Fragment { value, .. } => about.document?.block(value),
        _ => None,
    })
}

/// The quoted words, unless they are the whole paragraph, which the address already identifies.
fn quote(note: &Note, carried: Option<&Block>, about: About<'_>) -> Option<String> {
    let exact = note.target.quote()?;
    let block = carried.or_else(|| block(note, about));
    let is_whole_block = block.is_some_and(|block| block.text() == exact);
    (!is_whole_block && !exact.trim().is_empty()).then(|| exact.to_owned())
}

/// Every text of the note except for its tags and proposal.
fn texts(note: &Note) -> impl Iterator<Item = Part> {
    note.texts().map(|(value, is_markdown)| Part::Text {
        value: value.to_owned(),
        is_markdown,
    })
}
