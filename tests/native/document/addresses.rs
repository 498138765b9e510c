//! Addresses in small examples: a source and its ids.

use rapporteur::document::{BlockKind, Document};

#[path = "../../support/composed.rs"]
mod composed;

fn check(source: &str, ids: &[&str]) -> Document {
    let document = Document::parse(source);
    let actual: Vec<&str> = document.blocks().iter().map(|block| block.id()).collect();
    assert_eq!(actual, ids, "in {source:?}");
    document
}

#[test]
fn plain_numbers_are_scoped_only_if_one_occurs_twice() {
    check(
        "## A\n\n1. x\n\n## B\n\n2. y",
        &["sec-a", "para-1", "sec-b", "para-2"],
    );
    check(
        "## A\n\n1. x\n2. z\n\n## B\n\n1. y",
        &[
            "sec-a",
            "sec-a-para-1",
            "sec-a-para-2",
            "sec-b",
            "sec-b-para-1",
        ],
    );
}

#[test]
fn numbers_inside_a_lettered_run_do_not_scope() {
    check(
        "## 1 A\n\na) x\n\n1. y\n\nb) x\n\n1. y",
        &["sec-1", "para-1-a", "para-1-a-1", "para-1-b", "para-1-b-1"],
    );
}

#[test]
fn scoped_numbers_before_the_first_heading_belong_to_the_front() {
    check(
        "1. x\n\n## A\n\n1. y",
        &["front-para-1", "sec-a", "sec-a-para-1"],
    );
}

#[test]
fn numbers_before_the_first_heading_count_and_other_blocks_are_front_blocks() {
    check(
        "Words.\n\n5.9 Text\n\nMore.\n\n## A\n\nx",
        &["front-p1", "para-5.9", "para-5.9-p1", "sec-a", "sec-a-p1"],
    );
    check("a) x\n\nb) y", &["front-p1", "front-p2"]);
}

#[test]
fn the_next_number_leaves_the_lettered_run() {
    check(
        "## 9 A\n\n1. x\n\n(a) y\n\n1. in a\n\n(b) z\n\n2. out",
        &[
            "sec-9",
            "para-1",
            "para-1-a",
            "para-1-a-1",
            "para-1-b",
            "para-2",
        ],
    );
}

#[test]
fn a_number_of_the_outer_style_leaves_an_inner_run_of_another_style() {
    check(
        "## 9 A\n\n1. x\n\n(a) y\n\n1) in a\n\n2. out",
        &["sec-9", "para-1", "para-1-a", "para-1-a-1", "para-2"],
    );
}

#[test]
fn the_same_letter_in_another_style_opens_a_deeper_run() {
    check(
        "1.1 x\n\na. y\n\na) z\n\nb. w",
        &["para-1.1", "para-1.1-a", "para-1.1-a-a", "para-1.1-b"],
    );
}

#[test]
fn a_run_begun_anew_gets_double_ids() {
    check(
        "1.1 x\n\na) y\n\nb) y\n\nWords.\n\na) z",
        &[
            "para-1.1",
            "para-1.1-a",
            "para-1.1-b",
            "para-1.1-p1",
            "para-1.1-a--2",
        ],
    );
}

#[test]
fn lists_that_let_markdown_count_are_counted() {
    let document = check(
        "## 9 A\n\n1. x\n1. y\n1. z",
        &["sec-9", "para-1", "para-2", "para-3"],
    );
    assert_eq!(document.blocks()[3].label(), "3.");
}

#[test]
fn a_list_keeps_the_papers_numbers() {
    check("## 9 A\n\n1. x\n3. y", &["sec-9", "para-1", "para-3"]);
}

#[test]
fn a_slug_is_cut_at_a_hyphen_within_forty_code_points() {
    check(
        "## A\n\n## aaaaaaaaa bbbbbbbbb ccccccccc ddddddddd eee",
        &["sec-a", "sec-aaaaaaaaa-bbbbbbbbb-ccccccccc-ddddddddd"],
    );
    check(
        "## A\n\n## aaaaaaaaa bbbbbbbbb ccccccccc dddddddddd",
        &["sec-a", "sec-aaaaaaaaa-bbbbbbbbb-ccccccccc-dddddddddd"],
    );
    check(
        "## A\n\n## aaaaaaaaa bbbbbbbbb ccccccccc ddddddddddd",
        &["sec-a", "sec-aaaaaaaaa-bbbbbbbbb-ccccccccc"],
    );
    let long = "人".repeat(50);
    check(
        &format!("## A\n\n## {long}"),
        &["sec-a", &format!("sec-{}", "人".repeat(40))],
    );
}

