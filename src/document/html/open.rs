//! An open block of HTML: its lines, unread.

use pulldown_cmark::CowStr;

/// A block of HTML being read.
pub(in crate::document) struct HtmlBlock<'a> {
    pub(super) lines: Vec<(CowStr<'a>, usize)>,
}

impl<'a> HtmlBlock<'a> {
    pub(in crate::document) fn new() -> Self {
        Self { lines: Vec::new() }
    }

    pub(in crate::document) fn line(&mut self, text: CowStr<'a>, at: usize) {
        self.lines.push((text, at));
    }
}
