//! Many bare quotes in one text, and texts that make them hard to find.

use rapporteur::anchoring::Resolver;
use rapporteur::annotation::Target;
use rapporteur::document::Document;

use super::check;
use super::large::{Numbers, source};
use super::quotes::{bare, quote, reworded};

/// Checks the resolution of a fixed number of quotes in a text, and in one that is several times as
/// long.
fn check_texts(
    what: &str,
    text: impl Fn(usize) -> String,
    quotes: impl Fn(&Document) -> Vec<Target>,
) {
    check(
        what,
        40,
        |count| {
            let document = Document::parse(&text(count));
            let quotes = quotes(&document);
            (document, quotes)
        },
        |(document, quotes)| resolve_all(document, quotes),
    );
}

fn resolve_all(document: &Document, quotes: &[Target]) {
    let resolver = Resolver::new(document);
    for quote in quotes {
        let found = resolver.resolve(quote);
        resolver.doubt(quote, &found);
    }
}

fn paragraphs(count: usize) -> String {
    let mut numbers = Numbers(5);
    let paragraphs: Vec<_> = (0..count).map(|_| numbers.paragraph()).collect();
    source("C14/77-E", &paragraphs)
}

#[test]
fn bare_quotes_cost_no_more_than_the_text_is_longer() {
    check_texts("several paragraphs", paragraphs, |text| bare(text, 40));
    check_texts("words that are gone", paragraphs, |text| {
        reworded(&bare(text, 20))
    });
    let one_block = |count| format!("1.1 {}.\n", "the fee of ".repeat(count * 60));
    check_texts("two words", one_block, |_| vec![quote("of the"); 100]);
    let many = |_: &Document| (1..40).map(|n| quote(&"the fee of ".repeat(n))).collect();
    check_texts("words that repeat", one_block, many);
    let lines = |count| "1.1 Noted by the Group.\n\n".repeat(count * 10);
    check_texts("lines that repeat", lines, |_| vec![quote("the"); 100]);
}

/// Ten thousand notes that quote the same common word cost hardly more than one.
#[test]
fn more_bare_quotes_cost_as_many_times_more() {
    let document = Document::parse(&paragraphs(100));
    let resolver = Resolver::new(&document);
    resolver.resolve(&quote("ti"));
    check(
        "quotes of all kinds",
        100,
        |count| {
            [
                bare(&document, count),
                reworded(&bare(&document, count / 4)),
            ]
            .concat()
        },
        |quotes| {
            for quote in quotes {
                resolver.resolve(quote);
            }
        },
    );
}
