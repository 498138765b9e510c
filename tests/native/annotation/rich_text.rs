//! The drawing of a note has a greatest depth and a greatest number of nodes, and keeps its words.

use rapporteur::annotation::{
    MOST_CODE_POINTS, MOST_LEVELS, MOST_NODES, RichElement, RichNode, as_written, beginning,
    rich_text,
};
use rapporteur::document::{Document, Link};

use proptest::prelude::*;

use crate::hostile;
use crate::swallowed::{letters, notes, pairs};

fn depth(nodes: &[RichNode]) -> usize {
    let below = |node: &RichNode| match node {
        RichNode::Element(_, children) => 1 + depth(children),
        _ => 1,
    };
    nodes.iter().map(below).max().unwrap_or(0)
}

fn count(nodes: &[RichNode]) -> usize {
    let all = |node: &RichNode| match node {
        RichNode::Element(_, children) => 1 + count(children),
        _ => 1,
    };
    nodes.iter().map(all).sum()
}

/// Collects the words of a tree, the numbers of its items and the addresses of its links.
fn words(nodes: &[RichNode], out: &mut String) {
    for node in nodes {
        match node {
            RichNode::Text(text) | RichNode::Code(text) | RichNode::Rest(text) => {
                out.push_str(text);
            }
            RichNode::Element(RichElement::Item(Some(number)), children) => {
                out.push_str(&format!("{number}. "));
                words(children, out);
            }
            RichNode::Element(RichElement::Link(target), children) => {
                let start = out.len();
                words(children, out);
                if out[start..] != **target {
                    out.push_str(target);
                }
            }
            RichNode::Element(_, children) => words(children, out),
            RichNode::Break | RichNode::Rule => out.push(' '),
        }
    }
}

/// Returns the letters and digits of a note, except those of the one entity in these tests.
fn source_letters(markdown: &str) -> String {
    letters(&markdown.replace("&amp;", "&"))
}

fn shown_letters(markdown: &str) -> String {
    let mut shown = String::new();
    words(&rich_text(markdown).nodes, &mut shown);
    letters(&shown)
}

fn check(name: &str, markdown: &str) -> bool {
    let drawn = rich_text(markdown);
    // A leaf is inside the innermost element.
    assert!(
        depth(&drawn.nodes) <= MOST_LEVELS + 1,
        "{name}: {} levels",
        depth(&drawn.nodes)
    );
    // The elements open when the limit is reached, and the remaining text.
    let most = MOST_NODES + MOST_LEVELS + 2;
    assert!(
        count(&drawn.nodes) <= most,
        "{name}: {} nodes",
        count(&drawn.nodes)
    );
    assert_eq!(
        shown_letters(markdown),
        source_letters(markdown),
        "{name}: words are missing"
    );
    drawn.is_simplified
}

#[test]
fn nothing_nests_deeper_than_can_be_drawn() {
    for (name, markdown) in hostile::nested_markdown(608) {
        check(name, &markdown);
    }
}

#[test]
fn no_note_has_more_nodes_than_can_be_drawn() {
    for (name, markdown) in hostile::crowded_markdown(3_000) {
        check(name, &markdown);
    }
}

#[test]
fn what_is_simplified_says_so() {
    for (name, simplified) in [
        ("quotes in each other", true),
        ("bullets in each other", true),
        ("strong, closed", true),
        ("indented list", true),
        // Marks that are never closed are words.
        ("strong, open", false),
    ] {
        let all = hostile::nested_markdown(200);
        let (_, markdown) = all.iter().find(|(other, _)| *other == name).unwrap();
        assert_eq!(rich_text(markdown).is_simplified, simplified, "{name}");
    }
    assert!(rich_text(&"*a* ".repeat(5_000)).is_simplified);
    assert!(!rich_text(&"*a* ".repeat(500)).is_simplified);
}

