//! Footnotes: separate blocks, linked from their marks and back.

use rapporteur::document::{Block, BlockKind, Document, Link};

fn notes(document: &Document) -> Vec<String> {
    let is_note = |block: &&Block| matches!(block.kind(), BlockKind::Footnote { .. });
    let blocks = document.blocks().iter().filter(is_note);
    blocks
        .map(|block| {
            format!(
                "{} {} {}: {}",
                block.id(),
                block.address(),
                block.label(),
                block.text()
            )
        })
        .collect()
}

/// Returns the targets of the marks of a block.
fn marks<'d>(document: &'d Document, id: &str) -> Vec<(&'d str, &'d str)> {
    let block = document.block(id).unwrap();
    let marks = block.runs().iter().filter_map(|run| match &run.link {
        Some(Link::Note(id)) => Some((block.slice(run.start..run.end), &**id)),
        _ => None,
    });
    marks.collect()
}

fn back<'d>(document: &'d Document, id: &str) -> Option<&'d str> {
    match document.block(id).unwrap().kind() {
        BlockKind::Footnote { mark } => mark.as_deref(),
        kind => panic!("{kind:?}"),
    }
}

#[test]
fn every_form_of_a_note_is_one() {
    let document = Document::parse(
        "1.1 One[^1], two [12], three<sup>2</sup> and four<sup>a,*</sup>.\n\n[^1]: http://example.int/x.pdf\n\n[12]: Ibid.\n\n<sup>2</sup> In Geneva.\n<sup>a</sup>In Nairobi.<br><sup>*</sup> Star.\n\n1.2 End.\n",
    );
    assert_eq!(
        notes(&document),
        [
            "note-1 note 1 [1]: http://example.int/x.pdf",
            "note-12 note 12 [12]: Ibid.",
            "note-2 note 2 [2]: In Geneva.",
            "note-a note a [a]: In Nairobi.",
            "note-mark note * [*]: Star.",
        ]
    );
    let text = document.block("para-1.1").unwrap().text();
    assert_eq!(text, "One[1], two [12], three[2] and four[a], [*].");
    assert_eq!(
        marks(&document, "para-1.1"),
        [
            ("[1]", "note-1"),
            ("[12]", "note-12"),
            ("[2]", "note-2"),
            ("[a]", "note-a"),
            ("[*]", "note-mark"),
        ]
    );
    for id in ["note-1", "note-12", "note-2", "note-a", "note-mark"] {
        assert_eq!(back(&document, id), Some("para-1.1"));
    }
    assert_eq!(document.find("note 12"), document.position("note-12"));
    // As in earlier versions.
    assert_eq!(
        document.position("para-1.1-p2"),
        document.position("note-12")
    );
}

#[test]
fn a_note_of_several_paragraphs_keeps_them_together() {
    let document = Document::parse(
        "1.1 Text[^n].\n\n[^n]: First\nline.\n\n    1.5 Second *one*.\n\n    - item\n\n        code\n\n1.2 After.\n\n- a) item\n",
    );
    let ids: Vec<_> = document.blocks().iter().map(Block::id).collect();
    assert_eq!(
        ids,
        [
            "para-1.1",
            "note-n",
            "note-n-p1",
            "note-n-p2",
            "note-n-p3",
            "para-1.2",
            "para-1.2-a"
        ]
    );
    assert_eq!(
        document.block("note-n-p1").unwrap().text(),
        "1.5 Second one."
    );
    assert_eq!(document.block("note-n-p1").unwrap().address(), "note n ¶1");
    assert_eq!(back(&document, "note-n-p1"), None);
}

#[test]
fn marks_lead_to_the_next_note_of_their_number() {
    let document = Document::parse(
        "# A\n\n1.1 Text<sup>1</sup>\n\n<sup>1</sup> First\n\n# B\n\n2.1 Text<sup>1</sup> again<sup>1</sup>\n\n<sup>1</sup> Second\n\n2.2 Late<sup>1</sup>\n",
    );
    assert_eq!(marks(&document, "para-1.1"), [("[1]", "note-1")]);
    assert_eq!(marks(&document, "para-2.1")[1], ("[1]", "note-1--2"));
    assert_eq!(marks(&document, "para-2.2"), [("[1]", "note-1--2")]);
    assert_eq!(back(&document, "note-1--2"), Some("para-2.1"));
}

#[test]
fn other_blocks_keep_their_names_beside_notes() {
    let document = Document::parse("1.1 Text\n\nOne\n\n[12]: Ibid.\n\nTwo\n\n[^e]:\n\nThree\n");
    let ids: Vec<_> = document.blocks().iter().map(Block::id).collect();
    assert_eq!(
        ids,
        [
            "para-1.1",
            "para-1.1-p1",
            "note-12",
            "para-1.1-p3",
            "note-e",
            "para-1.1-p5"
        ]
    );
}

#[test]
fn brackets_and_raised_words_without_a_note_are_text() {
    for (source, text) in [
        ("as [12] said[^3]", "as [12] said[^3]"),
        (
            "[may] [shall](EU) [ ] […] [Option A][Option B]",
            "[may] [shall](EU) [ ] […] [Option A][Option B]",
        ),
        ("the 5<sup>th</sup> of 10<sup>6</sup>", "the 5th of 10⁶"),
        ("<sup>238</sup>U and <sup>235</sup>U", "²³⁸U and ²³⁵U"),
        ("twice.<sup>1</sup>", "twice.¹"),
    ] {
        let document = Document::parse(&format!("1.1 {source}\n"));
        assert_eq!(document.blocks()[0].text(), text);
        assert_eq!(marks(&document, "para-1.1"), []);
        assert_eq!(document.blocks().len(), 1);
    }
    let powers = Document::parse(
        "1.1 10 m<sup>2</sup> or 10<sup>2</sup>, see<sup>2</sup>.\n\n<sup>2</sup> Note\n",
    );
    assert_eq!(powers.blocks()[0].text(), "10 m² or 10², see[2].");
}

