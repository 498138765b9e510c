//! HTML in Markdown: tables, line breaks, marks of style, anchors, comments.
//!
//! Supported tags become structure like that of Markdown. Every other tag stays text as written. No
//! HTML is ever handed to the page. `tag` splits a text into tags and words. `marks` reads the tags
//! inside a paragraph, `spanning` those around several, `blocks` those between paragraphs, `table`
//! those of tables.

mod blocks;
mod element;
mod lists;
mod marks;
mod open;
mod spanning;
mod table;
mod tag;
mod words;

pub(super) use marks::read_tags;
pub(super) use open::HtmlBlock;
pub(super) use spanning::divide_marks;
pub use tag::{HtmlPart, HtmlTag, html_parts};
