//! A filled-in form, and the note made from it.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use rapporteur::annotation::{
    Body, Category, Contribution, Delegation, Disposition, Extra, Kind, Missing, Note, Side, Sign,
    Target, Term,
};
use serde_json::{Value, json};

use super::samples::{body, target};

const KINDS: [Kind; 10] = [
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
];

fn any_kind() -> impl Strategy<Value = Kind> {
    let other = prop_oneof![
        Just((Some("linking"), None)),
        Just((Some("tagging"), None)),
        Just((Some("editing"), Some("of a later version"))),
        Just((None, None)),
    ];
    prop_oneof![
        8 => proptest::sample::select(KINDS.to_vec()),
        1 => other.prop_map(|(motivation, kind)| Kind::from_terms(motivation, kind)),
    ]
}

fn any_term<T: Term + std::fmt::Debug>() -> impl Strategy<Value = Option<T>> {
    let all: Vec<T> = T::ALL.iter().map(|(value, _)| *value).collect();
    option::of(proptest::sample::select(all))
}

fn any_delegation() -> impl Strategy<Value = Delegation> {
    (option::of("[A-Z]{3}"), option::of("[ a-z]{0,3}"))
        .prop_map(|(country, label)| Delegation { country, label })
}

fn any_words() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[ab \n]{1,5}", any::<String>()]
}

pub fn any_contribution() -> impl Strategy<Value = Contribution> {
    let words = (any_kind(), any_words(), any_words(), vec(any_words(), 0..3));
    let proposal = (
        any_term::<Sign>(),
        option::of(any_words()),
        any_term::<Side>(),
        vec(any_delegation(), 0..3),
    );
    let others = (
        any_term::<Category>(),
        option::of(any_delegation()),
        any::<bool>(),
        any_term::<Disposition>(),
    );
    (words, proposal, others).prop_map(
        |(
            (kind, text, proposed, tags),
            (sign, number, insert, sponsors),
            (category, on_behalf_of, private, disposition),
        )| Contribution {
            kind,
            text,
            proposed,
            tags,
            sign,
            number,
            insert,
            sponsors,
            category,
            on_behalf_of,
            private,
            disposition,
        },
    )
}

/// Returns unknown members and bodies, some in place of our own terms.
fn any_unknown() -> impl Strategy<Value = (Extra, Extra, Vec<Body>)> {
    let known_names = prop_oneof![
        Just(("sign", json!("XYZ"))),
        Just(("category", json!(7))),
        Just(("disposition", json!("deferred"))),
        Just(("private", json!("yes"))),
        Just(("onBehalfOf", json!("FRA"))),
        Just(("sponsors", json!("CEPT"))),
        Just(("address", json!(["5.9bis"]))),
    ];
    let member = prop_oneof![
        known_names.prop_map(|(name, value)| (name.to_owned(), value)),
        ("x-[a-c]", any::<u8>()).prop_map(|(name, value)| (name, value.into())),
    ];
    let in_target = prop_oneof![
        Just(("insert".to_owned(), json!("under"))),
        ("x-[a-c]", any::<u8>()).prop_map(|(name, value)| (name, Value::from(value))),
    ];
    let shape = prop_oneof![
        Just(Body::Other(json!({"type": "Image", "id": "urn:x:1"}))),
        Just(Body::Other(json!("https://example.org/video"))),
    ];
    (vec(member, 0..3), vec(in_target, 0..2), vec(shape, 0..2)).prop_map(
        |(members, in_target, bodies)| {
            (
                members.into_iter().collect(),
                in_target.into_iter().collect(),
                bodies,
            )
        },
    )
}

/// Returns a note from any program: with unknown members, and bodies in any order.
fn any_note() -> impl Strategy<Value = Note> {
    let text = (
        "[ab ]{0,2}",
        "(commenting|editing|tagging|linking|replying)",
    );
    let known = vec(
        text.prop_map(|(value, purpose)| body(&value, &purpose)),
        0..3,
    );
    (any_kind(), known, any_unknown(), any::<bool>()).prop_map(
        |(kind, mut bodies, (extra, in_target, others), others_first)| {
            if others_first {
                bodies.splice(0..0, others);
            } else {
                bodies.extend(others);
            }
            Note {
                kind,
                bodies,
                target: Target {
                    extra: in_target,
                    ..target("5.9")
                },
                extra,
            }
        },
    )
}

fn empty(unknown: (Extra, Extra, Vec<Body>)) -> Note {
    let (extra, in_target, bodies) = unknown;
    Note {
        kind: Kind::Comment,
        bodies,
        target: Target {
            extra: in_target,
            ..target("5.9")
        },
        extra,
    }
}

