//! The words of a statement that are not on the cards too.

use crate::annotation::{Disposition, Kind, Side, Sign};
use crate::exchange::statement::Wording;

pub const PROPOSED_TEXT: &str = "Proposed text:";

/// What a sign without a proposed text asks for.
pub fn sign_asks(sign: Sign) -> Option<&'static str> {
    match sign {
        Sign::Noc => Some("No change."),
        Sign::Sup => Some("To be deleted."),
        Sign::Add | Sign::Mod | Sign::EditorialMod => None,
    }
}

/// `On: Proposal · MOD of BRA`
pub fn answers_what(what: Option<&str>, whose: Option<&str>) -> String {
    match (what, whose) {
        (Some(what), Some(whose)) => format!("On: {what} of {whose}"),
        (Some(what), None) => format!("On: {what}"),
        (None, _) => "On a note that is not available:".to_owned(),
    }
}

/// `§ 5.9 in C14/41-E`
pub fn in_another_text(place: &str, symbol: Option<&str>) -> String {
    match symbol {
        Some(symbol) => format!("{place} in {symbol}"),
        None => format!("{place} in an earlier text"),
    }
}

/// The words of a statement.
pub struct Words;

impl Wording for Words {
    fn kind(&self, kind: &Kind) -> String {
        super::kind_name(kind).to_owned()
    }

    fn whole_document(&self) -> String {
        super::GENERAL.to_owned()
    }

    fn in_another_text(&self, place: &str, symbol: Option<&str>) -> String {
        super::in_another_text(place, symbol)
    }

    fn no_place(&self) -> String {
        super::NOT_PLACED.to_owned()
    }

    fn proposed_text(&self) -> String {
        super::PROPOSED_TEXT.to_owned()
    }

    fn new_paragraph(&self, number: Option<&str>, side: Option<Side>, place: &str) -> String {
        super::new_paragraph(number, side, place)
    }

    fn without_text(&self, sign: Sign) -> Option<String> {
        super::sign_asks(sign).map(str::to_owned)
    }

    fn answered(&self, what: Option<&str>, whose: Option<&str>) -> String {
        super::answers_what(what, whose)
    }

    fn on_behalf_of(&self, whose: &str) -> String {
        super::on_behalf_of(whose)
    }

    fn sponsors(&self, list: &str) -> String {
        super::sponsors(list)
    }

    fn disposition(&self, disposition: Disposition) -> String {
        super::disposition_name(disposition).to_owned()
    }
}
