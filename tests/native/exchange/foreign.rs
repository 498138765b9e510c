//! Notes of other programs: which are imported, their places, the remarks on them, and that no part
//! of them is lost.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use rapporteur::anchoring::{Resolution, Resolver};
use rapporteur::annotation::{Annotation, AnnotationSet, AuthorId, Note};
use rapporteur::document::Document;
use rapporteur::exchange::Plan;
use rapporteur::exchange::foreign::{Remark, text_of_bytes};
use rapporteur::exchange::plan::{Guess, Here, Kept, Unreadable};
use rapporteur::exchange::web_annotation::{ReadFile, read};
use serde_json::Value;

use super::samples::{backup, file, name};
use crate::w3c::{failures, suite_failures};

fn fixture(name: &str) -> String {
    let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn report() -> Document {
    Document::parse(&fixture("peers/report.md"))
}

fn here(document: &Document) -> Here<'_> {
    Here {
        name: name("C99/7-E", Some("en")),
        document,
        ancestors: &[],
    }
}

fn plan(document: &Document, kept: &Kept, file: ReadFile) -> Plan {
    Plan::new(kept, vec![file], &here(document), &BTreeSet::new())
}

/// Returns the kept data after applying the plan.
fn applied(plan: &Plan) -> Kept {
    let mut kept = Kept::new();
    for (document, record) in plan.apply(true) {
        kept.entry(document).or_default().join(record);
    }
    kept
}

fn note(annotation: &Annotation) -> &Note {
    annotation.notes().next().expect("a note").1
}

/// Returns the place of a note: the address, `whole`, or `?` if a person has to decide.
fn place(annotation: &Annotation, set: &AnnotationSet, resolver: &Resolver<'_>) -> String {
    let note = note(annotation);
    if let Some(parent) = note.parent() {
        let id = rapporteur::annotation::AnnotationId::new(parent.id);
        if let Some(parent) = set.by_id(&id).next() {
            return format!("answer to {}", place(parent, set, resolver));
        }
    }
    let found = resolver.resolve(&note.target);
    match (&found, found.range()) {
        (Resolution::Document, _) => "whole".to_owned(),
        (_, Some(range)) => resolver_address(range.block),
        _ => "?".to_owned(),
    }
}

fn resolver_address(block: usize) -> String {
    report().blocks()[block].address().to_owned()
}

fn places(kept: &Kept, document: &Document) -> Vec<String> {
    let resolver = Resolver::new(document);
    let all: AnnotationSet = kept.values().flatten().cloned().collect();
    let mut places: Vec<_> = all.iter().map(|one| place(one, &all, &resolver)).collect();
    places.sort();
    places
}

/// Returns all words of the notes, including tags.
fn said(file: &ReadFile) -> BTreeSet<String> {
    let notes = file.annotations.iter().flat_map(Annotation::notes);
    let said = notes.flat_map(|(_, note)| {
        let texts = note.texts().map(|(text, _)| text);
        texts
            .chain(note.tags())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    });
    said.collect()
}

