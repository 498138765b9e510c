//! Links and pictures during parsing: drawn, or shown as written.

use super::block::Link;
use super::definitions::{self, is_footnote};
use super::inline::{Span, SpanKind};
use super::link;
use super::reading::{OpenLink, Reader, Reading};
use super::repair::{AsWritten, RepairKind};
use pulldown_cmark::LinkType;
use std::ops::Range;
use std::sync::Arc;

/// The longest quote in the repair of something shown as written, in code points. The source may be
/// nested, so longer quotes make the repairs of a hostile report grow quadratically. Shorter ones
/// may not identify it.
const LONGEST_QUOTE: usize = 200;

impl<'a> Reader<'a, '_> {
    pub(super) fn start_link(
        &mut self,
        range: Range<usize>,
        kind: LinkType,
        target: &str,
        title: &str,
        label: &str,
    ) {
        let brackets = kind == LinkType::Shortcut && label.bytes().all(|c| c.is_ascii_digit());
        let reading = match self.unread(target, label) {
            Some(AsWritten::NoAddress) if kind == LinkType::Shortcut => {
                Reading::NoteMark(Link::Note(label.into()))
            }
            Some(why) if kind != LinkType::Email => Reading::Words(why),
            _ => Reading::Link {
                link: Link::of(kind, target),
                brackets,
            },
        };
        self.begin(range.start, title, reading);
    }

    pub(super) fn start_image(
        &mut self,
        range: Range<usize>,
        target: &str,
        title: &str,
        label: &str,
    ) {
        let reading = match self.unread(target, label) {
            Some(why) => Reading::Words(why),
            None => Reading::Picture {
                image: Arc::new(link::image(target, title)),
                target: target.to_owned(),
            },
        };
        self.begin(range.start, title, reading);
    }

    /// The reason to show a link or picture as written.
    fn unread(&self, target: &str, label: &str) -> Option<AsWritten> {
        if self.style().image.is_some() {
            Some(AsWritten::InDescription)
        } else if is_footnote(label) || !link::is_address(target) {
            Some(AsWritten::NoAddress)
        } else {
            None
        }
    }

    fn begin(&mut self, at: usize, title: &str, reading: Reading) {
        self.open_text(at);
        match &reading {
            Reading::Link { link, .. } | Reading::NoteMark(link) => {
                self.push_style(|style| style.link = Some(link.clone()))
            }
            Reading::Picture { image, .. } => {
                self.push_style(|style| style.image = Some(image.clone()));
            }
            Reading::Words(_) => self.push_style(|_| {}),
        }
        let marks = self.source.get(at..).unwrap_or_default();
        let mark = usize::from(marks.starts_with('!')) + 1;
        if matches!(
            reading,
            Reading::Words(_) | Reading::NoteMark(_) | Reading::Link { brackets: true, .. }
        ) {
            self.verbatim(at..at + mark);
            // Without words inside, nothing else tells that the mark has been read.
            self.read = self.read.max(at + mark);
        }
        self.links.push(OpenLink {
            spans: self.leaves.open_spans().len(),
            title: title.to_owned(),
            reading,
        });
    }

    /// Ends the innermost link or picture.
    pub(super) fn end_link(&mut self, range: Range<usize>) {
        let Some(OpenLink {
            spans,
            title,
            reading,
        }) = self.links.pop()
        else {
            return;
        };
        match reading {
            Reading::NoteMark(_) => {
                self.verbatim(self.read..range.end);
                self.pop_style();
            }
            Reading::Words(why) => {
                self.verbatim(self.read..range.end);
                self.pop_style();
                self.shown_as_written(range, why);
            }
            Reading::Link { .. } if self.since(spans).iter().all(is_no_word) => {
                self.pop_style();
                self.verbatim(range.clone());
                self.shown_as_written(range, AsWritten::NoWords);
            }
            Reading::Link { link, brackets } => {
                let words = self.since(spans).iter().map(|span| &*span.text).collect();
                if brackets {
                    self.verbatim(self.read..range.end);
                }
                self.pop_style();
                self.tell_link(range.start, words, link, title);
            }
            Reading::Picture { image, target } => {
                // A picture without a description still needs a span.
                if self.since(spans).is_empty() {
                    self.span(SpanKind::Text, "".into(), &self.style(), range.start);
                }
                self.pop_style();
                if image.source.is_none() {
                    self.repair(range.start, RepairKind::PictureElsewhere { target, title });
                }
            }
        }
    }

    /// The spans of the open block, beginning at `span`.
    fn since(&self, span: usize) -> &[Span<'a>] {
        self.leaves.open_spans().get(span..).unwrap_or_default()
    }

    fn tell_link(&mut self, at: usize, words: String, link: Link, title: String) {
        if !title.is_empty() {
            let words = words.clone();
            self.repair(at, RepairKind::LinkTitle { words, title });
        }
        match link {
            Link::Missing => self.repair(at, RepairKind::LinkTargetMissing { words }),
            Link::Unsafe(target) => {
                let target = target.to_string();
                self.repair(at, RepairKind::LinkNotAllowed { words, target });
            }
            Link::To(_) | Link::Note(_) => {}
        }
    }

    fn shown_as_written(&mut self, range: Range<usize>, why: AsWritten) {
        let quotes = self.leaves.quotes();
        let written = self.source.get(range.clone()).unwrap_or_default();
        let source = match written.char_indices().nth(LONGEST_QUOTE) {
            None => definitions::written(self.source, range.clone(), quotes),
            Some((len, _)) => {
                let part = range.start..range.start + len;
                definitions::written(self.source, part, quotes) + "…"
            }
        };
        self.repair(range.start, RepairKind::ShownAsWritten { source, why });
    }

    /// Adds a part of the source to the text unchanged.
    fn verbatim(&mut self, range: Range<usize>) {
        let at = range.start;
        let written = definitions::written(self.source, range, self.leaves.quotes());
        self.span(SpanKind::Text, written.into(), &self.style(), at);
    }
}

/// Whether a span is not a word: white space or a tag, which may be meaningless.
fn is_no_word(span: &Span<'_>) -> bool {
    span.is_blank() || span.kind == SpanKind::Tag
}
