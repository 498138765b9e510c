//! Small drawings, all of our own hand, on a grid of 24 units.

use yew::prelude::*;

use crate::annotation::Kind;

/// What a drawing shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    Filter,
    Add,
    Comment,
    Question,
    Note,
    Highlight,
    Editorial,
    Proposal,
    Support,
    Reservation,
    CoSponsorship,
    Reply,
    Disposition,
    Private,
    Mine,
    Undo,
    Redo,
    Close,
    Menu,
    GoTo,
    Up,
    Down,
    Import,
    Export,
    Settings,
    Statement,
    Select,
    More,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Icon::Filter => "M4 6h16M7 12h10M10 18h4",
            Icon::Add => "M12 5v14M5 12h14",
            Icon::Comment => "M4 5h16v11H11l-5 4v-4H4z",
            Icon::Question => "M7 8.5a5 5 0 1 1 7.2 4.5C12.6 13.8 12 14.7 12 16.5M12 20.5v.2",
            Icon::Note => "M6 3h12v18l-6-4-6 4z",
            Icon::Highlight => "M4 20.5h16M8 16l-.5-4L15 4l4.5 4-7.5 8z",
            Icon::Editorial => "m4 20 1-4.5L16 4.5l3.5 3.5L8.5 19z",
            Icon::Proposal => "M4 8h15l-3.5-3.5M20 16H5l3.5 3.5",
            Icon::Support => "m4.5 12.5 5 5L19.5 7",
            Icon::Reservation => "M12 4 2.5 20h19zM12 10v5M12 17.3v.2",
            Icon::CoSponsorship => {
                "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20c.3-4 3-5.5 6.5-5.5s6.200 1.5 6.5 5.5M19 8v6M16 11h6"
            }
            Icon::Reply => "M9.5 6 4 11.5 9.5 17M4 11.5h9a7 7 0 0 1 7 7",
            Icon::Disposition => "M5 20.5h14M6 16.5h12v-3h-4l.8-4.5a3 3 0 1 0-5.6 0l.8 4.5H6z",
            Icon::Private => "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
            Icon::Mine => {
                "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.500c.4-4.500 3.500-6 7.500-6s7.100 1.500 7.500 6"
            }
            Icon::Undo => "M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11H9",
            Icon::Redo => "m16 5 4 4-4 4M20 9H10a5.5 5.5 0 0 0 0 11h5",
            Icon::Close => "m6 6 12 12M18 6 6 18",
            Icon::Menu => "M4 6h16M4 12h10M4 18h13",
            Icon::Import => "M12 4v11M7.5 10.5 12 15l4.5-4.5M4 20h16",
            Icon::Export => "M12 15V4M7.5 8.5 12 4l4.5 4.5M4 20h16",
            Icon::Settings => "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5",
            Icon::Statement => "M6 3h9l4 4v14H6zM9.5 11h6M9.5 15h6",
            Icon::Select => "M5 5h4M7 5v14M5 19h4M12 9h8M12 15h6",
            Icon::More => "M5 12v.1M12 12v.1M19 12v.1",
            Icon::GoTo => "M4 12h15M13 6l6 6-6 6",
            Icon::Up => "m5 15 7-7 7 7",
            Icon::Down => "m5 9 7 7 7-7",
        }
    }
}

/// The drawing; hidden from screen readers, for words always stand beside it.
pub fn icon(icon: Icon) -> Html {
    html! {
        <svg class="symbol" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d={icon.path()} />
        </svg>
    }
}

/// The drawing of a kind of note.
pub fn kind_icon(kind: &Kind) -> Html {
    icon(match kind {
        Kind::Highlight => Icon::Highlight,
        Kind::Comment => Icon::Comment,
        Kind::Question => Icon::Question,
        Kind::Editorial => Icon::Editorial,
        Kind::Proposal => Icon::Proposal,
        Kind::Support => Icon::Support,
        Kind::Reservation => Icon::Reservation,
        Kind::CoSponsorship => Icon::CoSponsorship,
        Kind::Reply => Icon::Reply,
        Kind::Disposition => Icon::Disposition,
        Kind::Other { .. } => Icon::Note,
    })
}

/// The class that gives an element the colour of a kind of note.
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
