//! The content of a composer.

use super::super::{Composition, quote_of, suggested_number};
use super::context::WritingContext;
use crate::anchoring::TextRange;
use crate::annotation::{Contribution, Delegation, Kind, Side, Sign};

/// The content of all fields, including half-typed tags and sponsors.
#[derive(Clone, Debug, PartialEq)]
pub struct Writing {
    /// The fields. The proposed words are initially the present text.
    pub filled: Contribution,
    /// The composition that the content belongs to.
    pub slot: Composition,
    /// The words that the note speaks of; `None` for a note on the whole document.
    pub present: Option<String>,
    /// A half-typed tag.
    pub tag: String,
    /// A half-typed sponsor.
    pub sponsor: String,
    /// A half-typed name of the delegation that the note speaks for.
    pub whose: String,
    /// The words to quote, as typed; empty for the whole block.
    pub quoted: String,
    /// The number that was suggested last.
    suggested: Option<String>,
}

impl Writing {
    /// Makes the initial content of a composer.
    pub fn new(about: &WritingContext) -> Self {
        let mut writing = Self {
            filled: about.initial.clone(),
            slot: about.slot.clone(),
            present: about.present.clone(),
            tag: String::new(),
            sponsor: String::new(),
            whose: String::new(),
            quoted: String::new(),
            suggested: None,
        };
        writing.quoted = writing.chosen_words(about);
        if about.saved.is_none() {
            writing.begin_proposal(about);
        }
        writing.fit_proposed();
        writing
    }

    /// Returns the chosen range of a new note on the text.
    pub fn range(&self) -> Option<TextRange> {
        match self.slot {
            Composition::New(range) => Some(range),
            _ => None,
        }
    }

    /// Returns whether the words typed to quote differ from the words that the note speaks of.
    pub fn has_words_to_quote(&self, about: &WritingContext) -> bool {
        self.in_one_block().is_some() && self.quoted != self.chosen_words(about)
    }

    /// Returns the range of a note on a block or on words in a block. An added paragraph is beside a
    /// block and has none.
    pub fn in_one_block(&self) -> Option<TextRange> {
        let range = self.range().filter(TextRange::is_in_one_block);
        range.filter(|_| !self.adds())
    }

    fn chosen_words(&self, about: &WritingContext) -> String {
        let range = self.range();
        range.map_or_else(String::new, |range| quote_of(range, &about.document))
    }

    /// Changes the kind of the note. Text that the new kind lacks is kept.
    pub fn set_kind(&mut self, kind: Kind, about: &WritingContext) {
        self.filled.kind = kind;
        self.begin_proposal(about);
        self.fit_proposed();
    }

    /// Changes the sign of a proposal.
    pub fn set_sign(&mut self, sign: Sign, about: &WritingContext) {
        self.filled.sign = Some(sign);
        self.begin_proposal(about);
        self.fit_proposed();
    }

    /// Sets the side of the block on which a paragraph is added.
    pub fn set_side(&mut self, side: Side, about: &WritingContext) {
        self.filled.insert = Some(side);
        self.suggest_number(about);
    }

    /// Moves the note to other words. A proposed text that is still unchanged follows.
    pub fn set_range(&mut self, range: TextRange, about: &WritingContext) {
        let untouched = self.is_untouched();
        self.slot = Composition::New(range);
        self.present = Some(range.words(&about.document).to_owned());
        self.quoted = self.chosen_words(about);
        if untouched {
            self.filled.proposed.clear();
        }
        self.fit_proposed();
        if self.adds() {
            self.suggest_number(about);
        }
    }

    /// Replaces the proposed words with the present ones.
    pub fn restore_present(&mut self) {
        self.filled.proposed = self.present.clone().unwrap_or_default();
    }

    /// Returns whether the proposed text differs from the present one.
    pub fn is_changed_text(&self) -> bool {
        self.changes_words() && self.present.is_some() && !self.is_untouched()
    }

    /// Returns whether text is hidden now that was visible before.
    pub fn hides(&self, before: &Self, about: &WritingContext) -> bool {
        let shown = before.in_sight(about).into_iter();
        let mut pairs = shown.zip(self.in_sight(about));
        pairs.any(|(was, is)| was && !is)
    }

