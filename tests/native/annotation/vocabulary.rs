//! Kinds, bodies, authors, Member States.

use std::collections::BTreeSet;

use rapporteur::annotation::{
    Body, Content, Delegation, Extra, Kind, Note, generator, member_states,
};
use serde_json::json;

use super::samples::{body, target};

#[test]
fn every_kind_has_its_terms() {
    let check = |kind: Kind, motivation: &str, term: Option<&str>| {
        assert_eq!(kind.motivation(), Some(motivation));
        assert_eq!(kind.term(), term);
        assert_eq!(Kind::from_terms(Some(motivation), term), kind);
    };
    check(Kind::Highlight, "highlighting", None);
    check(Kind::Comment, "commenting", None);
    check(Kind::Question, "questioning", None);
    check(Kind::Editorial, "editing", None);
    check(Kind::Proposal, "editing", Some("proposal"));
    check(Kind::Support, "assessing", Some("support"));
    check(Kind::Reservation, "assessing", Some("reservation"));
    check(Kind::CoSponsorship, "assessing", Some("co-sponsorship"));
    check(Kind::Reply, "replying", None);
    check(Kind::Disposition, "moderating", None);
}

#[test]
fn unknown_terms_are_kept_as_they_stand() {
    let pairs = [
        (None, None),
        (Some("assessing"), None),
        (Some("commenting"), Some("aside")),
        (Some("linking"), None),
        (None, Some("proposal")),
    ];
    for (motivation, term) in pairs {
        let kind = Kind::from_terms(motivation, term);
        assert!(matches!(kind, Kind::Other { .. }), "{kind:?}");
        assert_eq!((kind.motivation(), kind.term()), (motivation, term));
    }
}

#[test]
fn text_and_tags_are_told_apart() {
    let note = |bodies| Note {
        kind: Kind::Comment,
        bodies,
        target: target("5.9"),
        extra: Extra::new(),
    };
    let shape = Body::Other(json!({"type": "Image"}));
    let bodies = vec![
        shape,
        body("budget", "tagging"),
        body("fix", "editing"),
        body("why?", "commenting"),
        body("staff", "tagging"),
    ];
    let mixed = note(bodies);
    assert_eq!(mixed.text(), Some("why?"));
    assert_eq!(mixed.tags().collect::<Vec<_>>(), ["budget", "staff"]);
    assert_eq!(note(vec![body("fix", "editing")]).text(), Some("fix"));
    assert_eq!(note(vec![body("budget", "tagging")]).text(), None);
    let plain = Body::Text {
        value: "plain".to_owned(),
        purpose: None,
        format: None,
        language: None,
        extra: Extra::new(),
    };
    assert_eq!(note(vec![plain]).text(), Some("plain"));
    assert!(Content::Note(note(Vec::new())).target().is_some());
}

#[test]
fn a_delegation_is_written_short() {
    let of = |country: Option<&str>, label: Option<&str>| Delegation {
        country: country.map(str::to_owned),
        label: label.map(str::to_owned),
    };
    assert_eq!(of(Some("FRA"), Some("F")).short(), Some("F"));
    assert_eq!(of(Some("FRA"), None).short(), Some("FRA"));
    assert_eq!(of(Some("FRA"), Some(" ")).short(), Some("FRA"));
    assert!(of(None, Some("")).is_empty());
    assert!(!of(None, Some("CEPT")).is_empty());
}

#[test]
fn the_software_names_itself() {
    let expected =
        json!({"id": "urn:x-rapporteur:software", "type": "Software", "name": "Rapporteur 0.1.0"});
    assert_eq!(serde_json::Value::Object(generator("0.1.0")), expected);
}

#[test]
fn there_are_194_member_states() {
    let states = member_states();
    assert_eq!(states.len(), 194);
    let distinct = |code: fn(&rapporteur::annotation::MemberState) -> &'static str| {
        states.iter().map(code).collect::<BTreeSet<_>>()
    };
    assert_eq!(distinct(|state| state.alpha2).len(), 194);
    assert_eq!(distinct(|state| state.alpha3).len(), 194);
    assert!(
        states
            .iter()
            .all(|state| state.alpha2.len() == 2 && state.alpha3.len() == 3)
    );
    assert!(states.is_sorted_by_key(|state| state.alpha2));
    for (alpha2, alpha3) in [("AD", "AND"), ("CH", "CHE"), ("VA", "VAT"), ("ZW", "ZWE")] {
        assert!(
            states
                .iter()
                .any(|state| state.alpha2 == alpha2 && state.alpha3 == alpha3)
        );
    }
    // Territories and areas that are not Member States.
    for alpha2 in ["AQ", "FO", "GL", "HK", "MO", "PR", "PS", "TW", "EH", "XK"] {
        assert!(states.iter().all(|state| state.alpha2 != alpha2));
    }
}
