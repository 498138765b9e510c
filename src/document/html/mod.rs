//! HTML in Markdown: tables, line breaks, marks of style, anchors, comments.
//!
//! What is understood becomes structure like that of Markdown; every other tag stays text as written.
//! Nothing of it is ever handed to the page as HTML. `tag` cuts a text into tags and words, `marks`
//! reads the tags inside a paragraph, `blocks` those around paragraphs, `table` those of tables.

mod blocks;
mod element;
mod lists;
mod marks;
mod open;
mod table;
mod tag;
mod words;

pub(super) use marks::read_tags;
pub(super) use open::HtmlBlock;
pub use tag::{HtmlPart, HtmlTag, html_parts};
