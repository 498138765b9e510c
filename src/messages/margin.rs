//! The margin: groups of notes, the filter, moving between notes.

use super::{disposition_name, joined, kind_name, new, notes, some_withdrawn, supports_count};
use crate::annotation::filter::{Decision, Order, Quick, Whose};
use crate::annotation::{Kind, Voice};

compiled!("margin");

/// Names a quick filter.
pub fn quick_name(quick: Quick) -> &'static str {
    match quick {
        Quick::All => all_notes(),
        Quick::Mine => mine(),
        Quick::New => new(),
        Quick::Proposals => proposals(),
        Quick::OpenQuestions => open_questions(),
    }
}

/// Names the owner of the notes shown.
pub fn whose_name(whose: Whose) -> &'static str {
    match whose {
        Whose::Mine => mine(),
        Whose::Others => others(),
        Whose::New => new(),
        Whose::Private => only_private(),
        Whose::Open => open_questions(),
    }
}

/// Names the part that a delegation has in a note.
pub fn voice_name(voice: Voice) -> &'static str {
    match voice {
        Voice::Speaker => as_speaker(),
        Voice::Author => as_author(),
        Voice::Sponsor => as_sponsor(),
    }
}

/// Names a decision as a filter.
pub fn decision_name(decision: Decision) -> String {
    let name = match decision {
        Decision::Pending => undecided(),
        Decision::Made(disposition) => disposition_name(disposition),
    };
    name.to_owned()
}

/// Names an order of notes.
pub fn order_name(order: Order) -> &'static str {
    match order {
        Order::Place => by_place(),
        Order::Time => by_time(),
    }
}

/// Counts notes, and separately each kind: `14 notes` and `: 3 proposals, 2 questions, 9 comments`.
///
/// Withdrawn notes have no kind. Kinds with the same name count together.
pub fn kinds_counted(kinds: impl Iterator<Item = Option<Kind>>) -> (String, String) {
    let mut counts: Vec<(Option<Kind>, usize)> = Vec::new();
    let mut all = 0;
    for kind in kinds {
        all += 1;
        let name = kind.as_ref().map(kind_name);
        let mut known = counts.iter_mut();
        match known.find(|(known, _)| known.as_ref().map(kind_name) == name) {
            Some((_, count)) => *count += 1,
            None => counts.push((kind, 1)),
        }
    }
    crate::sort::sort_by(&mut counts, |a, b| b.1.cmp(&a.1));
    let each = counts.iter().map(|(kind, count)| match kind {
        Some(kind) => kind_counted(kind, *count),
        None => some_withdrawn(*count),
    });
    let each: Vec<String> = each.collect();
    (notes(all), of_these(&joined(&each)))
}

fn kind_counted(kind: &Kind, count: usize) -> String {
    let say = match kind {
        Kind::Comment => comments,
        Kind::Question => questions,
        Kind::Highlight => highlights,
        Kind::Editorial => editorials,
        Kind::Proposal => proposals_count,
        Kind::Support => supports_count,
        Kind::Reservation => reservations,
        Kind::CoSponsorship => co_sponsorships,
        Kind::Reply => replies,
        Kind::Disposition => dispositions,
        Kind::Other { .. } => notes,
    };
    say(count)
}
