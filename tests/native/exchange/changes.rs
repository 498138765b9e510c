//! Changes that an import would make to the reader's own notes: all are named, and nothing is
//! imported under the reader's own id without a yes.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rapporteur::annotation::{
    Agent, Annotation, AuthorId, Content, Contribution, Delegation, Disposition, Kind, Note,
    Revision, Side, Sign,
};
use rapporteur::exchange::plan::{Fate, Kept, Part, Plan};
use rapporteur::exchange::web_annotation::read;
use serde_json::json;

use super::arbitrary;
use super::samples::{
    annotation, author, backup, block_target, context, contributed, here, name, note,
    phrase_target, report, revised, urn, withdrawal,
};

/// Returns the plan of a reader who wrote as `by` and keeps `kept`.
fn plan(kept: &[Annotation], incoming: &[Annotation], by: &[&Agent]) -> Plan {
    let document = report();
    let kept = Kept::from([(name("C14/41-E", Some("en")), kept.iter().cloned().collect())]);
    let own: BTreeSet<AuthorId> = by.iter().map(|agent| agent.id.clone()).collect();
    let files = incoming
        .iter()
        .map(|one| read(&backup(std::slice::from_ref(one), None)).unwrap());
    Plan::new(&kept, files.collect(), &here(&document), &own)
}

fn silva() -> Agent {
    author(0xb1, "A. Silva", "BRA")
}

fn label(label: &str) -> Delegation {
    Delegation {
        country: None,
        label: Some(label.to_owned()),
    }
}

/// Returns the names of the parts of the only version that changes.
fn named(plan: &Plan) -> Vec<String> {
    let entries: Vec<_> = plan.changes_own().collect();
    let [entry] = entries[..] else {
        panic!("{} entries ask", entries.len());
    };
    let changes = entry.own_changes();
    let [change] = &changes[..] else {
        panic!("{} versions change", changes.len());
    };
    change.parts.iter().map(part_name).collect()
}

fn part_name(part: &Part) -> String {
    match part {
        Part::Other { member, .. } => format!("Other {member}"),
        part => {
            let name = format!("{part:?}");
            name.split(['(', ' ']).next().unwrap_or_default().to_owned()
        }
    }
}

/// A change that a file makes to a note, and the parts that must be named.
type Case = (&'static [&'static str], fn(&mut Revision));

fn with_note(revision: &mut Revision, change: impl FnOnce(&mut Note)) {
    if let Content::Note(note) = &mut revision.content {
        change(note);
    }
}

fn say(revision: &mut Revision, change: impl FnOnce(&mut Contribution)) {
    with_note(revision, |note| {
        let mut said = Contribution::of(note);
        change(&mut said);
        said.put_into(note, "en");
    });
}

