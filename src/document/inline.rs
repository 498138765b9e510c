//! The text of one block during mending: spans that remember their style and source.

use super::block::{Image, Link, Run, Script};
use pulldown_cmark::CowStr;
use std::sync::Arc;

/// The style of a span.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) emphasis: bool,
    pub(super) strong: bool,
    pub(super) code: bool,
    pub(super) strikethrough: bool,
    pub(super) underline: bool,
    pub(super) script: Script,
    pub(super) math: bool,
    pub(super) link: Option<Link>,
    pub(super) image: Option<Arc<Image>>,
}

/// The kind of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SpanKind {
    /// Words.
    Text,
    /// A line end of the source that is a space in the text.
    SoftBreak,
    /// A line break of the text.
    HardBreak,
    /// A tag or comment of HTML that is not yet read (`html`).
    Tag,
}

/// A piece of text of one style.
#[derive(Clone, Debug)]
pub(super) struct Span<'a> {
    pub(super) kind: SpanKind,
    pub(super) text: CowStr<'a>,
    pub(super) style: Style,
    /// The byte offset of the span in the source.
    pub(super) at: usize,
}

impl Span<'_> {
    /// Returns whether the span is a space or line break between words, the style of which does not
    /// matter.
    pub(super) fn is_blank(&self) -> bool {
        self.text.chars().all(char::is_whitespace) && self.style.image.is_none()
    }
}

/// The text of one block as spans.
#[derive(Clone, Debug, Default)]
pub(super) struct Inline<'a> {
    pub(super) spans: Vec<Span<'a>>,
}

impl<'a> Inline<'a> {
    pub(super) fn push(&mut self, kind: SpanKind, text: CowStr<'a>, style: &Style, at: usize) {
        // Most table cells have one span. Room for four would take a gigabyte for a million cells.
        if self.spans.is_empty() {
            self.spans.reserve_exact(1);
        }
        self.spans.push(Span {
            kind,
            text,
            style: style.clone(),
            at,
        });
    }

    pub(super) fn text(&self) -> String {
        self.spans.iter().map(|span| &*span.text).collect()
    }

    /// Returns the first `limit` bytes of the text or slightly more, enough to look for a marker.
    pub(super) fn head(&self, limit: usize) -> String {
        let mut head = String::new();
        for span in &self.spans {
            if head.len() >= limit {
                break;
            }
            head.push_str(&span.text);
        }
        head
    }

    /// Returns the last part of the text, enough to see how it ends.
    pub(super) fn tail(&self) -> String {
        const ENOUGH: usize = 64;
        let mut spans = Vec::new();
        let mut len = 0;
        for span in self.spans.iter().rev() {
            spans.push(&*span.text);
            len += span.text.len();
            if len > ENOUGH {
                break;
            }
        }
        spans.into_iter().rev().collect()
    }

    /// Returns whether the text has neither words nor a picture.
    pub(super) fn is_blank(&self) -> bool {
        self.spans.iter().all(Span::is_blank)
    }

    /// Returns whether every word has a style, and there are words.
    pub(super) fn all(&self, has: impl Fn(&Style) -> bool) -> bool {
        !self.is_blank()
            && self
                .spans
                .iter()
                .all(|span| span.is_blank() || has(&span.style))
    }

    /// Returns the only picture of the text, if there is nothing else.
    pub(super) fn sole_image(&self) -> Option<&Image> {
        let mut words = self.spans.iter().filter(|span| !span.is_blank());
        let image = words.next()?.style.image.as_ref()?;
        // Styles of a picture share its data; comparing the pointers spares its words.
        words
            .all(|span| span.style.image.as_ref() == Some(image))
            .then_some(&**image)
    }

    /// Splits the text at its hard and soft line breaks, which are dropped.
    pub(super) fn lines(&self) -> Vec<Inline<'a>> {
        let cuts = self
            .spans
            .split(|span| matches!(span.kind, SpanKind::SoftBreak | SpanKind::HardBreak));
        cuts.map(|spans| Inline {
            spans: spans.to_vec(),
        })
        .filter(|line| !line.is_blank())
        .collect()
    }

    /// Removes `bytes` from the beginning, and the white space after them.
    pub(super) fn strip_prefix(&mut self, mut bytes: usize) {
        for span in &mut self.spans {
            let cut = bytes.min(span.text.len());
            span.text = span.text.get(cut..).unwrap_or_default().to_owned().into();
            bytes -= cut;
            if bytes == 0 {
                break;
            }
        }
        self.spans
            .retain(|span| !span.text.is_empty() || span.style.image.is_some());
    }

    /// Returns the plain text, its length in code points and its runs. White space at both ends is
    /// dropped.
    pub(super) fn finish(&self) -> (String, usize, Vec<Run>) {
        let mut text = RunBuilder::default();
        self.append_to(&mut text);
        text.finish()
    }

    /// Appends the text without the white space at both ends.
    pub(super) fn append_to(&self, text: &mut RunBuilder) {
        let first = self.spans.iter().position(|span| !span.is_blank());
        let last = self.spans.iter().rposition(|span| !span.is_blank());
        let (Some(first), Some(last)) = (first, last) else {
            return;
        };
        for (index, span) in self.spans.iter().enumerate().take(last + 1).skip(first) {
            let mut words = &*span.text;
            if index == first {
                words = words.trim_start();
            }
            if index == last {
                words = words.trim_end();
            }
            text.push(words, &span.style);
        }
    }
}

/// Collects text, and merges neighbours of the same style into runs.
#[derive(Default)]
pub(super) struct RunBuilder {
    text: String,
    len: usize,
    runs: Vec<Run>,
}

impl RunBuilder {
    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn push(&mut self, words: &str, style: &Style) {
        if words.is_empty() && style.image.is_none() {
            return;
        }
        self.text.push_str(words);
        let start = self.len;
        self.len += words.chars().count();
        match self.runs.last_mut() {
            Some(run) if same_style(run, style) => run.end = self.len,
            _ => self.runs.push(run(start, self.len, style)),
        }
    }

    pub(super) fn finish(self) -> (String, usize, Vec<Run>) {
        (self.text, self.len, self.runs)
    }
}

fn run(start: usize, end: usize, style: &Style) -> Run {
    let Style {
        emphasis,
        strong,
        code,
        strikethrough,
        underline,
        script,
        math,
        link,
        image,
    } = style.clone();
    Run {
        start,
        end,
        emphasis,
        strong,
        code,
        strikethrough,
        underline,
        script,
        math,
        link,
        image,
    }
}

fn same_style(run: &Run, style: &Style) -> bool {
    run.emphasis == style.emphasis
        && run.strong == style.strong
        && run.code == style.code
        && run.strikethrough == style.strikethrough
        && run.underline == style.underline
        && run.script == style.script
        && run.math == style.math
        && run.link == style.link
        && run.image == style.image
}
