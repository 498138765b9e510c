//! The relation of one document to another: by their numbers, by the catalogue, by their texts.

use crate::revisions;
use rapporteur::document::{
    Catalogue, Document, DocumentKey, LOOKS_LIKE_A_REVISION, Lookalike, Named, Relation,
    RelationKind, may_be_one_language, relation, resemblance,
};
use serde_json::json;

const SYMBOLS: &str = include_str!("../../fixtures/relations/symbols.txt");

/// Reads `C14/41-E, en`.
fn name(text: &str) -> (&str, &str) {
    text.trim().rsplit_once(", ").unwrap()
}

fn in_words(relation: Option<&Relation>, keys: &[DocumentKey], names: &[(&str, &str)]) -> String {
    let Some(relation) = relation else {
        return "nothing".to_owned();
    };
    let of = keys.iter().position(|key| *key == relation.of).unwrap();
    let kind = match relation.kind {
        RelationKind::Revision => "revision of",
        RelationKind::Corrigendum => "corrigendum to",
        RelationKind::Addendum => "addendum to",
    };
    format!("{kind} {}, {}", names[of].0, names[of].1)
}

#[test]
fn languages_are_told_apart_by_their_primary_subtag_as_far_as_both_are_known() {
    for (one, other, expected) in [
        ("en", "en", true),
        ("en", "EN-GB", true),
        ("zh_Hans", "zh-Hant", true),
        ("en", "fr", false),
        ("e", "en", false),
        ("und", "fr", true),
        ("fr", "und", true),
    ] {
        assert_eq!(may_be_one_language(one, other), expected, "{one} {other}");
        assert_eq!(may_be_one_language(other, one), expected, "{other} {one}");
    }
}

#[test]
fn numbers_tell_what_a_document_is_to_another() {
    let cases = SYMBOLS
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut wrong = Vec::new();
    for case in cases {
        let [new, known, expected] = case.split('|').map(str::trim).collect::<Vec<_>>()[..] else {
            panic!("{case}");
        };
        let names: Vec<_> = known.split(';').map(name).collect();
        let keys = DocumentKey::for_all(names.iter().copied());
        let known: Vec<_> = keys
            .iter()
            .zip(&names)
            .map(|(key, (symbol, language))| Named {
                key,
                symbol,
                language,
            })
            .collect();
        let (symbol, language) = name(new);
        let new = Named {
            key: &DocumentKey::new("new", "en"),
            symbol,
            language,
        };
        let found = in_words(relation(new, &known).as_ref(), &keys, &names);
        if found != expected {
            wrong.push(format!("{case}\n   but was: {found}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn catalogue(reports: &[(&str, &str, serde_json::Value)]) -> Catalogue {
    let reports: Vec<_> = reports
        .iter()
        .map(|(symbol, language, more)| {
            let mut report = json!({
                "symbol": symbol, "title": "T", "date": "2014-03-14", "language": language,
                "file": "a.md",
            });
            for (field, value) in more.as_object().unwrap() {
                report[field] = value.clone();
            }
            report
        })
        .collect();
    Catalogue::parse(&json!({ "reports": reports }).to_string())
}

#[test]
fn the_catalogue_says_which_report_belongs_to_which() {
    let all = catalogue(&[
        ("C14/41-E", "en", json!({})),
        ("C14/41-F", "fr", json!({})),
        ("C14/60", "en", json!({ "revisionOf": "C14/41-E" })),
        ("C14/61", "en", json!({ "correctionOf": "C14/41-E" })),
        ("C14/62", "en", json!({ "additionTo": "C14/60" })),
        ("C14/63", "fr", json!({ "additionTo": "C14/41-E" })),
        (
            "C14/41(Rev.1)-E",
            "en",
            json!({ "revisionOf": "not hosted" }),
        ),
        ("C14/41(Rev.2)-E", "en", json!({ "revisionOf": null })),
    ]);
    assert_eq!(all.problems(), []);
    let said: Vec<_> = all
        .entries()
        .iter()
        .map(|entry| {
            let relation = all.relation(entry)?;
            Some((relation.kind, relation.of.to_string()))
        })
        .collect();
    let is = |kind, of: &str| Some((kind, of.to_owned()));
    assert_eq!(
        said,
        [
            None,
            None,
            is(RelationKind::Revision, "C14-41-E.en"),
            is(RelationKind::Corrigendum, "C14-41-E.en"),
            is(RelationKind::Addendum, "C14-60.en"),
            None,
            None,
            is(RelationKind::Revision, "C14-41-Rev.1-E.en"),
        ],
        "another language, and a report that is not hosted, are nobody's"
    );
}

#[test]
fn the_cases_of_the_revision_corpus_look_like_revisions() {
    let cases = revisions::cases();
    let mut below: Vec<_> = cases
        .iter()
        .map(|case| {
            let likeness = resemblance(
                &Document::parse(&case.before),
                &Document::parse(&case.after),
            );
            (likeness, case.name.clone())
        })
        .filter(|(likeness, _)| *likeness < LOOKS_LIKE_A_REVISION)
        .collect();
    below.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert!(
        below.len() * 50 <= cases.len(),
        "{} of {} below: {below:#?}",
        below.len(),
        cases.len()
    );
}

#[test]
fn different_reports_do_not_look_like_revisions() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/documents");
    let mut texts: Vec<(String, Document)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            (path.display().to_string(), Document::parse(&text))
        })
        .collect();
    let first = include_str!("../../../static/reports/C14-41-E.md");
    texts.push(("C14/41-E".to_owned(), Document::parse(first)));
    for (name, one) in &texts {
        for (other_name, other) in texts.iter().filter(|(other, _)| other != name) {
            let likeness = resemblance(one, other);
            assert!(
                likeness < LOOKS_LIKE_A_REVISION / 2.0,
                "{name} and {other_name}: {likeness}"
            );
        }
    }
}

#[test]
fn the_text_that_is_most_alike_is_the_one_that_is_revised() {
    let paragraph = |number: usize| format!("{number} {}\n\n", format!("word{number}ä ").repeat(9));
    let text = |numbers: std::ops::Range<usize>| -> Document {
        Document::parse(&numbers.map(paragraph).collect::<String>())
    };
    let (new, near, far) = (text(10..30), text(14..32), text(20..40));
    let (near_key, far_key) = (
        DocumentKey::new("near", "en"),
        DocumentKey::new("far", "en"),
    );
    let lookalike = |new: &Document| {
        let mut lookalike = Lookalike::default();
        for known in [(&far_key, &far), (&near_key, &near)] {
            lookalike.look(new, known);
        }
        lookalike.relation()
    };
    assert_eq!(
        lookalike(&new),
        Some(Relation {
            kind: RelationKind::Revision,
            of: near_key.clone()
        })
    );
    assert_eq!(lookalike(&text(50..60)), None);
    assert_eq!(lookalike(&Document::parse("")), None);
    assert!((resemblance(&new, &far) - 0.5).abs() < 0.1);
    assert_eq!(resemblance(&new, &new), 1.0);
}

#[test]
fn long_texts_are_compared_by_a_sample_and_as_well() {
    let text = |numbers: std::ops::Range<u32>| -> Document {
        let words = numbers.map(|number| format!("{:08x} ", number.wrapping_mul(0x9e37_79b9)));
        Document::parse(&words.collect::<String>())
    };
    let likeness = resemblance(&text(0..60_000), &text(20_000..80_000));
    assert!((likeness - 2.0 / 3.0).abs() < 0.01, "{likeness}");
}
