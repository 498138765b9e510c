//! Small drawings, all of our own hand, on a grid of 24 units.

use yew::prelude::*;

/// What a drawing shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    Add,
    Comment,
    Question,
    Note,
    Undo,
    Redo,
    Close,
    Menu,
    GoTo,
    Import,
    Export,
    Settings,
    Statement,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Icon::Add => "M12 5v14M5 12h14",
            Icon::Comment => "M4 5h16v11H11l-5 4v-4H4z",
            Icon::Question => "M7 8.5a5 5 0 1 1 7.2 4.5C12.6 13.8 12 14.7 12 16.5M12 20.5v.2",
            Icon::Note => "M6 3h12v18l-6-4-6 4z",
            Icon::Undo => "M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11H9",
            Icon::Redo => "m16 5 4 4-4 4M20 9H10a5.5 5.5 0 0 0 0 11h5",
            Icon::Close => "m6 6 12 12M18 6 6 18",
            Icon::Menu => "M4 6h16M4 12h10M4 18h13",
            Icon::Import => "M12 4v11M7.5 10.5 12 15l4.5-4.5M4 20h16",
            Icon::Export => "M12 15V4M7.5 8.5 12 4l4.5 4.5M4 20h16",
            Icon::Settings => "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5",
            Icon::Statement => "M6 3h9l4 4v14H6zM9.5 11h6M9.5 15h6",
            Icon::GoTo => "M4 12h15M13 6l6 6-6 6",
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
pub fn kind_icon(kind: &crate::annotation::Kind) -> Html {
    use crate::annotation::Kind;
    icon(match kind {
        Kind::Comment => Icon::Comment,
        Kind::Question => Icon::Question,
        _ => Icon::Note,
    })
}
