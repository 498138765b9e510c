//! The texts of the composer.

use super::{co_sponsor, kind_name, side_by_side};
use crate::annotation::{Category, Kind, Missing, Side, Sign};
use crate::session::Wiped;

compiled!("composing");

/// Names a kind in the choice of kinds.
pub fn kind_choice(kind: &Kind) -> &'static str {
    match kind {
        Kind::CoSponsorship => co_sponsor(),
        Kind::Disposition => choose_disposition(),
        other => kind_name(other),
    }
}

/// Describes a kind in a line below the choice.
pub fn kind_hint(kind: &Kind) -> &'static str {
    match kind {
        Kind::Highlight => highlight_hint(),
        Kind::Editorial => editorial_hint(),
        Kind::Disposition => disposition_hint(),
        Kind::CoSponsorship => co_sponsorship_hint(),
        _ => "",
    }
}

/// Labels the text of a note.
pub fn text_label(kind: &Kind) -> &'static str {
    match kind {
        Kind::Editorial => remark(),
        Kind::Proposal => reasons(),
        Kind::Support | Kind::Reservation | Kind::CoSponsorship => in_words(),
        Kind::Disposition => observation(),
        Kind::Reply => your_reply(),
        _ => note_text(),
    }
}

/// States what a note needs before it can be saved.
pub fn missing(missing: Missing) -> &'static str {
    match missing {
        Missing::Text => missing_text(),
        Missing::Reasons => missing_reasons(),
        Missing::Sign => missing_sign(),
        Missing::Proposed => missing_proposed(),
        Missing::Difference => missing_difference(),
        Missing::Side => missing_side(),
        Missing::Disposition => missing_disposition(),
    }
}

/// Explains a sign.
pub fn sign_hint(sign: Sign) -> &'static str {
    match sign {
        Sign::Mod => sign_mod(),
        Sign::EditorialMod => sign_editorial(),
        Sign::Add => sign_add(),
        Sign::Sup => sign_sup(),
        Sign::Noc => sign_noc(),
    }
}

/// Names a side of a paragraph.
pub fn side(side: Side) -> &'static str {
    match side {
        Side::Before => side_before(),
        Side::After => side_after(),
    }
}

/// Names a type of comment in the choice of types.
pub fn category(category: Category) -> &'static str {
    match category {
        Category::General => choose_general(),
        Category::Technical => choose_technical(),
        Category::Editorial => choose_editorial(),
    }
}

/// Names the note that is answered: `Li Wei · Proposal`.
pub fn answered(who: &str, kind: &str) -> String {
    side_by_side(&[who, kind])
}

/// Returns the line that says how written text was hidden or removed.
pub fn wiped(how: Wiped) -> &'static str {
    match how {
        Wiped::LeftOut => would_be_left_out(),
        Wiped::Reset => was_reset(),
        Wiped::Tag => tag_removed(),
        Wiped::Sponsor => sponsor_removed(),
        Wiped::Speaker => speaker_removed(),
    }
}
