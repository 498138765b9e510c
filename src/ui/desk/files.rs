//! Files out and in: export, import, the statement.

use std::collections::BTreeSet;

use web_sys::File;
use yew::html::Scope;
use yew::prelude::*;

use super::aside::{beside_own, of_documents};
use super::{Desk, Msg, Open};
use crate::annotation::Key;
use crate::browser::clipboard;
use crate::browser::files;
use crate::document::FileKind;
use crate::exchange::foreign::written_source;
use crate::exchange::plan::{Effect, Entry, Unreadable};
use crate::exchange::web_annotation::ReadFile;
use crate::exchange::{Plan, web_annotation};
use crate::keeping::{SaveError, WholeStore};
use crate::session::{Card, Done, Rivals, Spot, address};
use crate::session::{ExportScope, Pace};
use crate::shared::Shared;
use crate::shown;
use crate::ui::dialogs::consent::OwnNote;
use crate::ui::dialogs::import::{ImportAct, ImportView, PlanView};
use crate::ui::dialogs::rivals::rivals;
use crate::ui::dialogs::statement::StatementAct;
use crate::ui::library::LibraryAct;
use crate::ui::messages as m;
use crate::ui::note_card::name_of;
use crate::ui::printing::SideBySide;
use crate::ui::session::Session;
use crate::ui::slices::Slices;

/// The media type of Web Annotation files, as JSON so that every mail program knows it.
const JSON: &str = "application/json";

impl Desk {
    /// Hands the notes over as a file. What an open composer holds is no note yet and stays.
    pub(super) fn export(&mut self, ctx: &Context<Self>, which: ExportScope) {
        let (name, text, at) = self.session.borrow().export(which);
        self.open = Open::None;
        if !files::download(&name, JSON, &text) {
            self.say(ctx, m::download_failed().to_owned(), false);
            return;
        }
        self.say(ctx, m::exported(&name), false);
        // Where the mark cannot be kept the reminder only comes too early.
        let mark = move |session: &mut Session| session.mark_exported(&at);
        self.locked(ctx, mark, |_| Msg::Did(Ok(Done::Nothing)));
    }

    /// What the person did in the import dialog.
    pub(super) fn import(&mut self, ctx: &Context<Self>, act: ImportAct) {
        match act {
            ImportAct::Files(files) => self.dropped(ctx, files),
            ImportAct::Close => {
                self.open = Open::None;
                self.plan = None;
                self.whole.clear();
            }
            ImportAct::Apply { own, strays } => {
                if let Some(mut plan) = self.plan.clone() {
                    if strays {
                        plan.take_strays();
                    }
                    let apply = move |session: &mut Session| session.apply(&plan, own);
                    self.locked(ctx, apply, move |result| Msg::Applied(own, result));
                }
            }
        }
    }

    /// Files were dropped on the page, or chosen somewhere: what they hold says whether they are notes
    /// to be imported or a document to be opened.
    pub(super) fn dropped(&mut self, ctx: &Context<Self>, files: Vec<File>) {
        self.dragging = false;
        ctx.link().send_future(async move {
            let mut holds_notes = false;
            for file in &files {
                holds_notes |= files::kind(file).await == FileKind::Notes;
            }
            Msg::Sorted { files, holds_notes }
        });
    }

    /// Files were looked at.
    pub(super) fn sorted(&mut self, ctx: &Context<Self>, files: Vec<File>, holds_notes: bool) {
        if holds_notes {
            self.open = Open::Import;
            self.read_files(ctx, files);
        } else {
            self.open = Open::None;
            ctx.props().on_library.emit(LibraryAct::Bring(files));
        }
    }

    fn read_files(&mut self, ctx: &Context<Self>, files: Vec<File>) {
        self.import = ImportView::Reading;
        self.whole.clear();
        let link = ctx.link().clone();
        ctx.link().send_future(async move {
            let (mut read, mut slices) = (Vec::new(), Slices::begin());
            for file in files {
                let text = files::read(&file).await.map_err(m::unread);
                let notes = text.and_then(|text| match web_annotation::read(&text) {
                    Err(problem) => match WholeStore::read(&text) {
                        Some(whole) => Ok(take_whole(whole, &link)),
                        None => Err(m::file_problem(&problem)),
                    },
                    Ok(read) => Ok(read),
                });
                read.push((shown::name(&file.name()), notes));
                slices.rest().await;
            }
            Msg::FilesRead(read)
        });
    }

