//! Every act of a delegate, and its undo.

use rapporteur::annotation::{Contribution, Direction, Key, Kind};
use rapporteur::keeping::MemoryStore;

use super::{Counted, Tab, comment};

/// An act on the note of [`with_note`].
type Act = fn(&Tab, &Key);

const ACTS: &[(&str, Act)] = &[
    ("a note is written", |tab, _| {
        tab.save(&tab.on("para-6.1"), &comment("Another."));
    }),
    ("a note is edited", |tab, key| {
        tab.save(&tab.editing(key), &comment("Better."));
    }),
    ("a note is answered", |tab, key| {
        let reply = Contribution {
            text: "Why?".to_owned(),
            ..Contribution::new(Kind::Reply)
        };
        tab.save(&tab.answering(key), &reply);
    }),
    ("a note is withdrawn", |tab, key| {
        tab.session.borrow_mut().withdraw(key).unwrap();
    }),
    ("a note is put out of sight", |tab, key| {
        tab.session.borrow_mut().hide(key, true).unwrap();
    }),
    ("a file is taken in", |tab, _| {
        let world = Counted::from(9);
        let other = Tab::open(&MemoryStore::new(), &world);
        other.introduce(&world, "Li Wei", "CHN");
        other.save(&other.on("para-5.8"), &comment("From elsewhere."));
        assert_eq!(tab.import(&other.export()), 1);
    }),
];

fn with_note() -> (Tab, Counted, Key) {
    let (tab, world) = Tab::of_delegate();
    let key = tab.save(&tab.on("para-5.9"), &comment("Words."));
    (tab, world, key)
}

/// Returns the margin, and whether its note is hidden.
fn seen(tab: &Tab, key: &Key) -> (String, Option<bool>) {
    let hidden = tab.session.borrow().find(key).map(|(_, card)| card.hidden);
    (tab.margin(), hidden)
}

#[test]
fn every_act_is_undone_and_done_again() {
    for (what, act) in ACTS {
        let (tab, world, key) = with_note();
        let before = seen(&tab, &key);
        act(&tab, &key);
        let after = seen(&tab, &key);
        assert_ne!(before, after, "{what}");
        let back = |direction| {
            let done = tab.session.borrow_mut().back(direction).unwrap();
            assert!(
                format!("{done:?}").contains("skipped: false"),
                "{what}: {done:?}"
            );
        };
        back(Direction::Undo);
        assert_eq!(seen(&tab, &key), before, "{what}, undone");
        back(Direction::Redo);
        assert_eq!(seen(&tab, &key), after, "{what}, done again");
        // A newly opened tab sees the same.
        let second = Tab::open(&tab.store, &world);
        assert_eq!(seen(&second, &key), after, "{what}, in a second tab");
        back(Direction::Undo);
        second.look_again();
        assert_eq!(
            seen(&second, &key),
            before,
            "{what}, undone, in a second tab"
        );
    }
}

#[test]
fn an_answer_stands_with_the_note_it_answers() {
    let (tab, _, key) = with_note();
    let reply = |text: &str| Contribution {
        text: text.to_owned(),
        ..Contribution::new(Kind::Reply)
    };
    let answer = tab.save(&tab.answering(&key), &reply("Why?"));
    tab.save(&tab.answering(&answer), &reply("Because."));
    let threads = "5.9\n  Comment: Words.\n    Reply: Why?\n      Reply: Because.";
    assert_eq!(tab.margin(), threads);
    tab.session.borrow_mut().withdraw(&key).unwrap();
    let withdrawn = threads.replace("Comment: Words.", "withdrawn");
    assert_eq!(tab.margin(), withdrawn);
    tab.session.borrow_mut().withdraw(&answer).unwrap();
    assert_eq!(tab.margin(), withdrawn.replace("Reply: Why?", "withdrawn"));
}

#[test]
fn notes_of_a_report_that_is_not_open_are_taken_back_where_an_import_put_them() {
    const OTHER: &str = "5.9 The Group met.";
    let open_other = |store: &MemoryStore, world: &Counted| {
        Tab::open_text(store, world, "C14/50-E", OTHER, Vec::new())
    };
    let world = Counted::from(9);
    let colleague = open_other(&MemoryStore::new(), &world);
    colleague.introduce(&world, "Li Wei", "CHN");
    colleague.save(&colleague.on("para-5.9"), &comment("From elsewhere."));

    let (tab, world, key) = with_note();
    let before = seen(&tab, &key);
    assert_eq!(tab.import(&colleague.export()), 1);
    let there = || open_other(&tab.store, &world).margin();
    assert_eq!(there(), colleague.margin());
    for (direction, expected) in [
        (Direction::Undo, String::new()),
        (Direction::Redo, colleague.margin()),
        (Direction::Undo, String::new()),
    ] {
        tab.session.borrow_mut().back(direction).unwrap();
        assert_eq!(there(), expected, "{direction:?}");
        assert_eq!(seen(&tab, &key), before);
    }
}
