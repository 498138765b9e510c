//! The margin: groups of notes, the filter, moving between notes.

use super::{NEW, counted, disposition_name, kind_name, notes};
use crate::annotation::filter::{Decision, Order, Quick, Whose};
use crate::annotation::{Kind, Voice};

pub const SHOW_LESS: &str = "Show less";

// The filter.
pub const FILTER_NOTES: &str = "Filter notes";
pub const FILTER: &str = "Filter";
pub const ALL_NOTES: &str = "All";
pub const MINE: &str = "Mine";
pub const PROPOSALS: &str = "Proposals";
pub const OPEN_QUESTIONS: &str = "Open questions";
pub const CLEAR_FILTER: &str = "Clear filter";
pub const MARK_ALL_READ: &str = "Mark all as read";
pub const ANY: &str = "Any";
pub const WHOSE: &str = "Show";
pub const EVERYBODYS: &str = "Everybody’s";
pub const AUTHOR: &str = "Author";
pub const TAG: &str = "Tag";
pub const WORDS: &str = "Words";
pub const SORT: &str = "Sort by";

pub fn quick_name(quick: Quick) -> &'static str {
    match quick {
        Quick::All => ALL_NOTES,
        Quick::Mine => MINE,
        Quick::New => NEW,
        Quick::Proposals => PROPOSALS,
        Quick::OpenQuestions => OPEN_QUESTIONS,
    }
}

pub fn whose_name(whose: Whose) -> &'static str {
    match whose {
        Whose::Mine => MINE,
        Whose::Others => "Others’",
        Whose::New => NEW,
        Whose::Private => "Private",
        Whose::Open => OPEN_QUESTIONS,
    }
}

/// The filter for what a delegation has to do with a note.
pub const AS: &str = "As";
pub const ANY_VOICE: &str = "Speaker, author or sponsor";

pub fn voice_name(voice: Voice) -> &'static str {
    match voice {
        Voice::Speaker => "Speaker",
        Voice::Author => "Author’s delegation",
        Voice::Sponsor => "Sponsor",
    }
}

pub fn decision_name(decision: Decision) -> String {
    match decision {
        Decision::Pending => "Undecided proposals and editorials".to_owned(),
        Decision::Made(disposition) => disposition_name(disposition).to_owned(),
    }
}

pub fn order_name(order: Order) -> &'static str {
    match order {
        Order::Place => "Place in the text",
        Order::Time => "Time, newest first",
    }
}

/// `3 of 12 notes shown`.
pub fn shown_of(shown: usize, all: usize) -> String {
    format!("{shown} of {} shown", notes(all))
}

pub const NO_MATCH: &str = "No note matches this filter.";
pub const FIRST_HIT: &str = "Go to the first";

/// `Reply by F: as agreed`: the answer because of which a filter shows its thread.
pub fn found_in(kind: &str, who: &str, words: &str) -> String {
    format!("{kind} by {who}: {words}")
}

/// `2 hidden`.
pub fn hidden_here(count: usize) -> String {
    format!("{count} hidden")
}

/// `Notes on 5.9`.
pub fn notes_at(place: &str) -> String {
    format!("Notes on {place}")
}

/// ` on 5.9`.
pub fn on(place: &str) -> String {
    format!(" on {place}")
}

/// `14 notes` and `: 3 proposals, 2 questions, 9 comments`.
///
/// Withdrawn notes have no kind; kinds of the same name count together.
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
        None => format!("{count} withdrawn"),
    });
    let each: Vec<String> = each.collect();
    (notes(all), format!(": {}", each.join(", ")))
}

fn kind_counted(kind: &Kind, count: usize) -> String {
    let one = kind_name(kind).to_lowercase();
    let many = match kind {
        Kind::Editorial => "editorials".to_owned(),
        Kind::Reply => "replies".to_owned(),
        Kind::Support => "supports".to_owned(),
        _ => format!("{one}s"),
    };
    counted(count, &one, &many)
}

/// `Show 50 more of 136`.
pub fn show_more(next: usize, rest: usize) -> String {
    if next == rest {
        format!("Show {rest} more")
    } else {
        format!("Show {next} more of {rest}")
    }
}
