//! The words of an HTML text.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// Returns the words of an HTML text as plain text. Paragraphs are kept apart. Markup and invisible
/// content (scripts, styles) are left out. Nothing is run or loaded.
pub(in crate::exchange) fn words(html: &str) -> String {
    let mut emitter = DefaultEmitter::default();
    // Content of a script or style, up to its end, is neither text nor tags.
    emitter.naively_switch_states(true);
    let mut words = VisibleText::default();
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        words.take(token);
    }
    words.text.trim().to_owned()
}

#[derive(Default)]
struct VisibleText {
    text: String,
    /// The line feeds due before the next word.
    breaks: usize,
    /// Whether a space is due before the next word.
    space: bool,
    /// The number of open elements whose line ends count.
    preformatted: usize,
    /// The open element with invisible content.
    hidden: Option<Vec<u8>>,
}

/// Elements that are separated by a blank line.
const PARAGRAPHS: &[&[u8]] = &[
    b"p",
    b"blockquote",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"ul",
    b"ol",
    b"dl",
    b"table",
    b"pre",
    b"figure",
    b"hr",
];

/// Elements that begin lines of their own.
const LINES: &[&[u8]] = &[
    b"div",
    b"li",
    b"tr",
    b"dt",
    b"dd",
    b"section",
    b"article",
    b"header",
    b"footer",
    b"aside",
    b"main",
    b"nav",
    b"address",
    b"figcaption",
    b"caption",
    b"details",
    b"summary",
    b"body",
    b"html",
    b"br",
];

/// Elements with invisible content.
const HIDDEN: &[&[u8]] = &[b"script", b"style"];

impl VisibleText {
    fn take(&mut self, token: Token) {
        match token {
            Token::StartTag(tag) => self.start(&tag),
            Token::EndTag(tag)
                if self
                    .hidden
                    .as_ref()
                    .is_some_and(|name| **name == **tag.name) =>
            {
                self.hidden = None;
            }
            Token::EndTag(tag) => self.end(&tag.name),
            Token::String(text) if self.hidden.is_none() => {
                self.add(&String::from_utf8_lossy(&text))
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &StartTag<()>) {
        let name: &[u8] = &tag.name;
        if self.hidden.is_some() {
            return;
        }
        self.part(name);
        match name {
            b"li" => self.add("- "),
            b"td" | b"th" => self.space = true,
            b"pre" | b"textarea" => self.preformatted += 1,
            b"img" => {
                let alternative = tag.attributes.iter().find(|(name, _)| ***name == *b"alt");
                if let Some((_, words)) = alternative {
                    self.add(&String::from_utf8_lossy(words));
                }
            }
            _ if HIDDEN.contains(&name) && !tag.self_closing => self.hidden = Some(name.to_vec()),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        if [b"pre".as_slice(), b"textarea"].contains(&name) {
            self.preformatted = self.preformatted.saturating_sub(1);
        }
        if name != b"br" {
            self.part(name);
        }
    }

    /// Ends the lines that an element separates.
    fn part(&mut self, name: &[u8]) {
        if name == b"br" {
            self.breaks += 1;
        } else if PARAGRAPHS.contains(&name) {
            self.breaks = self.breaks.max(2);
        } else if LINES.contains(&name) {
            self.breaks = self.breaks.max(1);
        }
    }

    fn add(&mut self, text: &str) {
        for c in text.chars() {
            let c = if c == '\u{a0}' { ' ' } else { c };
            if c == '\n' && self.preformatted > 0 {
                self.breaks += 1;
            } else if c.is_whitespace() && (self.preformatted == 0 || c == '\r') {
                self.space = true;
            } else {
                self.push(c);
            }
        }
    }

    fn push(&mut self, c: char) {
        if !self.text.is_empty() {
            if self.breaks > 0 {
                self.text
                    .extend(std::iter::repeat_n('\n', self.breaks.min(2)));
            } else if self.space {
                self.text.push(' ');
            }
        }
        (self.breaks, self.space) = (0, false);
        self.text.push(c);
    }
}