#[test]
fn what_people_write_is_drawn_as_it_is() {
    let markdown = "# Views\n\nWe *support* **5.9**, ~~but~~ see <b>:\n\n3. one\n   - [a](https://itu.int)\n   - [b](javascript:x)\n\n> q\n\n| a | b |\n|---|---|\n| c | d |\n";
    let drawn = rich_text(markdown);
    assert!(!drawn.is_simplified);
    let text = |words: &str| RichNode::Text(words.to_owned());
    let element = RichNode::Element;
    let cell = |words: &str| element(RichElement::Cell, vec![text(words)]);
    let row = |a: &str, b: &str| element(RichElement::Row, vec![cell(a), cell(b)]);
    assert_eq!(
        drawn.nodes,
        [
            element(RichElement::Heading, vec![text("Views")]),
            element(
                RichElement::Paragraph,
                vec![
                    text("We "),
                    element(RichElement::Emphasis, vec![text("support")]),
                    text(" "),
                    element(RichElement::Strong, vec![text("5.9")]),
                    text(", "),
                    element(RichElement::Struck, vec![text("but")]),
                    text(" see <b>:"),
                ]
            ),
            element(
                RichElement::Ordered,
                vec![element(
                    RichElement::Item(Some(3)),
                    vec![
                        text("one"),
                        element(
                            RichElement::Bulleted,
                            vec![
                                element(
                                    RichElement::Item(None),
                                    vec![element(
                                        RichElement::Link("https://itu.int".to_owned()),
                                        vec![text("a")]
                                    )]
                                ),
                                element(RichElement::Item(None), vec![text("[b](javascript:x)")]),
                            ]
                        ),
                    ]
                )]
            ),
            element(
                RichElement::Quote,
                vec![element(RichElement::Paragraph, vec![text("q")])]
            ),
            element(RichElement::Table, vec![row("a", "b"), row("c", "d")]),
        ]
    );
}

#[test]
fn lines_of_what_is_flattened_stay_apart() {
    let deep = "> ".repeat(40);
    let markdown = format!("{deep}- one\n{deep}- two\n");
    let drawn = rich_text(&markdown);
    let mut shown = String::new();
    words(&drawn.nodes, &mut shown);
    assert_eq!(shown.split_whitespace().collect::<Vec<_>>(), ["one", "two"]);
}

#[test]
fn a_long_note_is_cut_after_a_word() {
    assert_eq!(beginning("short", 10), None);
    assert_eq!(beginning("äöüäöüäöüä", 10), None);
    assert_eq!(
        beginning("seven words and some more", 12),
        Some("seven words")
    );
    assert_eq!(beginning("a line\nand another one", 10), Some("a line"));
    assert_eq!(
        beginning(&"x".repeat(100), 10),
        Some("x".repeat(10).as_str())
    );
    let marks = hostile::accents(100_000);
    let cut = beginning(&marks, MOST_CODE_POINTS).unwrap();
    assert_eq!(cut.chars().count(), MOST_CODE_POINTS);
}

#[test]
fn a_long_redline_is_cut_and_says_by_how_much() {
    use rapporteur::annotation::{Edit, Piece, Shortened, limited};
    let cut_to = |pieces: Vec<Piece>, left_out| Some(Shortened { pieces, left_out });
    let keep = |text: &str| Piece::Edit(Edit::Keep(text.to_owned()));
    let add = |text: &str| Piece::Edit(Edit::Insert(text.to_owned()));
    let all = [
        keep("some words"),
        Piece::Gap,
        add("more words"),
        keep("end"),
    ];
    assert_eq!(limited(&all, 4, 23), None);
    assert_eq!(limited(&all, 3, 23), cut_to(all[..3].to_vec(), 3));
    let cut = vec![keep("some words"), Piece::Gap, add("more")];
    assert_eq!(limited(&all, 4, 16), cut_to(cut, 9));
    assert_eq!(limited(&all, 4, 10), cut_to(all[..2].to_vec(), 13));
}

#[test]
fn very_long_texts_are_not_compared_word_by_word() {
    use rapporteur::annotation::{Edit, MOST_COMPARED, redline};
    let (old, new) = ("a ".repeat(MOST_COMPARED / 2), "b ".repeat(10));
    assert_eq!(
        redline(&old, &new),
        [Edit::Delete(old.clone()), Edit::Insert(new)]
    );
    assert_eq!(redline(&old, &old), [Edit::Keep(old.clone())]);
}

#[test]
fn what_is_no_drawn_link_is_shown_as_written() {
    for note in [
        "We want [shall [must](EU) consider](G77).",
        "[![x](EU)](http://a)",
        "[x](http://a \"not agreed\")",
        "[see](/docs/x.pdf)",
        "![](photo.png)",
        "![plan](photo.png \"not agreed\")",
        "[EU]: Reservation",
        "[12]: Ibid. [13]: \"See there\"",
        "[ ](http://a)",
        "<EU:G77>",
        &("[a ".repeat(40) + &"](b)".repeat(40)),
    ] {
        let drawn = rich_text(note);
        let paragraph = RichNode::Element(
            RichElement::Paragraph,
            vec![RichNode::Text(note.to_owned())],
        );
        assert_eq!(drawn.nodes, [paragraph], "{note}");
    }
    for plain in [
        "a [link](https://example.org) and [x]",
        "`[a](b)` <b>",
        "[a](#b)",
    ] {
        assert_eq!(as_written(plain), plain);
    }
}

