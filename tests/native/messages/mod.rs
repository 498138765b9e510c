//! The messages for values that the rooms below return.

mod opening;
mod steps;

use rapporteur::annotation::{Kind, Side, Sum};
use rapporteur::exchange::web_annotation::{ItemProblem, Member, Reason};
use rapporteur::keeping::{Flaw, SaveError, Shape, StoreError, Unreadable};
use rapporteur::messages as m;

#[test]
fn counts_take_the_form_of_their_noun() {
    assert_eq!(
        [0, 1, 2, 1960].map(m::notes),
        ["0 notes", "1 note", "2 notes", "1960 notes"]
    );
    assert_eq!(
        m::table_left(1960, 1),
        "… 1960 more rows and 1 more column."
    );
    assert_eq!(m::table_left(1, 0), "… 1 more row.");
    assert_eq!(m::table_left(0, 2), "… 2 more columns.");
    assert_eq!(m::show_more(50, 136), "Show 50 more of 136");
    assert_eq!(m::show_more(5, 5), "Show 5 more");
    assert_eq!(
        m::store_used(12_345),
        "12\u{202f}345 of about 5 million characters used"
    );
}

#[test]
fn lists_end_as_sentences_do() {
    let listed = |count: usize| {
        let names: Vec<String> = (0..count).map(|at| at.to_string()).collect();
        m::listed(&names)
    };
    assert_eq!(listed(3), "0, 1, 2");
    assert!(listed(5000).ends_with("28, 29 and 4970 more"));
    assert_eq!(
        m::split_into(&["5.9", "5.10", "5.11"]),
        "Split into 5.9, 5.10 and 5.11"
    );
    assert_eq!(m::merged_from(&["5.9"]), "Made of 5.9");
    assert_eq!(m::cells_moved(0, 0), None);
    assert_eq!(
        m::cells_moved(1, 2).as_deref(),
        Some("Moved to another place in the table: 1 row, 2 columns.")
    );
}

#[test]
fn an_import_is_summed_up() {
    let sum = |notes, answers, withdrawn| Sum {
        notes,
        answers,
        withdrawn,
    };
    assert_eq!(
        m::imported(sum(304, 1, 0), 0),
        "304 notes and 1 answer imported."
    );
    assert_eq!(
        m::imported(sum(1, 0, 2), 3),
        "1 note, 2 withdrawals and 3 for other reports imported."
    );
    assert_eq!(m::imported(sum(0, 0, 0), 0), "0 notes imported.");
    assert_eq!(
        m::export_all(sum(304, 12, 2)),
        "All notes (304, 12 answers, 2 withdrawn), including those of others"
    );
}

