use std::rc::Rc;

use proptest::prelude::*;
use rapporteur::anchoring::TextRange;
use rapporteur::annotation::{
    Annotation, AnnotationId, AuthorId, BlockPrint, Content, Delegation, Kind, Revision,
    RevisionId, Timestamp, generator,
};
use rapporteur::keeping::stored::{decode, encode};
use rapporteur::keeping::{KeptText, Unreadable, utf16_units};
use serde_json::{Value, json};

use super::{comment, kept_text, report};
use crate::exchange::arbitrary::{annotation as any_annotation, annotations};
use crate::exchange::samples::{
    annotation, author, block_target, context, morning, note, phrase_target, revised, urn,
    withdrawal,
};

const NONE: Vec<Rc<KeptText>> = Vec::new();

/// Checks that kept annotations come back, with the open text and without any, and returns their
/// form.
fn check(annotations: &[Annotation], texts: &[Rc<KeptText>]) -> String {
    let value = encode(annotations, &texts.to_vec()).unwrap();
    assert_eq!(
        decode(&value, &texts.to_vec()).unwrap(),
        annotations,
        "{value}"
    );
    let full = encode(annotations, &NONE).unwrap();
    assert_eq!(decode(&full, &NONE).unwrap(), annotations, "{full}");
    value
}

#[test]
fn a_typical_note_takes_at_most_400_units() {
    let words = "We thank the Secretary-General for this report and ask which regional \
                 offices would carry it out.";
    let mut by = author(0xb1, "Maria João Silva", "BRA");
    by.role = Some("Head of delegation".to_owned());
    let note = note(Kind::Comment, block_target(report(), "para-5.9"), words);
    let mut first = annotation(0xa1, 0xe1, &by, note.clone()).live()[0].clone();
    // In the form of the browser's clock.
    first.created = Some(Timestamp::new("2014-05-06T10:00:00.123Z"));
    first.modified = first.created.clone();
    let typical = Annotation::new(AnnotationId::new(urn(0xa1)), first);
    let texts = [kept_text()];
    let value = check(std::slice::from_ref(&typical), &texts);
    println!("{value}");
    let units = utf16_units(&value);
    println!("a typical note: {units} UTF-16 units (at most 400)");
    assert!(units <= 400, "{value}");

    let edited = revised(&typical, &[0xe1], 0xe2, Content::Note(note));
    let units = utf16_units(&check(&[edited], &texts));
    println!("the same, edited once: {units} UTF-16 units");
}

#[test]
fn whole_blocks_words_and_ranges_are_kept_as_places() {
    let document = report();
    let texts = [kept_text()];
    let last = document.blocks().len() - 1;
    let mut targets: Vec<_> = (0..=last)
        .map(|index| context().describe(document, &TextRange::block(document, index).unwrap()))
        .collect();
    targets.push(phrase_target(document, "para-5.9", "Hyderabad"));
    targets.push(context().describe_document(document));
    targets.push(context().describe(
        document,
        &TextRange {
            block: 3,
            start: 2,
            end_block: 5,
            end: 1,
        },
    ));
    let by = author(0xb1, "A. Silva", "BRA");
    for target in targets {
        let note = note(Kind::Comment, target.clone(), "");
        let value = check(&[annotation(1, 2, &by, note)], &texts);
        assert!(value.contains(texts[0].name()), "{target:?} as {value}");
    }
}

#[test]
fn a_target_that_the_text_does_not_give_back_is_kept_in_full() {
    let texts = [kept_text()];
    let by = author(0xb1, "A. Silva", "BRA");
    let mut inserted = block_target(report(), "para-5.9");
    inserted.extra.insert("insert".to_owned(), json!("after"));
    let mut elsewhere = block_target(report(), "para-5.9");
    elsewhere.source = "https://example.org/mirror".to_owned();
    for target in [inserted, elsewhere] {
        let note = note(Kind::Comment, target, "New paragraph.");
        let value = check(&[annotation(1, 2, &by, note)], &texts);
        assert!(!value.contains(texts[0].name()), "{value}");
    }
}

#[test]
fn withdrawals_conflicts_and_second_creators_come_back() {
    let texts = [kept_text()];
    let mut first = comment(0xa1, 0xe1, "On the first device.");
    let second = comment(0xa1, 0xe2, "On the second.");
    first.join(&second);
    check(&[first.clone()], &texts);

    let target = block_target(report(), "para-5.9");
    check(
        &[revised(&first, &[0xe1], 0xe3, withdrawal(target.clone()))],
        &texts,
    );

    let by = author(0xb9, "Somebody else", "CHE");
    let taken_id = annotation(0xa1, 0xe9, &by, note(Kind::Comment, target, "Mine."));
    check(&[first, taken_id], &texts);
}

