//! The changes that files would make, in words.

use std::collections::BTreeSet;

use crate::document::OwnDocument;
use crate::exchange::Plan;
use crate::exchange::foreign::written_source;
use crate::exchange::plan::{Effect, Entry, Unreadable};
use crate::exchange::web_annotation::ReadFile;
use crate::keeping::WholeStore;
use crate::session::{Card, written_address};
use crate::shared::Shared;
use crate::shown::{self, revealed};
use crate::ui::desk::common::Common;
use crate::ui::dialogs::consent::OwnNote;
use crate::ui::dialogs::import::PlanView;
use crate::ui::messages as m;
use crate::ui::note_card::name_of;

/// Determines the changes that files would make, or why they cannot be read. `whole` is their data
/// beside notes.
pub(super) fn of_files(
    desk: &Common,
    files: Vec<(String, Result<ReadFile, String>)>,
    whole: &[WholeStore],
) -> (Plan, PlanView) {
    let mut names = Vec::new();
    let mut good = Vec::new();
    let mut left_out = Vec::new();
    let mut backups = Vec::new();
    for (name, read) in files {
        match read {
            Ok(file) => {
                backups.extend(file.is_backup.then(|| name.clone()));
                good.push(file);
                names.push(name);
            }
            Err(reason) => left_out.push(m::import_failed(&name, &reason)),
        }
    }
    let plan = desk.report.read().plan(good);
    let (stray, wrong): (Vec<_>, Vec<_>) = plan
        .unreadable
        .iter()
        .partition(|one| matches!(one, Unreadable::NoDocument { .. }));
    left_out.extend(wrong.into_iter().map(|one| left_out_line(one, &names)));
    let mut view = plan_view(desk, &plan, names.len(), left_out);
    view.stray_notes = stray
        .into_iter()
        .map(|one| left_out_line(one, &names))
        .collect();
    view.more_left_out = plan.left_out - plan.unreadable.len();
    view.remarks = remarks(&plan, &names);
    for (name, reason) in whole.iter().flat_map(|whole| &whole.unreadable) {
        view.left_out
            .push(m::left_out(name, &m::unreadable(reason)));
    }
    view.backups
        .extend((!backups.is_empty()).then(|| m::are_backups(&backups)));
    view.backups.extend(whole.iter().flat_map(of_documents));
    view.beside_own = whole.iter().flat_map(beside_own).collect();
    view.anything |= whole.iter().any(|whole| !whole.documents.is_empty());
    (plan, view)
}

fn plan_view(desk: &Common, plan: &Plan, files: usize, left_out: Vec<String>) -> PlanView {
    let counts = plan.counts();
    let own = |kept: bool| {
        let own = plan
            .changes_own()
            .filter(move |entry| entry.is_kept() == kept);
        own.map(|entry| own_note(desk, entry))
    };
    let others = plan.other_documents();
    let elsewhere = desk.report.read().written_elsewhere(plan);
    let elsewhere = Some(elsewhere).filter(|count| *count > 0);
    let answers = desk.report.read().new_answers(plan);
    let answers = Some(answers).filter(|count| *count > 0);
    PlanView {
        counts: vec![
            (m::plan_new().to_owned(), counts.new),
            (m::plan_newer().to_owned(), counts.newer),
            (m::plan_same().to_owned(), counts.same),
            (
                m::plan_withdrawn(&withdrawers(plan), files),
                counts.withdrawn,
            ),
            (m::plan_conflicting().to_owned(), counts.conflicting),
            (m::plan_other().to_owned(), counts.other_document),
            (m::plan_stray().to_owned(), plan.strays.len()),
            (
                m::plan_unreadable().to_owned(),
                counts.unreadable.saturating_sub(plan.strays.len()),
            ),
        ],
        own: Shared::new(own(true).chain(own(false)).collect()),
        beside_own: Vec::new(),
        left_out,
        remarks: Vec::new(),
        guesses: plan
            .guessed()
            .into_iter()
            .map(|(guess, count)| m::guessed(guess, count))
            .collect(),
        stray_sources: stray_sources(plan),
        stray_notes: Vec::new(),
        strays: plan.strays.len(),
        more_left_out: 0,
        backups: Vec::new(),
        others: others
            .into_iter()
            .map(|(name, count)| m::of_other(&shown::name(&name.to_string()), count))
            .chain(elsewhere.map(m::written_elsewhere))
            .chain(answers.map(m::new_answers))
            .collect(),
        anything: !plan.apply(false).is_empty(),
        wrong: None,
    }
}

