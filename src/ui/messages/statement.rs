//! The words of a statement that are not on the cards too.

use crate::annotation::Sign;

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
