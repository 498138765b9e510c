//! The facts that a composer opens with.

use std::cell::LazyCell;

use super::super::{Answered, Composition};
use crate::anchoring::TextRange;
use crate::annotation::{Contribution, Delegation, Kind, Sign, Term};
use crate::document::Document;
use crate::shared::Shared;

/// The facts that a composer opens with, unchanged while it is open.
pub struct WritingContext {
    /// The open report's text.
    pub document: Shared<Document>,
    /// The composition of the composer.
    pub slot: Composition,
    /// The address of the composer's place, as people call it.
    pub address: String,
    /// The initial content: nothing, a draft, or the edited note.
    pub initial: Contribution,
    /// The edited note as saved.
    pub saved: Option<Contribution>,
    /// The words that the note speaks of; `None` for a note on the whole document.
    pub present: Option<String>,
    /// The note that is answered.
    pub answered: Option<Answered>,
    /// BCP 47 tag of the report's language.
    pub language: String,
    /// The delegation of the profile in use.
    pub own: Option<Delegation>,
    /// Finds the delegation that typed words mean among those in use and all others.
    pub meant: fn(&str, &[Delegation]) -> Option<Delegation>,
    /// The places where other drafts of new notes wait.
    pub drafts: Vec<TextRange>,
    /// The answers about the available notes.
    pub known: Known,
}

/// Answers to a composer's questions about the available notes, computed on demand. Most composers
/// never ask, and counting visits all notes.
pub struct Known {
    /// The tags in use: see [`Session::tags`](crate::session::Session::tags).
    pub tags: WhenAsked<Vec<String>>,
    /// The delegations in use: see [`Session::delegations`](crate::session::Session::delegations).
    pub delegations: WhenAsked<Vec<Delegation>>,
    /// The numbers of added paragraphs, computed anew each time: see
    /// [`Session::added_numbers`](crate::session::Session::added_numbers).
    pub added_numbers: Box<dyn Fn() -> Vec<String>>,
}

/// A value that is computed on first demand, and remembered while the composer is open.
pub type WhenAsked<T> = LazyCell<T, Box<dyn FnOnce() -> T>>;

impl WritingContext {
    /// Returns the kinds to choose from, in the order in which they are offered. The kind that the
    /// composer opened with is always among them.
    pub fn kinds(&self) -> Vec<Kind> {
        let initial = &self.initial.kind;
        let mut kinds = self.usual_kinds();
        if matches!(initial, Kind::Other { .. }) {
            return vec![initial.clone()];
        }
        if !kinds.contains(initial) {
            kinds.push(initial.clone());
        }
        kinds
    }

    fn usual_kinds(&self) -> Vec<Kind> {
        use Kind::{
            CoSponsorship, Comment, Disposition, Editorial, Highlight, Proposal, Question, Reply,
            Reservation, Support,
        };
        let answers = matches!(self.slot, Composition::Answer { .. }) || self.answered.is_some();
        let on_proposal = self
            .answered
            .as_ref()
            .is_some_and(|answered| matches!(answered.kind, Proposal | Editorial));
        if answers && on_proposal {
            vec![Reply, Support, CoSponsorship, Reservation, Disposition]
        } else if answers || self.initial.kind == Reply {
            vec![Reply]
        } else if self.present.is_none() {
            vec![
                Comment,
                Question,
                Proposal,
                Support,
                CoSponsorship,
                Reservation,
            ]
        } else {
            vec![
                Comment,
                Question,
                Editorial,
                Proposal,
                Support,
                CoSponsorship,
                Reservation,
                Highlight,
            ]
        }
    }

    /// Returns the signs to choose from. A note on no words cannot propose other words.
    pub fn signs(&self) -> Vec<Sign> {
        let speaks = |sign: &Sign| self.present.is_some() || matches!(sign, Sign::Sup | Sign::Noc);
        let chosen = self.initial.sign;
        let all = Sign::ALL.iter().map(|(sign, _)| *sign);
        all.filter(|sign| speaks(sign) || chosen == Some(*sign))
            .collect()
    }

    /// Returns whether the place of the note may still be narrowed or moved, which ends when the note
    /// is saved.
    pub fn is_new_on_text(&self) -> bool {
        matches!(self.slot, Composition::New(_))
    }
}
