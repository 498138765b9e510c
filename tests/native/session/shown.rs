//! The notes that are shown: all of them, those that a filter matches, and those that are looked at.

use std::collections::{BTreeMap, BTreeSet};

use rapporteur::annotation::filter::Filter;
use rapporteur::annotation::{Contribution, Key, Kind};
use rapporteur::session::{Shown, Spot, Wish};

use super::{Tab, comment};

/// The choices of a reader that a [`Wish`] refers to.
#[derive(Default)]
struct Choices {
    filter: Filter,
    active: BTreeMap<Spot, Vec<Key>>,
    revealed: BTreeSet<Spot>,
}

impl Choices {
    fn apply(&self, shown: &mut Shown, tab: &Tab) {
        let wish = Wish {
            filter: &self.filter,
            active: &self.active,
            revealed: &self.revealed,
        };
        shown.update(tab.session.borrow().board(), &wish);
    }
}

fn keys(shown: &Shown) -> Vec<Key> {
    shown
        .threads()
        .map(|thread| thread.root.key().clone())
        .collect()
}

/// Opens the report with a comment on 5.9, and a comment and a question on 5.10.
fn opened() -> (Tab, [Key; 3]) {
    let (tab, _) = Tab::of_delegate();
    let question = Contribution {
        text: "what then".to_owned(),
        ..Contribution::new(Kind::Question)
    };
    let first = tab.save(&tab.on("para-5.9"), &comment("a thought"));
    let second = tab.save(&tab.on("para-5.10"), &comment("another thought"));
    let third = tab.save(&tab.on("para-5.10"), &question);
    (tab, [first, second, third])
}

#[test]
fn a_filter_shows_its_hits_and_what_is_looked_at() {
    let (tab, [first, second, third]) = opened();
    let (mut shown, mut choices) = (Shown::default(), Choices::default());
    choices.apply(&mut shown, &tab);
    assert_eq!(keys(&shown), [first.clone(), second.clone(), third.clone()]);
    assert_eq!(
        (shown.counts().shown, shown.first_hit().unwrap().0),
        (3, first.clone())
    );

    choices.filter.kind = Some(Kind::Question);
    choices.apply(&mut shown, &tab);
    assert_eq!(keys(&shown), std::slice::from_ref(&third));
    assert_eq!(shown.counts().shown, 1);
    assert_eq!(shown.first_hit(), Some((third.clone(), third.clone())));
    assert!(shown.groups().iter().all(|group| group.filtered));

    let spot = shown.groups()[0].spot;
    choices.active.insert(spot, vec![first.clone()]);
    choices.apply(&mut shown, &tab);
    assert_eq!(
        keys(&shown),
        [first, third],
        "what is looked at stays in sight"
    );
    assert_eq!(shown.counts().shown, 1, "and does not count");
}

#[test]
fn hidden_notes_are_shown_where_they_are_revealed() {
    let (tab, [first, second, third]) = opened();
    let (mut shown, mut choices) = (Shown::default(), Choices::default());
    tab.session.borrow_mut().hide(&first, true).unwrap();
    choices.apply(&mut shown, &tab);
    assert_eq!(keys(&shown), [second.clone(), third.clone()]);
    assert_eq!(shown.groups()[0].hidden, 1);

    choices.revealed.insert(shown.groups()[0].spot);
    choices.apply(&mut shown, &tab);
    assert_eq!(keys(&shown), [first, second, third]);
    assert!(shown.groups()[0].revealed);
}

#[test]
fn a_spot_without_changes_is_the_same_allocation() {
    let (tab, _) = opened();
    let (mut shown, choices) = (Shown::default(), Choices::default());
    choices.apply(&mut shown, &tab);
    let before = shown.groups().clone();
    choices.apply(&mut shown, &tab);
    assert!(shown.groups() == &before);

    tab.save(&tab.on("para-5.10"), &comment("one more"));
    choices.apply(&mut shown, &tab);
    let after = shown.groups();
    assert!(after[0] == before[0], "5.9 is not drawn again");
    assert!(after[1] != before[1]);
    assert_eq!(after[1].threads.len(), 3);
}
