//! Why a report, a document or the list of reports does not open, in whole sentences.

use rapporteur::document::{Catalogue, NotText, Refusal, RelationKind};
use rapporteur::keeping::StoreError;
use rapporteur::messages as m;

#[test]
fn the_flaw_of_a_list_of_reports_is_named_and_who_can_mend_it() {
    for (text, flaw) in [
        (
            "{ \"reports\": [\n  {",
            "is faulty at line 2, column 3: it ends too early.",
        ),
        (
            "reports:\n- C14/41-E\n",
            "is faulty at line 1, column 1: this is not JSON.",
        ),
        ("", "is empty."),
        ("[]", "has no list “reports”."),
        ("null", "has no list “reports”."),
        ("{ \"report\": [] }", "has no list “reports”."),
        ("{ \"reports\": { \"a\": 1 } }", "has no list “reports”."),
    ] {
        let catalogue = Catalogue::of_bytes(text.as_bytes());
        let expected = format!(
            "The list of reports (catalogue.json) {flaw} The people who run this page can correct it."
        );
        assert_eq!(m::none_listed(&catalogue), expected, "{text}");
    }
    assert_eq!(
        m::none_listed(&Catalogue::parse("{\"reports\": []}")),
        "No report is listed here. The people who run this page can add one to catalogue.json."
    );
    assert_eq!(
        m::none_listed(&Catalogue::parse("{\"reports\": [7]}")),
        "None of the reports in the list (catalogue.json) can be opened. The people who run this page can correct it: what is wrong is listed below."
    );
}

const IN_MARKDOWN: &str =
    "Please tell the people who run this page: reports are files in Markdown.";

#[test]
fn what_came_in_place_of_a_report_is_named_and_what_to_do() {
    let not_text = |problem| m::report_missing("Treaty", "treaty.md", Refusal::NotText(problem));
    let sign_in = "The server sent a web page instead of the text of Treaty (treaty.md), perhaps one that asks you to sign in. Reload this page and sign in if you are asked to. If that does not help, tell the people who run this page.";
    assert_eq!(not_text(NotText::WebPage), sign_in);
    for (problem, flaw) in [
        (
            NotText::Pdf,
            format!("a PDF file, which cannot be opened here. {IN_MARKDOWN}"),
        ),
        (
            NotText::Binary,
            format!("not text, so it cannot be opened. {IN_MARKDOWN}"),
        ),
        (
            NotText::WordProcessor,
            format!("not text, so it cannot be opened. {IN_MARKDOWN}"),
        ),
        (
            NotText::Pointer,
            format!("not text, so it cannot be opened. {IN_MARKDOWN}"),
        ),
        (
            NotText::Empty,
            "empty. Try again later, or tell the people who run this page.".to_owned(),
        ),
    ] {
        let expected = format!("The text of Treaty (treaty.md) is {flaw}");
        assert_eq!(not_text(problem), expected);
    }
}

#[test]
fn why_a_file_was_not_opened_is_told_and_what_to_do() {
    for (problem, reason) in [
        (NotText::Empty, "is empty: there is nothing to read."),
        (
            NotText::Binary,
            "is not text. Save it as Markdown or plain text (UTF-8 or UTF-16), then open it again.",
        ),
        (
            NotText::WordProcessor,
            "is not text but a file of Word or another word processor. Save it there as plain text, then open that.",
        ),
        (
            NotText::Pointer,
            "does not hold the text, it only says where the text is. Download the document itself, then open that.",
        ),
        (
            NotText::WebPage,
            "is a web page. Save its text as Markdown or plain text, then open that.",
        ),
        (
            NotText::Pdf,
            "is a PDF file. Save its text as plain text, then open that.",
        ),
    ] {
        let said = m::refused("x.md", Refusal::NotText(problem));
        assert_eq!(said, format!("x.md {reason}"));
    }
}

#[test]
fn what_a_document_is_to_another_is_told_offered_and_listed() {
    for (kind, what, line) in [
        (RelationKind::Revision, "a revision of A", "Revision of A"),
        (
            RelationKind::Corrigendum,
            "a corrigendum to A",
            "Corrigendum to A",
        ),
        (RelationKind::Addendum, "an addendum to A", "Addendum to A"),
    ] {
        assert_eq!(m::looks_like(kind, "A"), format!("This looks like {what}."));
        assert_eq!(m::open_as(kind, "A"), format!("Open as {what}"));
        assert_eq!(m::relation_line(kind, "A"), line);
    }
}

#[test]
fn a_document_that_is_not_kept_says_why_and_that_its_notes_are() {
    let failed = StoreError::Failed("A mutation operation was attempted".to_owned());
    for (error, why) in [
        (
            StoreError::Blocked,
            ", because it blocks its database for this page",
        ),
        (StoreError::Full, ", because its store is full"),
        (failed, " (A mutation operation was attempted)"),
    ] {
        assert_eq!(
            m::own_not_kept("My draft", Some(&error)),
            format!(
                "My draft is open only until this page is closed: the browser could not keep it{why}. Your notes on it are kept; open the file again to see them."
            )
        );
    }
}
