//! No note spills into the following text of a statement.

use proptest::prelude::*;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use rapporteur::annotation::{
    AnnotationSet, Body, Contribution, Delegation, Extra, Kind, Note, Sign,
};
use rapporteur::document::Document;
use rapporteur::exchange::statement::{markdown, plain_text};

use super::samples::{annotation, author, block_target, contributed, note, report};
use super::telling::{English, about};
use crate::shown::hostile_names;
use crate::swallowed;

/// Beginnings that would swallow or restyle the text after them.
const HOSTILE: &[&str] = &[
    "<!--",
    "text\n<!-- never closed",
    "<script>",
    "<style>\n* { display: none }",
    "<![CDATA[",
    "<?php",
    "<!DOCTYPE",
    "<div>\n\n*open",
    "<textarea>",
    "```",
    "```rust\nfn main() {}",
    "~~~~\n```\n~~~",
    "- ```\n  code",
    "> ```\n> code",
    "1. - ~~~",
    "# A heading",
    "## § 5.9 — Proposal",
    "- # A heading in a list",
    "> ## § 5.9 — Proposal",
    "Over\n===",
    "Over\nand over\n---",
    "===",
    "> quoted\n===",
    "[x]: https://evil.example/",
    "[x]: https://evil.example/ \"title\"\n[x]: https://evil.example/2",
    "> [Second]: https://evil.example/",
    "[12]: Ibid.",
    "[^1]: A footnote.\n\n    Of two paragraphs.",
    "See [^1] and [x] and [Second].",
    "    indented code",
    "- a list\n\n  with a paragraph",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "**bold",
    "`code",
    "ends in a backslash\\",
    "&#60;!-- &#10;&#35; x",
    "\r# carriage return\r\n===\r",
    "<b>\n# inside HTML\n</b>",
    "<div>\n[x]: https://evil.example/\n```\n</div>",
    ">>>>>>>>>>>>>>>>>>>> deep\n- - - - - - - # x",
    "---\ntitle: x\n---",
    "$$\nx",
    ": definition",
    "[[wiki]] \u{202e}dezrever",
];

/// Returns a statement with a comment of each of these words, then one that says `Second.`.
fn statement_of(document: &Document, bodies: &[&str], form: Form) -> String {
    let by = author(0xb1, "A. Silva", "BRA");
    let ids = ["para-5.9", "para-5.10", "para-6.1-b"];
    let numbered = (0_u32..).zip(ids.iter().zip(bodies));
    let notes: Vec<_> = numbered
        .map(|(number, (id, words))| {
            let mut said = note(Kind::Comment, block_target(document, id), words);
            if let (Form::PlainBodies, Body::Text { format, .. }) = (form, &mut said.bodies[0]) {
                *format = Some("text/plain".to_owned());
            }
            annotation(0xa0 + number, 0xe0 + number, &by, said)
        })
        .collect();
    let notes: Vec<_> = notes.iter().collect();
    let known = AnnotationSet::new();
    match form {
        Form::Text => plain_text(about(Some(document), &known), &notes, &English),
        Form::Markdown | Form::PlainBodies => {
            markdown(about(Some(document), &known), &notes, &English)
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Form {
    Markdown,
    PlainBodies,
    Text,
}

/// Returns each top-level heading with the text below it, as a Markdown reader sees them. Headings
/// inside of quotes and lists are headings of their own.
fn sections(markdown: &str) -> Vec<(HeadingLevel, String, String)> {
    let mut sections: Vec<(HeadingLevel, String, String)> = Vec::new();
    let mut in_heading = false;
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                in_heading = true;
                sections.push((level, String::new(), String::new()));
            }
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            Event::Html(html) | Event::InlineHtml(html) => panic!("HTML: {html:?}"),
            Event::FootnoteReference(name) => panic!("a footnote: {name:?}"),
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, heading, words)) = sections.last_mut() {
                    if in_heading { heading } else { words }.push_str(&text);
                }
            }
            Event::SoftBreak | Event::HardBreak | Event::End(_) => {
                if let Some((.., words)) = sections.last_mut() {
                    words.push('\n');
                }
            }
            _ => {}
        }
    }
    sections
}

const HEADINGS: [&str; 4] = [
    "C14/41-E — Report by the Chairman",
    "§ 5.9 — Comment",
    "§ 5.10 — Comment",
    "§ 6.1 b) — Comment",
];

/// Returns the letters and digits of a text, in order.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}

