//! Redlines: cases from conference drafting, and laws for all texts.

use proptest::prelude::*;
use rapporteur::annotation::{Edit, Piece, apply, every_change, excerpt, limited, redline};

use crate::linear;

#[test]
fn wording() {
    check(include_str!("../../fixtures/redline/wording.txt"), 16);
}

#[test]
fn other_languages() {
    check(include_str!("../../fixtures/redline/scripts.txt"), 6);
}

#[test]
fn lines_and_whole_texts() {
    check(include_str!("../../fixtures/redline/lines.txt"), 6);
}

/// Compares all cases of a file at once.
fn check(file: &str, expected_count: usize) {
    let cases: Vec<_> = format!("\n{file}")
        .split("\n=== ")
        .skip(1)
        .map(failure)
        .collect();
    assert_eq!(cases.len(), expected_count);
    let failures: Vec<_> = cases.into_iter().flatten().collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

fn failure(case: &str) -> Option<String> {
    let (name, rest) = case.split_once("\n--- before\n").unwrap();
    let (before, rest) = rest.split_once("--- after\n").unwrap();
    let (after, expected) = rest.split_once("--- expected\n").unwrap();
    let text = |section: &str| section.trim_end_matches('\n').to_owned();
    let found = told(&redline(&text(before), &text(after)));
    (found != text(expected)).then(|| format!("{name}:\n  {}\n  {found}", text(expected)))
}

fn told(edits: &[Edit]) -> String {
    let tell = |edit: &Edit| match edit {
        Edit::Keep(text) => text.clone(),
        Edit::Delete(text) => format!("[-{text}-]"),
        Edit::Insert(text) => format!("{{+{text}+}}"),
    };
    edits.iter().map(tell).collect()
}

fn told_excerpt(before: &str, after: &str, context: usize) -> String {
    let tell = |piece: Piece| match piece {
        Piece::Edit(edit) => told(&[edit]),
        Piece::Gap => "…".to_owned(),
    };
    excerpt(&redline(before, after), context)
        .into_iter()
        .map(tell)
        .collect()
}

#[test]
fn an_excerpt_has_the_changes_and_some_words_around() {
    let before = "The Group noted the report of the Chair on the work done by the four regional offices since the last session of the Council, and thanked all of them.";
    let after = "The Group approved the report of the Chair on the work done by the four regional offices since the last session of the Council, and congratulated all of them.";
    assert_eq!(
        told_excerpt(before, after, 12),
        "The Group [-noted-]{+approved+} the report…, and [-thanked-]{+congratulated+} all of them."
    );
    assert_eq!(
        told_excerpt(before, after, 200),
        told(&redline(before, after))
    );
    assert_eq!(told_excerpt(before, before, 12), "");
}

/// Whoever accepts a change has seen it, however much text precedes it.
#[test]
fn every_change_is_there_after_long_texts_and_many_changes() {
    let long = "The Group notes it. ".repeat(600);
    let many: Vec<String> = (0..600).map(|n| format!("fee{n} is noted.")).collect();
    let changed = many.iter().map(|one| one.replace("is", "was"));
    let changed: Vec<String> = changed.collect();
    for (before, after) in [
        (long.clone(), format!("{long} We accept.")),
        (many.join(" "), format!("{} We accept.", changed.join(" "))),
        (String::new(), format!("{long} We accept.")),
        ("a".to_owned(), "a We accept.".to_owned()),
    ] {
        let edits = redline(&before, &after);
        let is_change = |edit: &&Edit| !matches!(edit, Edit::Keep(_));
        let changes: Vec<Edit> = edits.iter().filter(is_change).cloned().collect();
        let pieces = every_change(edits.clone(), 500, 10_000, 60);
        let shown = pieces.iter().filter_map(|piece| match piece {
            Piece::Edit(edit) => Some(edit),
            Piece::Gap => None,
        });
        let shown: Vec<Edit> = shown.filter(is_change).cloned().collect();
        assert_eq!(shown, changes);
        let whole: Vec<Piece> = edits.into_iter().map(Piece::Edit).collect();
        let is_long = limited(&whole, 500, 10_000).is_some();
        assert!(is_long || pieces == whole);
    }
    let same = redline(&long, &long);
    let pieces = every_change(same.clone(), 500, 10_000, 60);
    assert_eq!(pieces.len(), same.len());
}

#[test]
fn an_excerpt_without_context_has_the_changes() {
    assert_eq!(
        told_excerpt("one two three", "one 2 three", 0),
        "…[-two-]{+2+}…"
    );
}

/// Two texts with different words, with reordered words, with few words, with one word.
#[test]
fn long_texts_take_as_many_times_longer() {
    let text = |len: usize, vocabulary: u32, prefix: &str| {
        let mut seed = 7_u32 + vocabulary;
        let mut text = String::new();
        for _ in 0..len {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push_str(&format!("{prefix}{} ", (seed >> 16) % vocabulary));
        }
        text
    };
    type Pair = (String, String);
    let kinds: [(&str, &dyn Fn(usize) -> Pair); 5] = [
        ("other words", &|n| {
            (text(n, 2_000, "a"), text(n, 2_000, "b"))
        }),
        ("the same words", &|n| {
            (text(n, 2_000, "a"), text(n, 1_999, "a"))
        }),
        ("few words", &|n| (text(n, 20, "a"), text(n, 21, "a"))),
        ("one word", &|n| (text(n, 1, "a"), text(2 * n, 1, "a"))),
        ("nothing", &|n| (text(n, 2_000, "a"), String::new())),
    ];
    for (kind, pair) in kinds {
        linear::check(kind, 2_500, pair, |(before, after)| {
            let edits = redline(before, after);
            assert_eq!(apply(&edits), *after);
            assert_eq!(original(&edits), *before);
        });
    }
}

fn original(edits: &[Edit]) -> String {
    let present = |edit: &Edit| match edit {
        Edit::Keep(text) | Edit::Delete(text) => Some(text.clone()),
        Edit::Insert(_) => None,
    };
    edits.iter().filter_map(present).collect()
}

/// Returns texts that share much, in all sorts of scripts.
pub(super) fn text() -> impl Strategy<Value = String> {
    const PIECES: [&str; 26] = [
        "the ",
        "of ",
        "Group",
        "Council ",
        "report",
        "quarterly ",
        " ",
        "  ",
        "\u{a0}",
        "\n",
        "\r\n",
        ", ",
        ". ",
        "(",
        ")",
        "5.9",
        "a) ",
        "e\u{301}",
        "\u{301}",
        "理事会",
        "报告",
        "المجلس",
        "تقرير ",
        "\u{200f}",
        "🇨🇭",
        "\u{200d}",
    ];
    let pieces = prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..24);
    let pieces = pieces.prop_map(|pieces| pieces.concat());
    prop_oneof![4 => pieces, 1 => "\\PC{0,24}", 1 => any::<String>()]
}

