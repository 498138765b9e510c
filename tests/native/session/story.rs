//! The first story, from the first note to the revision of the report.

use rapporteur::annotation::{Contribution, Direction, Kind, RevisionId, Sign};
use rapporteur::keeping::MemoryStore;
use rapporteur::session::{Done, Place, Verdict};

use super::{Counted, REPORT, Tab, comment};

/// Returns the report with a paragraph inserted before section 6.1 and another one reworded.
fn revised() -> String {
    let text = REPORT.replace(
        "### **6.1 ",
        "The Council was of another mind.\n\n### **6.1 ",
    );
    assert_ne!(text, REPORT);
    text
}

fn proposal(words: &str) -> Contribution {
    Contribution {
        sign: Some(Sign::Mod),
        proposed: words.to_owned(),
        ..Contribution {
            text: "Clearer so.".to_owned(),
            ..Contribution::new(Kind::Proposal)
        }
    }
}

#[test]
fn notes_are_written_answered_undone_exchanged_and_carried_over() {
    let (tab, world) = Tab::of_delegate();
    let here = tab.store.clone();

    let question = Contribution {
        text: "Which Member States?".to_owned(),
        ..Contribution::new(Kind::Question)
    };
    let first = tab.save(&tab.on("para-5.9"), &question);
    let proposed = tab.save(&tab.on("para-6.1-b"), &proposal("b) to do so at once"));
    assert_eq!(
        tab.margin(),
        "5.9\n  Question: Which Member States?\n6.1 b)\n  Proposal: b) to do so at once"
    );

    // A colleague imports the file, supports the proposal and answers the question.
    let (there, other) = (MemoryStore::new(), Counted::from(1));
    let colleague = Tab::open(&there, &other);
    colleague.introduce(&other, "Li Wei", "CHN");
    assert_eq!(colleague.import(&tab.export()), 2);
    assert_eq!(colleague.margin(), tab.margin());
    let support = Contribution::new(Kind::Support);
    colleague.save(&colleague.answering(&proposed), &support);
    let reply = Contribution {
        text: "All of them.".to_owned(),
        ..Contribution::new(Kind::Reply)
    };
    let reply = colleague.save(&colleague.answering(&first), &reply);

    // The reply is undone and redone.
    let undone = colleague.session.borrow_mut().back(Direction::Undo);
    assert!(matches!(undone, Ok(Done::Back { skipped: false, .. })));
    assert!(!colleague.margin().contains("All of them."));
    colleague
        .session
        .borrow_mut()
        .back(Direction::Redo)
        .unwrap();
    assert!(colleague.session.borrow().find(&reply).is_some());

    // The author has changed the question meanwhile: the imported answers appear below it.
    tab.save(
        &tab.editing(&first),
        &Contribution {
            text: "Which Sector Members?".to_owned(),
            ..question.clone()
        },
    );
    assert_eq!(tab.import(&colleague.export()), 2);
    assert_eq!(
        tab.margin(),
        "5.9\n  Question: Which Sector Members?\n    Reply: All of them.\n6.1 b)\n  Proposal: b) to do so at once\n    Support: "
    );
    let session = tab.session.borrow();
    let (_, answer) = session.find(&reply).unwrap();
    assert!(answer.stale && answer.unread && !answer.mine);
    drop(session);

    // A second device of the author changed the same note: both versions remain until one is
    // chosen.
    let (device, third) = (MemoryStore::new(), Counted::from(2));
    let phone = Tab::open(&device, &third);
    phone.introduce(&third, "A. Silva", "BRA");
    phone.import(&tab.export());
    let author = first.creator.clone();
    phone.session.borrow_mut().take_over(&author).unwrap();
    phone.save(&phone.editing(&first), &comment("On the phone."));
    tab.save(&tab.editing(&first), &comment("On the laptop."));
    tab.import(&phone.export());
    let both = tab.session.borrow().live(&first);
    assert_eq!(both.len(), 2);
    let words = |tab: &Tab, id: &RevisionId| {
        let session = tab.session.borrow();
        let live = session.find(&first).unwrap().1.annotation.live();
        let found = live.iter().find(|revision| revision.id == *id).unwrap();
        found.note().unwrap().text().unwrap().to_owned()
    };
    let chosen = words(&tab, &both[1]);
    tab.session
        .borrow_mut()
        .keep_only(&first, &both[1])
        .unwrap();
    let left = tab.session.borrow().live(&first);
    assert_eq!(left.len(), 1);
    assert_eq!(words(&tab, &left[0]), chosen);

    // The report is revised: every note is in its place, and no note was changed for it.
    let before = tab.export();
    let revision = revised();
    let next = Tab::open_text(
        &here,
        &world,
        "C14/41(Rev.1)-E",
        &revision,
        vec![("C14/41-E", REPORT)],
    );
    let session = next.session.borrow();
    let place = session.find(&proposed).unwrap().1.place;
    let block = &session.document().blocks()[place.block().unwrap()];
    assert_eq!(block.address(), "6.1 b)");
    let carried = session.carried();
    assert_eq!(carried.uncertain, []);
    assert_eq!(carried.counts.iter().map(|one| one.1).sum::<usize>(), 2);
    drop(session);
    let again = Tab::open(&here, &world);
    let items = |file: &str| {
        let file: serde_json::Value = serde_json::from_str(file).unwrap();
        file["first"]["items"].clone()
    };
    assert_eq!(items(&again.export()), items(&before));

    // The reader's decision is a step like any other.
    next.session
        .borrow_mut()
        .decide(&[(first.clone(), Verdict::Nowhere)])
        .unwrap();
    let place = |tab: &Tab| tab.session.borrow().find(&first).unwrap().1.place;
    assert_eq!(place(&next), Place::Left);
    next.session.borrow_mut().back(Direction::Undo).unwrap();
    assert!(place(&next).range().is_some());
}