/// Returns the letters of a note that a reader of its Markdown alone sees, with its hidden
/// definitions.
fn own_letters(words: &str) -> String {
    letters(
        &words
            .replace("&#60;", "")
            .replace("&#10;", "")
            .replace("&#35;", ""),
    )
}

#[track_caller]
fn check(document: &Document, bodies: [&str; 3], form: Form) -> Result<(), TestCaseError> {
    let written = statement_of(document, &bodies, form);
    let sections = sections(&written);
    let headings: Vec<&str> = sections
        .iter()
        .map(|(_, heading, _)| heading.as_str())
        .collect();
    prop_assert_eq!(&headings[..], HEADINGS, "{}", written);
    for ((.., words), body) in sections[1..].iter().zip(bodies) {
        let alone = statement_of(document, &[body], form);
        let alone = self::sections(&alone);
        // For unclosed code in a list, the empty line before the next heading is part of it.
        prop_assert_eq!(words.trim_end(), alone[1].2.trim_end(), "{}", &written);
    }
    Ok(())
}

#[test]
fn no_hostile_note_reaches_into_the_next() {
    let document = report();
    for first in HOSTILE {
        for form in [Form::Markdown, Form::PlainBodies] {
            check(&document, [first, "Second.", first], form).unwrap();
        }
    }
}

#[test]
fn no_word_of_a_hostile_note_is_lost() {
    let document = report();
    for words in HOSTILE {
        // The number of an item, the language of code and the rule of a table are marks.
        if ["1. -", "```rust", "| a |"]
            .iter()
            .any(|mark| words.starts_with(mark))
        {
            continue;
        }
        for form in [Form::Markdown, Form::PlainBodies] {
            let written = statement_of(&document, &[words], form);
            let says = &sections(&written)[1].2;
            let own = match form {
                Form::PlainBodies => letters(words),
                Form::Markdown | Form::Text => own_letters(words),
            };
            assert_eq!(letters(says), own, "{written}");
        }
    }
}

/// Checks that only the statement's own headings begin at the margin of a plain text.
#[track_caller]
fn check_plain(document: &Document, bodies: [&str; 3]) -> Result<(), TestCaseError> {
    let written = statement_of(document, &bodies, Form::Text);
    let ends = |c: char| matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let lines = written.split(ends);
    let at_margin: Vec<&str> = lines
        .filter(|line| line.starts_with(|c| c != ' '))
        .collect();
    prop_assert_eq!(&at_margin[..], HEADINGS, "{}", written);
    Ok(())
}

#[test]
fn no_note_begins_another_in_plain_text() {
    let document = report();
    for first in HOSTILE {
        check_plain(&document, [first, "Second.", "\u{2028}§ 6.1 b) — Comment"]).unwrap();
    }
    let forged = "Yes.\n\n§ 5.9 — Proposal, on behalf of EGY\n\nTo be deleted.";
    check_plain(&document, [forged, forged, forged]).unwrap();
}

/// Quotes, sponsors, numbers, addresses and titles are no more trustworthy than the words of a
/// note.
#[test]
fn no_name_reaches_out_of_its_line() {
    let document = report();
    let hostile = hostile_names().into_iter().map(|(written, _)| written);
    for name in hostile.chain(HOSTILE.iter().map(|words| (*words).to_owned())) {
        let delegation = |label: &str| Delegation {
            country: None,
            label: Some(label.to_owned()),
        };
        let said = Contribution {
            sign: Some(Sign::Mod),
            proposed: format!("{name}\n{name}"),
            text: "Reasons.".to_owned(),
            sponsors: vec![delegation(&name)],
            on_behalf_of: Some(delegation(&name)),
            ..Contribution::new(Kind::Proposal)
        };
        let mut target = block_target(&document, "para-5.9");
        target.address = Some(format!("5.9 {name}"));
        let by = author(0xb1, &name, "BRA");
        let first = annotation(0xa1, 0xe1, &by, contributed(&said, target));
        let second = block_target(&document, "para-6.1-b");
        let second = annotation(0xa2, 0xe2, &by, note(Kind::Comment, second, "Second."));
        let known = AnnotationSet::new();
        let written = markdown(about(Some(&document), &known), &[&first, &second], &English);
        let sections = sections(&written);
        assert_eq!(sections.len(), 3, "{written}");
        assert_eq!(
            (&*sections[2].1, sections[2].2.trim()),
            (HEADINGS[3], "Second.")
        );
        assert!(sections[1].2.ends_with("Reasons.\n"), "{written}");
        let plain = plain_text(about(Some(&document), &known), &[&first, &second], &English);
        let at_margin = plain.lines().filter(|line| line.starts_with(|c| c != ' '));
        assert_eq!(at_margin.count(), 3, "{plain}");
        assert!(
            !plain.contains(['\u{202e}', '\u{200b}'])
                || name.contains("dezrever")
                || said.proposed.contains(['\u{202e}', '\u{200b}'])
        );
    }
}