#[test]
fn what_the_app_writes_comes_back() {
    for annotation in morning(report()) {
        check(&[annotation], &[kept_text()]);
    }
}

#[test]
fn defaults_are_told_from_what_is_absent() {
    let first = comment(0xa1, 0xe1, "Words.");
    let change = |change: &dyn Fn(&mut Revision)| {
        let mut revision = first.live()[0].clone();
        change(&mut revision);
        check(
            &[Annotation::new(first.id().clone(), revision)],
            &[kept_text()],
        );
    };
    change(&|revision| revision.created = None);
    change(&|revision| revision.modified = None);
    change(&|revision| (revision.created, revision.modified) = (None, None));
    for time in [
        "2014-05-06T10:00:00.120Z",
        "2014-05-06T10:00:00.12Z",
        "0000-01-01T00:00:00.000Z",
        "1969-12-31T23:59:59.999Z",
        "2014-05-06T10:00:00.120+00:00",
        "2016-12-31T23:59:60.000Z",
        "soon",
    ] {
        change(&|revision| revision.modified = Some(Timestamp::new(time)));
    }
    change(&|revision| revision.generator = None);
    change(&|revision| revision.generator = Some(generator("")));
    change(&|revision| {
        let mut other = generator("0.1.0");
        other.insert("homepage".to_owned(), json!("https://example.org"));
        revision.generator = Some(other);
    });
    change(&|revision| {
        let label = Some("F".to_owned());
        let country = None;
        revision.creator.delegation = Some(Delegation { country, label });
    });
    change(&|revision| (revision.creator.name, revision.creator.delegation) = (None, None));
}

#[test]
fn ids_that_are_no_uuids_come_back() {
    for id in [
        "",
        "=",
        "https://example.org/1",
        "urn:uuid:",
        "AAAAAAAAQACAAAAAAAAAAA",
    ] {
        let mut revision = comment(0xa1, 0xe1, "Words.").live()[0].clone();
        revision.id = RevisionId::new(id);
        revision.creator.id = AuthorId::new(id);
        check(&[Annotation::new(AnnotationId::new(id), revision)], &[]);
    }
}

#[test]
fn data_nested_as_deep_as_a_file_may_be_comes_back() {
    let mut deep = json!("deep");
    for level in 0..126 {
        deep = if level % 2 == 0 {
            json!([deep])
        } else {
            json!({ "x": deep })
        };
    }
    let mut revision = comment(0xa1, 0xe1, "Words.").live()[0].clone();
    let Content::Note(note) = &mut revision.content else {
        panic!("a comment is a note");
    };
    note.extra.insert("deep".to_owned(), deep.clone());
    note.bodies.push(rapporteur::annotation::Body::Other(deep));
    check(&[Annotation::new(AnnotationId::new("x"), revision)], &[]);
}