#[test]
fn a_slug_is_composed() {
    for (heading, id) in composed::COMPOSED {
        check(&format!("## A\n\n## {heading}"), &["sec-a", id]);
    }
}

#[test]
fn a_heading_is_numbered_whichever_way_it_is_written() {
    for heading in [
        "## 6 Out",
        "## **6 Out**",
        "## **6. Out**",
        "## 6) Out",
        "6\\. Out\n---",
        "1. # 6. Out",
    ] {
        let document = Document::parse(&format!("## 5 In\n\n{heading}"));
        let id = document.blocks()[1].id();
        let expected = if heading.starts_with("1.") {
            "sec-1"
        } else {
            "sec-6"
        };
        assert_eq!(id, expected, "{heading}");
    }
}

#[test]
fn numbers_decide_the_depth_of_headings_and_levels_where_there_are_none() {
    let source =
        "## 1 A\n\n## 1.1 B\n\n#### 1.1.1 C\n\n### 2 D\n\n#### Aside\n\n## Annex\n\n### Part";
    let document = Document::parse(source);
    let depths: Vec<usize> = document.outline().iter().map(|entry| entry.depth).collect();
    assert_eq!(depths, [0, 1, 2, 0, 1, 0, 1]);
    let levels = document.blocks().iter().map(|block| match block.kind() {
        BlockKind::Heading { level } => *level,
        kind => panic!("{kind:?}"),
    });
    assert!(levels.eq(depths.iter().map(|depth| depth + 1)));
}

#[test]
fn a_title_needs_to_stand_out() {
    check("# T\n\nx\n\n## A", &["masthead-title", "front-p1", "sec-a"]);
    check("# T\n\nx\n\n# A", &["sec-t", "sec-t-p1", "sec-a"]);
    check("x\n\n# T\n\n## A", &["front-p1", "sec-t", "sec-a"]);
    check("# Article 1\n\n## A", &["sec-article-1", "sec-a"]);
    check("# 1 First\n\n## A", &["sec-1", "sec-a"]);
}

#[test]
fn the_masthead_may_stand_below_the_title() {
    check(
        "# T\n\nDocument C14/1-E\n\n14 March 2014\n\nWords on 14 March 2014.\n\n15 March 2014\n\n## A",
        &[
            "masthead-title",
            "masthead-symbol",
            "masthead-date",
            "front-p1",
            "front-p2",
            "sec-a",
        ],
    );
}

#[test]
fn the_masthead_ends_at_the_first_section() {
    check(
        "## A\n\n14 March 2014\n\n## B",
        &["sec-a", "sec-a-p1", "sec-b"],
    );
    check(
        "Original research shows little.\n\n## B",
        &["front-p1", "sec-b"],
    );
}

#[test]
fn symbols_are_recognised() {
    for symbol in ["C14/41(Rev.1)-E", "C14/DT/3-E", "CWG-COP-8/3"] {
        let document = Document::parse(&format!("Document {symbol}\n\n# T\n\nx"));
        assert_eq!(document.masthead().symbol.as_deref(), Some(symbol));
    }
    let document = Document::parse("Document and/or paper\n\n# T\n\nx");
    assert_eq!(document.masthead().symbol, None);
}

#[test]
fn a_field_that_occurs_twice_is_text_the_second_time() {
    check(
        "Document C14/1-E  \nDocument C14/2-E\n\n# T",
        &["masthead-symbol", "front-p1", "masthead-title"],
    );
}

#[test]
fn the_section_of_a_block_is_the_heading_above_it() {
    let document = check(
        "x\n\n## A\n\ny\n\n## B",
        &["front-p1", "sec-a", "sec-a-p1", "sec-b"],
    );
    let sections: Vec<Option<usize>> = document
        .blocks()
        .iter()
        .map(|block| block.section())
        .collect();
    assert_eq!(sections, [None, Some(1), Some(1), Some(3)]);
}

#[test]
fn ids_from_before_lines_were_headings_still_lead_to_their_blocks() {
    let document = Document::parse(
        "C99/7-E\n\n# Report of the Group\n\nArticle 1\n\n1. One.\n\nMore.\n\n2. Two.\n\nArticle 2\n\n1. Three.\n\nFour.\n\nArticle 3\n\n1. Five.\n",
    );
    for (former, now) in [
        ("front-p1", "sec-article-1"),
        ("front-para-1", "sec-article-1-para-1"),
        ("front-para-2-p1", "sec-article-2"),
        ("front-para-1--2", "sec-article-2-para-1"),
        ("front-para-1--2-p1", "sec-article-2-para-1-p1"),
        ("front-para-1--3", "sec-article-3-para-1"),
    ] {
        assert_eq!(document.block(former).unwrap().id(), now, "{former}");
    }
}
