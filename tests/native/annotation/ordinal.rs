//! Numbers for added paragraphs.

use rapporteur::annotation::next_number;

#[test]
fn numbers_after_numbers() {
    let cases = [
        ("5.9", Some("5.9bis")),
        ("5.9bis", Some("5.9ter")),
        ("5.9quater", Some("5.9quinquies")),
        ("5.9novies", Some("5.9decies")),
        ("5.9decies", None),
        ("5.9A", Some("5.9Abis")),
        ("12", Some("12bis")),
        ("6.1 b)", Some("6.1 b bis)")),
        ("6.1 b bis)", Some("6.1 b ter)")),
        ("6.1 bbis)", Some("6.1 b ter)")),
        ("1.1 b) 1", Some("1.1 b) 1bis")),
        ("Article 2, 2 b) ii)", Some("Article 2, 2 b) ii bis)")),
        ("1.1 2", Some("1.1 2bis")),
        ("Article 2, 1", Some("Article 2, 1bis")),
        ("Article 2", Some("Article 2bis")),
        ("3 ب)", Some("3 ب bis)")),
        ("5.9 ¶2", None),
        ("Title", None),
        ("Agenda item", None),
        ("The matter", None),
        ("Plan for 2015", None),
        ("Annex (draft)", None),
        ("bis", None),
        (")", None),
        ("", None),
    ];
    for (number, expected) in cases {
        let found = next_number(number, |_| false);
        assert_eq!(found.as_deref(), expected, "{number}");
    }
}

#[test]
fn taken_numbers_are_passed_over() {
    let taken = ["5.9bis", "5.9ter"];
    let found = next_number("5.9", |number| taken.contains(&number));
    assert_eq!(found.as_deref(), Some("5.9quater"));
    assert_eq!(next_number("5.9", |_| true), None);
}

#[test]
fn the_parser_reads_the_numbers_that_are_suggested() {
    use rapporteur::document::Document;
    let mut number = "5.9".to_owned();
    while let Some(next) = next_number(&number, |_| false) {
        let document = Document::parse(&format!("{next} The Group took note of it."));
        let blocks = document.blocks();
        assert_eq!(blocks[blocks.len() - 1].address(), next);
        number = next;
    }
    assert_eq!(number, "5.9decies");
}