#[test]
fn values_of_newer_versions_and_damaged_ones_are_told_apart() {
    let texts = [kept_text()];
    let value = check(&[comment(0xa1, 0xe1, "Words.")], &texts);
    let read = |value: &str| decode(value, &texts.to_vec()).unwrap_err();
    assert_eq!(read(r#"{"v":2,"n":"anything"}"#), Unreadable::Newer(2));
    assert_eq!(
        read(&value.replace(r#"{"v":1"#, r#"{"v":7"#)),
        Unreadable::Newer(7)
    );
    for damaged in [
        "".to_owned(),
        "null".to_owned(),
        "{}".to_owned(),
        r#"{"v":0,"n":[]}"#.to_owned(),
        r#"{"v":"2","n":[]}"#.to_owned(),
        value[..value.len() / 2].to_owned(),
        value.replace(r#""n":"#, r#""unknown":1,"n":"#),
        value.replacen(r#""i":""#, r#""i":"?"#, 1),
    ] {
        assert!(
            matches!(read(&damaged), Unreadable::Damaged(_)),
            "{damaged}"
        );
    }
    let missing = decode(&value, &NONE).unwrap_err();
    assert_eq!(missing, Unreadable::MissingText(texts[0].name().to_owned()));
}

#[test]
fn a_place_outside_its_text_is_damage() {
    let texts = [kept_text()];
    let value = check(&[comment(0xa1, 0xe1, "Words.")], &texts);
    let at = value.find(r#""p":["#).unwrap();
    for numbers in [
        "[9999999,9999999,1,1]",
        "[5,4,1,1]",
        "[18446744073709551615,0,0,0]",
    ] {
        let end = at + value[at..].find(']').unwrap() + 1;
        let moved = format!("{}\"p\":{numbers}{}", &value[..at], &value[end..]);
        let error = decode(&moved, &texts.to_vec()).unwrap_err();
        assert!(
            matches!(error, Unreadable::Damaged(_)),
            "{numbers}: {error:?}"
        );
    }
}

/// Notes kept when targets had only fingerprints.
#[test]
fn a_place_of_the_first_rule_has_no_more_than_fingerprints() {
    let texts = [kept_text()];
    let mut target = block_target(report(), "para-5.9");
    let print = target.block.take().unwrap();
    target.block = Some(BlockPrint {
        twins: None,
        text_before: None,
        text_after: None,
        ..print
    });
    let by = author(0xb1, "A. Silva", "BRA");
    let first = check(
        &[annotation(1, 2, &by, note(Kind::Comment, target, ""))],
        &texts,
    );
    let today = block_target(report(), "para-5.9");
    let second = check(
        &[annotation(1, 2, &by, note(Kind::Comment, today, ""))],
        &texts,
    );
    let place = |value: &str| {
        let at = value.find(r#""p":["#).unwrap() + 5;
        value[at..at + value[at..].find(']').unwrap()].to_owned()
    };
    assert_eq!(place(&second), place(&first) + ",1");
    let unknown = second.replace(&place(&second), &(place(&first) + ",2"));
    let error = decode(&unknown, &texts.to_vec()).unwrap_err();
    assert!(matches!(error, Unreadable::Damaged(_)), "{error:?}");
}

#[test]
fn a_text_comes_back_under_its_name() {
    let text = kept_text();
    let value = text.encode();
    println!(
        "the report's text as kept: {} UTF-16 units",
        utf16_units(&value)
    );
    let read = KeptText::decode(&value).unwrap();
    assert_eq!(read.name(), text.name());
    assert_eq!(read.markdown(), text.markdown());
    assert_eq!(read.encode(), value);
    let other_source = value.replace("www.itu.int", "www.example.org");
    assert!(matches!(
        KeptText::decode(&other_source),
        Err(Unreadable::Damaged(_))
    ));
    let mut json: Value = serde_json::from_str(&value).unwrap();
    json["v"] = json!(3);
    assert_eq!(
        KeptText::decode(&json.to_string()).unwrap_err(),
        Unreadable::Newer(3)
    );
}

#[test]
fn a_text_that_differs_in_anything_targets_say_has_another_name() {
    let blocks = [("para-1", Some("1"), "One."), ("para-2", None, "Two.")];
    let text = |source: &str, blocks: &[(&str, Option<&str>, &str)]| {
        let blocks = blocks.iter().copied();
        KeptText::new(source, Default::default(), "1 One.\n\nTwo.", blocks)
            .name()
            .to_owned()
    };
    let name = text("urn:x", &blocks);
    assert_eq!(name, text("urn:x", &blocks));
    assert_ne!(name, text("urn:y", &blocks));
    assert_ne!(
        name,
        text("urn:x", &[blocks[0], ("para-2", Some("2"), "Two.")])
    );
    assert_ne!(name, text("urn:x", &[blocks[0], ("para-3", None, "Two.")]));
    assert_ne!(
        name,
        text(
            "urn:x",
            &[("para-1", Some("1"), "One.\nTwo."), ("para-2", None, "")]
        )
    );
}

proptest! {
    #[test]
    fn any_annotations_come_back(annotations in annotations()) {
        check(&annotations, &[kept_text()]);
    }

    #[test]
    fn any_value_is_read_without_a_panic(value in ".*") {
        let _ = decode(&value, &NONE);
        let _ = KeptText::decode(&value);
    }

    /// With one letter changed, a valid value is either read or reported as damaged.
    #[test]
    fn any_damaged_value_is_read_without_a_panic(
        annotation in any_annotation(),
        place in any::<proptest::sample::Index>(),
        letter in any::<char>(),
    ) {
        let texts = [kept_text()];
        let value = check(&[annotation, comment(1, 2, "Words.")], &texts);
        let mut letters: Vec<char> = value.chars().collect();
        let place = place.index(letters.len());
        letters[place] = letter;
        let _ = decode(&letters.into_iter().collect::<String>(), &texts.to_vec());
    }

    #[test]
    fn any_blocks_come_back(
        blocks in proptest::collection::vec(("[a-z]{1,4}", proptest::option::of(".{0,3}"), ".{0,20}"), 0..8),
        marks in ".{0,10}",
    ) {
        let markdown: String = blocks.iter().map(|(_, _, text)| format!("{marks}{text}\n\n")).collect();
        let blocks = blocks.iter().map(|(id, address, text)| (&**id, address.as_deref(), &**text));
        let text = KeptText::new("urn:x", Default::default(), &markdown, blocks);
        let read = KeptText::decode(&text.encode()).unwrap();
        prop_assert_eq!(read.name(), text.name());
        prop_assert_eq!(read.encode(), text.encode());
    }
}
