//! Files out and in, the statement, and the state of exporting.
//!
//! Exports from a revision include the carried notes with their own targets. They count as exports of
//! all available documents. Each note waits for the export of its home document. So a revision opened
//! for the first time does not remind the reader of what was exported yesterday.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::{Session, World};
use crate::annotation::{Annotation, Change, Key, Step, Sum, Timestamp, Touched};
use crate::document::{CatalogueEntry, DocumentKey};
use crate::exchange::plan::{DocumentName, Effect, Entry, Here, Kept};
use crate::exchange::statement::{self, About, Wording};
use crate::exchange::web_annotation::{self, ReadFile, WriteContext};
use crate::exchange::{Plan, backup_file_name, file_name, shared};
use crate::keeping::{ExportState, ReadStore, SaveError, Store, Unreadable, damaged_report};

/// The notes to export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportScope {
    /// All that may be shared, including withdrawn notes and those of others.
    All,
    /// The reader's own notes that may be shared.
    Mine,
    /// Everything, including private notes, for the reader alone.
    Backup,
}

/// The numbers of notes in each export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExportCounts {
    /// All that may be shared.
    pub all: Sum,
    /// The reader's own that may be shared.
    pub mine: Sum,
    /// All there are.
    pub everything: Sum,
    /// Those that stay here unless everything is exported.
    pub private: Sum,
}

/// A file of notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportFile {
    /// Its name: symbol, author and date.
    pub name: String,
    /// Web Annotation JSON-LD.
    pub text: String,
    /// The time of this state of the notes; later changes wait for the next export.
    pub as_of: Timestamp,
}

impl<S: ReadStore, W: World> Session<S, W> {
    /// Writes notes to a file.
    pub fn export(&self, which: ExportScope) -> ExportFile {
        let now = self.world.now();
        let label = self.symbol();
        let context = WriteContext {
            document: Some(&self.document),
            label: &label,
            generated: &now,
        };
        let all = self.set().iter();
        let text = match which {
            ExportScope::All => web_annotation::write(all, &context),
            ExportScope::Mine => web_annotation::write(self.mine(), &context),
            ExportScope::Backup => web_annotation::write_backup(all, &context),
        };
        let profile = self.active_profile().map(|profile| profile.agent);
        let delegation = profile
            .as_ref()
            .and_then(|agent| agent.delegation.as_ref()?.short().map(str::to_owned));
        let author = delegation.or_else(|| profile?.name).unwrap_or_default();
        let date = now.as_str().get(..10).unwrap_or_default();
        let name = match which {
            ExportScope::All | ExportScope::Mine => file_name,
            ExportScope::Backup => backup_file_name,
        };
        ExportFile {
            name: name(&self.entry.symbol, &author, date),
            text,
            as_of: now,
        }
    }

    /// Counts the notes in each export.
    pub fn how_many(&self) -> ExportCounts {
        let sum = |all: &[Cow<'_, Annotation>]| self.sum(all.iter().map(Cow::as_ref));
        let all = shared(self.set().iter());
        let leaving: BTreeMap<&Key, usize> = all
            .iter()
            .map(|one| (one.key(), one.notes().count()))
            .collect();
        // A note in conflict may leave with only one of its versions.
        let stays = |one: &&Annotation| leaving.get(one.key()) != Some(&one.notes().count());
        let everything = || self.set().iter();
        ExportCounts {
            all: sum(&all),
            mine: sum(&shared(self.mine())),
            everything: self.sum(everything()),
            private: self.sum(everything().filter(stays)),
        }
    }

    /// Counts annotations as the margin does.
    fn sum<'a>(&self, records: impl Iterator<Item = &'a Annotation> + Clone) -> Sum {
        Sum::of(records, self.set())
    }

    /// Counts the notes an import has brought to the open report, and the annotations for other
    /// documents.
    pub fn brought(&self, taken: &[Key]) -> (Sum, usize) {
        let here = taken.iter().filter_map(|key| self.set().get(key));
        let sum = self.sum(here);
        (sum, taken.len().saturating_sub(sum.all()))
    }

    /// Counts the answers among the notes that are new to the open report.
    pub fn new_answers(&self, plan: &Plan) -> usize {
        let is_new = |entry: &&Entry| entry.is_here && entry.effect == Effect::New;
        let new = plan.entries.iter().filter(is_new);
        self.sum(new.map(|entry| &entry.joined)).answers
    }

    /// Works out the changes that importing the files would make.
    pub fn plan(&self, files: Vec<ReadFile>) -> Plan {
        let ancestors: Vec<DocumentName> = self.ancestors.iter().map(name_of).collect();
        let here = Here {
            name: self.name(),
            document: &self.document,
            ancestors: &ancestors,
        };
        let mut kept = Kept::new();
        let open = || std::iter::once(&self.entry).chain(&self.ancestors);
        let mut others = BTreeMap::new();
        for name in files.iter().flat_map(ReadFile::documents) {
            if !open().any(|entry| name_of(entry).is(&name)) {
                others.insert(name.clone(), name.key());
            }
        }
        let keys = others.values().cloned().collect();
        let sets = self.notebook.kept_of_each(&keys).unwrap_or_default();
        for (name, key) in others {
            kept.insert(name, sets.get(&key).cloned().unwrap_or_default());
        }
        for entry in open() {
            let at_home = self.notebook.at_home(&entry.key).cloned();
            kept.insert(name_of(entry), at_home.collect());
        }
        let mut own = BTreeSet::new();
        own.extend(self.people.ids().cloned());
        Plan::new(&kept, files, &here, &own)
    }

