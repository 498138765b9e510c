//! The words of a statement that the cards do not share.

use super::{disposition_name, general, kind_name, not_placed};
use crate::annotation::{Disposition, Kind, Side, Sign};
use crate::exchange::statement::Wording;

compiled!("statement");

/// States the request of a sign without a proposed text.
pub fn sign_asks(sign: Sign) -> Option<&'static str> {
    match sign {
        Sign::Noc => Some(asks_no_change()),
        Sign::Sup => Some(asks_deletion()),
        Sign::Add | Sign::Mod | Sign::EditorialMod => None,
    }
}

/// States which note is answered: `On: Proposal · MOD of BRA`.
pub fn answers_what(what: Option<&str>, whose: Option<&str>) -> String {
    match (what, whose) {
        (Some(what), Some(whose)) => answers_a_note_of(what, whose),
        (Some(what), None) => answers_a_note(what),
        (None, _) => answers_missing_note().to_owned(),
    }
}

/// Names a place in another text: `§ 5.9 in C14/41-E`.
pub fn in_another_text(place: &str, symbol: Option<&str>) -> String {
    match symbol {
        Some(symbol) => place_in(place, symbol),
        None => place_in_earlier(place),
    }
}

/// The words of a statement in the language of the interface.
#[derive(Clone, Copy, Debug)]
pub struct Words;

impl Wording for Words {
    fn kind(&self, kind: &Kind) -> String {
        kind_name(kind).to_owned()
    }

    fn whole_document(&self) -> String {
        general().to_owned()
    }

    fn in_another_text(&self, place: &str, symbol: Option<&str>) -> String {
        in_another_text(place, symbol)
    }

    fn no_place(&self) -> String {
        not_placed().to_owned()
    }

    fn proposed_text(&self) -> String {
        proposed_text().to_owned()
    }

    fn new_paragraph(&self, number: Option<&str>, side: Option<Side>, place: &str) -> String {
        super::new_paragraph(number, side, place)
    }

    fn without_text(&self, sign: Sign) -> Option<String> {
        sign_asks(sign).map(str::to_owned)
    }

    fn answered(&self, what: Option<&str>, whose: Option<&str>) -> String {
        answers_what(what, whose)
    }

    fn on_behalf_of(&self, whose: &str) -> String {
        super::on_behalf_of(whose)
    }

    fn sponsors(&self, list: &str) -> String {
        super::sponsors(list)
    }

    fn disposition(&self, disposition: Disposition) -> String {
        disposition_name(disposition).to_owned()
    }
}