    /// Returns which written parts are visible with this kind: the proposed text, the note's own text,
    /// the sponsors.
    fn in_sight(&self, about: &WritingContext) -> [bool; 3] {
        let filled = &self.filled;
        let proposes = filled.proposes_text() && !filled.proposed.trim().is_empty();
        [
            proposes && !self.is_untouched(),
            self.says(about) && !filled.text.trim().is_empty(),
            filled.kind == Kind::Proposal && !filled.sponsors.is_empty(),
        ]
    }

    /// Returns whether the note proposes a new paragraph.
    pub fn adds(&self) -> bool {
        self.filled.kind == Kind::Proposal && self.filled.sign == Some(Sign::Add)
    }

    /// Returns whether the note proposes other words for present ones.
    pub fn changes_words(&self) -> bool {
        self.filled.proposes_text() && !self.adds()
    }

    /// Returns the content for a draft, with half-typed values and without untyped words.
    pub fn draft(&self, about: &WritingContext) -> Contribution {
        let mut draft = self.completed(about, &[]);
        if self.is_untouched() {
            draft.proposed.clear();
        }
        draft.number = draft
            .number
            .filter(|_| self.filled.number != self.suggested);
        draft
    }

    /// Returns the content to save: the fields of its kind, with half-typed values.
    pub fn to_save(&self, about: &WritingContext) -> Contribution {
        let is_half = !self.sponsor.is_empty() || !self.whose.is_empty();
        let used = if is_half {
            about.known.delegations.as_slice()
        } else {
            &[]
        };
        let mut saved = self.completed(about, used);
        let own = about.own.as_ref();
        saved
            .on_behalf_of
            .take_if(|whose| own.is_some_and(|own| own.is_same(whose)));
        if !self.says(about) {
            saved.text.clear();
        }
        saved
    }

    /// Returns whether notes of this kind have a text. A highlight has none, except one from another
    /// tool that has.
    pub fn says(&self, about: &WritingContext) -> bool {
        let saved = about.saved.as_ref();
        let had = saved
            .is_some_and(|saved| saved.kind == Kind::Highlight && !saved.text.trim().is_empty());
        self.filled.kind != Kind::Highlight || had
    }

    fn completed(&self, about: &WritingContext, used: &[Delegation]) -> Contribution {
        let mut whole = self.filled.clone();
        let half = self.tag.trim();
        if !half.is_empty() && !whole.tags.iter().any(|tag| tag == half) {
            whole.tags.push(half.to_owned());
        }
        whole.sponsors.extend((about.meant)(&self.sponsor, used));
        if let Some(whose) = (about.meant)(&self.whose, used) {
            whole.on_behalf_of = Some(whose);
        }
        whole
    }

    /// Begins a new proposal as the most common sort: other words for these, or a paragraph after.
    fn begin_proposal(&mut self, about: &WritingContext) {
        if self.filled.kind == Kind::Proposal
            && self.filled.sign.is_none()
            && self.present.is_some()
        {
            self.filled.sign = Some(Sign::Mod);
        }
        if self.adds() {
            self.set_side(self.filled.insert.unwrap_or(Side::After), about);
        }
    }

    fn suggest_number(&mut self, about: &WritingContext) {
        let is_own =
            |number: &String| !number.trim().is_empty() && Some(number) != self.suggested.as_ref();
        let (Some(range), Some(side)) = (self.range(), self.filled.insert) else {
            return;
        };
        if self.filled.number.as_ref().is_some_and(is_own) {
            return;
        }
        let taken = (about.known.added_numbers)();
        self.suggested = suggested_number(&about.document, range.block, side, &taken);
        self.filled.number.clone_from(&self.suggested);
    }

    /// Initializes the proposed text: the present words for a change, nothing for a new paragraph.
    fn fit_proposed(&mut self) {
        let Some(present) = &self.present else {
            return;
        };
        if self.changes_words() {
            if self.filled.proposed.trim().is_empty() {
                self.filled.proposed.clone_from(present);
            }
        } else if self.filled.proposed == *present {
            self.filled.proposed.clear();
        }
    }

    fn is_untouched(&self) -> bool {
        self.present.as_ref() == Some(&self.filled.proposed)
    }
}
