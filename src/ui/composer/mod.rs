//! The form in which a contribution is written. It serves all kinds, shows the fields that the kind
//! needs, and keeps a draft at every keystroke.
//!
//! One contribution serves all kinds. Text in a field that the chosen kind lacks is kept in the form
//! and in the draft. Only the saved note omits it. A half-typed tag or sponsor counts as typed. So
//! neither a crash nor leaving the field loses it, and nothing moves under the pointer.

mod changing;
mod delegations;
mod fields;
mod form;
mod keys;
mod kinds;
mod live_redline;
mod more;
mod place;
mod quote;
mod speaker;
mod view;

use gloo::events::EventListener;
use web_sys::ScrollLogicalPosition;
use yew::prelude::*;

pub use delegations::parse as delegation_meant;

use super::focus::{AfterDrawing, Arrival, Place, scroll_to};
use super::messages as m;
use super::typeahead;
use crate::anchoring::TextRange;
use crate::annotation::{Contribution, Missing};
use crate::browser::{dom, safety};
use crate::session::{
    Composition, Edit, Edits, Wiped, Writing, WritingContext, block_named, range_of_quote,
};
use crate::shared::Shared;
use form::Form;

/// The acts of the person in a composer.
pub enum Act {
    /// The content changed: keep the draft.
    Changed(Contribution),
    /// The note moves to another place, and the draft moves along.
    Moved(Composition, Contribution),
    /// Save the note.
    Save(Contribution),
    /// Close the composer and keep the draft.
    Close,
    /// Discard the draft.
    Discard,
}

/// The properties of [`Composer`].
#[derive(Properties, PartialEq)]
pub struct ComposerProps {
    /// The facts that the composer opens with.
    pub about: Shared<WritingContext>,
    /// The name under which the draft is kept now.
    pub draft: String,
    /// Why the last save failed, in words that say what to do.
    #[prop_or_default]
    pub wrong: Option<String>,
    /// Receives every act of the person.
    pub on_act: Callback<Act>,
}

/// A change to the content.
type Change = Box<dyn FnOnce(&mut Writing, &WritingContext)>;

/// The events in a composer.
pub enum Msg {
    /// The content changes in this way.
    Change(Edit, Change),
    /// The person restores the present text.
    Reset,
    /// The person undoes the change that the composer mentions.
    Undo,
    /// The person redoes the undone change.
    Redo,
    /// The keys for undo were pressed.
    UndoKey(KeyboardEvent),
    /// The keys for redo were pressed.
    RedoKey,
    /// The note narrows to the typed words. If they occur several times, the index chooses the
    /// occurrence.
    Quote(Option<usize>),
    /// The added paragraph moves beside the block with this address.
    Block(String),
    /// The person turns the preview on or off.
    Preview,
    /// The person keeps the draft after all.
    KeepIt,
    /// The person discards the draft. If it has content, they are asked first.
    Discard,
    /// The person saves the note.
    Save,
    /// The person closes the composer.
    Close,
}

/// The reason why a note cannot move to the requested place.
enum Misplaced {
    Words(String),
    Block(String),
}

/// The form for a note: see the module.
pub struct Composer {
    writing: Writing,
    /// The content before anything is written, which shows whether anything would be lost.
    begun: Contribution,
    edits: Edits,
    /// Whether the rarer fields are open from the start, because some are filled in.
    more: bool,
    missing: Option<Missing>,
    misplaced: Option<Misplaced>,
    preview: bool,
    asking: bool,
    focus: AfterDrawing,
    _lost: EventListener,
}

impl Component for Composer {
    type Message = Msg;
    type Properties = ComposerProps;

    fn create(ctx: &Context<Self>) -> Self {
        let ComposerProps { about, draft, .. } = ctx.props();
        let writing = safety::while_at_entry(draft, || Writing::new(about));
        let filled = &writing.filled;
        let more = !filled.tags.is_empty() || filled.category.is_some() || filled.private;
        Self {
            begun: match &about.saved {
                Some(saved) => saved.clone(),
                None => Contribution::new(filled.kind.clone()),
            },
            edits: Edits::default(),
            more: more || filled.on_behalf_of.is_some(),
            writing,
            missing: None,
            misplaced: None,
            preview: false,
            asking: false,
            focus: AfterDrawing::default(),
            _lost: keys::hear_lost_keys(ctx.link()),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        safety::while_at_entry(&ctx.props().draft, || self.take(ctx, msg));
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        safety::while_at_entry(&ctx.props().draft, || self.draw(ctx))
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        self.focus.arrive_if(|_| true);
    }
}

impl Composer {
    fn take(&mut self, ctx: &Context<Self>, msg: Msg) {
        let act = &ctx.props().on_act;
        match msg {
            Msg::Change(what, change) => self.change(ctx, what, change),
            Msg::Reset => {
                let reset: Change = Box::new(|writing, _| writing.restore_present());
                self.change(ctx, Edit::Wiped(Wiped::Reset), reset);
                // The button disappears, and the button that undoes the change appears beside it.
                self.lead(dom::composer::WIPED);
            }
            Msg::Undo => self.step(ctx, |edits, writing| edits.undo_mentioned(writing)),
            Msg::Redo => {
                self.step(ctx, |edits, writing| edits.redo_mentioned(writing));
                // The button disappears when there is nothing left to redo.
                if self.edits.mentioned().is_none() {
                    self.lead(dom::composer::FIRST);
                }
            }
            Msg::UndoKey(event) => self.undo_key(ctx, &event),
            Msg::RedoKey => {
                let mut done = false;
                self.step(ctx, |edits, writing| done = edits.redo(writing));
                if !done {
                    let _ = typeahead::command("redo");
                }
            }
            Msg::Quote(index) => self.quote(ctx, index),
            Msg::Block(typed) => self.stand_beside(ctx, &typed),
            Msg::Preview => {
                self.preview = !self.preview;
                self.lead(dom::composer::PREVIEW_OR_TEXT);
            }
            Msg::KeepIt => {
                self.asking = false;
                self.lead(dom::composer::DISCARD);
            }
            Msg::Discard if self.asking || self.says_nothing(ctx) => act.emit(Act::Discard),
            Msg::Discard => {
                self.asking = true;
                self.lead(dom::composer::KEEP);
            }
            Msg::Save => self.save(ctx),
            Msg::Close => act.emit(Act::Close),
        }
    }