const CASES: &[Case] = &[
    (&["Kind"], |one| say(one, |said| said.kind = Kind::Question)),
    (&["Kind", "Sign"], |one| {
        say(one, |said| {
            said.kind = Kind::Proposal;
            said.sign = Some(Sign::Sup);
        })
    }),
    (&["Text"], |one| {
        say(one, |said| said.text = "Other words.".to_owned())
    }),
    (&["Kind", "Sign", "Proposed"], |one| {
        say(one, |said| {
            said.kind = Kind::Proposal;
            said.sign = Some(Sign::Mod);
            said.proposed = "Nothing.".to_owned();
        })
    }),
    (&["Kind", "Sign", "Sponsors"], |one| {
        say(one, |said| {
            said.kind = Kind::Proposal;
            said.sign = Some(Sign::Noc);
            said.sponsors = vec![label("USA")];
        })
    }),
    (&["OnBehalfOf"], |one| {
        say(one, |said| said.on_behalf_of = Some(label("EGY")))
    }),
    (&["Tags"], |one| {
        say(one, |said| said.tags = vec!["agreed".to_owned()])
    }),
    (&["Private"], |one| say(one, |said| said.private = true)),
    (&["Kind", "Decision"], |one| {
        say(one, |said| {
            said.kind = Kind::Disposition;
            said.disposition = Some(Disposition::Accepted);
        })
    }),
    (&["Kind", "Sign", "Number", "Proposed", "Side"], |one| {
        say(one, |said| {
            said.kind = Kind::Proposal;
            said.sign = Some(Sign::Add);
            said.number = Some("5.9bis".to_owned());
            said.insert = Some(Side::Before);
            said.proposed = "A new one.".to_owned();
        })
    }),
    (&["Place", "Quote"], |one| {
        with_note(one, |note| {
            note.target = block_target(&report(), "para-6.1-b")
        })
    }),
    // The same words, claimed to be in another place.
    (&["Place"], |one| {
        with_note(one, |note| {
            let [.., fragment] = &mut note.target.selectors[..] else {
                panic!("no selectors");
            };
            if let rapporteur::annotation::Selector::Fragment { value, .. } = fragment {
                *value = "para-5.10".to_owned();
            }
        })
    }),
    (&["Place"], |one| {
        with_note(one, |note| {
            note.target.document.symbol = Some("C15/1-E".to_owned())
        })
    }),
    (&["Language"], |one| {
        with_note(one, |note| {
            if let rapporteur::annotation::Body::Text { language, .. } = &mut note.bodies[0] {
                *language = Some("fr".to_owned());
            }
        })
    }),
    (&["Other stage"], |one| {
        with_note(one, |note| {
            note.extra
                .insert("stage".to_owned(), json!({ "of": "a later version" }));
        })
    }),
    (&["Other body"], |one| {
        with_note(one, |note| {
            note.bodies
                .push(super::samples::text("And a second text.", "linking"))
        })
    }),
    (&["Other sign"], |one| {
        with_note(one, |note| {
            note.extra.insert("sign".to_owned(), json!("PLEASE"));
        })
    }),
    (&["Other sponsors"], |one| {
        with_note(one, |note| {
            note.extra
                .insert("sponsors".to_owned(), json!([{ "seal": "forged" }]));
        })
    }),
    (&["OnBehalfOf", "Other onBehalfOf"], |one| {
        with_note(one, |note| {
            note.extra.insert(
                "onBehalfOf".to_owned(),
                json!({ "label": "EGY", "seal": "forged" }),
            );
        })
    }),
    (&["AuthorName"], |one| {
        one.creator.name = Some("Somebody Else".to_owned())
    }),
    (&["AuthorDelegation"], |one| {
        one.creator.delegation = Some(label("USA"))
    }),
    (&["AuthorRole"], |one| {
        one.creator.role = Some("Head of delegation".to_owned())
    }),
    (&["Other creator"], |one| {
        one.creator
            .extra
            .insert("homepage".to_owned(), json!("https://evil.example/"));
    }),
    (&["Created"], |one| {
        one.created = Some(rapporteur::annotation::Timestamp::new(
            "2013-01-01T00:00:00Z",
        ));
    }),
    (&["Other generator"], |one| one.generator = None),
];

#[test]
fn every_part_that_a_file_would_change_is_named() {
    let document = report();
    let words = note(
        Kind::Comment,
        block_target(&document, "para-5.9"),
        "As I wrote it.",
    );
    let kept = annotation(0xa1, 0xe1, &silva(), words);
    for (expected, change) in CASES {
        let mut changed = kept.live()[0].clone();
        changed.id = rapporteur::annotation::RevisionId::new(urn(0xe2));
        change(&mut changed);
        let replaced = [kept.live()[0].id.clone()].into();
        let incoming = Annotation::from_parts(kept.key().clone(), vec![changed], replaced);
        let named = named(&plan(std::slice::from_ref(&kept), &[incoming], &[&silva()]));
        assert_eq!(named, *expected);
    }
}

