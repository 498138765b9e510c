//! The statement of an open report: the reader's own shared notes, and no others.

use rapporteur::annotation::{Contribution, Kind};
use rapporteur::keeping::MemoryStore;
use rapporteur::messages::Words;

use super::{Counted, Tab};

fn said(words: &str, private: bool) -> Contribution {
    Contribution {
        text: words.to_owned(),
        private,
        ..Contribution::new(Kind::Comment)
    }
}

#[test]
fn a_statement_holds_the_readers_own_shared_notes() {
    let (tab, _) = Tab::of_delegate();
    let statement = |tab: &Tab| tab.session.borrow().statement(&Words);
    assert_eq!(
        statement(&tab),
        Default::default(),
        "there is nothing to say"
    );

    tab.save(&tab.on("para-5.9"), &said("for nobody else", true));
    assert_eq!(
        statement(&tab),
        Default::default(),
        "nothing of it is shared"
    );

    tab.save(&tab.on("para-5.10"), &said("what we *think*", false));
    let (there, other) = (MemoryStore::new(), Counted::from(1));
    let colleague = Tab::open(&there, &other);
    colleague.introduce(&other, "Li Wei", "CHN");
    colleague.save(&colleague.on("para-5.11"), &said("what they think", false));
    tab.import(&colleague.export());

    let (plain, markdown) = statement(&tab);
    for (text, ours) in [(&plain, "what we think"), (&markdown, "what we *think*")] {
        assert!(text.contains(ours) && text.contains("5.10"), "{text}");
        for other in ["for nobody else", "what they think"] {
            assert!(!text.contains(other), "{text}");
        }
    }
    assert!(
        markdown.starts_with('#') && !plain.contains('#'),
        "{plain}\n{markdown}"
    );
}

#[test]
fn a_note_on_an_earlier_text_is_cited_by_its_number_in_the_open_one() {
    const EARLIER: &str = "1 The budget was approved by all.\n\n2 The Chair closed the meeting.\n";
    const REVISED: &str = "1 The budget was approved by all.\n\n2 The hosts were thanked for their welcome.\n\n\
        3 The Chair closed the meeting.\n";
    let (here, world) = (MemoryStore::new(), Counted::default());
    let earlier = Tab::open_text(&here, &world, "A/1", EARLIER, Vec::new());
    earlier.introduce(&world, "A. Silva", "BRA");
    earlier.save(&earlier.on("para-2"), &said("at what time", false));

    let revised = Tab::open_text(&here, &world, "A/2", REVISED, vec![("A/1", EARLIER)]);
    let (plain, _) = revised.session.borrow().statement(&Words);
    assert!(plain.contains("\n§ 3 (§ 2 in A/1) "), "{plain}");
}
