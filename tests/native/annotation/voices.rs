//! Authors, speakers and sponsors.

use rapporteur::annotation::{Backing, Contribution, Delegation, Kind, Note, Voices};

use super::samples::{agent, comment};

fn delegation(country: &str, label: &str) -> Delegation {
    let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Delegation {
        country: filled(country),
        label: filled(label),
    }
}

/// Reads `EGY`, `BRA/B` or `/CITEL`.
fn read(text: &str) -> Option<Delegation> {
    let (country, label) = text.split_once('/').unwrap_or((text, ""));
    (!text.is_empty()).then(|| delegation(country, label))
}

/// Returns a proposal of `Amira Hassan` of `own`, on behalf of `whom`, with sponsors.
fn voices(own: &str, whom: &str, sponsors: &[&str]) -> Voices {
    let mut by = agent("me");
    by.name = Some("Amira Hassan".to_owned());
    by.delegation = read(own);
    let rapporteur::annotation::Content::Note(mut note) = comment("Words.") else {
        panic!("no note");
    };
    let said = Contribution {
        on_behalf_of: read(whom),
        sponsors: sponsors.iter().filter_map(|one| read(one)).collect(),
        ..Contribution::new(Kind::Proposal)
    };
    said.put_into(&mut note, "en");
    Voices::new(
        &by,
        Some(&Note {
            kind: Kind::Proposal,
            ..note
        }),
    )
}

#[test]
fn who_speaks_is_never_a_sponsor_of_anothers_note() {
    for (own, whom, sponsors, speaks) in [
        ("EGY", "", &["BRA"][..], "EGY"),
        ("EGY", "/Arab Group", &["BRA", "EGY"], "Arab Group"),
        ("BRA/B", "", &["BRA/B", "/CITEL"], "B"),
        ("", "", &["BRA"], "Amira Hassan"),
        ("", "/CEPT", &[], "CEPT"),
        // An invisible name is no delegation.
        (
            "/\u{200b}",
            "/\u{202e}",
            &["/\u{2060}", "BRA"],
            "Amira Hassan",
        ),
    ] {
        let voices = voices(own, whom, sponsors);
        assert_eq!(voices.speaks().as_deref(), Some(speaks), "{own} {whom}");
        let is_shown = |one: &Delegation| one.shown().is_some();
        assert!(voices.sponsors.iter().all(is_shown));
    }
    assert_eq!(Voices::new(&agent("me"), None).speaker(), None);
}

/// Checks the brackets of proposals for the same text.
#[track_caller]
fn check(proposals: &[Voices], joined: &[&str], expected: (&[&str], &[&str])) {
    let mut backing = Backing::default();
    for voices in proposals {
        backing.add(voices, "Anonymous");
    }
    for sponsor in joined {
        let delegation = read(sponsor).unwrap().shown().unwrap();
        backing.join(&voices(sponsor, "", &[]), delegation);
    }
    let sponsors = backing.sponsors();
    let sponsors: Vec<&str> = sponsors.iter().map(String::as_str).collect();
    let speakers = backing.speakers();
    let speakers: Vec<&str> = speakers.iter().map(String::as_str).collect();
    assert_eq!((&speakers[..], &sponsors[..]), expected);
}

#[test]
fn nobody_stands_in_a_bracket_twice() {
    let egypt = || voices("EGY", "", &["BRA"]);
    check(&[egypt()], &[], (&["EGY"], &["BRA"]));
    check(&[egypt(), egypt()], &["BRA/B", "BRA"], (&["EGY"], &["BRA"]));
    // Brazil proposes the same text, and then needs no separate mention.
    check(
        &[egypt(), voices("BRA/B", "", &["EGY"])],
        &[],
        (&["EGY", "B"], &[]),
    );
    check(
        &[voices("BRA/B", "", &["BRA/B", "/CITEL", "/citel"])],
        &["JPN/J"],
        (&["B"], &["CITEL", "J"]),
    );
    check(
        &[voices("", "", &["BRA", "BRA"])],
        &["/BRA"],
        (&["Amira Hassan"], &["BRA"]),
    );
    // One country in two spellings is one delegation.
    check(
        &[voices("BRA/B", "", &["BRA", "/B"])],
        &["/bra"],
        (&["B"], &[]),
    );
}

/// No label can put another delegation into a bracket.
#[test]
fn a_label_is_no_more_than_a_name_in_a_bracket() {
    check(
        &[voices(
            "BRA",
            "",
            &["/X: —] [EGY", "/F, J", "/F with BRA", "/present"],
        )],
        &[],
        (
            &["BRA"],
            &["“X: —] [EGY”", "“F, J”", "“F with BRA”", "“present”"],
        ),
    );
    check(&[voices("/present", "", &[])], &[], (&["“present”"], &[]));
}

#[test]
fn a_delegation_is_known_by_its_country_or_by_its_name() {
    for (one, other, is) in [
        ("BRA", "BRA/B", true),
        ("BRA/B", "/B", true),
        ("/Côte d’Ivoire", "/cote d’ivoire", true),
        ("/B\u{200b}", "/B", true),
        ("BRA", "EGY", false),
        ("/CITEL", "/CEPT", false),
        ("", "", false),
    ] {
        let (one, other) = (
            read(one).unwrap_or_default(),
            read(other).unwrap_or_default(),
        );
        assert_eq!(
            (one.is(&other), other.is(&one)),
            (is, is),
            "{one:?} {other:?}"
        );
    }
}