/// Collects the numbers of all items, in order.
fn numbers(nodes: &[RichNode], out: &mut Vec<Option<u64>>) {
    for node in nodes {
        if let RichNode::Element(element, children) = node {
            if let RichElement::Item(number) = element {
                out.push(*number);
            }
            numbers(children, out);
        }
    }
}

#[test]
fn items_have_the_numbers_they_were_written_with() {
    let one = |number| Some(number);
    for (note, expected) in [
        ("5. a\n9. b\n", vec![one(5), one(9)]),
        ("5) a\n\n9) b\n\n\n9) c\n", vec![one(5), one(9), one(9)]),
        ("> 5. a\n> 9. b\n>    - c\n", vec![one(5), one(9), None]),
        ("- 7. a\n  3. b\n- c\n", vec![None, one(7), one(3), None]),
        (
            "7. a\n   1. b\n   1. c\n4. d\n",
            vec![one(7), one(1), one(2), one(4)],
        ),
        ("5.\n9.\n", vec![one(5), one(9)]),
        // An author who repeats one number leaves the counting to Markdown.
        ("1. a\n1. b\n1. c\n", vec![one(1), one(2), one(3)]),
    ] {
        let mut found = Vec::new();
        numbers(&rich_text(note).nodes, &mut found);
        assert_eq!(found, expected, "{note:?}");
        // A report has the same numbers.
        let report = Document::parse(note);
        let labels = report.blocks().iter().map(|block| block.label());
        let labels = labels.filter_map(|label| label.trim_end_matches(['.', ')']).parse().ok());
        let found: Vec<u64> = found.into_iter().flatten().collect();
        assert_eq!(labels.collect::<Vec<u64>>(), found, "{note:?}");
    }
}

#[test]
fn an_address_in_angle_brackets_is_a_link() {
    let link = |target: &str, words: &str| {
        let words = vec![RichNode::Text(words.to_owned())];
        RichNode::Element(RichElement::Link(target.to_owned()), words)
    };
    for (note, target, words) in [
        ("<a@b.org>", "mailto:a@b.org", "a@b.org"),
        ("<mailto:a@b.org>", "mailto:a@b.org", "mailto:a@b.org"),
        ("<https://b.org>", "https://b.org", "https://b.org"),
    ] {
        let paragraph = RichNode::Element(RichElement::Paragraph, vec![link(target, words)]);
        assert_eq!(rich_text(note).nodes, [paragraph], "{note}");
        // A report has the same link.
        let report = Document::parse(note);
        let run = &report.blocks()[0].runs()[0];
        assert_eq!(run.link, Some(Link::To(target.into())), "{note}");
    }
    let long = format!("<a@{}org>", "b.".repeat(1_100));
    let text = RichNode::Text(long.clone());
    let paragraph = RichNode::Element(RichElement::Paragraph, vec![text]);
    assert_eq!(rich_text(&long).nodes, [paragraph]);
}

#[test]
fn what_stands_beside_a_table_and_behind_a_fence_is_shown() {
    for (note, shown) in [
        ("|a|b|\n|-|-|\n|c|d|EU only|\n", "abcdEUonly"),
        (
            "```EU reserves its position\nx\n```",
            "EUreservesitspositionx",
        ),
        ("```EU\nx\n```", "EUx"),
        ("```rust\nx\n```", "x"),
    ] {
        assert_eq!(shown_letters(note), shown, "{note}");
    }
}

#[test]
fn what_is_too_much_to_be_drawn_keeps_its_numbers_and_addresses() {
    let deep = "> ".repeat(40) + "7. [a](https://example.org)\n";
    let late = "*x* ".repeat(MOST_NODES) + "\n\n7. [a](https://example.org)\n";
    for note in [deep, late] {
        assert_eq!(shown_letters(&note), letters(&note));
    }
}

#[test]
fn of_two_pieces_no_word_is_lost() {
    for note in pairs() {
        assert_eq!(shown_letters(&note), letters(&note), "{note:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_a_note_is_lost(note in notes()) {
        prop_assert_eq!(shown_letters(&note), letters(&note), "{:?}", note);
    }
}