/// Describes a note of the reader that would change or be added, with the address of its place.
fn own_note(desk: &Common, entry: &Entry) -> OwnNote {
    let session = desk.report.read();
    let kept = session.find(entry.joined.key()).map(|(_, card)| card);
    let address = match kept {
        Some(card) => Card::address(card, &desk.document),
        None => written_address(&entry.joined),
    };
    OwnNote {
        address: m::place(address.as_deref()).to_owned(),
        entry: entry.clone(),
    }
}

/// Lists the remarks on the notes of each file, by file name.
fn remarks(plan: &Plan, names: &[String]) -> Vec<(String, Vec<String>)> {
    let mut said: Vec<(String, Vec<String>)> = Vec::new();
    for (file, remark) in &plan.remarks {
        let name = names.get(*file).map(String::as_str).unwrap_or_default();
        if said.last().is_none_or(|(last, _)| last != name) {
            said.push((name.to_owned(), Vec::new()));
        }
        if let Some((_, lines)) = said.last_mut() {
            lines.push(m::remarked(remark));
        }
    }
    said
}

/// Says why an item of a file is left out.
fn left_out_line(unreadable: &Unreadable, names: &[String]) -> String {
    match unreadable {
        Unreadable::Item { file, problem } => {
            let name = names.get(*file).map(String::as_str).unwrap_or_default();
            let quote = problem.quote.as_deref().map(shown::name);
            m::left_out_note(name, &m::item_problem(problem), quote.as_deref())
        }
        Unreadable::NoDocument {
            key,
            doubt,
            source,
            quote,
        } => {
            let id = shown::name(key.id.as_str());
            let source = source.as_deref().and_then(source_name);
            let quote = quote.as_deref().map(shown::name);
            m::no_document(&id, *doubt, source.as_deref(), quote.as_deref())
        }
        Unreadable::ReplacementMissing { key } => {
            m::replacement_missing(&shown::name(key.id.as_str()))
        }
    }
}

/// Lists the sources of notes that belong to no known report.
fn stray_sources(plan: &Plan) -> Vec<String> {
    let sources = plan.stray_sources().into_iter();
    let sources = sources.map(|(source, count)| {
        let source = source.and_then(source_name);
        m::stray_source(source.as_deref(), count)
    });
    sources.collect()
}

/// Returns a source as it is shown; `None` for a source without words.
fn source_name(source: &str) -> Option<String> {
    written_source(source).map(shown::name)
}

/// Lists the people who withdrew notes of this document according to the files, each once.
fn withdrawers(plan: &Plan) -> Vec<String> {
    let mut names = Vec::new();
    let mut met = BTreeSet::new();
    for entry in &plan.entries {
        if entry.is_here && entry.effect == Effect::Withdrawn {
            let latest = entry.joined.live().last();
            let name = latest.map(|revision| shown::in_list(&name_of(&revision.creator)));
            names.extend(name.filter(|name| met.insert(name.clone())));
        }
    }
    names
}

/// Describes the documents in a file of everything.
fn of_documents(whole: &WholeStore) -> impl Iterator<Item = String> {
    let count = whole.documents.len();
    let held = (count > 0).then(|| m::holds_documents(count));
    let missing = whole
        .documents_missing
        .then(|| m::documents_missing().to_owned());
    held.into_iter().chain(missing)
}

/// Describes the data beside notes that is imported only with consent to changes of one's own words.
pub(super) fn beside_own(whole: &WholeStore) -> Vec<String> {
    let related = |(document, _): &&(OwnDocument, String)| document.relation.is_some();
    let related = whole.documents.iter().filter(related).count();
    let count = m::beside_own(whole.drafts.len(), whole.placements(), related);
    let drafts = whole.drafts.iter();
    let drafts = drafts.map(|(_, draft)| m::aside_draft(&revealed(&draft.contribution.text)));
    count.into_iter().chain(drafts).collect()
}