proptest! {
    #[test]
    fn a_redline_holds_both_texts(before in text(), after in text()) {
        let edits = redline(&before, &after);
        prop_assert_eq!(apply(&edits), after);
        prop_assert_eq!(original(&edits), before);
    }

    #[test]
    fn a_text_does_not_differ_from_itself(text in text()) {
        let kept = (!text.is_empty()).then(|| Edit::Keep(text.clone()));
        prop_assert_eq!(redline(&text, &text), Vec::from_iter(kept));
    }

    #[test]
    fn edits_come_in_order(before in text(), after in text()) {
        let edits = redline(&before, &after);
        for edit in &edits {
            let (Edit::Keep(text) | Edit::Delete(text) | Edit::Insert(text)) = edit;
            prop_assert!(!text.is_empty());
        }
        for pair in edits.windows(2) {
            use Edit::{Delete, Insert, Keep};
            let in_order = matches!(
                pair,
                [Keep(_), Delete(_) | Insert(_)] | [Delete(_), Insert(_) | Keep(_)] | [Insert(_), Keep(_)]
            );
            prop_assert!(in_order, "{:?}", pair);
        }
    }

    #[test]
    fn an_excerpt_leaves_out_nothing_but_kept_words(before in text(), after in text(), context in 0..20_usize) {
        let edits = redline(&before, &after);
        let pieces = excerpt(&edits, context);
        let changes = |edit: &Edit| !matches!(edit, Edit::Keep(_));
        let expected: Vec<_> = edits.iter().filter(|edit| changes(edit)).collect();
        let found: Vec<_> = pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Edit(edit) => changes(edit).then_some(edit),
                Piece::Gap => None,
            })
            .collect();
        prop_assert_eq!(found, expected);
        prop_assert!(!pieces.windows(2).any(|pair| pair == [Piece::Gap, Piece::Gap]));
        if edits.iter().any(changes) {
            let whole: Vec<_> = edits.iter().cloned().map(Piece::Edit).collect();
            prop_assert_eq!(excerpt(&edits, 1000), whole);
        }
    }
}
