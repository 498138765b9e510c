//! The files under `docs/` and `tests/fixtures/exchange` agree with the code.

use std::path::{Path, PathBuf};

use rapporteur::annotation::{Annotation, AnnotationSet, Content, Kind};
use rapporteur::exchange::web_annotation::read;

use super::samples::{afternoon, backup, file, morning, report};

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn text(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap()
}

/// Compares a file. `UPDATE_FIXTURES=1 cargo test` rewrites the files; review the difference before
/// keeping it.
pub fn check_file(name: &str, written: &str) {
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        std::fs::write(path(name), written).unwrap();
    }
    assert!(text(name) == written, "{name} is not what is written today");
}

#[test]
fn the_example_is_what_is_written() {
    let document = report();
    let mut day = morning(&document);
    day.extend(afternoon(&document));
    check_file("docs/example.json", &file(&day, Some(&document)));
}

fn every_kind() -> Vec<Annotation> {
    let read = read(&text("tests/fixtures/exchange/every-kind.json")).unwrap();
    assert_eq!(read.problems, []);
    read.annotations
}

#[test]
fn every_kind_is_written_as_it_was_read() {
    let document = report();
    let written = backup(&every_kind(), Some(&document));
    check_file("tests/fixtures/exchange/every-kind.json", &written);
}

#[test]
fn every_kind_is_there() {
    let annotations = every_kind();
    let kinds: Vec<&Kind> = annotations
        .iter()
        .flat_map(|annotation| annotation.notes())
        .map(|(_, note)| &note.kind)
        .collect();
    for kind in [
        Kind::Highlight,
        Kind::Comment,
        Kind::Question,
        Kind::Editorial,
        Kind::Proposal,
        Kind::Support,
        Kind::Reservation,
        Kind::CoSponsorship,
        Kind::Reply,
        Kind::Disposition,
        Kind::from_terms(Some("linking"), None),
        Kind::from_terms(Some("assessing"), Some("abstention")),
    ] {
        assert!(kinds.contains(&&kind), "{kind:?}");
    }
    let withdrawn = annotations.iter().any(Annotation::is_withdrawn);
    let conflicting = annotations.iter().any(Annotation::is_conflicting);
    assert!(withdrawn && conflicting);
}

#[test]
fn what_is_not_known_is_kept_at_every_level() {
    let written = backup(&every_kind(), None);
    for level in [
        "item",
        "body",
        "creator",
        "delegation",
        "generator",
        "target",
        "block",
        "quote",
        "position",
        "fragment",
        "refinement",
        "selector",
        "withdrawal",
    ] {
        assert!(written.contains(&format!("\"of this {level}\"")), "{level}");
    }
}

#[test]
fn a_set_goes_through_a_second_profile_unchanged() {
    let document = report();
    let first = file(&morning(&document), Some(&document));
    let other: AnnotationSet = read(&first).unwrap().annotations.into_iter().collect();
    assert_eq!(file(&other, Some(&document)), first);
}

#[test]
fn withdrawals_keep_what_they_spoke_of() {
    let read = read(&text("docs/example.json")).unwrap();
    let withdrawn: Vec<_> = read
        .annotations
        .iter()
        .filter(|one| one.is_withdrawn())
        .collect();
    let [one] = withdrawn.as_slice() else {
        panic!("{withdrawn:?}");
    };
    let Content::Withdrawn {
        target: Some(target),
        ..
    } = &one.live()[0].content
    else {
        panic!("{one:?}");
    };
    assert_eq!(target.address.as_deref(), Some("6.2 c)"));
}