fn remarks(file: &ReadFile) -> Vec<String> {
    let name = |remark: &Remark| {
        let name = format!("{remark:?}");
        name.split(['(', ' ', '{'])
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let mut names: Vec<_> = file.remarks.iter().map(|one| name(&one.remark)).collect();
    names.sort();
    names.dedup();
    names
}

/// Collects every text and number of a value, and the names of its members.
fn leaves(value: &Value, into: &mut BTreeMap<String, usize>) {
    match value {
        // The time of writing a file is not part of a note: with it, every export would differ.
        Value::Object(members) => members
            .iter()
            .filter(|(name, _)| *name != "generated")
            .for_each(|(_, one)| leaves(one, into)),
        Value::Array(all) => all.iter().for_each(|one| leaves(one, into)),
        Value::String(text) => *into.entry(text.clone()).or_default() += 1,
        Value::Number(number) => {
            let mut number = Value::Number(number.clone());
            rapporteur::annotation::normalise_numbers(&mut number);
            *into.entry(number.to_string()).or_default() += 1;
        }
        Value::Bool(_) | Value::Null => {}
    }
}

/// Values that are implied in our files or expressed by the names of members: see
/// `docs/file-format.md`.
const UNSAID: &[&str] = &[
    "http://www.w3.org/ns/anno.jsonld",
    "http://iiif.io/api/presentation/2/context.json",
    "http://iiif.io/api/presentation/3/context.json",
    "https://www.w3.org/ns/epub-anno.jsonld",
    "oa:Tag",
    "Tag",
];

/// Checks that reading, writing and reading again changes nothing, that the file is valid, and that
/// every value is in it.
#[track_caller]
fn check_written(what: &str, items: &[Value], taken: &ReadFile) {
    let written = backup(&taken.annotations, None);
    let json: Value = serde_json::from_str(&written).unwrap();
    let again = read(&written).unwrap();
    assert_eq!(again.problems, [], "{what}");
    assert_eq!(again.annotations, taken.annotations, "{what}");
    assert_eq!(
        again
            .remarks
            .iter()
            .filter(|one| !matches!(one.remark, Remark::Html | Remark::Misspelt { .. }))
            .count(),
        0,
        "{what}: {:?}",
        again.remarks
    );
    // Known faults of the suite: see `tests/fixtures/w3c/samples`.
    let known = |failure: &String| failure.contains("partOf");
    let failures: Vec<_> = failures(&json)
        .into_iter()
        .filter(|one| !known(one))
        .collect();
    assert_eq!(failures, Vec::<String>::new(), "{what}");
    let mut have = BTreeMap::new();
    leaves(&json, &mut have);
    let mut want = BTreeMap::new();
    items.iter().for_each(|item| leaves(item, &mut want));
    for text in want.keys() {
        let short = text.rsplit(['#', ':']).next().unwrap_or_default();
        let is_there = have.contains_key(text)
            || have.contains_key(short)
            || UNSAID.contains(&text.as_str())
            || text == "TextualBody"
            || text == "oa:TextualBody"
            || text == "SpecificResource"
            || written.contains(&Value::from(text.as_str()).to_string())
            || have.keys().any(|one| one.contains(text.as_str()));
        assert!(is_there, "{what}: {text:?} is lost");
    }
}

/// Returns the items of a file, if they are listed in one of the usual ways.
fn items(file: &Value) -> Vec<Value> {
    if let Value::Array(all) = file {
        return all.iter().flat_map(items).collect();
    }
    for name in ["items", "resources", "annotations", "rows", "@graph"] {
        if let Some(Value::Array(all)) = file.get(name)
            && !file
                .get("type")
                .is_some_and(|one| one == "List" || one == "Annotation")
        {
            let next = [file.get("next"), file.get("first")].into_iter().flatten();
            return all
                .iter()
                .chain(next.filter(|one| one.get("items").is_some()))
                .flat_map(items)
                .collect();
        }
    }
    match file.get("first") {
        Some(first @ (Value::Object(_) | Value::Array(_))) => items(first),
        _ => {
            let is_note = ["target", "on", "uri", "@id", "body"]
                .iter()
                .any(|name| file.get(*name).is_some());
            is_note.then(|| file.clone()).into_iter().collect()
        }
    }
}

/// Forms of members that mean the same as their absence, or as one value.
const SAYS_NOTHING: &[&str] = &[
    "source: an array of one",
    "creator: an array of one",
    "body: null",
    "body: an empty array",
    "created: null",
];

#[test]
fn every_form_is_taken_told_and_written_back() {
    let cases: Vec<Value> = serde_json::from_str(&fixture("foreign/forms.json")).unwrap();
    let document = report();
    let mut wrong = Vec::new();
    for case in &cases {
        let what = case["name"].as_str().unwrap();
        let text = case["text"]
            .as_str()
            .map_or_else(|| case["json"].to_string(), str::to_owned);
        let taken = match read(&text) {
            Ok(taken) => taken,
            Err(problem) => {
                wrong.push(format!("{what}: {problem:?}"));
                continue;
            }
        };
        let texts = |name: &str| -> Vec<String> {
            let mut texts: Vec<_> = case[name]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| one.as_str().unwrap().to_owned())
                .collect();
            texts.sort();
            texts
        };
        let plan = plan(&document, &Kept::new(), taken.clone());
        let kept = applied(&plan);
        let at = places(&kept, &document);
        if at != texts("at") {
            wrong.push(format!(
                "{what}: at {at:?}, {:?} {:?}",
                plan.unreadable, taken.problems
            ));
        }
        if taken.left_out != case["leftOut"].as_u64().unwrap() as usize {
            wrong.push(format!("{what}: left out {:?}", taken.problems));
        }
        if remarks(&taken) != texts("remarks") {
            wrong.push(format!(
                "{what}: {:?} and not {:?}",
                taken.remarks, case["remarks"]
            ));
        }
        // The suite judges annotations; empty forms and arrays of one value are no fault.
        let is_judged =
            what.contains(": ") && !case["json"].is_null() && !SAYS_NOTHING.contains(&what);
        if is_judged && taken.remarks.is_empty() && !suite_failures(&case["json"]).is_empty() {
            wrong.push(format!("{what}: taken without a word"));
        }
        let said = said(&taken);
        for words in texts("says") {
            if !said.contains(&words) {
                wrong.push(format!("{what}: {words:?} is not in {said:?}"));
            }
        }
        let again = self::plan(&document, &kept, read(&text).unwrap());
        if !again.apply(true).is_empty() {
            wrong.push(format!("{what}: taken twice"));
        }
        let whole: Vec<Value> = items(&case["json"]);
        let whole: &[Value] = if taken.left_out > 0 || case["text"].is_string() {
            &[]
        } else {
            &whole
        };
        let check = std::panic::catch_unwind(|| check_written(what, whole, &taken));
        if check.is_err() {
            wrong.push(format!("{what}: not written back"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_samples_of_the_suite_come_back_whole() {
    let folder = format!("{}/tests/fixtures/w3c/samples", env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let json: Value = serde_json::from_str(&text).unwrap();
        let what = path.file_name().unwrap().to_string_lossy().into_owned();
        match read(&text) {
            Ok(taken) => {
                assert_eq!(taken.problems, [], "{what}");
                check_written(&what, &items(&json), &taken);
            }
            Err(problem) => assert_eq!(what, "example41.json", "{problem:?}"),
        }
        count += 1;
    }
    assert_eq!(count, 45);
}

#[test]
fn the_exports_of_hypothesis_are_two_notes() {
    let document = report();
    for name in [
        "hypothesis-api-search.json",
        "hypothesis-client-export.json",
    ] {
        let text = fixture(&format!("foreign/{name}"));
        let taken = read(&text).unwrap();
        let kept = applied(&plan(&document, &Kept::new(), taken.clone()));
        assert_eq!(places(&kept, &document), ["1.2", "answer to 1.2"], "{name}");
        let mut authors: Vec<_> = taken
            .annotations
            .iter()
            .map(|one| one.live()[0].creator.name.clone().unwrap())
            .collect();
        authors.sort();
        assert_eq!(authors, ["A. Keller", "B. Moss"]);
        let mut dates: Vec<_> = taken
            .annotations
            .iter()
            .map(|one| one.live()[0].created.clone().unwrap().as_str().to_owned())
            .collect();
        dates.sort();
        assert_eq!(
            dates,
            [
                "2026-05-04T10:00:00.225402+00:00",
                "2026-05-04T11:00:00.225402+00:00"
            ]
        );
        check_written(name, &items(&serde_json::from_str(&text).unwrap()), &taken);
    }
    let taken = read(&fixture("foreign/example.hypothesis.json")).unwrap();
    assert_eq!(
        (
            taken.problems.len(),
            remarks(&taken).contains(&"Hypothesis".to_owned())
        ),
        (0, true)
    );
}

#[test]
fn all_forms_of_dates_are_taken() {
    let document = report();
    let text = fixture("foreign/date-forms-in-notes.json");
    let taken = read(&text).unwrap();
    assert_eq!((taken.annotations.len(), taken.left_out), (15, 0));
    let plan = plan(&document, &Kept::new(), taken.clone());
    assert_eq!(plan.counts().new, 15);
    assert_eq!(places(&applied(&plan), &document), ["5.2"; 15]);
    let dated = taken
        .annotations
        .iter()
        .filter(|one| one.live()[0].created.is_some())
        .count();
    assert_eq!(dated, 13);
    let all = taken
        .annotations
        .iter()
        .filter_map(|one| one.live()[0].created.as_ref());
    assert!(all.into_iter().all(|time| time.instant().is_some()));
    let told: usize = taken.remarks.iter().map(|one| one.notes).sum();
    assert_eq!(told, 10, "{:?}", taken.remarks);
    check_written(
        "dates",
        &items(&serde_json::from_str(&text).unwrap()),
        &taken,
    );
}

#[test]
fn all_forms_of_sources_are_taken() {
    let document = report();
    let text = fixture("foreign/source-in-other-forms.json");
    let taken = read(&text).unwrap();
    assert_eq!(taken.problems, []);
    let plan = plan(&document, &Kept::new(), taken.clone());
    let expected = ["1.1", "1.1", "1.1", "1.1", "1.2", "5.1", "5.2", "5.3"];
    assert_eq!(places(&applied(&plan), &document), expected);
    assert_eq!(plan.guessed(), [(Guess::Words, 8)].into());
    check_written(
        "sources",
        &items(&serde_json::from_str(&text).unwrap()),
        &taken,
    );
}

#[test]
fn of_a_web_pages_text_the_words_are_shown() {
    let text = fixture("foreign/html-in-note-bodies.json");
    let taken = read(&text).unwrap();
    let words = |id: u32| {
        let id = format!("urn:uuid:00000000-0000-4000-8000-{id:012}");
        let found = taken.annotations.iter().find(|one| one.id().as_str() == id);
        let texts: Vec<_> = note(found.unwrap())
            .texts()
            .map(|(text, is_markdown)| (text.to_owned(), is_markdown))
            .collect();
        texts
    };
    let plain = |text: &str| vec![(text.to_owned(), false)];
    assert_eq!(words(1), plain("Which regions?\n\nSee § 1.1 & the annex."));
    assert_eq!(words(2), plain("By when?"));
    assert_eq!(words(3), plain("<p>Is it <b>this</b> Geneva?</p>"));
    assert_eq!(
        words(4),
        plain("a < b, and b > c; AT&T; **not bold, plain text**")
    );
    assert_eq!(words(5).len(), 1);
    let document = report();
    assert_eq!(plan(&document, &Kept::new(), taken.clone()).counts().new, 5);
    let written: Value = serde_json::from_str(&file(&taken.annotations, None)).unwrap();
    let imported: Vec<Value> = serde_json::from_str(&text).unwrap();
    for item in imported.iter().filter(|item| item["body"].is_object()) {
        let same = written["first"]["items"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["id"] == item["id"]);
        assert_eq!(same.unwrap()["body"], item["body"]);
    }
    check_written("html", &imported, &taken);
}

#[test]
fn files_that_mix_documents_are_told_apart() {
    let document = report();
    let text = fixture("foreign/mixed-books-in-one-file.json");
    let plan = plan(&document, &Kept::new(), read(&text).unwrap());
    let kept = applied(&plan);
    assert_eq!(
        places(&kept, &document),
        ["1.1", "1.2", "5.3", "?", "whole"]
    );
    // A note without a quote is reported as a guess, and so are all others.
    assert_eq!(
        plan.guessed(),
        [(Guess::Words, 4), (Guess::Source, 1)].into()
    );
    let novel = "https://books.example.org/novel";
    assert_eq!(plan.stray_sources(), [(Some(novel), 2)].into());
    assert_eq!((plan.counts().new, plan.counts().unreadable), (5, 2));
    for one in &plan.unreadable {
        let Unreadable::NoDocument {
            doubt,
            source,
            quote,
            ..
        } = one
        else {
            panic!("{one:?}");
        };
        assert_eq!(*doubt, Some(rapporteur::anchoring::Doubt::Gone));
        assert_eq!(source.as_deref(), Some(novel));
        assert!(quote.is_some());
    }
    let again = self::plan(&document, &kept, read(&text).unwrap());
    assert_eq!((again.counts().same, again.counts().new), (5, 0));
    // All the same, they are kept with this report, without a place.
    let mut all = plan.clone();
    all.take_strays();
    assert_eq!((all.counts().new, all.counts().unreadable), (7, 0));
    assert_eq!(
        places(&applied(&all), &document)
            .iter()
            .filter(|one| *one == "?")
            .count(),
        3
    );
    let again = self::plan(&document, &applied(&all), read(&text).unwrap());
    assert_eq!((again.counts().same, again.counts().unreadable), (7, 0));
}

/// A common phrase of a novel does not show that the note is on this report.
#[test]
fn the_company_of_a_note_tells_where_it_belongs() {
    let document = report();
    let note = |id: u32, source: &str, exact: &str| {
        serde_json::json!({ "@context": "http://www.w3.org/ns/anno.jsonld", "id": format!("urn:x:{id}"),
            "type": "Annotation", "target": { "source": source, "selector": { "type": "TextQuoteSelector", "exact": exact } } })
    };
    let novel = "https://books.example.org/novel";
    let items = Value::from(vec![
        note(1, novel, "the whale had taken his leg"),
        note(2, novel, "The Group"),
    ]);
    assert_eq!(
        plan(&document, &Kept::new(), read(&items.to_string()).unwrap())
            .counts()
            .unreadable,
        2
    );
    let page = "https://reports.example.org/C99-7";
    let items = Value::from(vec![
        note(1, page, "prices had fallen"),
        note(2, page, "words that were taken out since"),
    ]);
    let plan = plan(&document, &Kept::new(), read(&items.to_string()).unwrap());
    assert_eq!(
        plan.guessed(),
        [(Guess::Words, 1), (Guess::Source, 1)].into()
    );
}

/// Imports under an id of the reader's own are announced; those of unknown reports are not.
#[test]
fn notes_under_own_ids_are_not_kept_with_those_of_no_known_report() {
    let document = report();
    let note = |id: u32, creator: &str| {
        serde_json::json!({ "@context": "http://www.w3.org/ns/anno.jsonld", "id": format!("urn:x:{id}"),
            "type": "Annotation", "creator": { "id": creator },
            "target": { "source": "https://books.example.org/novel", "selector": { "type": "TextQuoteSelector", "exact": "the whale had taken his leg" } } })
    };
    let items = Value::from(vec![note(1, "urn:x:me"), note(2, "urn:x:other")]);
    let own = [AuthorId::new("urn:x:me")].into();
    let files = vec![read(&items.to_string()).unwrap()];
    let mut plan = Plan::new(&Kept::new(), files, &here(&document), &own);
    assert_eq!((plan.strays.len(), plan.counts().unreadable), (1, 2));
    plan.take_strays();
    assert_eq!((plan.counts().new, plan.counts().unreadable), (1, 1));
    assert_eq!(plan.changes_own().count(), 0);
    assert_eq!(plan.apply(true), plan.apply(false));
    let [Unreadable::NoDocument { key, .. }] = plan.unreadable.as_slice() else {
        panic!("{:?}", plan.unreadable);
    };
    assert_eq!(key.creator.as_str(), "urn:x:me");
}

/// In any script that separates words, two words are as weak evidence as in English.
#[test]
fn two_words_between_others_do_not_tell_in_any_script() {
    let source = "# C99/7\n\n1.1 Parties to the international agreement met in spring.\n\n\
        1.2 Стороны международного соглашения обсуждали цены человеконенавистничества.\n\n\
        1.3 اجتمعت الأطراف المتعاقدة والاستثمارات الاستراتيجية في الربيع.\n\n\
        1.4 缔约方应当在二零三零年之前逐步减少化石燃料的使用。\n";
    let document = Document::parse(source);
    let is_here = |exact: &str| {
        let quote = serde_json::json!({ "type": "TextQuoteSelector", "exact": exact,
            "prefix": "Call me Ishmael, some years ago, never mind ", "suffix": " how long precisely, having little money" });
        let note = serde_json::json!([{ "@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:x:1", "type": "Annotation",
            "target": { "source": "https://books.example.org/novel", "selector": quote } }]);
        let read = read(&note.to_string()).unwrap();
        plan(&document, &Kept::new(), read).counts().unreadable == 0
    };
    let told = [
        "international agreement",
        "международного соглашения",
        "человеконенавистничества",
        "والاستثمارات الاستراتيجية",
        "Parties to the international agreement",
        "Стороны международного соглашения обсуждали цены",
        "应当在二零三零年之前逐步减少化石燃料",
        "应当在二零三零年\n之前逐步减少化石燃料",
    ];
    assert_eq!(
        told.map(is_here),
        [false, false, false, false, true, true, true, true]
    );
}

#[test]
fn an_answer_to_an_imported_note_has_its_address() {
    let document = report();
    let taken = read(&fixture("foreign/hypothesis-client-export.json")).unwrap();
    let root = taken
        .annotations
        .iter()
        .find(|one| note(one).parent().is_none())
        .unwrap();
    let context = rapporteur::anchoring::DocumentContext::of(&document);
    let answer = context.describe_answer(&document, root, &root.live()[0]);
    assert_eq!(answer.address.as_deref(), Some("1.2"));
    assert_eq!(answer.source, root.id().as_str());
}

#[test]
fn utf_16_is_read_with_and_without_a_mark() {
    let text = fixture("foreign/hypothesis-client-export.json");
    let units: Vec<u16> = text.encode_utf16().collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    for bytes in [
        little.clone(),
        big.clone(),
        [vec![0xff, 0xfe], little].concat(),
        [vec![0xfe, 0xff], big].concat(),
        [vec![0xef, 0xbb, 0xbf], text.clone().into_bytes()].concat(),
        text.clone().into_bytes(),
    ] {
        assert_eq!(text_of_bytes(&bytes).as_deref(), Some(text.as_str()));
    }
    assert_eq!(text_of_bytes(&[0xff, 0x00, 0x80]), None);
}

#[test]
fn a_refused_note_shows_its_quote() {
    let file =
        r#"[{"type":"Annotation","id":"urn:x:1","body":{"selector":{"exact":"the words"}}}]"#;
    let taken = read(file).unwrap();
    assert_eq!(taken.problems[0].quote.as_deref(), Some("the words"));
}

/// Returns a text of the forms with a piece removed, duplicated, or inserted from another.
fn mixed() -> impl Strategy<Value = String> {
    let cases: Vec<Value> = serde_json::from_str(&fixture("foreign/forms.json")).unwrap();
    let texts = cases.iter().map(|case| {
        let text = case["text"].as_str().map(str::to_owned);
        text.unwrap_or_else(|| case["json"].to_string())
    });
    let texts: Vec<String> = texts.collect();
    let other = texts.clone();
    let piece = (any::<prop::sample::Index>(), any::<prop::sample::Index>());
    (
        prop::sample::select(texts),
        prop::sample::select(other),
        piece.clone(),
        piece,
        0..6_usize,
    )
        .prop_map(|(text, other, (from, to), (other_from, other_to), act)| {
            // Between values, so that most of the text can still be read.
            let cut = |text: &str, at: &prop::sample::Index| {
                let places: Vec<usize> = text
                    .match_indices([',', '{', '[', ':'])
                    .map(|(at, _)| at)
                    .collect();
                places
                    .get(at.index(places.len().max(1)))
                    .copied()
                    .unwrap_or_default()
            };
            let span = |text: &str, a, b| {
                let (a, b) = (cut(text, a), cut(text, b));
                a.min(b)..a.max(b)
            };
            let here = span(&text, &from, &to);
            let there = span(&other, &other_from, &other_to);
            match act {
                0 => format!("{}{}", &text[..here.start], &text[here.end..]),
                1 => format!(
                    "{}{}{}",
                    &text[..here.end],
                    &text[here.clone()],
                    &text[here.end..]
                ),
                2 => format!(
                    "{}{}{}",
                    &text[..here.start],
                    &other[there],
                    &text[here.end..]
                ),
                3 => text.replacen("TextualBody", "TextQuoteSelector", 1),
                4 => text.replace("\"id\"", "\"target\""),
                _ => format!("[{text},{other}]"),
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Every file that is read can be written, is valid, and reads back equal.
    #[test]
    fn what_is_read_of_any_form_is_written_and_reads_alike(text in mixed()) {
        if let Ok(taken) = read(&text) {
            let written = backup(&taken.annotations, None);
            let again = read(&written).unwrap();
            prop_assert_eq!(&again.problems, &[]);
            prop_assert_eq!(&again.annotations, &taken.annotations);
            let failures = failures(&serde_json::from_str(&written).unwrap());
            prop_assert_eq!(failures, Vec::<String>::new());
            prop_assert_eq!(read(&text).map(|one| one.annotations), Ok(taken.annotations));
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[\\[\\]{}\",:/*\\n a-c\\\\0-9<>&;]{0,200}", bytes in any::<Vec<u8>>()) {
        let _ = read(&text);
        let _ = read(&format!("[{{\"type\":\"Annotation\",\"target\":\"urn:x:1\",\"body\":{{\"value\":{},\"format\":\"text/html\"}}}}]", Value::from(text.as_str())));
        let _ = text_of_bytes(&bytes);
    }
}

/// Returns the plan for a file of `peers/`, and the places of its notes by their words.
fn taken_from_peers(file: &str) -> (Plan, BTreeMap<String, String>) {
    let document = report();
    let plan = plan(&document, &Kept::new(), read(&fixture(file)).unwrap());
    let all: AnnotationSet = applied(&plan).values().flatten().cloned().collect();
    let resolver = Resolver::new(&document);
    let said = all.iter().map(|one| {
        let words = note(one).text().unwrap_or_default().to_owned();
        (words, place(one, &all, &resolver))
    });
    let said = said.collect();
    (plan, said)
}

#[test]
fn quotes_with_numbers_and_breaks_belong_to_the_open_report() {
    let (plan, places) = taken_from_peers("peers/numbers-and-breaks.json");
    assert_eq!((plan.counts().new, plan.counts().unreadable), (10, 0));
    assert_eq!(plan.guessed(), [(Guess::Words, 10)].into());
    assert_eq!(places["begins the same in 5.1 and 5.2"], "5.2");
    assert_eq!(places["quote begins with the printed number"], "5.1");
    assert!(places.values().all(|place| place != "?"), "{places:?}");
}

#[test]
fn quotes_without_context_belong_to_the_open_report() {
    let (plan, places) = taken_from_peers("peers/quote-without-context.json");
    assert_eq!((plan.counts().new, plan.counts().unreadable), (8, 0));
    assert_eq!(places["stands twice"], "?");
    for said in [
        "stands once, six words",
        "prefix and suffix empty",
        "with the right context",
    ] {
        assert_eq!(places[said], "1.2", "{said}");
    }
    assert_eq!(places["a whole paragraph, stands once"], "5.3");
}