    /// Moves the focus to an element after the next drawing. Text typed from now on goes there.
    fn lead(&mut self, selector: &'static str) {
        let arrival = Arrival::new(Place::First(selector), |element| {
            dom::unfold_around(element);
            typeahead::hand_over(element);
            scroll_to(element, ScrollLogicalPosition::Nearest);
        });
        self.focus.wish(arrival);
    }

    fn form<'a>(&'a self, ctx: &'a Context<Self>) -> Form<'a> {
        Form {
            about: &ctx.props().about,
            draft: &ctx.props().draft,
            writing: &self.writing,
            missing: self.missing,
            preview: self.preview,
            misplaced: match &self.misplaced {
                Some(Misplaced::Block(why)) => Some(why),
                _ => None,
            },
            link: ctx.link(),
        }
    }

    /// Returns whether discarding would lose nothing: nothing is written except perhaps the saved text.
    fn says_nothing(&self, ctx: &Context<Self>) -> bool {
        let draft = self.writing.draft(&ctx.props().about);
        draft.is_blank() || draft == self.begun
    }

    /// Saves the note, or names the missing part and moves the focus there.
    fn save(&mut self, ctx: &Context<Self>) {
        if self.writing.has_words_to_quote(&ctx.props().about) {
            self.quote(ctx, None);
        }
        if let Some(misplaced) = &self.misplaced {
            self.lead(match misplaced {
                Misplaced::Words(_) => dom::composer::QUOTE,
                Misplaced::Block(_) => dom::composer::BLOCK,
            });
            return;
        }
        let written = self.writing.to_save(&ctx.props().about);
        self.missing = written.missing(self.writing.present.as_deref());
        let Some(missing) = self.missing else {
            ctx.props().on_act.emit(Act::Save(written));
            return;
        };
        self.preview = false;
        self.lead(match missing {
            Missing::Text | Missing::Reasons => dom::composer::TEXT,
            Missing::Sign => dom::composer::SIGN,
            Missing::Proposed | Missing::Difference => dom::composer::PROPOSED,
            Missing::Side => dom::composer::SIDE,
            Missing::Disposition => dom::composer::DISPOSITION,
        });
    }

    /// Narrows the note to words of its block, or widens it to the whole block.
    fn quote(&mut self, ctx: &Context<Self>, index: Option<usize>) {
        let address = self.form(ctx).address();
        let Some(range) = self.writing.range() else {
            return;
        };
        let document = &ctx.props().about.document;
        let moved = match range_of_quote(document, range, &self.writing.quoted, index) {
            Some(range) => self.move_to(ctx, range),
            None => Err(m::quote_not_found(&address)),
        };
        self.misplaced = moved.err().map(Misplaced::Words);
    }

    /// Moves a proposed paragraph beside another block.
    fn stand_beside(&mut self, ctx: &Context<Self>, typed: &str) {
        let moved = match block_named(&ctx.props().about.document, typed) {
            Some(range) => self.move_to(ctx, range),
            None => Err(m::no_such_block(typed.trim())),
        };
        self.misplaced = moved.err().map(Misplaced::Block);
    }

    fn move_to(&mut self, ctx: &Context<Self>, range: TextRange) -> Result<(), String> {
        let about = &ctx.props().about;
        if self.writing.range() == Some(range) {
            return Ok(());
        }
        // Two drafts cannot wait at the same place.
        if about.drafts.contains(&range) {
            return Err(m::quote_taken().to_owned());
        }
        let before = self.writing.clone();
        self.writing.set_range(range, about);
        self.edits.record(Edit::Chose, before);
        self.moved(ctx);
        Ok(())
    }

    /// Reports that the note has moved to another place.
    fn moved(&self, ctx: &Context<Self>) {
        let draft = self.writing.draft(&ctx.props().about);
        let act = Act::Moved(self.writing.slot.clone(), draft);
        ctx.props().on_act.emit(act);
    }
}
