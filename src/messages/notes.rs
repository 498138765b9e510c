//! Notes in general.

use crate::annotation::Kind;

compiled!("notes");

/// Names a note for screen readers.
pub fn note_label(kind: &str, address: &str, who: &str, mine: bool) -> String {
    if mine {
        label_of_own_note(kind, address, who)
    } else {
        label_of_note(kind, address, who)
    }
}

/// Names a kind of note.
pub fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Comment => comment(),
        Kind::Question => question(),
        Kind::Highlight => highlight(),
        Kind::Editorial => editorial(),
        Kind::Proposal => proposal(),
        Kind::Support => support(),
        Kind::Reservation => reservation(),
        Kind::CoSponsorship => co_sponsorship(),
        Kind::Reply => reply(),
        Kind::Disposition => kind_disposition(),
        Kind::Other { .. } => other_kind(),
    }
}
