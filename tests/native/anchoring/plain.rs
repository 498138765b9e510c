//! Quotes of other programs, with little or no context to locate them by.

use proptest::prelude::*;
use rapporteur::anchoring::{Doubt, MAX_PLACES, Resolution, Resolver, TextRange, resolve};
use rapporteur::annotation::{DocumentRef, Extra, Selector, Target};
use rapporteur::document::Document;
use rapporteur::exchange::web_annotation::read;

use crate::keeping::report;

const REPORT: &str = include_str!("../../fixtures/peers/report.md");

/// Returns a target of a program that writes the words and perhaps a little context.
pub fn quote(prefix: Option<&str>, exact: &str, suffix: Option<&str>) -> Target {
    Target {
        source: "https://reports.example.org/C99-7".to_owned(),
        document: DocumentRef::default(),
        address: None,
        block: None,
        selectors: vec![Selector::TextQuote {
            exact: exact.to_owned(),
            prefix: prefix.map(str::to_owned),
            suffix: suffix.map(str::to_owned),
            extra: Extra::new(),
        }],
        extra: Extra::new(),
    }
}

/// Describes the place of a target and its words, e.g. `moved 1.2 prices had fallen`.
fn told(resolver: &Resolver<'_>, target: &Target) -> String {
    let document = resolver.document();
    let at = |range: &TextRange| {
        let block = &document.blocks()[range.block];
        format!(
            "{} {}",
            block.address(),
            range.words(document).replace('\n', "|")
        )
    };
    match resolver.resolve(target) {
        Resolution::Document => "document".to_owned(),
        Resolution::Exact(range) => format!("exact {}", at(&range)),
        Resolution::Moved(range) => format!("moved {}", at(&range)),
        Resolution::Changed(one) => format!("changed {} {}", one.score, at(&one.range)),
        Resolution::Ambiguous(ranges) => {
            let all: Vec<String> = ranges.iter().map(at).collect();
            format!("ambiguous {}", all.join(" / "))
        }
        Resolution::Orphaned(None) => "orphaned".to_owned(),
        Resolution::Orphaned(Some(one)) => {
            format!("orphaned, perhaps {} {}", one.score, at(&one.range))
        }
    }
}

fn check(source: &str, target: &Target, expected: &str) {
    let document = Document::parse(source);
    assert_eq!(told(&Resolver::new(&document), target), expected);
}

/// Describes the notes of a file, each with its own label.
fn told_of_file(file: &str) -> Vec<String> {
    let document = Document::parse(REPORT);
    let resolver = Resolver::new(&document);
    let read = read(file).unwrap();
    assert_eq!(read.problems, []);
    let notes = read
        .annotations
        .iter()
        .filter_map(|one| one.live()[0].note());
    notes
        .map(|note| {
            format!(
                "{}: {}",
                note.text().unwrap(),
                told(&resolver, &note.target)
            )
        })
        .collect()
}

#[test]
fn words_without_context_are_placed_where_they_stand_once() {
    let told = told_of_file(include_str!(
        "../../fixtures/peers/quote-without-context.json"
    ));
    assert_eq!(
        told.join("\n"),
        include_str!("../../fixtures/peers/quote-without-context.txt").trim_end()
    );
}

#[test]
fn what_a_page_adds_to_its_text_makes_no_difference() {
    let told = told_of_file(include_str!("../../fixtures/peers/numbers-and-breaks.json"));
    assert_eq!(
        told.join("\n"),
        include_str!("../../fixtures/peers/numbers-and-breaks.txt").trim_end()
    );
}