#[test]
fn who_withdrew_notes_is_named_up_to_three() {
    let names = |count: usize| {
        ["Ana", "Bo", "Cai", "Dee", "Eva"][..count]
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    assert_eq!(m::plan_withdrawn(&names(0), 1), "Withdrawn in this file");
    assert_eq!(
        m::plan_withdrawn(&names(3), 2),
        "Withdrawn in these files by Ana, Bo, Cai"
    );
    assert_eq!(
        m::plan_withdrawn(&names(4), 1),
        "Withdrawn in this file by Ana, Bo, Cai and 1 other"
    );
    assert_eq!(
        m::plan_withdrawn(&names(5), 1),
        "Withdrawn in this file by Ana, Bo, Cai and 2 others"
    );
}

#[test]
fn what_has_gone_from_the_store_is_told_as_it_is() {
    assert_eq!(
        m::missing_here(1, 0, false),
        "1 note on this page is no longer in this browser’s storage. The storage was cleared. Save it again before you close this page."
    );
    assert_eq!(
        m::missing_here(2, 1, true),
        "2 notes and 1 draft on this page are no longer in this browser’s storage. Nor are your profile and settings. The storage was cleared. Save them again before you close this page."
    );
    assert_eq!(
        m::missing_here(0, 0, true),
        "Your profile and settings are no longer in this browser’s storage. The storage was cleared. Save them again before you close this page."
    );
    assert_eq!(
        m::unkept_drafts(3, 1),
        "3 drafts, 1 of them on another report, are not saved, because the browser did not keep them. Copy them before you close this page, or make room and save them again."
    );
    assert_eq!(
        m::unkept_drafts(1, 1),
        "1 draft on another report is not saved, because the browser did not keep it. Copy it before you close this page, or make room and save it again."
    );
    assert_eq!(
        m::unkept_drafts(2, 0),
        "2 drafts are not saved, because the browser did not keep them. Copy them before you close this page, or make room and save them again."
    );
}

#[test]
fn an_error_says_what_is_wrong() {
    let item = |reason| {
        m::item_problem(&ItemProblem {
            index: 2,
            id: None,
            quote: None,
            reason,
        })
    };
    assert_eq!(
        item(Reason::Several(Member::Replaces)),
        "Note 3 was not taken: it has more than one list of replaced revisions."
    );
    assert_eq!(
        item(Reason::TooDeep),
        "Note 3 was not taken: its parts are nested too deeply."
    );
    assert_eq!(
        m::save_error(&SaveError::NewerVersion(7)),
        "This note was last saved by a newer version of Rapporteur (storage version 7). Reload the page to get that version, then save again."
    );
    let damaged = |flaw| m::unreadable(&Unreadable::Damaged(flaw));
    assert_eq!(
        damaged(Flaw::Shape(Shape::ListOfOtherLength)),
        "It is damaged: a list of another length is missing or not as it was written."
    );
    assert_eq!(
        damaged(Flaw::UnknownMember("x\n".into())),
        r#"It is damaged: "x\n" is not known."#
    );
    let misread = "invalid type: null, expected a string";
    assert_eq!(
        damaged(Flaw::Misread(misread.into())),
        "It is damaged: it is not as it was written (invalid type: null, expected a string)."
    );
    assert_eq!(damaged(Flaw::SetAside), "It is damaged: it was set aside.");
}

#[test]
fn a_browser_that_gives_no_reason_is_said_to_give_none() {
    let failed = |reason: &str| StoreError::Failed(reason.to_owned());
    assert_eq!(
        m::not_removed("C14/41-E", &failed("")),
        "C14/41-E could not be removed (no reason given). Please try again."
    );
    assert_eq!(
        m::why_not_saved(&SaveError::Store(failed("disk"))),
        "The browser could not keep this note (disk). Your text is still here: export your notes now, then try again."
    );
    assert_eq!(
        m::own_not_kept("C14/41-E", None),
        "C14/41-E is open only until this page is closed: the browser could not keep it. Your notes on it are kept; open the file again to see them."
    );
}

#[test]
fn notes_are_counted_by_kind_and_named_in_small_letters_within_a_sentence() {
    let kinds = [
        Kind::Reply,
        Kind::Proposal,
        Kind::Reply,
        Kind::CoSponsorship,
    ];
    let (all, each) = m::kinds_counted(kinds.into_iter().map(Some).chain([None]));
    assert_eq!(all, "5 notes");
    assert_eq!(
        each,
        ": 2 replies, 1 proposal, 1 co-sponsorship, 1 withdrawn"
    );
    assert_eq!(
        m::highlight_starts(1, Some(&Kind::Question)),
        " [highlight start: question] "
    );
    assert_eq!(m::highlight_starts(3, None), " [highlight start: 3 notes] ");
    assert_eq!(
        m::new_paragraph(Some("5.9bis"), Some(Side::After), "5.9"),
        "New paragraph 5.9bis after 5.9:"
    );
    assert_eq!(
        m::new_paragraph(None, Some(Side::Before), "5.9"),
        "New paragraph before 5.9:"
    );
}

#[test]
fn the_language_is_the_first_wanted_one_that_there_is() {
    let original = m::LANGUAGES[0].tag;
    for wanted in [&[][..], &["tlh"], &["enx", "e"], &["EN-GB"], &["tlh", "en"]] {
        m::choose_language(wanted);
        assert_eq!(m::language().tag, original, "{wanted:?}");
    }
    assert_eq!(m::LANGUAGES[0].tag, "en");
}
