//! The page that the build of the app made, and the places in it that a page fills.

use std::fmt;
use std::ops::Range;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::html::Html;

/// The id of the element whose content is shown before the app.
const FIRST: &str = "first";

/// A page without text.
#[derive(Clone, Debug)]
pub struct Template {
    html: String,
    /// The start tag of the root element.
    root: Range<usize>,
    /// The words of the title.
    title: Range<usize>,
    /// The whole description.
    description: Range<usize>,
    /// The byte after the start tag of the element for the text.
    first: usize,
}

/// The reason why a file is not a page of this app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TemplateError {
    /// The element that the page lacks.
    pub missing: &'static str,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no {}", self.missing)
    }
}

impl std::error::Error for TemplateError {}

/// What fills a template.
#[derive(Clone, Copy, Debug)]
pub(super) struct Filling<'a> {
    /// The language of the text, if it has one language.
    pub(super) language: Option<&'a str>,
    /// The key of the report whose own page this is.
    pub(super) page_of: Option<&'a str>,
    /// The key of the report whose text the page holds.
    pub(super) text_of: Option<&'a str>,
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    /// Further elements of the head.
    pub(super) metadata: &'a str,
    /// The elements of the text.
    pub(super) body: &'a str,
}

impl Template {
    /// Finds the places to fill in the page of a build, minified or not.
    ///
    /// # Errors
    /// When an element is missing: the file is not a page of this app, or already holds a text.
    pub fn parse(html: &str) -> Result<Self, TemplateError> {
        let mut found = Found::default();
        let emitter = DefaultEmitter::<usize>::new_with_span();
        for token in Tokenizer::new_with_emitter(html, emitter) {
            let Ok(token) = token;
            found.look_at(token);
        }
        let place = |place: Option<Range<usize>>, missing| place.ok_or(TemplateError { missing });
        let title = found.title.zip(found.title_end);
        Ok(Self {
            root: place(found.root, "<html>")?,
            title: place(title.map(|(start, end)| start.end..end), "<title>")?,
            description: place(found.description, "<meta name=description>")?,
            first: place(found.first, "<div id=first>")?.end,
            html: html.to_owned(),
        })
    }

    /// Returns the template with its places filled.
    pub(super) fn filled(&self, filling: Filling<'_>) -> String {
        let root = self.root(filling);
        let mut description = Html::default();
        let attributes = [
            ("name", Some("description")),
            ("content", Some(filling.description)),
        ];
        description.void("meta", &attributes);
        let mut title = Html::default();
        title.text(filling.title);
        let mut fillings = [
            (self.root.clone(), root),
            (self.title.clone(), title.finish()),
            (
                self.description.clone(),
                description.finish() + filling.metadata,
            ),
            (self.first..self.first, filling.body.to_owned()),
        ];
        fillings.sort_by_key(|(place, _)| place.start);
        let mut page = String::new();
        let mut at = 0;
        for (place, filling) in fillings {
            page.push_str(self.html.get(at..place.start).unwrap_or_default());
            page.push_str(&filling);
            at = place.end;
        }
        page + self.html.get(at..).unwrap_or_default()
    }

    fn root(&self, filling: Filling<'_>) -> String {
        let mut root = Html::default();
        let language = filling.language.unwrap_or("en");
        let attributes = [
            ("lang", Some(language)),
            ("data-report", filling.page_of),
            ("data-text", filling.text_of),
        ];
        root.void("html", &attributes);
        root.finish()
    }
}

/// The tags that were found so far.
#[derive(Default)]
struct Found {
    root: Option<Range<usize>>,
    title: Option<Range<usize>>,
    title_end: Option<usize>,
    description: Option<Range<usize>>,
    first: Option<Range<usize>>,
}

impl Found {
    fn look_at(&mut self, token: Token<usize>) {
        match token {
            Token::StartTag(tag) => {
                let place = tag.span.start..tag.span.end;
                let has = |name, value| is_attribute(&tag, name, value);
                match &**tag.name {
                    // A page that holds a text is no template.
                    b"html" if !has_text(&tag) => self.root = Some(place),
                    b"title" => self.title = Some(place),
                    b"meta" if has("name", "description") => self.description = Some(place),
                    b"div" if has("id", FIRST) => self.first = Some(place),
                    _ => {}
                }
            }
            Token::EndTag(tag) if &**tag.name == b"title" => {
                self.title_end = Some(tag.span.start);
            }
            _ => {}
        }
    }
}

fn is_attribute(tag: &StartTag<usize>, name: &str, value: &str) -> bool {
    let given = tag.attributes.get(name.as_bytes());
    given.is_some_and(|given| ***given == *value.as_bytes())
}

fn has_text(tag: &StartTag<usize>) -> bool {
    tag.attributes.contains_key("data-text".as_bytes())
}
