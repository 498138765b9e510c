//! Markdown without its markup.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::annotation::{as_written, note_events};

/// Returns the text of a piece of Markdown. Paragraphs are separated by an empty line. List items
/// keep a dash or their number. Links are followed by their address. Raw HTML stays as text.
pub(super) fn plain(markdown: &str) -> String {
    let mut text = PlainText::default();
    for (event, number) in note_events(&as_written(markdown)) {
        text.take(event, number);
    }
    text.out.trim().to_owned()
}

#[derive(Default)]
struct PlainText {
    out: String,
    /// The number of open lists.
    lists: usize,
    /// The addresses of the open links, and the beginnings of their text.
    links: Vec<(String, usize)>,
}

impl PlainText {
    fn take(&mut self, event: Event<'_>, number: Option<u64>) {
        match event {
            Event::Start(Tag::Item) => self.begin_item(number),
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text)
            | Event::Code(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => self.out.push_str(&text),
            Event::SoftBreak => self.out.push(' '),
            Event::HardBreak => self.out.push('\n'),
            Event::Rule => self.part("\n\n"),
            Event::TaskListMarker(done) => self.out.push_str(if done { "[x] " } else { "[ ] " }),
        }
    }

    fn open(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::List(_) => {
                self.part(self.between_lists());
                self.lists += 1;
            }
            Tag::Link { dest_url, .. } => self.links.push((dest_url.to_string(), self.out.len())),
            _ => {}
        }
    }

    fn begin_item(&mut self, number: Option<u64>) {
        if !self.out.ends_with('\n') {
            self.part("\n");
        }
        self.out
            .push_str(&"   ".repeat(self.lists.saturating_sub(1)));
        match number {
            Some(number) => self.out.push_str(&format!("{number}. ")),
            None => self.out.push_str("- "),
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph if self.lists > 0 => self.part("\n"),
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::Table => self.part("\n\n"),
            TagEnd::TableRow | TagEnd::TableHead => self.part("\n"),
            TagEnd::TableCell => self.out.push('\t'),
            TagEnd::List(_) => {
                self.lists = self.lists.saturating_sub(1);
                self.part(self.between_lists());
            }
            TagEnd::Link => self.close_link(),
            _ => {}
        }
    }

    fn close_link(&mut self) {
        let Some((address, start)) = self.links.pop() else {
            return;
        };
        let shown = self.out.get(start..).unwrap_or_default();
        if !address.is_empty() && shown != address {
            self.out.push_str(&format!(" ({address})"));
        }
    }

    /// The separator around a list. A nested list has no empty line.
    fn between_lists(&self) -> &'static str {
        if self.lists == 0 { "\n\n" } else { "\n" }
    }

    /// Ends a line or a paragraph, without repeating the separator.
    fn part(&mut self, with: &str) {
        let kept = self.out.trim_end_matches(['\n', ' ', '\t']).len();
        self.out.truncate(kept);
        if !self.out.is_empty() {
            self.out.push_str(with);
        }
    }
}
