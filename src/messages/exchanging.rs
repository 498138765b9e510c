//! Files in and out, and the statement's dialog.

use super::frame::each_counted;
use super::{and, answers_count, joined, megabytes, notes};
use crate::anchoring::Doubt;
use crate::annotation::Sum;
use crate::document::Refusal;
use crate::exchange::plan::Guess;
use crate::wording;

compiled!("exchanging");

/// Offers an export of all notes.
pub fn export_all(sum: Sum) -> String {
    export_all_of(&amount(sum))
}

/// Offers an export of the reader's own notes.
pub fn export_mine(sum: Sum) -> String {
    export_mine_of(&amount(sum))
}

/// Counts notes, answers and withdrawn notes: `304, 12 answers, 2 withdrawn`.
pub(super) fn amount(sum: Sum) -> String {
    let answers = (sum.answers > 0).then(|| answers_count(sum.answers));
    let withdrawn = (sum.withdrawn > 0).then(|| some_withdrawn(sum.withdrawn));
    let notes = std::iter::once(wording::plain(sum.notes));
    joined(&notes.chain(answers).chain(withdrawn).collect::<Vec<_>>())
}

/// Explains why a file of notes was not read.
pub fn unread(refusal: Refusal) -> String {
    match refusal {
        Refusal::TooLarge { bytes, most } => file_too_large(megabytes(bytes), megabytes(most)),
        Refusal::NotText(_) => file_not_text().to_owned(),
        Refusal::Failed => file_not_read().to_owned(),
    }
}

/// States where notes are withdrawn and by whom. A file names who withdrew a note, but proves nothing.
pub fn plan_withdrawn(names: &[String], files: usize) -> String {
    let files = files.max(1);
    match names {
        [] => withdrawn_in(files),
        [first, second, third, others @ ..] if !others.is_empty() => {
            let shown = joined(&[first.as_str(), second, third]);
            withdrawn_in_by(files, &names_and_others(&shown, others.len()))
        }
        names => withdrawn_in_by(files, &joined(names)),
    }
}

/// Explains why a note was left out, with its quote if it has one.
pub fn left_out_note(file: &str, problem: &str, quote: Option<&str>) -> String {
    match quote.map(short_quote).filter(|quote| !quote.is_empty()) {
        Some(quote) => left_out_quoted(file, problem, &quote),
        None => left_out(file, problem),
    }
}

/// The most code points of a quote in a line of the plan. More would fill the dialog; fewer would not
/// identify the note.
/// note it was.
const MOST_QUOTED: usize = 80;

fn short_quote(quote: &str) -> String {
    let words: Vec<&str> = quote.split_whitespace().take(MOST_QUOTED).collect();
    let words = words.join(" ");
    match words.char_indices().nth(MOST_QUOTED) {
        None => words,
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default().trim_end()),
    }
}

/// Explains why a note belongs to no report.
pub fn no_document(
    id: &str,
    doubt: Option<Doubt>,
    source: Option<&str>,
    quote: Option<&str>,
) -> String {
    let quote = quote.map(short_quote).filter(|quote| !quote.is_empty());
    let note = match &quote {
        Some(quote) => note_quoting(quote),
        None => note_with_id(id),
    };
    let why = match doubt {
        None => speaks_of_the_whole().to_owned(),
        Some(Doubt::NoWords) => quotes_nothing().to_owned(),
        Some(Doubt::OtherContext(_)) => stand_in_other_context().to_owned(),
        Some(Doubt::Several(count)) => stand_several_times(count),
        Some(Doubt::Gone | Doubt::Changed | Doubt::SeveralAlike) => stand_nowhere().to_owned(),
    };
    match source {
        Some(source) => names_source(&note, source, &why),
        None => names_no_report(&note, &why),
    }
}

/// States which notes belong to no known report: `2 notes on https://example.org/novel`.
pub fn stray_source(source: Option<&str>, count: usize) -> String {
    match source {
        Some(source) => strays_on(source, count),
        None => strays(count),
    }
}

/// States that notes do not name the open report but are assigned to it.
pub fn guessed(guess: Guess, count: usize) -> String {
    match guess {
        Guess::Words => guessed_by_words(count),
        Guess::Source => guessed_by_source(count),
    }
}

/// States what was imported: `304 notes and 1 answer imported.` Notes for other reports are counted
/// separately.
pub fn imported(sum: Sum, elsewhere: usize) -> String {
    let parts = each_counted(&[
        (sum.notes, notes),
        (sum.answers, answers_count),
        (sum.withdrawn, withdrawals),
        (elsewhere, for_other_reports),
    ]);
    imported_all(&if parts.is_empty() {
        notes(0)
    } else {
        and(&parts)
    })
}
