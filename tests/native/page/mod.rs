//! Pages with the text of reports.

mod site;
mod text;

use rapporteur::document::{Catalogue, CatalogueEntry};
use rapporteur::page::Template;

/// A page as the build leaves it: minified, without quotation marks.
const MINIFIED: &str = "<!doctype html><html lang=en><head><meta charset=utf-8>\
    <meta content='Read and annotate.' name=description><title>Rapporteur</title></head>\
    <body lang=en><div id=first><p id=opening>Opening…</div><div id=app></div></body></html>";

fn template() -> Template {
    Template::parse(MINIFIED).unwrap()
}

fn catalogue(symbols: &[&str]) -> Catalogue {
    let reports = symbols.iter().map(|symbol| {
        serde_json::json!({
            "symbol": symbol, "title": format!("Report <{symbol}>"), "date": "2014-03-14",
            "language": "en", "file": format!("reports/{symbol}.md"),
            "canonical": format!("https://example.org/{symbol}"),
        })
    });
    let reports: Vec<_> = reports.collect();
    let catalogue = Catalogue::parse(&serde_json::json!({ "reports": reports }).to_string());
    assert_eq!(catalogue.problems(), []);
    catalogue
}

fn entry() -> CatalogueEntry {
    catalogue(&["A-1"]).entries()[0].clone()
}