#[test]
fn an_answer_that_would_speak_of_another_note_says_so() {
    let document = report();
    let parents = [1, 2].map(|number: u32| {
        let words = format!("Words {number}.");
        let target = block_target(&document, "para-5.9");
        annotation(
            0xc0 + number,
            0xd0 + number,
            &silva(),
            note(Kind::Comment, target, &words),
        )
    });
    let answer = |parent: &Annotation| {
        let target = context().describe_answer(&document, parent, &parent.live()[0]);
        contributed(&Contribution::new(Kind::Support), target)
    };
    let kept = annotation(0xa1, 0xe1, &silva(), answer(&parents[0]));
    let changed = revised(&kept, &[0xe1], 0xe2, Content::Note(answer(&parents[1])));
    let plan = plan(&[kept], &[changed], &[&silva()]);
    assert_eq!(named(&plan), ["Answered", "Modified"]);
}

#[test]
fn a_withdrawal_names_the_words_it_takes_back_and_their_return_all_of_them() {
    let document = report();
    let target = block_target(&document, "para-5.9");
    let kept = annotation(
        0xa1,
        0xe1,
        &silva(),
        note(Kind::Comment, target.clone(), "Mine."),
    );
    let gone = revised(&kept, &[0xe1], 0xe2, withdrawal(target));
    let asked = plan(
        std::slice::from_ref(&kept),
        std::slice::from_ref(&gone),
        &[&silva()],
    );
    assert_eq!(named(&asked), ["Withdrawn", "Text", "Modified"]);
    let back = revised(&gone, &[0xe2], 0xe3, kept.live()[0].content.clone());
    let asked = plan(&[gone], &[back], &[&silva()]);
    let named = named(&asked);
    for part in ["Withdrawn", "Kind", "Quote", "Text"] {
        assert!(named.iter().any(|one| one == part), "{part} in {named:?}");
    }
}

#[test]
fn a_second_version_beside_ones_own_is_told_with_all_that_differs() {
    let document = report();
    let words = |words| note(Kind::Comment, block_target(&document, "para-5.9"), words);
    let first = annotation(0xa1, 0xe1, &silva(), words("As it was."));
    let laptop = revised(&first, &[0xe1], 0xe2, Content::Note(words("Laptop.")));
    let tablet = revised(&first, &[0xe1], 0xe3, Content::Note(words("Tablet.")));
    let plan = plan(&[laptop], &[tablet], &[&silva()]);
    let [entry] = plan.changes_own().collect::<Vec<_>>()[..] else {
        panic!("one note asks");
    };
    let changes = entry.own_changes();
    assert_eq!(
        changes.iter().map(|one| one.fate).collect::<Vec<_>>(),
        [Fate::Beside]
    );
    let names: Vec<String> = changes[0].parts.iter().map(part_name).collect();
    assert_eq!(names, ["Text"]);
}

#[test]
fn of_two_versions_that_one_takes_the_place_of_both_are_named() {
    let document = report();
    let words = |words| note(Kind::Comment, block_target(&document, "para-5.9"), words);
    let first = annotation(0xa1, 0xe1, &silva(), words("As it was."));
    let both = revised(&first, &[0xe1], 0xe2, Content::Note(words("Laptop.")));
    let both = revised(&both, &[0xe1], 0xe3, Content::Note(words("Tablet.")));
    let one = revised(&both, &[0xe2, 0xe3], 0xe4, Content::Note(words("Settled.")));
    let plan = plan(&[both], &[one], &[&silva()]);
    let [entry] = plan.changes_own().collect::<Vec<_>>()[..] else {
        panic!("one note asks");
    };
    let fates: Vec<Fate> = entry.own_changes().iter().map(|one| one.fate).collect();
    assert_eq!(fates, [Fate::Replaced, Fate::Dropped]);
}

/// Returns notes, answers, decisions and withdrawals that are new here.
fn under_one_id(by: &Agent) -> Vec<Annotation> {
    let document = report();
    let target = || block_target(&document, "para-5.9");
    let first = annotation(
        0xa1,
        0xe1,
        by,
        note(Kind::Comment, target(), "Never written."),
    );
    let answer = |kind| {
        let target = context().describe_answer(&document, &first, &first.live()[0]);
        contributed(&Contribution::new(kind), target)
    };
    let taken_back = annotation(0xa2, 0xe2, by, note(Kind::Comment, target(), "Was."));
    vec![
        annotation(0xa3, 0xe3, by, answer(Kind::Support)),
        annotation(0xa4, 0xe4, by, answer(Kind::Disposition)),
        annotation(0xa5, 0xe5, by, answer(Kind::Reply)),
        revised(&taken_back, &[0xe2], 0xe6, withdrawal(target())),
        annotation(
            0xa6,
            0xe7,
            by,
            note(
                Kind::Highlight,
                phrase_target(&document, "para-5.9", "Resolution 67"),
                "",
            ),
        ),
        first,
    ]
}

