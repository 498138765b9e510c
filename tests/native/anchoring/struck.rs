//! Words that the next text strikes out: the note stays on them, and can report it.

use rapporteur::anchoring::{Resolution, TextRange, carry_over, describe};
use rapporteur::document::Document;

#[test]
fn a_note_on_words_that_are_struck_out_is_known() {
    let old = Document::parse("1.1 The Group decides to publish the figures.\n\n1.2 It met.\n");
    let cases = [
        ("1.1 The Group decides ~~to publish the figures~~.", true),
        (
            "1.1 The Group decides ~~to **publish**~~ ~~the figures~~.",
            true,
        ),
        (
            "1.1 The Group decides <del>to publish the figures</del>.",
            true,
        ),
        ("1.1 The Group decides to ~~publish the figures~~.", false),
        ("1.1 The Group decides to publish the figures.", false),
    ];
    let range = TextRange {
        block: 0,
        start: 18,
        end_block: 0,
        end: 40,
    };
    assert_eq!(range.words(&old), "to publish the figures");
    for (text, is_struck) in cases {
        let new = Document::parse(&format!("{text}\n\n1.2 It met.\n"));
        let target = describe(&old, &range);
        let carried = carry_over(&old, &new, &[target]);
        let [Resolution::Exact(place)] = carried.as_slice() else {
            panic!("{text}: {carried:?}");
        };
        assert_eq!(place.is_struck(&new), is_struck, "{text}");
    }
    assert!(!range.is_struck(&old));
}