#[test]
fn formulas_keep_the_signs_of_the_source() {
    let document = Document::parse(
        "1.1 `$\\a$` of $\\int x\\,dx$, $a_1 * b_2$ and $x$; US$5-US$10, $5 *or* $6; \\$\\x\\$.\n\n$$\na &= *b* \\\\\n$$\n\n| $\\|x\\|$ | b |\n|---|---|\n",
    );
    let texts: Vec<_> = document.blocks().iter().map(Block::text).collect();
    assert_eq!(
        texts[0],
        "$\\a$ of $\\int x\\,dx$, $a_1 * b_2$ and $x$; US$5-US$10, $5 or $6; $\\x$."
    );
    assert_eq!(texts[1], "$$\na &= *b* \\\\\n$$");
    let math: Vec<_> = document.blocks()[0]
        .runs()
        .iter()
        .filter(|run| run.math)
        .collect();
    let words: Vec<_> = math
        .iter()
        .map(|run| document.blocks()[0].slice(run.start..run.end))
        .collect();
    assert_eq!(words, ["$\\int x\\,dx$", "$a_1 * b_2$", "$x$"]);
    // Without a formula, dollars are money.
    let money = Document::parse("1.1 US$5 **million**/US$6 and $a or $b*c*.");
    assert_eq!(money.blocks()[0].text(), "US$5 million/US$6 and $a or $bc.");
}

#[test]
fn notes_of_several_words_and_raised_digits_are_led_to() {
    let document = Document::parse(
        "1.1 One[4], two [**b**] [NB], 10 m² and three¹ [9].\n\n[4]: Reserved until the\nnext session.\n[NB]: As amended [4].\n[8]: https://example.org/x\n\n¹ In Geneva, see [4].\n\n1.2 [Chair]: See [4](https://example.org/y).\n",
    );
    assert_eq!(
        notes(&document),
        [
            "note-4 note 4 [4]: Reserved until the next session.",
            "note-nb note NB [NB]: As amended [4].",
            "note-8 note 8 [8]: https://example.org/x",
            "note-1 note 1 [1]: In Geneva, see [4].",
        ]
    );
    let text = document.block("para-1.1").unwrap().text();
    assert_eq!(text, "One[4], two [b] [NB], 10 m² and three¹ [9].");
    assert_eq!(
        marks(&document, "para-1.1"),
        [("[4]", "note-4"), ("[NB]", "note-nb"), ("¹", "note-1")]
    );
    assert_eq!(marks(&document, "note-1"), [("[4]", "note-4")]);
    assert_eq!(marks(&document, "para-1.2"), []);
    assert_eq!(back(&document, "note-4"), Some("para-1.1"));
    assert_eq!(back(&document, "note-1"), Some("para-1.1"));
}

#[test]
fn a_mark_in_brackets_may_be_a_sign() {
    let document = Document::parse(
        "1.1 Agenda[*], dates [**], names[†] and [EU] costs.\n\n[*]: Provisional agenda.\n\n[**]: See annex.\n[†]: Not issued.\n\n[EU]: Reservation.\n\n1.2 End.\n",
    );
    assert_eq!(
        notes(&document),
        [
            "note-mark note * [*]: Provisional agenda.",
            "note-mark--2 note ** [**]: See annex.",
            "note-mark--3 note † [†]: Not issued.",
            "note-eu note EU [EU]: Reservation.",
        ]
    );
    assert_eq!(
        marks(&document, "para-1.1"),
        [
            ("[*]", "note-mark"),
            ("[**]", "note-mark--2"),
            ("[†]", "note-mark--3"),
            ("[EU]", "note-eu"),
        ]
    );
    assert_eq!(back(&document, "note-mark--3"), Some("para-1.1"));
}

#[test]
fn signs_alone_in_brackets_emphasise_nothing() {
    let document = Document::parse(
        "1.1 Agenda[*], names[*], [**] and dates[**], (*) or (*), [_] or [_] and **bold (*)**.\n\n[*]: Provisional agenda.\n\n[**]: See annex.\n",
    );
    let text = "Agenda[*], names[*], [**] and dates[**], (*) or (*), [_] or [_] and bold (*).";
    assert_eq!(document.block("para-1.1").unwrap().text(), text);
    assert_eq!(
        marks(&document, "para-1.1"),
        [
            ("[*]", "note-mark"),
            ("[*]", "note-mark"),
            ("[**]", "note-mark--2"),
            ("[**]", "note-mark--2"),
        ]
    );
    for (source, text) in [
        ("1.1 ***Note** and dates[*]", "Note and dates[*]"),
        ("1.1 *costs (*).", "costs (*)."),
        ("1.1 **costs (**) and *more*", "costs (**) and more"),
    ] {
        let document = Document::parse(source);
        assert_eq!(document.block("para-1.1").unwrap().text(), text, "{source}");
        // The sign in front is stray, and reported.
        assert_eq!(document.repairs().len(), 1, "{source}");
    }
}
