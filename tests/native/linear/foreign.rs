//! Files of other programs: repeated parts of each of their forms.

use std::collections::BTreeSet;

use rapporteur::document::Document;
use rapporteur::exchange::plan::{Here, Kept, Plan};
use rapporteur::exchange::web_annotation::read;
use serde_json::{Value, json};

use super::check;
use super::large::{Numbers, source};
use crate::exchange::samples::name;

fn read_and_plan(document: &Document, file: &str) {
    let here = Here {
        name: name("C14/77-E", Some("en")),
        document,
        ancestors: &[],
    };
    let read = read(file).unwrap();
    std::hint::black_box(Plan::new(&Kept::new(), vec![read], &here, &BTreeSet::new()));
}

fn note(id: usize, exact: &str) -> Value {
    json!({ "id": format!("anno-{id}"), "type": "Annotation", "created": "2014-05-06 10:01",
        "body": { "type": "TextualBody", "value": "<p>one</p>", "format": "text/html" },
        "target": { "source": "a.html", "selector": { "type": "TextQuoteSelector", "exact": exact } } })
}

fn answer(id: usize, to: usize) -> Value {
    json!({ "id": format!("anno-{id}"), "type": "Annotation", "motivation": "replying", "target": format!("anno-{to}") })
}

fn hypothesis(id: usize) -> Value {
    json!({ "id": format!("tAq{id}"), "uri": "https://reports.example.org/", "user": "acct:a@b.c", "text": "one",
        "references": if id == 0 { json!([]) } else { json!([format!("tAq{}", id - 1)]) },
        "target": [{ "source": "https://reports.example.org/" }] })
}

fn of(records: impl Iterator<Item = Value>) -> String {
    Value::Array(records.collect()).to_string()
}

/// Returns a file with this many notes.
type Form = fn(usize) -> String;

/// Returns a graph whose notes all have the same source, which is described at length.
fn graph(count: usize) -> String {
    let shared = json!({ "@id": "_:s", "@type": "Text", "about": "words ".repeat(count) });
    let note = |id| json!({ "@id": format!("urn:x:{id}"), "@type": "oa:Annotation", "oa:hasTarget": { "oa:hasSource": { "@id": "_:s" } } });
    json!({ "@graph": std::iter::once(shared).chain((0..count).map(note)).collect::<Vec<_>>() })
        .to_string()
}

/// Returns nested pages, up to the depth that is read and beyond.
fn pages(count: usize) -> String {
    let page = |inner: String| {
        let items = of((0..count / 50).map(|id| note(id, "none")));
        format!("{{\"type\":\"AnnotationPage\",\"items\":{items},\"next\":{inner}}}")
    };
    (0..50).fold("null".to_owned(), |inner, _| page(inner))
}

/// Returns a note with as many places as its text has words.
fn targets(count: usize) -> String {
    let places: Vec<String> = (0..count).map(|id| format!("urn:x:{id}")).collect();
    let body = json!({ "type": "TextualBody", "value": "words ".repeat(count) });
    let note = json!({ "id": "urn:x:a", "type": "Annotation", "body": body, "target": places });
    Value::Array(vec![note]).to_string()
}

/// Returns a body of many texts that share a long description.
fn texts(count: usize) -> String {
    let body = json!({ "type": "TextualBody", "value": vec!["one"; count], "about": "words ".repeat(count) });
    json!([{ "id": "urn:x:a", "type": "Annotation", "body": body, "target": "urn:x:b" }])
        .to_string()
}

/// Returns a note of Hypothesis on many places of a page with a long address.
fn places(count: usize) -> String {
    let uri = format!("https://reports.example.org/{}", "a".repeat(count));
    let mut note = hypothesis(0);
    note["uri"] = uri.into();
    note["target"] = vec![json!({}); count].into();
    json!([note]).to_string()
}

/// Returns a note whose members nearly have the names of the standard.
fn misspelt(count: usize) -> String {
    let mut note = note(1, "none");
    for at in 0..count {
        note[format!("motivatio{at}")] = 1.into();
        note[format!("{at}motivation")] = 1.into();
    }
    json!([note]).to_string()
}

#[test]
fn files_of_other_programs_cost_as_many_times_more() {
    let document = Document::parse("1.1 One.\n");
    let forms: [(&str, Form); 10] = [
        ("notes in other forms", |count| {
            of((0..count).map(|id| note(id, "none")))
        }),
        ("answers that come first", |count| {
            of((0..count).map(|id| answer(id, id + 1)))
        }),
        ("threads of Hypothesis", |count| {
            of((0..count).map(hypothesis))
        }),
        ("one on each line", |count| {
            (0..count)
                .map(|id| format!("{}\n", note(id, "none")))
                .collect()
        }),
        ("comments", |count| {
            let comments = "/* one */ // two\n".repeat(count);
            format!("{comments}[{},]", note(1, "none"))
        }),
        ("pages in pages", pages),
        ("places of one note", targets),
        ("texts of one body", texts),
        ("places on a long address", places),
        ("misspelt members", misspelt),
    ];
    for (what, form) in forms {
        check(what, 100, form, |file| read_and_plan(&document, file));
    }
    // With fewer notes, they gain less than the growth that every file is allowed, which would look
    // quadratic.
    check("a graph", 500, graph, |file| read_and_plan(&document, file));
    let html = |count| {
        let html = "<p>one <b>two".repeat(count * 20);
        let body = json!({ "type": "TextualBody", "value": html, "format": "text/html" });
        json!([{ "id": "urn:x:a", "type": "Annotation", "body": body, "target": "urn:x:b" }])
            .to_string()
    };
    check("HTML", 100, html, |file| read_and_plan(&document, file));
}

/// A common word is searched for once, and its places are not walked for each note.
#[test]
fn notes_on_a_common_word_cost_as_many_times_more() {
    let mut numbers = Numbers(7);
    let paragraphs: Vec<_> = (0..100)
        .map(|_| {
            let mut words = numbers.paragraph();
            words.extend(["the".to_owned(), "end".to_owned()]);
            words
        })
        .collect();
    let document = Document::parse(&source("C14/77-E", &paragraphs));
    let file = |count| of((0..count).map(|id| note(id, "the")));
    check("quotes of “the”", 100, file, |file| {
        read_and_plan(&document, file)
    });
}

/// The cost of a note on one paragraph is proportional to the paragraph's length.
#[test]
fn a_note_on_a_long_block_costs_as_much_more_as_that_is_longer() {
    let prepare = |count: usize| {
        let text = format!(
            "1.1 {}.\n",
            "the fees of the year were discussed at length ".repeat(count * 10)
        );
        let document = Document::parse(&text);
        let exact = document.text().to_owned();
        (
            document,
            of([note(1, &exact), note(2, &exact.replace("year", "month"))].into_iter()),
        )
    };
    check("a long block", 20, prepare, |(document, file)| {
        read_and_plan(document, file)
    });
}
