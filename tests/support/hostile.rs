//! Malicious texts and files: small functions instead of large fixtures.
//!
//! Each text has a name, which identifies it in a failing test. It also has a size, so that a test
//! can check whether twice as much takes twice as long.

#![allow(dead_code)]

use serde_json::{Value, json};

/// Returns Markdown nested `depth` levels deep, in every way that Markdown nests.
pub fn nested_markdown(depth: usize) -> Vec<(&'static str, String)> {
    vec![
        ("quotes in each other", ">".repeat(depth) + "x"),
        ("quotes, spaced in each other", "> ".repeat(depth) + "x"),
        ("bullets in each other", "- ".repeat(depth) + "x"),
        ("numbers in each other", "1. ".repeat(depth) + "x"),
        ("bullets and quotes", "- > ".repeat(depth / 2) + "x"),
        (
            "strong, closed",
            "**a ".repeat(depth) + &" b**".repeat(depth),
        ),
        (
            "emphasis, closed",
            "*a _b ".repeat(depth / 2) + &" c_ d*".repeat(depth / 2),
        ),
        ("emphasis, open", "*a _b".repeat(depth)),
        ("strong, open", "**a".repeat(depth)),
        (
            "struck",
            "~~a *b ".repeat(depth / 2) + &" c* d~~".repeat(depth / 2),
        ),
        ("indented list", indented_list(depth)),
        ("pictures", "![a".repeat(depth) + &"](x)".repeat(depth)),
    ]
}

/// Returns a list in which every item is inside the previous one, each on a line of its own. It is
/// long, so it has at most 300 levels.
pub fn indented_list(depth: usize) -> String {
    let items = (0..depth.min(300)).map(|level| format!("{}- item {level}\n", "  ".repeat(level)));
    items.collect()
}

/// Returns Markdown with `count` of anything that a parser has to revisit, or a page has to draw one
/// by one.
pub fn crowded_markdown(count: usize) -> Vec<(&'static str, String)> {
    let many = |what: &str| what.repeat(count);
    vec![
        ("emphasis", many("*a* ")),
        ("strong", many("**a** b ")),
        ("code", many("`a` ")),
        ("links", many("[a](#b) ")),
        ("hard breaks", many("a\\\n")),
        ("paragraphs", many("a\n\n")),
        ("bullets", many("- a\n")),
        ("headings", many("# a\n")),
        ("rules", many("---\n\n")),
        ("rows", "|a|b|\n|-|-|\n".to_owned() + &many("|c|d|\n")),
        (
            "cells",
            many("|a") + "\n" + &many("|-") + "\n" + &many("|b"),
        ),
        ("open brackets", many("[")),
        ("open pictures", many("![")),
        ("open links", many("[a](")),
        ("open links in angles", many("[a](<b")),
        ("closed brackets", many("[") + &many("]")),
        ("backticks of all lengths", backticks(count)),
        ("open backticks", many("`a ``b ")),
        ("open angles", many("<")),
        ("open comments", many("<!-- ")),
        ("open instructions", many("a <? ")),
        ("open declarations", many("a <!A ")),
        ("open data", many("a <![CDATA[ ")),
        ("open attributes", many("a <b c=\"")),
        ("stars and underlines", many("*_")),
        ("stars and letters", many("a**b*c_")),
        ("entities", many("&amp;")),
        ("ampersands", many("&")),
        ("backslashes", many("\\")),
        (
            "definitions",
            (0..count).map(|n| format!("[{n}]: /u\n")).collect(),
        ),
        ("titles without end", many("[a]: b \"\n")),
        ("pipes", many("|")),
        ("table heads", many("|a\n|-\n")),
        ("tildes", many("~~a ~b ")),
        (
            "blank lines in a deep list",
            "- ".repeat(count / 2) + "a" + &"\n".repeat(count / 2) + "b",
        ),
        ("fences", many("```\n")),
        (
            "lines of a deep quote",
            "> ".repeat(count / 2) + "a\n" + &"b\n".repeat(count / 2),
        ),
    ]
}

/// Returns runs of 1, 2, 3 … backticks, about `count` in all.
fn backticks(count: usize) -> String {
    let mut text = String::new();
    let mut length = 1;
    while text.len() < count {
        text.push_str(&"`".repeat(length));
        text.push('a');
        length += 1;
    }
    text
}

/// Returns a letter with `count` accents above and below it.
pub fn accents(count: usize) -> String {
    "a".to_owned() + &"\u{301}\u{316}".repeat(count / 2)
}

/// Returns JSON with this many nested arrays and objects.
pub fn nested_json(depth: usize) -> Value {
    (0..depth).fold(json!("deep"), |inner, level| match level % 2 {
        0 => json!([inner]),
        _ => json!({ "a": inner }),
    })
}

