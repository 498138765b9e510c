//! The board shows the kept notes, including those written by other tabs.

use rapporteur::annotation::{Direction, Key};

use super::{Tab, comment};

/// Returns everything that the desk draws.
pub fn board(tab: &Tab) -> String {
    let session = tab.session.borrow();
    let board = session.board();
    let mut drawn = format!("{:?}\n", board.begins());
    for group in board.groups() {
        drawn.extend(
            group
                .threads
                .iter()
                .map(|thread| format!("{:?} {thread:?}\n", group.spot)),
        );
    }
    drawn.extend(board.marks().iter().map(|marks| format!("{marks:?}\n")));
    drawn
}

/// Under the lock, a tab reads the marks of others before it has heard of them.
#[test]
fn what_another_tab_has_put_out_of_sight_is_drawn_also_if_it_came_along_with_an_act() {
    let acts: [fn(&Tab, &Key); 3] = [
        |tab, other| drop(tab.session.borrow_mut().hide(other, true).unwrap()),
        |tab, _| drop(tab.session.borrow_mut().back(Direction::Undo).unwrap()),
        |tab, _| drop(tab.session.borrow_mut().write_back().unwrap()),
    ];
    for act in acts {
        let (here, world) = Tab::of_delegate();
        let store = here.store.clone();
        let [first, second] =
            ["para-5.8", "para-5.9"].map(|block| here.save(&here.on(block), &comment(block)));
        let there = Tab::open(&store, &world);
        there.session.borrow_mut().hide(&first, true).unwrap();
        act(&here, &second);
        here.look_again();
        assert_eq!(board(&here), board(&Tab::open(&store, &world)));
    }
}
