//! A report: the bar with its symbol and title, the outline, and the text.

use std::ops::Range;

use super::block::block;
use super::html::Html;
use super::look::{direction, is_on_the_left, length, masthead_end};
use crate::document::{CatalogueEntry, Document, OutlineEntry};
use crate::messages as m;

/// Returns the HTML of a report as the app draws it before its notes are known, without tools.
pub fn report(entry: &CatalogueEntry, document: &Document) -> String {
    let mut html = Html::default();
    html.element("div", &[("class", Some("app first"))], |html| {
        bar(html, entry);
        html.element("div", &[("class", Some("page"))], |html| {
            let outline = [
                ("class", Some("outline beside")),
                ("aria-label", Some(m::outline())),
            ];
            html.element("nav", &outline, |html| {
                html.element("ol", &[], |html| {
                    for entry in document.outline() {
                        section(html, document, entry);
                    }
                });
            });
            text(html, entry, document);
            html.element("div", &[("class", Some("margin"))], |_| ());
        });
    });
    html.finish()
}

fn bar(html: &mut Html, entry: &CatalogueEntry) {
    html.element("header", &[("class", Some("bar"))], |html| {
        html.element("div", &[("class", Some("here"))], |html| {
            let symbol = [("class", Some("symbol-button")), ("translate", Some("no"))];
            html.element("span", &symbol, |html| {
                html.element("strong", &[], |html| html.text(&entry.symbol));
            });
            html.element("span", &[("dir", Some("auto"))], |html| {
                html.text(&entry.title);
            });
        });
        let waiting = [("class", Some("waiting")), ("role", Some("status"))];
        html.element("span", &waiting, |html| html.text(m::opening_notes()));
    });
}

fn section(html: &mut Html, document: &Document, entry: &OutlineEntry) {
    let id = document.blocks().get(entry.block).map(|block| block.id());
    let href = format!("#{}", id.unwrap_or_default());
    let class = if entry.depth > 0 { "deeper" } else { "" };
    html.element("li", &[("class", Some(class))], |html| {
        html.element("a", &[("href", Some(&href))], |html| {
            let number = [("class", Some("number")), ("translate", Some("no"))];
            html.element("span", &number, |html| {
                html.text(entry.number.as_deref().unwrap_or_default());
            });
            html.element("span", &[], |html| {
                html.element("bdi", &[], |html| html.text(&m::short_name(&entry.title)));
            });
        });
    });
}

fn text(html: &mut Html, entry: &CatalogueEntry, document: &Document) {
    let all = document.blocks().len();
    let class = match length(all, 0) {
        Some(length) => format!("report {length}"),
        None => "report".to_owned(),
    };
    let attributes = [
        ("class", Some(&*class)),
        ("id", Some("report")),
        ("aria-label", Some(m::report())),
        ("tabindex", Some("-1")),
        ("lang", Some(&*entry.language)),
        ("dir", Some(direction(&entry.language))),
    ];
    let masthead = masthead_end(document);
    let summary = document.abstract_blocks();
    let body = summary.end.max(masthead);
    html.element("main", &attributes, |html| {
        html.element("p", &[("class", Some("whole-document tools"))], |_| ());
        if masthead > 0 {
            self::masthead(html, document, masthead);
        }
        blocks(html, document, masthead..summary.start);
        if !summary.is_empty() {
            let section = [
                ("class", Some("abstract")),
                ("aria-label", Some(m::abstract_heading())),
            ];
            html.element("section", &section, |html| {
                blocks(html, document, summary.clone());
            });
        }
        blocks(html, document, body..all);
    });
}

fn masthead(html: &mut Html, document: &Document, end: usize) {
    let group = [
        ("class", Some("masthead")),
        ("role", Some("group")),
        ("aria-label", Some(m::masthead())),
    ];
    html.element("div", &group, |html| {
        for is_left in [true, false] {
            html.element("div", &[], |html| {
                let of_side = (0..end).filter(|at| is_on_the_left(document, *at) == is_left);
                of_side.for_each(|at| blocks(html, document, at..at + 1));
            });
        }
    });
}

fn blocks(html: &mut Html, document: &Document, range: Range<usize>) {
    for index in range {
        if let Some(of_text) = document.blocks().get(index) {
            block(html, of_text, index);
        }
    }
}