/// Checks each line of a fixture: `prefix | exact | suffix => place`.
fn check_lines(source: &str, lines: &str) {
    let document = Document::parse(source);
    let resolver = Resolver::new(&document);
    let mut wrong = Vec::new();
    for line in lines
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let (quoted, expected) = line.split_once(" => ").unwrap();
        let parts: Vec<String> = quoted
            .split('|')
            .map(|part| part.replace("\\n", "\n"))
            .collect();
        let side = |at: usize| Some(parts[at].as_str()).filter(|part| !part.is_empty());
        let found = told(&resolver, &quote(side(0), &parts[1], side(2)));
        if found != expected {
            wrong.push(format!("{line}\n    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn marks_and_numbers_inside_a_quote_make_no_difference() {
    check_lines(
        include_str!("../../fixtures/peers/printed.md"),
        include_str!("../../fixtures/peers/printed.txt"),
    );
}

#[test]
fn words_between_others_than_before_are_named_whole() {
    check_lines(
        include_str!("../../fixtures/peers/printed.md"),
        include_str!("../../fixtures/peers/stale-context.txt"),
    );
}

#[test]
fn white_space_case_and_hyphenation_make_no_difference() {
    let source = "1.1 The co-operation of Member States.\n\n1.2 A well-known cooperation.\n";
    check(
        source,
        &quote(None, "CO-OPERATION\u{a0} of\r\n\tmember", None),
        "exact 1.1 co-operation of Member",
    );
    check(
        source,
        &quote(None, "coop-\neration", None),
        "exact 1.2 cooperation",
    );
    check(
        source,
        &quote(None, "well-\nknown", None),
        "exact 1.2 well-known",
    );
    check(
        source,
        &quote(None, "1.2 A well-known", None),
        "exact 1.2 A well-known",
    );
    check(
        source,
        &quote(None, "States.\n\n1.2  A well", None),
        "exact 1.1 States.|A well",
    );
    check(
        source,
        &quote(None, "«Member States»", None),
        "exact 1.1 Member States",
    );
    check(
        source,
        &quote(None, "-known cooper", None),
        "exact 1.2 -known cooper",
    );
}

#[test]
fn words_that_stand_several_times_are_offered() {
    let source = "1.1 Noted.\n\n1.2 Noted by all.\n\n1.3 Noted.\n";
    check(
        source,
        &quote(None, "noted", None),
        "ambiguous 1.1 Noted / 1.2 Noted / 1.3 Noted",
    );
    // Unless the little context, or a name, distinguishes them.
    check(
        source,
        &quote(None, "Noted", Some(" by")),
        "exact 1.2 Noted",
    );
    check(
        source,
        &quote(Some("1.3 "), "Noted", None),
        "exact 1.3 Noted",
    );
    check(
        source,
        &quote(Some("1.3 "), "Noted", Some(" by")),
        "ambiguous 1.1 Noted / 1.2 Noted / 1.3 Noted",
    );
    let mut named = quote(None, "Noted", None);
    named.address = Some("1.3".to_owned());
    check(source, &named, "exact 1.3 Noted");
}

#[test]
fn words_in_other_company_are_offered_and_not_taken() {
    let source = "1.1 The fees were noted.\n\n1.2 Nothing else.\n";
    check(
        source,
        &quote(Some("no "), "fees", Some(" rose")),
        "orphaned, perhaps 100 1.1 fees",
    );
    check(
        source,
        &quote(Some("The "), "fees", Some(" rose")),
        "exact 1.1 fees",
    );
}

#[test]
fn no_more_places_are_listed_than_anybody_looks_through() {
    let document = Document::parse(&"1.1 The fee and the charge.\n\n".repeat(3_000));
    let found = resolve(&quote(None, "the", None), &document);
    let Resolution::Ambiguous(ranges) = found else {
        panic!("{found:?}")
    };
    assert_eq!(ranges.len(), MAX_PLACES);
    assert!(
        ranges
            .windows(2)
            .all(|two| (two[0].block, two[0].start) < (two[1].block, two[1].start))
    );
}

/// Returns why a target of this text is uncertain.
fn doubt(source: &str, target: &Target) -> Option<Doubt> {
    let document = Document::parse(source);
    let resolver = Resolver::new(&document);
    resolver.doubt(target, &resolver.resolve(target))
}

#[test]
fn why_a_place_is_not_certain_is_true() {
    let source = "1.1 The fees were noted.\n\n1.2 The fees rose.\n\n1.3 Nothing else.\n";
    let why = |prefix, exact, suffix| doubt(source, &quote(prefix, exact, suffix));
    assert_eq!(why(None, "fees", None), Some(Doubt::Several(2)));
    assert_eq!(why(None, "FEES", None), Some(Doubt::Several(2)));
    assert_eq!(why(None, "rose", None), None);
    assert_eq!(
        why(Some("prices "), "rose", Some(" again")),
        Some(Doubt::OtherContext(1))
    );
    let far = (
        Some("the number of members, who "),
        Some(" that their dues were high"),
    );
    assert_eq!(why(far.0, "fees", far.1), Some(Doubt::OtherContext(2)));
    assert_eq!(why(None, "charges", None), Some(Doubt::Gone));
    assert_eq!(why(None, "", None), Some(Doubt::NoWords));
    assert_eq!(why(None, " \n", None), Some(Doubt::NoWords));
    let mut placed_by_offsets = quote(None, "", None);
    placed_by_offsets.selectors = vec![Selector::TextPosition {
        start: 0,
        end: 3,
        extra: Extra::new(),
    }];
    assert_eq!(doubt(source, &placed_by_offsets), Some(Doubt::NoWords));
    placed_by_offsets.selectors.clear();
    assert_eq!(doubt(source, &placed_by_offsets), None);
}

#[test]
fn what_stands_there_once_as_a_word_is_not_said_to_be_missing() {
    let line = "It then made a long statement to all the others here.";
    let source = format!("1.1 The state spoke.\n\n1.2 {line}\n\n1.3 {line}\n");
    for prefix in [
        None,
        Some("long "),
        Some("It then made a long "),
        Some("The "),
    ] {
        for suffix in [
            None,
            Some("ment"),
            Some("ment to all the others here."),
            Some(" sat"),
        ] {
            let why = doubt(&source, &quote(prefix, "state", suffix));
            let is_said_to_be_missing = matches!(why, Some(Doubt::Gone | Doubt::SeveralAlike));
            assert!(!is_said_to_be_missing, "{prefix:?} {suffix:?}: {why:?}");
        }
    }
}

/// Every part of a text with codes is found, however the codes are cut.
#[test]
fn parts_of_codes_are_found() {
    let source =
        "1. See (WG-CP/7/2 and A/RES/68/1), M.1036-2.\n\n2. Of Rev.1 and 318,000 l'accord.\n";
    let document = Document::parse(source);
    for block in document.blocks() {
        let text: Vec<char> = block.text().chars().collect();
        for start in 0..text.len() {
            for end in start + 1..=text.len() {
                let words: String = text[start..end].iter().collect();
                if words.contains(char::is_alphanumeric) {
                    let found = resolve(&quote(None, &words, None), &document);
                    let is_there = matches!(found, Resolution::Exact(_) | Resolution::Ambiguous(_));
                    assert!(is_there, "{words:?}: {found:?}");
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn what_stands_in_the_text_is_never_said_not_to(start in 0..9_000_usize, len in 1..90_usize) {
        let document = report();
        let text: Vec<char> = document.text().chars().collect();
        let start = start % text.len();
        let words: String = text[start..text.len().min(start + len)].iter().collect();
        prop_assume!(words.contains(char::is_alphanumeric));
        let folded = |words: &str| -> String {
            let seen = words.chars().filter(|c| c.is_alphanumeric());
            seen.flat_map(char::to_lowercase).collect()
        };
        let found = resolve(&quote(None, &words, None), document);
        let same = |range: &TextRange| folded(range.words(document)) == folded(&words);
        match &found {
            Resolution::Exact(range) => prop_assert!(same(range), "{words:?}: {found:?}"),
            Resolution::Ambiguous(ranges) => {
                prop_assert!(ranges.len() > 1 && ranges.iter().all(same), "{words:?}: {found:?}");
            }
            _ => prop_assert!(false, "{words:?}: {found:?}"),
        }
    }
}
