//! The go-to box.

use rapporteur::document::Document;

fn check(document: &Document, typed: &str, id: Option<&str>) {
    let found = document
        .find(typed)
        .map(|index| document.blocks()[index].id());
    assert_eq!(found, id, "for {typed:?}");
}

#[test]
fn the_report_is_found_by_what_people_type() {
    let report = Document::parse(include_str!("../../../static/reports/C14-41-E.md"));
    let cases = [
        ("5.9", "para-5.9"),
        (" 5.9 ", "para-5.9"),
        ("§ 5.9", "para-5.9"),
        ("§5.9", "para-5.9"),
        ("para 5.9", "para-5.9"),
        ("Paragraph 5.9", "para-5.9"),
        ("#para-5.9", "para-5.9"),
        ("PARA-5.9", "para-5.9"),
        ("#/C14-41-E.en/para-5.9", "para-5.9"),
        ("C14/41-E, § 5.9", "para-5.9"),
        ("5.10", "para-5.10"),
        ("6.1", "sec-6.1"),
        ("section 6.1", "sec-6.1"),
        ("6.1 b", "para-6.1-b"),
        ("6.1 b)", "para-6.1-b"),
        ("6.1b", "para-6.1-b"),
        ("6.1B)", "para-6.1-b"),
        ("6.1 (b)", "para-6.1-b"),
        ("6.1(b)", "para-6.1-b"),
        ("para-6.1", "sec-6.1"),
        ("1.1 b) 1", "para-1.1-b-1"),
        ("1.1b1", "para-1.1-b-1"),
        ("1.1 ¶2", "para-1.1-p2"),
        ("6", "sec-6"),
        ("6.", "sec-6"),
        ("summary", "sec-summary"),
        ("Action", "sec-action-required"),
        ("Summary ¶1", "sec-summary-p1"),
        ("welcoming remarks", "sec-3"),
        ("signature", "signature"),
        ("title", "masthead-title"),
    ];
    for (typed, id) in cases {
        check(&report, typed, Some(id));
    }
    for typed in [
        "",
        " ",
        "5.99",
        "6.1 z",
        "7",
        "b",
        "§",
        "()",
        "nothing of the kind",
    ] {
        check(&report, typed, None);
    }
}

#[test]
fn a_treaty_is_found_by_article_and_paragraph() {
    let treaty = Document::parse(include_str!("../../fixtures/documents/treaty.md"));
    check(&treaty, "Article 3, 1", Some("sec-article-3-para-1"));
    check(&treaty, "article 3 (1)", Some("sec-article-3-para-1"));
    check(&treaty, "3, 1", Some("sec-article-3-para-1"));
    check(
        &treaty,
        "Article 2, 2 b) ii",
        Some("sec-article-2-para-2-b-ii"),
    );
    check(&treaty, "Article 1", Some("sec-article-1-definitions"));
    check(&treaty, "Article 31", None);
    check(&treaty, "2", None);
}

#[test]
fn a_bare_number_does_not_lead_to_an_unnumbered_block() {
    let document = Document::parse("# Title\n\nOne.\n\n## Summary\n\nOne.");
    check(&document, "1", None);
    check(&document, "¶1", Some("front-p1"));
}
