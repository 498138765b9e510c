//! The list of a site's reports.

use super::html::Html;
use crate::document::{CatalogueEntry, DocumentKey};
use crate::messages as m;

/// Returns the name of the page of a report.
pub(super) fn page_name(key: &DocumentKey) -> String {
    format!("{key}.html")
}

/// Returns the HTML of the list, with a link to the page of each report.
pub(super) fn list(entries: &[&CatalogueEntry]) -> String {
    let mut html = Html::default();
    html.element("div", &[("class", Some("app first"))], |html| {
        html.element("main", &[("class", Some("reports-page"))], |html| {
            html.element("h1", &[], |html| html.text(m::app()));
            html.element("ul", &[], |html| {
                for entry in entries {
                    html.element("li", &[], |html| line(html, entry));
                }
            });
        });
    });
    html.finish()
}

fn line(html: &mut Html, entry: &CatalogueEntry) {
    let page = page_name(&entry.key);
    html.element("a", &[("href", Some(&*page))], |html| {
        html.element("strong", &[("translate", Some("no"))], |html| {
            html.text(&entry.symbol);
        });
        html.text(" ");
        let title = [("lang", Some(&*entry.language)), ("dir", Some("auto"))];
        html.element("span", &title, |html| html.text(&entry.title));
    });
    html.text(" ");
    html.element("time", &[], |html| html.text(&entry.date));
}
