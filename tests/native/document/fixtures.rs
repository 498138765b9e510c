//! Every `tests/fixtures/documents/<name>.md` compared with the `<name>.blocks.tsv` beside it.
//!
//! `cases/` holds texts that people had trouble with; they share a masthead, like texts of one
//! meeting. To add a case, write both files. The table has a head and one line for each block: source
//! line, id, address, label and text, with `\n` and `\t` for line breaks and tabs. A
//! `<name>.repairs.txt` beside them, if present, lists all repairs, one per line.

use rapporteur::document::Document;
use rapporteur::messages::repair_line;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/documents")
}

fn check(name: &str) {
    let read = |ending: &str| {
        let path = folder().join(format!("{name}.{ending}"));
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let document = Document::parse(&read("md"));
    let expected = read("blocks.tsv");
    let actual: Vec<String> = document.blocks().iter().map(row).collect();
    let expected: Vec<&str> = expected.lines().skip(1).collect();
    for (actual, expected) in actual.iter().zip(&expected) {
        assert_eq!(actual, expected, "in {name}.md");
    }
    assert_eq!(
        actual.len(),
        expected.len(),
        "blocks of {name}.md:\n{}",
        actual.join("\n")
    );
    if let Ok(expected) = fs::read_to_string(folder().join(format!("{name}.repairs.txt"))) {
        let told: Vec<String> = document.repairs().iter().map(repair_line).collect();
        let expected: Vec<&str> = expected.lines().collect();
        assert_eq!(told, expected, "in {name}.md");
    }
}

fn row(block: &rapporteur::document::Block) -> String {
    let text = block.text().replace('\n', "\\n").replace('\t', "\\t");
    let line = block.line().to_string();
    [&line, block.id(), block.address(), block.label(), &text].join("\t")
}

macro_rules! fixtures {
    ($($name:ident => $file:literal),* $(,)?) => {
        $(#[test] fn $name() { check($file); })*

        #[test]
        fn every_fixture_is_checked() {
            let named = [$($file),*];
            for (folder, prefix) in [(folder(), ""), (folder().join("cases"), "cases/")] {
                for entry in fs::read_dir(folder).unwrap() {
                    let path = entry.unwrap().path();
                    if path.extension().is_some_and(|ending| ending == "md") {
                        let name = format!("{prefix}{}", path.file_stem().unwrap().to_str().unwrap());
                        assert!(named.contains(&&*name), "{name}.md is not among the fixtures");
                    }
                }
            }
        }
    };
}

fixtures! {
    arabic => "arabic",
    chinese => "chinese",
    numbers_that_run_through_all_sections => "continuous",
    headings_and_numbers_that_occur_twice => "doubles",
    empty_file => "empty",
    faults_of_conversion => "faults",
    quotes_pictures_code_and_raw_html => "furniture",
    headings_only => "headings-only",
    mixed_line_ends_and_byte_order_mark => "line-ends",
    footnotes_that_look_like_definitions => "cases/footnotes",
    footnotes_of_several_words => "cases/footnotes-of-several-words",
    symbols_at_the_head_of_pages => "cases/heads-with-symbols",
    heads_of_several_lines => "cases/heads-of-several-lines",
    lists_of_html => "cases/html-lists",
    lists_in_cells_and_signatures => "cases/html-lists-in-cells",
    tables_of_html_with_empty_lines => "cases/html-table-with-empty-lines",
    prose_that_looks_otherwise => "cases/prose-that-looks-otherwise",
    examples_between_fences => "cases/code-of-examples",
    prose_between_rules => "cases/no-front-matter",
    times_of_day => "cases/times",
    numbers_held_by_dotted_numbers => "cases/items-of-dotted-numbers",
    contents_that_are_links => "cases/linked-contents",
    full_width_numbers => "cases/numbers-full-width",
    signs_that_were_lost => "cases/signs-of-several-kinds",
    code_in_items_and_quotations => "cases/code-in-items",
    amounts_that_are_greater => "cases/amounts-that-are-greater",
    anchors_of_bookmarks => "cases/anchors-of-bookmarks",
    headings_that_are_not_marked => "cases/headings-as-lines",
    lead_ins_below_which_countings_begin_anew => "cases/lead-ins",
    notes_that_begin_with_asterisks => "cases/notes-of-asterisks",
    fields_and_times_below_the_masthead => "cases/fields-below-the-masthead",
    numbers_and_letters_in_spanish => "cases/numbers-spanish",
    job_numbers_beside_the_numbers_of_pages => "cases/job-numbers",
    bullets_of_word_processors => "cases/bullets-of-word-processors",
    numbers_of_wrapped_items_amounts_and_contents => "cases/numbers-of-wrapped-items",
    lists_mixed_without_blank_lines => "cases/items-without-blank-lines",
    insertions_before_a_sentence => "cases/insertions-without-delimiter",
    numbers_that_come_early_in_a_sentence => "cases/numbers-in-wrapped-sentences",
    sentences_torn_by_notes_comments_and_rules => "cases/torn-around-notes",
    comments_that_run_over_lines => "cases/comments-over-lines",
    marks_around_several_paragraphs => "cases/marks-around-paragraphs",
    footnotes_that_are_links => "cases/footnotes-of-word-processors",
    line_ends_of_word_processors => "cases/line-ends-of-word-processors",
    heads_of_left_and_right_pages => "cases/heads-across-the-page",
    symbols_of_pages_between_items => "cases/symbols-between-items",
    footnotes_without_marks => "cases/footnotes-unused",
    brackets_of_negotiated_text => "cases/brackets",
    brackets_of_the_next_draft => "cases/brackets-revised",
    page_numbers_between_paragraphs => "cases/page-numbers",
    what_stands_like_furniture_and_is_text => "cases/no-furniture",
    pages_that_run_on => "cases/pages-that-run-on",
    running_heads_and_torn_sentences => "cases/running-heads",
    control_characters_where_ligatures_were => "cases/control-characters",
    letters_that_were_lost_before => "cases/lost-letters",
    provisions_that_are_indented => "cases/indented-provisions",
    paragraphs_that_are_indented_as_in_chinese => "cases/indented-chinese",
    a_fence_that_is_never_closed => "cases/stray-fence",
    a_fence_around_the_whole_file => "cases/fence-around-all",
    headings_without_a_space => "cases/headings-without-space",
    signs_at_the_beginning_of_lines => "cases/signs-at-line-starts",
    rules_below_paragraphs_and_marks_for_programs => "cases/rules-and-attributes",
    items_without_blank_lines => "cases/run-on-items",
    numbers_that_were_inserted => "cases/numbers-inserted",
    numbers_that_numbered_paragraphs_hold => "cases/numbers-held",
    numbers_in_square_brackets => "cases/numbers-in-brackets",
    references_beside_numbered_paragraphs => "cases/numbers-of-references",
    articles_and_items_in_chinese => "cases/numbers-chinese",
    anchors_of_a_converter => "cases/page-anchors",
    tables_of_a_converter => "cases/html-table",
    tables_of_the_next_draft => "cases/html-table-revised",
    words_cut_at_line_ends => "cases/hyphens",
    the_same_words_whole => "cases/hyphens-revised",
    metadata_on_top => "cases/front-matter",
    metadata_with_windows_line_ends => "cases/front-matter-windows",
    what_markdown_leaves_out => "left-out",
    kinds_of_marker => "markers",
    years_decimals_dates_and_initials => "not-numbers",
    tables_and_strikethrough => "tables",
    paragraph_numbers_repeated_per_article => "treaty",
    nothing_numbered => "unnumbered",
    items_before_the_first_paragraph => "cases/opening-items",
    paragraphs_after_numbers_that_items_hold => "cases/numbers-after-held-ones",
    items_inside_quotations => "cases/quoted-items",
    words_of_a_highlighter => "cases/highlighted",
    numbers_that_are_links => "cases/linked-numbers",
    running_heads_with_dates_above_numbers => "cases/heads-with-dates-above-numbers",
    notes_at_the_end_of_pages => "cases/notes-of-pages",
    notes_in_spaced_brackets => "cases/notes-in-spaced-brackets",
    lines_that_are_no_notes_of_pages => "cases/no-notes-of-pages",
    running_heads_with_dates => "cases/heads-with-dates",
}