/// Returns the unknown parts: members that are not our own terms or not in their form, and other
/// bodies.
fn unknown(note: &Note) -> (Vec<(String, Value)>, Vec<Body>) {
    let unknown = |members: &Extra| -> Vec<(String, Value)> {
        let strange =
            |(name, value): &(&String, &Value)| name.starts_with("x-") || **value == json!("under");
        let members = members.iter().filter(strange);
        members
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    };
    let mut members = unknown(&note.extra);
    members.extend(unknown(&note.target.extra));
    let others = note
        .bodies
        .iter()
        .filter(|body| matches!(body, Body::Other(_)));
    (members, others.cloned().collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_note_says_what_was_filled_in(
        contributions in vec(any_contribution(), 1..4),
        around in any_unknown(),
    ) {
        let mut note = empty(around);
        for contribution in contributions {
            contribution.put_into(&mut note, "en");
            prop_assert_eq!(Contribution::of(&note), contribution.held());
        }
    }

    #[test]
    fn what_is_not_known_is_untouched(
        contribution in any_contribution(),
        mut note in any_note(),
    ) {
        let mut before = (unknown(&note), note.target.clone());
        contribution.put_into(&mut note, "en");
        if contribution.held().insert.is_some() {
            // An unknown word stays until a side is chosen.
            before.0.0.retain(|(name, _)| name != "insert");
        }
        prop_assert_eq!(unknown(&note), before.0);
        let mut target = note.target.clone();
        let mut was = before.1;
        target.extra.remove("insert");
        was.extra.remove("insert");
        prop_assert_eq!(target, was);
    }

    #[test]
    fn saying_the_same_again_changes_nothing_at_all(mut note in any_note()) {
        let before = note.clone();
        Contribution::of(&note).put_into(&mut note, "fr");
        prop_assert_eq!(note, before);
    }

    #[test]
    fn what_is_held_is_held_again(contribution in any_contribution()) {
        let held = contribution.held();
        prop_assert_eq!(held.held(), held.clone());
        // A body that a note holds twice is written once.
        let mut once = empty(Default::default());
        contribution.put_into(&mut once, "en");
        let mut twice = once.clone();
        contribution.put_into(&mut twice, "en");
        prop_assert_eq!(twice, once);
    }

    #[test]
    fn a_draft_keeps_also_what_the_kind_does_not_hold(contribution in any_contribution()) {
        let members = contribution.to_members();
        let (kind, text) = (contribution.kind.clone(), contribution.text.clone());
        prop_assert_eq!(Contribution::from_members(kind, text, &members), contribution);
    }
}

#[test]
fn unknown_words_in_own_terms_stay_until_there_is_a_new_one() {
    let mut note = empty(Default::default());
    note.kind = Kind::Proposal;
    note.extra.insert("sign".to_owned(), json!("XYZ"));
    note.extra.insert("category".to_owned(), json!("xx"));
    let mut said = Contribution::of(&note);
    assert_eq!((said.sign, said.category), (None, None));
    said.text = "Because.".to_owned();
    said.put_into(&mut note, "en");
    assert_eq!(note.extra["sign"], "XYZ");
    said.sign = Some(Sign::Noc);
    said.put_into(&mut note, "en");
    assert_eq!(note.extra["sign"], "NOC");
    assert_eq!(note.extra["category"], "xx");
}

#[test]
fn a_part_that_stays_keeps_its_body() {
    let mut note = empty(Default::default());
    let mut first = Contribution::new(Kind::Comment);
    first.text = "Said.".to_owned();
    first.tags = vec!["budget".to_owned()];
    first.put_into(&mut note, "fr");
    let said = note.bodies[0].clone();
    first.tags.push("staff".to_owned());
    first.put_into(&mut note, "en");
    assert_eq!(note.bodies[0], said, "its language is still French");
    assert_eq!(note.tags().collect::<Vec<_>>(), ["budget", "staff"]);
    first.text = "Said better.".to_owned();
    first.put_into(&mut note, "en");
    let Body::Text { language, .. } = &note.bodies[0] else {
        panic!()
    };
    assert_eq!(language.as_deref(), Some("en"));
}

/// Kind, sign, text, proposed text, side, disposition, present words, what is missing.
type Case = (
    Kind,
    Option<Sign>,
    &'static str,
    &'static str,
    Option<Side>,
    Option<Disposition>,
    Option<&'static str>,
    Option<Missing>,
);

#[test]
fn what_is_missing_is_said() {
    use Kind::{
        CoSponsorship, Comment, Editorial, Highlight, Proposal, Question, Reply, Reservation,
        Support,
    };
    use Sign::{Add, EditorialMod, Mod, Noc, Sup};
    let here = Some("present words");
    let after = Some(Side::After);
    let decided = Some(rapporteur::annotation::Disposition::Noted);
    #[rustfmt::skip]
    let cases: [Case; 31] = [
        (Highlight, None, "", "", None, None, here, None),
        (Comment, None, "", "", None, None, here, Some(Missing::Text)),
        (Comment, None, " \n", "", None, None, None, Some(Missing::Text)),
        (Comment, None, "a", "", None, None, None, None),
        (Question, None, "", "", None, None, here, Some(Missing::Text)),
        (Question, None, "a", "", None, None, here, None),
        (Reply, None, " ", "", None, None, None, Some(Missing::Text)),
        (Reply, None, "a", "", None, None, None, None),
        (Editorial, None, "a", "", None, None, here, Some(Missing::Proposed)),
        (Editorial, None, "", "present words", None, None, here, Some(Missing::Difference)),
        (Editorial, None, "", "present word", None, None, here, None),
        (Proposal, None, "a", "b", after, None, here, Some(Missing::Sign)),
        (Proposal, Some(Noc), "", "b", None, None, here, Some(Missing::Reasons)),
        (Proposal, Some(Noc), "a", "", None, None, here, None),
        (Proposal, Some(Sup), "", "", None, None, here, None),
        (Proposal, Some(Add), "a", " ", after, None, here, Some(Missing::Proposed)),
        (Proposal, Some(Add), "a", "b", None, None, here, Some(Missing::Side)),
        (Proposal, Some(Add), "", "present words", after, None, here, None),
        (Proposal, Some(Mod), "a", "", None, None, here, Some(Missing::Proposed)),
        (Proposal, Some(Mod), "a", "present words", None, None, here, Some(Missing::Difference)),
        (Proposal, Some(Mod), "", "other words", None, None, here, None),
        (Proposal, Some(Mod), "", "other words", None, None, None, None),
        (Proposal, Some(EditorialMod), "", "", None, None, here, Some(Missing::Proposed)),
        (Proposal, Some(EditorialMod), "", "present words", None, None, here, Some(Missing::Difference)),
        (Proposal, Some(EditorialMod), "", "Present words", None, None, here, None),
        (Support, None, "", "", None, None, None, None),
        (Reservation, None, "", "", None, None, None, None),
        (CoSponsorship, None, "", "", None, None, None, None),
        (Kind::Disposition, None, "a", "", None, None, None, Some(Missing::Disposition)),
        (Kind::Disposition, None, "", "", None, decided, None, None),
        (Kind::from_terms(Some("linking"), None), None, "", "", None, None, None, None),
    ];
    for (kind, sign, text, proposed, insert, disposition, present, missing) in cases {
        let contribution = Contribution {
            text: text.to_owned(),
            proposed: proposed.to_owned(),
            sign,
            insert,
            disposition,
            ..Contribution::new(kind)
        };
        assert_eq!(contribution.missing(present), missing, "{contribution:?}");
    }
}

#[test]
fn a_contribution_is_blank_until_something_is_typed_or_chosen() {
    // Kind, sign and side have initial values.
    let blank = Contribution {
        sign: Some(Sign::Add),
        insert: Some(Side::After),
        number: Some(" ".to_owned()),
        text: " \n".to_owned(),
        ..Contribution::new(Kind::Proposal)
    };
    assert!(blank.is_blank());
    let changes: [fn(&mut Contribution); 9] = [
        |one| one.text = "a".to_owned(),
        |one| one.proposed = "a".to_owned(),
        |one| one.number = Some("5.9bis".to_owned()),
        |one| one.tags = vec!["a".to_owned()],
        |one| one.sponsors = vec![Delegation::default()],
        |one| one.on_behalf_of = Some(Delegation::default()),
        |one| one.disposition = Some(Disposition::Noted),
        |one| one.category = Some(Category::General),
        |one| one.private = true,
    ];
    for change in changes {
        let mut typed = blank.clone();
        change(&mut typed);
        assert!(!typed.is_blank(), "{typed:?}");
    }
}

#[test]
fn what_a_kind_does_not_hold_is_left_out_whole() {
    let typed = |kind: Kind, sign| Contribution {
        sign,
        text: "why".to_owned(),
        proposed: "other words".to_owned(),
        ..Contribution::new(kind)
    };
    for (kind, sign, text, proposed) in [
        (Kind::Comment, None, "", "other words"),
        (Kind::Proposal, Some(Sign::Noc), "", "other words"),
        (Kind::Proposal, Some(Sign::Mod), "", ""),
        (Kind::Editorial, None, "", ""),
    ] {
        let typed = typed(kind.clone(), sign);
        let left = typed.left_out(&typed.held());
        let words = left.as_ref().map(|left| (&*left.text, &*left.proposed));
        assert_eq!(words.unwrap_or_default(), (text, proposed), "{kind:?}");
        if let Some(left) = left {
            let held = left.held();
            assert_eq!((held.text, held.proposed), (left.text, left.proposed));
        }
    }
    // A highlight can be saved without words.
    let saved = Contribution::new(Kind::Highlight);
    let left = typed(Kind::Highlight, None).left_out(&saved).unwrap();
    assert_eq!((&*left.text, &*left.proposed), ("why", "other words"));
}