    /// All files are read: what would they change?
    pub(super) fn files_read(
        &mut self,
        ctx: &Context<Self>,
        files: Vec<(String, Result<ReadFile, String>)>,
    ) {
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
        let plan = self.session.borrow().plan(good);
        let (stray, wrong): (Vec<_>, Vec<_>) = plan
            .unreadable
            .iter()
            .partition(|one| matches!(one, Unreadable::NoDocument { .. }));
        left_out.extend(wrong.into_iter().map(|one| left_out_line(one, &names)));
        let mut view = self.plan_view(&plan, names.len(), left_out);
        view.stray_notes = stray
            .into_iter()
            .map(|one| left_out_line(one, &names))
            .collect();
        view.more_left_out = plan.left_out - plan.unreadable.len();
        view.remarks = remarks(&plan, &names);
        for (name, reason) in self.whole.iter().flat_map(|whole| &whole.unreadable) {
            view.left_out
                .push(m::left_out(name, &m::unreadable(reason)));
        }
        view.backups
            .extend((!backups.is_empty()).then(|| m::are_backups(&backups)));
        view.backups
            .extend(self.whole.iter().flat_map(of_documents));
        view.beside_own = self.whole.iter().flat_map(beside_own).collect();
        view.anything |= self.whole.iter().any(|whole| !whole.documents.is_empty());
        let session = self.session.clone();
        ctx.link().send_future(async move {
            Session::find_ahead(&session, &plan, &mut Slices::begin()).await;
            Msg::Planned(plan, view)
        });
    }

    /// What the files would change is known, and where their notes lie; unless the dialog was closed
    /// meanwhile.
    pub(super) fn planned(&mut self, plan: Plan, view: PlanView) {
        if self.import == ImportView::Reading {
            self.import = ImportView::Plan(view);
            self.plan = Some(plan);
        }
    }

    fn plan_view(&self, plan: &Plan, files: usize, left_out: Vec<String>) -> PlanView {
        let counts = plan.counts();
        let own = |kept: bool| {
            let own = plan
                .changes_own()
                .filter(move |entry| entry.is_kept() == kept);
            own.map(|entry| self.own_note(entry))
        };
        let others = plan.other_documents();
        let elsewhere = self.session.borrow().written_elsewhere(plan);
        let elsewhere = Some(elsewhere).filter(|count| *count > 0);
        let answers = self.session.borrow().new_answers(plan);
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

    /// One of the reader's own notes that would change or come in, with what people call its place.
    fn own_note(&self, entry: &Entry) -> OwnNote {
        let session = self.session.borrow();
        let kept = session.find(entry.joined.key()).map(|(_, card)| card);
        let address = match kept {
            Some(card) => Card::address(card, &self.document),
            None => address(&entry.joined),
        };
        OwnNote {
            address: m::place(address.as_deref()).to_owned(),
            entry: entry.clone(),
        }
    }

    /// The plan was applied, or not: then nothing was taken.
    pub(super) fn applied(
        &mut self,
        ctx: &Context<Self>,
        own: bool,
        result: Result<Vec<Key>, SaveError>,
    ) {
        match result {
            Ok(taken) => {
                self.open = Open::None;
                self.plan = None;
                self.session.borrow_mut().update_board(&taken);
                let (sum, elsewhere) = self.session.borrow().brought(&taken);
                self.did(ctx, Ok(Done::Imported(sum, elsewhere)));
                self.restore(ctx, own);
            }
            Err(error) => {
                self.refresh();
                if let ImportView::Plan(view) = &mut self.import {
                    view.wrong = Some(m::why_not_saved(&error));
                }
            }
        }
    }

    /// The proposals for a block, as a dialog.
    pub(super) fn rivals(&self, ctx: &Context<Self>, block: usize, on_close: Callback<()>) -> Html {
        let session = self.session.borrow();
        let mut groups = session.board().groups();
        let Some(group) = groups.find(|group| group.spot == Spot::Block(block)) else {
            return html! { <div key="none" hidden=true></div> };
        };
        let all = Rivals::at(group, &self.document);
        let address = self.address_of(Some(block));
        self.printing.compare(SideBySide {
            document: self.document.clone(),
            group: group.clone(),
            address: address.clone(),
        });
        let on_copy = ctx.link().callback_future(|text: String| async move {
            let done = clipboard::copy(&text).await;
            Msg::Copied(m::the_text().to_owned(), done)
        });
        rivals(&all, &address, &self.document, &on_copy, on_close)
    }

    /// Copies or prints the statement.
    pub(super) fn statement(&mut self, ctx: &Context<Self>, act: StatementAct) {
        match act {
            StatementAct::Copy(text) => ctx.link().send_future(async move {
                let done = clipboard::copy(&text).await;
                Msg::Copied(m::the_statement().to_owned(), done)
            }),
            StatementAct::Print(text) => crate::browser::print::text(&text),
        }
    }
}

/// The notes of a file of everything kept; the rest waits for them to be taken in.
fn take_whole(mut whole: WholeStore, link: &Scope<Desk>) -> ReadFile {
    let annotations = std::mem::take(&mut whole.notes);
    link.send_message(Msg::WholeRead(Box::new(whole)));
    ReadFile {
        annotations,
        is_backup: true,
        ..ReadFile::default()
    }
}

/// What is said of each file's notes, by the name of the file.
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

/// Why an item of a file is left out.
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

/// What the notes that belong to no known report name as their source.
fn stray_sources(plan: &Plan) -> Vec<String> {
    let sources = plan.stray_sources().into_iter();
    let sources = sources.map(|(source, count)| {
        let source = source.and_then(source_name);
        m::stray_source(source.as_deref(), count)
    });
    sources.collect()
}

/// A source as it is shown; nothing for one that says nothing.
fn source_name(source: &str) -> Option<String> {
    written_source(source).map(shown::name)
}

/// Who withdrew notes of this document, as the files say, each once.
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
