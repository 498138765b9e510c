//! Delegations, groups and tags as people type them.

use rapporteur::annotation::{Delegation, member_states};
use rapporteur::session::{Delegations, suggested_tags};

/// Returns some names in a reader's language, like a browser.
fn name(alpha2: &str) -> Option<String> {
    let name = match alpha2 {
        "BR" => "Brazil",
        "CH" => "Switzerland",
        "CI" => "Côte d’Ivoire",
        "FR" => "France",
        "GB" => "United Kingdom",
        "GN" => "Guinea",
        "GQ" => "Equatorial Guinea",
        "GW" => "Guinea-Bissau",
        "PG" => "Papua New Guinea",
        "US" => "United States",
        _ => return None,
    };
    Some(name.to_owned())
}

fn all() -> Delegations {
    Delegations::new(name, |one, other| one.cmp(other))
}

fn state(alpha3: &str) -> Delegation {
    Delegation {
        country: Some(alpha3.to_owned()),
        label: None,
    }
}

fn group(label: &str) -> Delegation {
    Delegation {
        country: None,
        label: Some(label.to_owned()),
    }
}

/// Returns France as spelled in ITU papers.
fn written_f() -> Delegation {
    Delegation {
        label: Some("F".to_owned()),
        ..state("FRA")
    }
}

#[test]
fn what_is_typed_is_a_delegation_in_use_a_state_or_a_group() {
    let used = [written_f(), group("Friends of the Chair")];
    let cases = [
        ("", None),
        ("  ", None),
        ("Brazil", Some(state("BRA"))),
        (" brazil ", Some(state("BRA"))),
        ("BR", Some(state("BRA"))),
        ("bra", Some(state("BRA"))),
        ("cote d'ivoire", Some(state("CIV"))),
        // A state without a name in this language is known by its codes.
        ("DEU", Some(state("DEU"))),
        ("de", Some(state("DEU"))),
        ("cept", Some(group("CEPT"))),
        ("Somebody else", Some(group("Somebody else"))),
        // As spelled by others on this report.
        ("f", Some(written_f())),
        ("FRIENDS OF THE CHAIR", Some(group("Friends of the Chair"))),
    ];
    for (typed, expected) in cases {
        assert_eq!(all().meant(typed, &used), expected, "{typed:?}");
    }
    assert_eq!(all().meant("f", &[]), Some(group("f")));
}

#[test]
fn suggestions_begin_with_those_that_fit_best() {
    let shorts = |typed: &str, used: &[Delegation], chosen: &[Delegation]| {
        let suggested = all().suggest(typed, used, chosen).into_iter();
        suggested
            .map(|one| one.short().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let groups = ["APT", "ASMG", "ATU", "CEPT", "CITEL", "RCC"];
    // Before any typing: those in use, and the groups.
    assert_eq!(shorts("", &[], &[]), groups);
    let used = [state("BRA"), group("CEPT")];
    let mut first = vec!["BRA", "CEPT", "APT", "ASMG", "ATU", "CITEL", "RCC"];
    assert_eq!(shorts("", &used, &[]), first);
    // A chosen delegation is not offered again, however it is spelled.
    first.remove(0);
    let chosen = Delegation {
        label: Some("B".to_owned()),
        ..state("BRA")
    };
    assert_eq!(shorts("", &used, &[chosen]), first);
    // The name itself, names with this beginning, words with this beginning.
    assert_eq!(shorts("guinea", &[], &[]), ["GIN", "GNB", "GNQ", "PNG"]);
    assert_eq!(shorts("bissau", &[], &[]), ["GNB"]);
    assert_eq!(shorts("king", &[], &[]), ["GBR"]);
    assert_eq!(shorts("ngdom", &[], &[]), ["GBR"]);
    // Of equally good matches, the one in use is first; each occurs once.
    assert_eq!(
        shorts("guinea", &[state("PNG")], &[]),
        ["GIN", "GNB", "PNG", "GNQ"]
    );
    // A code is as good as the name.
    assert_eq!(shorts("us", &[], &[])[0], "USA");
    assert_eq!(shorts("zzz", &[], &[]), [""; 0]);
    assert_eq!(shorts("a", &[], &[]).len(), 8);
}

#[test]
fn names_are_not_asked_for_before_something_is_typed() {
    let all = Delegations::new(|_| panic!("a name is asked for"), |_, _| panic!("sorted"));
    assert_eq!(all.suggest(" ", &[group("CEPT")], &[]).len(), 6);
    assert_eq!(all.meant("", &[]), None);
}

#[test]
fn only_member_states_have_a_name() {
    let all = all();
    assert_eq!(all.name_of(&state("CHE")).unwrap(), "Switzerland");
    assert_eq!(all.name_of(&written_f()).unwrap(), "France");
    assert_eq!(all.name_of(&state("ZZZ")), None);
    assert_eq!(all.name_of(&group("CEPT")), None);
    let named = member_states().iter().filter(|one| {
        let named = all.name_of(&state(one.alpha3));
        named.is_some()
    });
    assert_eq!(named.count(), 10);
}

#[test]
fn tags_that_hold_what_is_typed_are_suggested_in_their_order() {
    let used = ["Budget", "Étude", "budget 2015", "rights"].map(str::to_owned);
    let cases: [(&str, &[&str], &[&str]); 6] = [
        ("", &[], &["Budget", "Étude", "budget 2015", "rights"]),
        ("BUDGET", &[], &["Budget", "budget 2015"]),
        (" get ", &["Budget"], &["budget 2015"]),
        ("etude", &[], &["Étude"]),
        ("2016", &[], &[]),
        ("rights", &["rights"], &[]),
    ];
    for (typed, chosen, expected) in cases {
        let chosen: Vec<String> = chosen.iter().map(|&one| one.to_owned()).collect();
        assert_eq!(suggested_tags(typed, &used, &chosen), expected, "{typed}");
    }
    let many: Vec<String> = (0..30).map(|number| format!("tag {number}")).collect();
    assert_eq!(suggested_tags("tag", &many, &[]), many[..8]);
}