#[test]
fn nothing_new_comes_in_under_any_id_of_ones_own_without_a_yes() {
    let taken_over = author(0xb2, "A. Silva", "BRA");
    let colleague = author(0xc1, "B. Keller", "CHE");
    for by in [silva(), taken_over.clone()] {
        let mut incoming = under_one_id(&by);
        let theirs = note(
            Kind::Comment,
            block_target(&report(), "para-5.9"),
            "Theirs.",
        );
        incoming.push(annotation(0xaf, 0xef, &colleague, theirs));
        let plan = plan(&[], &incoming, &[&silva(), &taken_over]);
        assert_eq!(plan.changes_own().count(), 6);
        assert_eq!(
            plan.apply(false).len(),
            1,
            "a colleague's note needs no yes"
        );
        assert_eq!(plan.apply(true).len(), 7);
        for entry in plan.changes_own() {
            let fates: Vec<Fate> = entry.own_changes().iter().map(|one| one.fate).collect();
            assert_eq!(fates, [Fate::New]);
        }
    }
}

#[test]
fn what_is_here_already_asks_for_nothing() {
    let notes = under_one_id(&silva());
    let plan = plan(&notes, &notes, &[&silva()]);
    assert_eq!(plan.changes_own().count(), 0);
    assert_eq!(plan.apply(true), []);
}

/// A version from another device would be refused on arrival if a file could claim that it was
/// replaced.
#[test]
fn a_file_that_only_calls_other_versions_replaced_needs_a_yes_too() {
    let document = report();
    let words = note(Kind::Comment, block_target(&document, "para-5.9"), "Mine.");
    let kept = annotation(0xa1, 0xe1, &silva(), words);
    let replaced = [rapporteur::annotation::RevisionId::new(urn(0xe9))].into();
    let poisoned = Annotation::from_parts(kept.key().clone(), kept.live().to_vec(), replaced);
    let plan = plan(std::slice::from_ref(&kept), &[poisoned], &[&silva()]);
    let [entry] = plan.changes_own().collect::<Vec<_>>()[..] else {
        panic!("one note asks");
    };
    assert_eq!(
        (entry.own_changes(), entry.versions_replaced()),
        (vec![], 1)
    );
    assert_eq!(plan.apply(false), []);
}

/// Returns all content of a version, without its identity.
fn said(revision: &Revision) -> Revision {
    Revision {
        id: rapporteur::annotation::RevisionId::new("any"),
        ..revision.clone()
    }
}

proptest! {
    #[test]
    fn two_versions_that_say_different_things_have_a_part_that_says_so(
        pair in (arbitrary::revision_of(0xe1), arbitrary::revision_of(0xe2))
    ) {
        let (first, second) = pair;
        let key = |revision: &Revision| rapporteur::annotation::Key {
            id: rapporteur::annotation::AnnotationId::new(urn(0xa1)),
            creator: revision.creator.id.clone(),
        };
        let kept = Annotation::from_parts(key(&first), vec![first.clone()], BTreeSet::new());
        let replaced = [first.id.clone()].into();
        let incoming = Annotation::from_parts(key(&second), vec![second.clone()], replaced);
        let plan = plan(std::slice::from_ref(&kept), &[incoming], &[&first.creator]);
        for entry in plan.changes_own() {
            for change in entry.own_changes() {
                let same = said(&kept.live()[0]) == said(&entry.joined.live()[0]);
                prop_assert_eq!(change.parts.is_empty(), same);
            }
        }
        prop_assert_eq!(plan.changes_own().count(), 1);
    }
}
