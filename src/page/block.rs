//! A block: its label, and its text in the element for its kind.

use super::html::Html;
use super::look::look;
use super::words::{runs, table};
use crate::document::{Block, BlockKind};
use crate::messages as m;

/// Writes a block. The app adds tools beside it, for which there is room.
pub(super) fn block(html: &mut Html, block: &Block, index: usize) {
    let (look, index) = (look(block), index.to_string());
    let attributes = [
        ("id", Some(block.id())),
        ("class", Some(&*look)),
        ("role", Some("group")),
        ("aria-label", Some(block.address())),
        ("tabindex", Some("-1")),
        ("data-block", Some(&*index)),
    ];
    html.element("div", &attributes, |html| {
        framed(html, block);
        html.element("div", &[("class", Some("tools"))], |_| ());
    });
}

fn framed(html: &mut Html, block: &Block) {
    let region = [
        ("tabindex", Some("0")),
        ("role", Some("region")),
        ("aria-label", Some(block.address())),
    ];
    let [tabindex, role, name] = region;
    match block.kind() {
        BlockKind::Table(laid) => html.element("div", &[("class", Some("body"))], |html| {
            let scroll = [("class", Some("text scroll")), tabindex, role, name];
            html.element("div", &scroll, |html| table(html, block, laid));
        }),
        BlockKind::Code { .. } => html.element("div", &[("class", Some("body"))], |html| {
            label(html, block);
            let text = [("class", Some("text")), tabindex, role, name];
            html.element("pre", &text, |html| runs(html, block, &(0..block.len())));
        }),
        kind => html.element(element(kind), &[("class", Some("body"))], |html| {
            label(html, block);
            let text = [("class", Some("text")), ("dir", Some("auto"))];
            html.element("span", &text, |html| runs(html, block, &(0..block.len())));
        }),
    }
}

fn element(kind: &BlockKind) -> &'static str {
    match kind {
        BlockKind::Title => "h1",
        BlockKind::Heading { level: 1 } => "h2",
        BlockKind::Heading { level: 2 } => "h3",
        BlockKind::Heading { level: 3 } => "h4",
        BlockKind::Heading { .. } => "h5",
        BlockKind::Quote => "blockquote",
        _ => "p",
    }
}

/// Writes the marker of a block as printed. The marker of a footnote links back to the text.
fn label(html: &mut Html, block: &Block) {
    let label = format!("{} ", block.label());
    let class = ("class", Some("label"));
    let untranslated = ("translate", Some("no"));
    if let BlockKind::Footnote { mark: Some(mark) } = block.kind() {
        let (href, name) = (format!("#{mark}"), m::back_to_text(block.address()));
        let back = [
            class,
            ("role", Some("doc-backlink")),
            untranslated,
            ("href", Some(&*href)),
            ("title", Some(m::back_to_the_text())),
            ("aria-label", Some(&*name)),
        ];
        html.element("a", &back, |html| html.text(&label));
    } else if block.label().is_empty() {
        html.element("span", &[("hidden", Some("hidden"))], |_| ());
    } else {
        html.element("span", &[class, untranslated], |html| html.text(&label));
    }
}
