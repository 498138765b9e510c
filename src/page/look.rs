//! Decisions about the drawing of a report that the page and the app share.

use crate::document::{
    Block, BlockKind, Document, MastheadField, UNKNOWN_LANGUAGE, primary_language,
};

/// Returns the classes by which the style sheet recognizes the kind of a block.
pub fn look(block: &Block) -> String {
    let mut look = String::from("block");
    let mut add = |class: &str| {
        look.push(' ');
        look.push_str(class);
    };
    match block.kind() {
        BlockKind::Masthead(field) => {
            add("masthead-line");
            if *field == MastheadField::Symbol {
                add("field-symbol");
            }
        }
        BlockKind::Heading { level } => {
            add("heading");
            add(&format!("level-{level}"));
        }
        BlockKind::Title => add("title"),
        BlockKind::Subtitle => add("subtitle"),
        BlockKind::Quote => add("quoted-block"),
        BlockKind::Footnote { .. } => add("footnote"),
        BlockKind::Code { .. } => add("code"),
        BlockKind::Image(_) => add("image"),
        BlockKind::Signature => add("signature"),
        _ => {}
    }
    if block.depth() > 0 {
        add(&format!("depth-{}", block.depth().min(3)));
    }
    look
}

/// Returns the class for a text with this many blocks or highlights, if it is long or crowded. The
/// styles then let the browser lay out and paint only the visible part. Laying out two thousand blocks
/// takes a second, each time a dialog opens or closes.
pub fn length(blocks: usize, highlights: usize) -> Option<&'static str> {
    const LONG: usize = 400;
    const CROWDED: usize = 2_000;
    (blocks > LONG || highlights > CROWDED).then_some("long")
}

/// Returns the writing direction of the report's language, which decides on which side lines begin.
pub fn direction(language: &str) -> &'static str {
    const RIGHT_TO_LEFT: [&str; 8] = ["ar", "dv", "fa", "he", "ps", "sd", "ur", "yi"];
    let primary = primary_language(language);
    if RIGHT_TO_LEFT.contains(&primary) {
        "rtl"
    } else if primary == UNKNOWN_LANGUAGE {
        "auto"
    } else {
        "ltr"
    }
}

/// Returns the end of the masthead, the run of fields at the beginning of the document.
pub fn masthead_end(document: &Document) -> usize {
    let is_field = |kind: &BlockKind| matches!(kind, BlockKind::Masthead(_));
    document
        .blocks()
        .iter()
        .take_while(|block| is_field(block.kind()))
        .count()
}

/// Returns whether a block is on the left of the masthead. On paper the agenda item is; the symbol and
/// the rest are on the right.
pub fn is_on_the_left(document: &Document, index: usize) -> bool {
    document
        .blocks()
        .get(index)
        .is_some_and(|block| *block.kind() == BlockKind::Masthead(MastheadField::AgendaItem))
}
