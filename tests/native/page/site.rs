//! Templates, and the pages of a folder.

use super::{MINIFIED, catalogue, template};
use rapporteur::document::{Catalogue, NotText, Refusal};
use rapporteur::page::{Gap, Site, Template};

fn bytes(file: &str) -> Option<Vec<u8>> {
    let text =
        "Document A-1\n\n# Title\n\n## Summary\n\nIn *short*.\n\n## 1 First\n\n1.1 It began.\n";
    file.starts_with("reports/")
        .then(|| text.as_bytes().to_vec())
}

fn names(site: &Site) -> Vec<&str> {
    site.files.iter().map(|file| &*file.name).collect()
}

fn html<'a>(site: &'a Site, name: &str) -> &'a str {
    &site
        .files
        .iter()
        .find(|file| file.name == name)
        .unwrap()
        .html
}

#[test]
fn the_only_report_stands_on_the_first_page_and_on_its_own() {
    let site = Site::write(&template(), &catalogue(&["A-1"]), bytes);
    assert_eq!(names(&site), ["A-1.en.html", "index.html"]);
    let own = html(&site, "A-1.en.html");
    assert!(own.contains("<html lang=\"en\" data-report=\"A-1.en\" data-text=\"A-1.en\">"));
    assert!(html(&site, "index.html").contains("<html lang=\"en\" data-text=\"A-1.en\">"));
    for page in ["A-1.en.html", "index.html"].map(|name| html(&site, name)) {
        assert!(page.contains("<div id=first><div class=\"app first\">"));
        assert!(page.contains("<p id=opening>Opening…"));
        assert!(page.contains("id=\"para-1.1\""));
    }
}

#[test]
fn the_head_describes_the_report() {
    let site = Site::write(&template(), &catalogue(&["A-1"]), bytes);
    let page = html(&site, "A-1.en.html");
    for part in [
        "<title>A-1 – Report &lt;A-1&gt;</title>",
        "<meta name=\"description\" content=\"In short.\">",
        "<link rel=\"canonical\" href=\"https://example.org/A-1\">",
        "<meta property=\"og:title\" content=\"A-1 – Report &lt;A-1&gt;\">",
        "<meta name=\"citation_technical_report_number\" content=\"A-1\">",
        "<meta name=\"citation_publication_date\" content=\"2014/03/14\">",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!page.contains("Read and annotate."));
}

#[test]
fn several_reports_are_listed_on_the_first_page() {
    let site = Site::write(&template(), &catalogue(&["A-1", "A-2"]), bytes);
    assert_eq!(names(&site), ["A-1.en.html", "A-2.en.html", "index.html"]);
    let first = html(&site, "index.html");
    assert!(first.contains("<a href=\"A-1.en.html\"><strong translate=\"no\">A-1</strong>"));
    assert!(first.contains("<a href=\"A-2.en.html\">"));
    assert!(!first.contains("data-text"));
}

#[test]
fn a_text_that_cannot_be_read_leaves_a_gap_and_no_wrong_page() {
    let read = |file: &str| match file {
        "reports/A-1.md" => None,
        "reports/A-2.md" => Some(b"%PDF-1.7".to_vec()),
        file => bytes(file),
    };
    let site = Site::write(&template(), &catalogue(&["A-1", "A-2", "A-3"]), read);
    assert_eq!(names(&site), ["A-3.en.html", "index.html"]);
    let gap = |symbol: &str, refusal| Gap {
        symbol: symbol.to_owned(),
        file: format!("reports/{symbol}.md"),
        refusal,
    };
    let expected = [
        gap("A-1", Refusal::Failed),
        gap("A-2", Refusal::NotText(NotText::Pdf)),
    ];
    assert_eq!(site.gaps, expected);
    let first = html(&site, "index.html");
    assert!(first.contains("A-3.en.html") && !first.contains("A-1.en.html"));
}

#[test]
fn a_folder_without_reports_has_a_first_page_without_text() {
    let site = Site::write(&template(), &Catalogue::parse("{\"reports\":[]}"), bytes);
    assert_eq!(names(&site), ["index.html"]);
    assert!(html(&site, "index.html").contains("<div id=first><p id=opening>"));
}

#[test]
fn a_template_is_found_minified_or_not() {
    let spaced = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<title>R</title>\n\
        <meta name=\"description\" content=\"x > y\">\n</head><body><div id=\"first\">\n</div></body></html>";
    let page = Site::write(
        &Template::parse(spaced).unwrap(),
        &catalogue(&["A-1"]),
        bytes,
    );
    let page = html(&page, "index.html");
    assert!(page.contains("<title>A-1 – Report") && page.contains("<div id=\"first\"><div class"));
    assert!(!page.contains("x > y"));
}

#[test]
fn a_page_that_is_no_template_is_named_for_what_it_lacks() {
    let missing = |html: &str| Template::parse(html).unwrap_err().missing;
    assert_eq!(missing("<p>Sign in"), "<html>");
    assert_eq!(missing(&MINIFIED.replace("title", "b")), "<title>");
    assert_eq!(
        missing(&MINIFIED.replace("name=description", "")),
        "<meta name=description>"
    );
    assert_eq!(missing(&MINIFIED.replace("id=first", "")), "<div id=first>");
    let site = Site::write(&template(), &catalogue(&["A-1"]), bytes);
    assert_eq!(missing(html(&site, "index.html")), "<html>");
}