    /// Counts the notes of a plan that were written on a text that is not available.
    pub fn written_elsewhere(&self, plan: &Plan) -> usize {
        let is_elsewhere = |note: &Annotation| {
            let target = note.target();
            let fingerprint = target.and_then(|target| target.document.fingerprint.as_deref());
            fingerprint.is_some_and(|fingerprint| !self.places.knows(fingerprint))
        };
        let here = plan.entries.iter().filter(|entry| entry.is_here);
        here.filter(|entry| is_elsewhere(&entry.joined)).count()
    }

    /// Writes the reader's own notes as plain text and as Markdown; both are empty if there are no
    /// notes.
    pub fn statement(&self, words: &impl Wording) -> (String, String) {
        let mine: Vec<&Annotation> = self.mine().collect();
        let leaving = shared(self.mine());
        if !leaving.iter().any(|one| one.notes().next().is_some()) {
            return Default::default();
        }
        let carried = mine.iter().filter_map(|note| {
            let (thread, card) = self.find(note.key())?;
            // Notes of other programs have no address of their own.
            let is_bare = note.target().is_some_and(|target| target.address.is_none());
            let range = card
                .place
                .range()
                .filter(|_| thread.root.foreign || is_bare)?;
            Some((note.key().clone(), range))
        });
        let about = About {
            symbol: &self.entry.symbol,
            title: &self.entry.title,
            document: Some(&self.document),
            known: self.set(),
            carried: &carried.collect(),
        };
        (
            statement::plain_text(about, &mine, words),
            statement::markdown(about, &mine, words),
        )
    }

    /// Returns the state of exporting.
    pub fn export_state(&self) -> ExportState {
        self.notebook
            .export_state(|author| self.people.owns(author))
            .unwrap_or_default()
    }

    /// Counts the changes that wait to be exported, if a reminder is due.
    pub(super) fn reminder(&self) -> Option<usize> {
        let state = self.export_state();
        state
            .is_reminder_due(&self.world.hours_ago(24))
            .then_some(state.changed)
    }

    /// Returns the size of all keys and values of the origin, in UTF-16 units.
    pub fn used(&self) -> usize {
        self.notebook.storage().usage().unwrap_or_default()
    }

    /// Returns the time of the last export.
    pub fn last_export(&self) -> Option<Timestamp> {
        self.export_state().exported_at
    }

    /// Returns all unreadable entries as a text to download; `words` gives the reason for each.
    pub fn damaged(&self, words: impl Fn(&Unreadable) -> String) -> String {
        let others = self.notebook.storage().damaged().unwrap_or_default();
        damaged_report(self.notebook.damaged().chain(&others), words)
    }

    /// Returns the reader's own notes.
    fn mine(&self) -> impl Iterator<Item = &Annotation> {
        let all = self.set().iter();
        all.filter(|annotation| self.people.owns(&annotation.key().creator))
    }

    fn name(&self) -> DocumentName {
        name_of(&self.entry)
    }

    /// Returns the key of the document that people know by this name.
    pub(super) fn key_named(&self, name: &DocumentName) -> DocumentKey {
        let mut open = std::iter::once(&self.entry).chain(&self.ancestors);
        let known = open.find(|entry| name_of(entry).is(name));
        known.map_or_else(|| name.key(), |entry| entry.key.clone())
    }
}

impl<S: Store, W: World> Session<S, W> {
    /// Remembers an export of the notes in their state at this time.
    ///
    /// # Errors
    /// When the store fails or is full.
    pub fn mark_exported(&mut self, at: &Timestamp) -> Result<(), SaveError> {
        self.notebook.mark_exported(at)?;
        self.look_at_standing();
        Ok(())
    }

    /// Imports the notes of a plan as one undo step, either all or none. Returns the keys of new and
    /// changed notes. [`take_news`](Self::take_news) draws them.
    ///
    /// # Errors
    /// As for [`Notebook::import`](crate::keeping::Notebook::import); then nothing has come in.
    pub fn apply(&mut self, plan: &Plan, include_own: bool) -> Result<Vec<Key>, SaveError> {
        let all = plan.apply(include_own).into_iter();
        let records: Vec<(DocumentKey, Annotation)> = all
            .map(|(name, annotation)| (self.key_named(&name), annotation))
            .collect();
        let touched = self.notebook.import(&records)?;
        let homes = touched
            .iter()
            .map(|(home, one)| (home.clone(), one.key().clone()));
        let homes: Vec<(DocumentKey, Key)> = homes.collect();
        let touched: Vec<Touched> = touched.into_iter().map(|(_, touched)| touched).collect();
        if !touched.is_empty() {
            self.history.record(Step::new(Change::Import, touched));
        }
        self.mark_unread(&homes);
        let touched: Vec<Key> = homes.into_iter().map(|(_, key)| key).collect();
        self.has_changed(touched.clone());
        Ok(touched)
    }
}

/// Returns the names of a document in the catalogue.
fn name_of(entry: &CatalogueEntry) -> DocumentName {
    DocumentName {
        symbol: entry.symbol.clone(),
        language: Some(entry.language.clone()),
    }
}
