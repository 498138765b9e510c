//! What a composer is opened with.

use std::cell::LazyCell;

use yew::Callback;

use crate::anchoring::TextRange;
use crate::annotation::{Contribution, Delegation, Kind, Sign, Term};
use crate::document::Document;
use crate::session::{Answered, Composition};
use crate::shared::Shared;

/// What a composer is opened with; the same for as long as it is open.
pub struct About {
    pub document: Shared<Document>,
    /// What it writes.
    pub slot: Composition,
    /// What people call the place it writes on.
    pub address: String,
    /// What it begins with: nothing, a draft, the note that is edited.
    pub initial: Contribution,
    /// The note that is edited, as it was saved.
    pub saved: Option<Contribution>,
    /// The words that the note speaks of, if it speaks of words.
    pub present: Option<String>,
    /// The note that is answered.
    pub answered: Option<Answered>,
    /// BCP 47 tag of the report's language.
    pub language: String,
    /// The delegation of the profile in use.
    pub own: Option<Delegation>,
    /// Where other drafts of new notes wait.
    pub drafts: Vec<TextRange>,
    /// Whom to ask about the available notes.
    pub known: Known,
}

/// Answers what a composer asks about the available notes, when it asks: most never do, and counting
/// takes a look at all of them.
pub struct Known {
    /// See [`Session::tags`](crate::session::Session::tags).
    pub tags: WhenAsked<Vec<String>>,
    /// See [`Session::delegations`](crate::session::Session::delegations).
    pub delegations: WhenAsked<Vec<Delegation>>,
    /// See [`Session::added_numbers`](crate::session::Session::added_numbers): asked anew each time.
    pub added_numbers: Callback<(), Vec<String>>,
}

/// What is worked out when it is asked for first, and remembered while the composer is open.
pub type WhenAsked<T> = LazyCell<T, Box<dyn FnOnce() -> T>>;

impl About {
    /// The kinds to choose from, in the order they are offered. The kind it opened with is always
    /// among them.
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

    /// The signs to choose from: what speaks of no words cannot say them otherwise.
    pub fn signs(&self) -> Vec<Sign> {
        let speaks = |sign: &Sign| self.present.is_some() || matches!(sign, Sign::Sup | Sign::Noc);
        let chosen = self.initial.sign;
        let all = Sign::ALL.iter().map(|(sign, _)| *sign);
        all.filter(|sign| speaks(sign) || chosen == Some(*sign))
            .collect()
    }

    /// Whether the place of the note may be narrowed down or moved: not once it is saved.
    pub fn is_new_on_text(&self) -> bool {
        matches!(self.slot, Composition::New(_))
    }
}
