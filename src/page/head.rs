//! The description of a report in the head of its page, for search engines, messengers and programs
//! that collect references.

use super::html::Html;
use crate::document::{CatalogueEntry, Document};

/// How long a description may be, in characters. Search engines cut longer descriptions; a shorter one
/// would say less than they show.
const DESCRIPTION: usize = 200;

/// Returns the title of the page of a report.
pub(super) fn title(entry: &CatalogueEntry) -> String {
    format!("{} – {}", entry.symbol, entry.title)
}

/// Returns a description of a report: the beginning of its abstract, or else its title.
pub(super) fn description(entry: &CatalogueEntry, document: &Document) -> String {
    let summary = document.blocks().get(document.abstract_blocks());
    let words = summary.unwrap_or_default().iter().skip(1);
    let words: Vec<&str> = words
        .flat_map(|block| block.text().split_whitespace())
        .collect();
    if words.is_empty() {
        return entry.title.clone();
    }
    shortened(&words)
}

fn shortened(words: &[&str]) -> String {
    let mut text = String::new();
    for word in words {
        if text.chars().count() + word.chars().count() >= DESCRIPTION {
            text.push_str(" …");
            break;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// Returns the elements that describe a report: the canonical address, and the names of Open Graph
/// (<https://ogp.me>) and of Google Scholar's inclusion guidelines.
pub(super) fn metadata(entry: &CatalogueEntry, description: &str) -> String {
    let mut html = Html::default();
    if let Some(canonical) = &entry.canonical {
        html.void(
            "link",
            &[("rel", Some("canonical")), ("href", Some(canonical))],
        );
    }
    let title = title(entry);
    for (name, content) in [
        ("og:type", "article"),
        ("og:title", &*title),
        ("og:description", description),
        ("og:locale", &*entry.language),
    ] {
        html.void(
            "meta",
            &[("property", Some(name)), ("content", Some(content))],
        );
    }
    for (name, content) in [
        ("citation_title", &*entry.title),
        ("citation_technical_report_number", &*entry.symbol),
        ("citation_publication_date", &*entry.date.replace('-', "/")),
        ("citation_language", &*entry.language),
    ] {
        html.void("meta", &[("name", Some(name)), ("content", Some(content))]);
    }
    html.finish()
}
