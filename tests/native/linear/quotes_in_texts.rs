//! Many bare quotes in one text, and texts that make them hard to find.

use rapporteur::anchoring::Resolver;
use rapporteur::annotation::{Selector, Target};
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

/// Returns a quote with its context.
fn quote_in(before: &str, exact: &str, after: &str) -> Target {
    let mut target = quote(exact);
    if let Some(Selector::TextQuote { prefix, suffix, .. }) = target.selectors.first_mut() {
        *prefix = Some(before.to_owned());
        *suffix = Some(after.to_owned());
    }
    target
}

/// Notes on common words in a context: no note searches the whole text.
#[test]
fn quotes_with_context_cost_as_many_times_more_as_text_and_notes() {
    let line = |n: usize| {
        format!(
            "{}.{} The Group of the Members noted the fees of the year {} and agreed that the \
             report of the Group be put before session {}.\n\n",
            n / 100 + 1,
            n % 100 + 1,
            n * 7919 % 10007,
            n * 31 % 97
        )
    };
    for (what, prefix, exact, suffix) in [
        (
            "a context in each line",
            "Group of ",
            "the",
            " Members noted",
        ),
        (
            "a context cut inside words",
            "mbers noted the ",
            "fees",
            " of th",
        ),
        (
            "another context",
            "words that were not ",
            "of the",
            " other text",
        ),
        ("words that are gone", "", "the Members of the Group", ""),
        ("words with marks", "", "the Members1 of the Group", ""),
    ] {
        let prepare = |count: usize| {
            let text: String = (0..count * 5).map(line).collect();
            (
                Document::parse(&text),
                vec![quote_in(prefix, exact, suffix); count],
            )
        };
        check(what, 20, prepare, |(text, quotes)| {
            resolve_all(text, quotes)
        });
    }
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