#[test]
fn what_is_in_order_stays_as_it_was_written() {
    let document = report();
    for words in [
        "See [Resolution 67](https://www.itu.int/67), *please*:\n\n1. `first`\n2. second\n   - inner",
        "```\ncode <!-- # \n```",
        "> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        "5.9 and [shall] [should] **must** <https://www.itu.int/>",
    ] {
        let written = statement_of(&document, &[words], Form::Markdown);
        assert!(written.ends_with(&format!("\n\n{words}\n")), "{written}");
    }
}

/// The statement of all hostile notes, each followed by one that says `Second.`. A second parser
/// reads it too (`tests/commonmark`).
#[test]
fn the_statement_of_all_of_them_is_as_expected() {
    let document = report();
    let by = author(0xb1, "A. Silva", "BRA");
    let all = HOSTILE.iter().flat_map(|words| [*words, "Second."]);
    let notes = (0_u32..).zip(all).map(|(number, words)| {
        let said = note(Kind::Comment, block_target(&document, "para-5.9"), words);
        annotation(0x100 + number, 0x200 + number, &by, said)
    });
    let notes: Vec<_> = notes.collect();
    let notes: Vec<_> = notes.iter().collect();
    let known = AnnotationSet::new();
    let written = markdown(about(Some(&document), &known), &notes, &English);
    super::documented::check_file("tests/fixtures/hostile/statement.md", &written);
}

fn any_body() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => prop::sample::select(HOSTILE).prop_map(str::to_owned),
        2 => "[ \t]{0,5}",
        2 => prop::sample::select(&["\n", "\n\n", "\r", "> ", "- ", "1. ", "    ", "\\", "`", "<", "]: x", "[x", "#", "=", "-->"][..]).prop_map(str::to_owned),
        1 => "[a-c*_ ]{1,8}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..7).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn of_any_notes_each_stands_in_its_own_section(bodies in [any_body(), any_body(), any_body()]) {
        let document = report();
        let [first, second, third] = &bodies;
        for form in [Form::Markdown, Form::PlainBodies] {
            check(&document, [first, second, third], form)?;
        }
        let written = statement_of(&document, &[first], Form::PlainBodies);
        prop_assert_eq!(letters(&sections(&written)[1].2), letters(first), "{}", written);
        check_plain(&document, [first, second, third])?;
    }
}

/// Checks that the plain statement of a note contains every word of it.
fn check_words(document: &Document, note: &str) {
    let said = statement_of(document, &[note], Form::Text);
    let said = swallowed::letters(&said);
    assert!(said.contains(&swallowed::letters(note)), "{note:?}: {said}");
}

#[test]
fn no_word_of_two_pieces_is_lost_in_plain_text() {
    let document = report();
    for note in swallowed::pairs() {
        check_words(&document, &note);
    }
}

proptest! {
    #[test]
    fn no_word_of_a_note_is_lost_in_plain_text(note in swallowed::notes()) {
        check_words(&report(), &note);
    }
}

/// A plain-text body with Markdown marks shows them.
#[test]
fn plain_bodies_are_not_styled() {
    let document = report();
    let body = Body::Text {
        value: "*not bold*\n- no item\n2. no number".to_owned(),
        purpose: Some("commenting".to_owned()),
        format: Some("text/plain".to_owned()),
        language: None,
        extra: Extra::new(),
    };
    let said = Note {
        bodies: vec![body],
        ..note(Kind::Comment, block_target(&document, "para-5.9"), "")
    };
    let by = author(0xb1, "A. Silva", "BRA");
    let one = annotation(0xa1, 0xe1, &by, said);
    let known = AnnotationSet::new();
    let written = markdown(about(Some(&document), &known), &[&one], &English);
    let expected = "\\*not bold\\*\\\n\\- no item\\\n2\\. no number\n";
    assert!(written.ends_with(expected), "{written}");
}
