//! Small drawings on a grid of 24 units, all made for this app.

use yew::prelude::*;

use crate::annotation::Kind;

/// A drawing: the path of its strokes. Each drawing is a constant, so that the first drawing of a
/// report downloads only the ones it needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Icon(&'static str);

impl Icon {
    /// A funnel of lines: the filter.
    pub const FILTER: Self = Self("M4 6h16M7 12h10M10 18h4");
    /// A plus: write a note.
    pub const ADD: Self = Self("M12 5v14M5 12h14");
    /// A speech bubble: a comment.
    pub const COMMENT: Self = Self("M4 5h16v11H11l-5 4v-4H4z");
    /// A question mark: a question.
    pub const QUESTION: Self =
        Self("M7 8.5a5 5 0 1 1 7.2 4.5C12.6 13.8 12 14.7 12 16.5M12 20.5v.2");
    /// A bookmark: a note of another kind.
    pub const NOTE: Self = Self("M6 3h12v18l-6-4-6 4z");
    /// A marker pen: a highlight.
    pub const HIGHLIGHT: Self = Self("M4 20.5h16M8 16l-.5-4L15 4l4.5 4-7.5 8z");
    /// A pencil: an editorial change.
    pub const EDITORIAL: Self = Self("m4 20 1-4.5L16 4.5l3.5 3.5L8.5 19z");
    /// Two arrows in opposite directions: a proposal.
    pub const PROPOSAL: Self = Self("M4 8h15l-3.5-3.5M20 16H5l3.5 3.5");
    /// A tick: support.
    pub const SUPPORT: Self = Self("m4.5 12.5 5 5L19.5 7");
    /// A warning triangle: a reservation.
    pub const RESERVATION: Self = Self("M12 4 2.5 20h19zM12 10v5M12 17.3v.2");
    /// A person with a plus: co-sponsorship.
    pub const CO_SPONSORSHIP: Self = Self(
        "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20c.3-4 3-5.5 6.5-5.5s6.200 1.5 6.5 5.5M19 8v6M16 11h6",
    );
    /// An arrow that turns back: a reply.
    pub const REPLY: Self = Self("M9.5 6 4 11.5 9.5 17M4 11.5h9a7 7 0 0 1 7 7");
    /// A rubber stamp: a decision.
    pub const DISPOSITION: Self =
        Self("M5 20.5h14M6 16.5h12v-3h-4l.8-4.5a3 3 0 1 0-5.6 0l.8 4.5H6z");
    /// A padlock: a private note.
    pub const PRIVATE: Self = Self("M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3");
    /// A person: the reader's own note.
    pub const MINE: Self = Self(
        "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.500c.4-4.500 3.500-6 7.500-6s7.100 1.500 7.500 6",
    );
    /// An arrow to the left: undo.
    pub const UNDO: Self = Self("M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11H9");
    /// An arrow to the right: redo.
    pub const REDO: Self = Self("m16 5 4 4-4 4M20 9H10a5.5 5.5 0 0 0 0 11h5");
    /// A cross: close.
    pub const CLOSE: Self = Self("m6 6 12 12M18 6 6 18");
    /// Three lines: the outline.
    pub const MENU: Self = Self("M4 6h16M4 12h10M4 18h13");
    /// An arrow to the right: go to a paragraph.
    pub const GO_TO: Self = Self("M4 12h15M13 6l6 6-6 6");
    /// An angle upwards: previous.
    pub const UP: Self = Self("m5 15 7-7 7 7");
    /// An angle downwards: next.
    pub const DOWN: Self = Self("m5 9 7 7 7-7");
    /// An arrow down to a line: import.
    pub const IMPORT: Self = Self("M12 4v11M7.5 10.5 12 15l4.5-4.5M4 20h16");
    /// An arrow up from a line: export.
    pub const EXPORT: Self = Self("M12 15V4M7.5 8.5 12 4l4.5 4.5M4 20h16");
    /// Two sliders: the settings.
    pub const SETTINGS: Self = Self("M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5");
    /// A sheet of paper: the statement.
    pub const STATEMENT: Self = Self("M6 3h9l4 4v14H6zM9.5 11h6M9.5 15h6");
    /// A text cursor beside lines: choose words.
    pub const SELECT: Self = Self("M5 5h4M7 5v14M5 19h4M12 9h8M12 15h6");
    /// Three dots: more acts.
    pub const MORE: Self = Self("M5 12v.1M12 12v.1M19 12v.1");
}

/// Draws an icon. It is hidden from screen readers, because there are always words beside it.
pub fn icon(icon: Icon) -> Html {
    html! {
        <svg class="glyph" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d={icon.0} />
        </svg>
    }
}

/// Draws the icon of a kind of note.
pub fn kind_icon(kind: &Kind) -> Html {
    icon(match kind {
        Kind::Highlight => Icon::HIGHLIGHT,
        Kind::Comment => Icon::COMMENT,
        Kind::Question => Icon::QUESTION,
        Kind::Editorial => Icon::EDITORIAL,
        Kind::Proposal => Icon::PROPOSAL,
        Kind::Support => Icon::SUPPORT,
        Kind::Reservation => Icon::RESERVATION,
        Kind::CoSponsorship => Icon::CO_SPONSORSHIP,
        Kind::Reply => Icon::REPLY,
        Kind::Disposition => Icon::DISPOSITION,
        Kind::Other { .. } => Icon::NOTE,
    })
}

/// Returns the class that gives an element the colour of a kind of note.
pub fn kind_class(kind: &Kind) -> &'static str {
    match kind {
        Kind::Highlight => "kind-highlight",
        Kind::Comment => "kind-comment",
        Kind::Question => "kind-question",
        Kind::Editorial => "kind-editorial",
        Kind::Proposal => "kind-proposal",
        Kind::Support | Kind::CoSponsorship => "kind-support",
        Kind::Reservation => "kind-reservation",
        Kind::Reply => "kind-reply",
        Kind::Disposition => "kind-disposition",
        Kind::Other { .. } => "kind-other",
    }
}
