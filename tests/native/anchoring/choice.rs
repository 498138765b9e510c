//! The words that selections stand for, and choosing words step by step.

use proptest::prelude::*;
use rapporteur::anchoring::{Choice, Step, TextRange, Unit, chosen};
use rapporteur::document::Document;

const STEPS: [Step; 8] = [
    Step::Next(Unit::Word),
    Step::Previous(Unit::Word),
    Step::Next(Unit::Character),
    Step::Previous(Unit::Character),
    Step::First,
    Step::Last,
    Step::BlockAfter,
    Step::BlockBefore,
];

const TEXT: &str = "One two, three.\n\n![](picture.png)\n\nLe re\u{301}sume\u{301} 🇨🇭 👩\u{200d}👧 end.\n\nLast words";

fn document() -> Document {
    Document::parse(TEXT)
}

/// Returns the words selected by steps from the first word. `>` and `<` move by words, `}` and `{`
/// by characters, `^` and `v` by blocks; `h` goes to the first word, `e` to the last. `+` before a
/// step extends.
fn words(steps: &str) -> String {
    let document = document();
    let mut choice = Choice::first_word(&document, 0).unwrap();
    let mut extend = false;
    for step in steps.chars() {
        let step = match step {
            '+' => {
                extend = true;
                continue;
            }
            '>' => Step::Next(Unit::Word),
            '<' => Step::Previous(Unit::Word),
            '}' => Step::Next(Unit::Character),
            '{' => Step::Previous(Unit::Character),
            'h' => Step::First,
            'e' => Step::Last,
            'v' => Step::BlockAfter,
            '^' => Step::BlockBefore,
            other => panic!("no step {other}"),
        };
        let next = if std::mem::take(&mut extend) {
            choice.extended(step, &document)
        } else {
            choice.moved(step, &document)
        };
        choice = next.unwrap_or(choice);
    }
    choice.range().words(&document).to_owned()
}

#[test]
fn steps_lead_from_word_to_word() {
    for (steps, expected) in [
        ("", "One"),
        ("<", "One"),
        (">", "two"),
        (">>", ","),
        (">>>", "three"),
        ("e", "."),
        ("eh", "One"),
        ("}", "t"),
        (">{", "e"),
        ("e>", "Le"),
        ("v", "Le"),
        ("v>", "re\u{301}sume\u{301}"),
        ("v>>", "🇨🇭"),
        ("vv^", "Le"),
        ("vvv", "Last"),
        ("+>", "One two"),
        ("+>+>+<", "One two"),
        ("+>+<+<", "One"),
        (">+<", "One two"),
        (">+<+>", "two"),
        (">+<+>+>", "two,"),
        ("+{", "On"),
        ("+{+{+{+{", "O"),
        (">+{+{", "t"),
        (">+{+{+{", "e two"),
        ("+e", "One two, three."),
        (">+h", "One two"),
        (
            "+v",
            "One two, three.\n\nLe re\u{301}sume\u{301} 🇨🇭 👩\u{200d}👧 end.",
        ),
        ("+v+^", "One two, three."),
        ("v+^", "One two, three.\n\nLe"),
        ("v+^+v", "Le"),
        ("v>>+}", "🇨🇭 👩\u{200d}👧"),
        ("v>>+}+{", "🇨🇭"),
    ] {
        assert_eq!(words(steps), expected, "{steps}");
    }
}

#[test]
fn a_block_without_words_offers_none() {
    let document = document();
    assert_eq!(document.blocks()[1].text(), "");
    assert_eq!(Choice::first_word(&document, 1), None);
    assert_eq!(Choice::first_word(&document, 99), None);
}

#[test]
fn a_selection_means_whole_characters_without_space_at_its_ends() {
    let document = document();
    let means = |block, start, end_block, end| {
        let range = TextRange {
            block,
            start,
            end_block,
            end,
        };
        chosen(&range, &document).map(|range| range.words(&document).to_owned())
    };
    let text = |words: &str| Some(words.to_owned());
    assert_eq!(means(0, 3, 0, 8), text("two,"));
    assert_eq!(means(0, 3, 0, 4), None, "only white space");
    assert_eq!(means(2, 4, 2, 5), text("e\u{301}"), "half a character");
    assert_eq!(means(2, 12, 2, 13), text("🇨🇭"));
    assert_eq!(
        means(0, 9, 1, 0),
        text("three."),
        "an empty block at the end"
    );
    assert_eq!(means(1, 0, 2, 2), text("Le"), "and at the beginning");
    assert_eq!(
        means(0, 15, 3, 4),
        text("Le re\u{301}sume\u{301} 🇨🇭 👩\u{200d}👧 end.\nLast")
    );
    assert_eq!(means(7, 0, 9, 9), None);
}

proptest! {
    #[test]
    fn steps_never_lead_out_of_the_text(
        steps in prop::collection::vec((prop::sample::select(STEPS.to_vec()), any::<bool>()), 0..24),
        source in "([a-zé🇨🇭 .,]{0,12}\n\n){1,4}",
    ) {
        let document = Document::parse(&source);
        let Some(mut choice) = Choice::first_word(&document, 0) else {
            return Ok(());
        };
        for (step, extend) in steps {
            let next = if extend { choice.extended(step, &document) } else { choice.moved(step, &document) };
            choice = next.unwrap_or(choice);
            let range = choice.range();
            prop_assert_eq!(range.clamped(&document), Some(range));
            prop_assert!(chosen(&range, &document).is_some(), "nothing is chosen: {:?}", choice);
        }
    }

    #[test]
    fn a_selection_is_understood_once(
        (block, start, end_block, end) in (0..4usize, 0..24usize, 0..4usize, 0..24usize),
    ) {
        let document = document();
        if let Some(range) = chosen(&TextRange { block, start, end_block, end }, &document) {
            prop_assert_eq!(chosen(&range, &document), Some(range));
        }
    }
}