/// Returns a comment as written by another program, with any additional members.
pub fn comment(id: usize, members: &[(&str, Value)]) -> Value {
    let mut comment = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": format!("urn:uuid:00000000-0000-4000-8000-{id:012x}"),
        "type": "Annotation",
        "motivation": "commenting",
        "created": "2014-03-14T10:00:00Z",
        "creator": { "id": "urn:uuid:99999999-0000-4000-8000-000000000001", "name": "A. N. Other" },
        "body": { "type": "TextualBody", "value": "words", "purpose": "commenting", "format": "text/markdown" },
        "target": { "source": "https://example.org/report", "symbol": "C14/41-E" },
    });
    for (name, value) in members {
        comment[*name] = value.clone();
    }
    comment
}

/// Returns a thread of a comment and `count` replies: all to the comment, or each to the previous
/// one.
pub fn replies(count: usize, nested: bool) -> Vec<Value> {
    let urn = |id: usize| format!("urn:uuid:00000000-0000-4000-8000-{id:012x}");
    let reply = |id: usize| {
        let parent = if nested { id - 1 } else { 0 };
        let target = json!({ "source": urn(parent), "scope": "https://example.org/report", "symbol": "C14/41-E" });
        comment(id, &[("motivation", json!("replying")), ("target", target)])
    };
    std::iter::once(comment(0, &[]))
        .chain((1..=count).map(reply))
        .collect()
}

/// Returns a file of these annotations.
pub fn collection(items: &[Value]) -> String {
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationCollection",
        "first": { "type": "AnnotationPage", "items": items },
    })
    .to_string()
}

/// The depth of nested texts, and the number of repetitions in crowded ones.
const SIZE: usize = 608;

/// Returns the hostile texts of the corpus, by name.
pub fn corpus_texts() -> Vec<(&'static str, String)> {
    let mut texts = nested_markdown(SIZE);
    texts.extend(crowded_markdown(SIZE));
    texts.push(("accents", accents(4_000)));
    texts.push(("one long word", "a".repeat(10_000)));
    texts.push((
        "controls of direction",
        "\u{202e}a\u{2066}\u{200f}".repeat(SIZE),
    ));
    texts.push(("line ends", "a\r\n\u{2028}\u{85}".repeat(SIZE)));
    texts.push((
        "nothing that is seen",
        "\u{200b}\u{ad}\u{feff}".repeat(SIZE),
    ));
    texts.push((
        "signs of other programs",
        "=SUM(A1)\t\"',;<script>alert(1)</script>".repeat(60),
    ));
    texts
}

/// Returns notes with a text in each place where a file may have one.
pub fn corpus_notes(first: usize, text: &str) -> Vec<Value> {
    let target = |exact: &str, also: &[(&str, &str)]| {
        let mut quote = json!({ "type": "TextQuoteSelector", "exact": exact });
        for (name, value) in also {
            quote[*name] = json!(value);
        }
        json!({ "source": "https://example.org/report", "symbol": "C14/41-E", "language": "en", "selector": quote })
    };
    let author = json!({ "id": "urn:uuid:99999999-0000-4000-8000-000000000002", "name": text, "role": text, "delegation": { "label": text } });
    let proposed = json!([
        { "type": "TextualBody", "purpose": "editing", "format": "text/plain", "value": text },
        { "type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": text },
    ]);
    let answer = json!({ "source": format!("urn:uuid:00000000-0000-4000-8000-{first:012x}"), "scope": "https://example.org/report", "symbol": "C14/41-E", "quote": text, "address": text });
    let members: [Vec<(&str, Value)>; 8] = [
        vec![(
            "body",
            json!({ "type": "TextualBody", "value": text, "purpose": "commenting", "format": "text/markdown" }),
        )],
        vec![("creator", author)],
        vec![
            ("motivation", json!("editing")),
            ("kind", json!("proposal")),
            ("sign", json!("MOD")),
            ("body", proposed),
            ("target", target(text, &[])),
        ],
        vec![(
            "target",
            target("quarterly", &[("prefix", text), ("suffix", text)]),
        )],
        vec![("motivation", json!("replying")), ("target", answer)],
        vec![
            ("sponsors", json!([{ "label": text }, { "label": text }])),
            ("onBehalfOf", json!({ "label": text })),
        ],
        vec![("bodyValue", json!(text)), ("body", Value::Null)],
        vec![("x", json!({ text: [text, nested_json(60)] }))],
    ];
    let numbered = members.iter().enumerate();
    let mut notes: Vec<Value> = numbered
        .map(|(index, members)| comment(first + index, members))
        .collect();
    if let Some(note) = notes.get_mut(6).and_then(Value::as_object_mut) {
        note.remove("body");
    }
    notes
}
