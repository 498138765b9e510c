//! The names of steps to undo and to do again.

use rapporteur::annotation::{Change, Direction, Kind};
use rapporteur::messages as m;
use rapporteur::session::StepName;

const KINDS: [(Kind, &str); 10] = [
    (Kind::Highlight, "highlight"),
    (Kind::Comment, "comment"),
    (Kind::Question, "question"),
    (Kind::Editorial, "editorial"),
    (Kind::Proposal, "proposal"),
    (Kind::Support, "support"),
    (Kind::CoSponsorship, "co-sponsorship"),
    (Kind::Reservation, "reservation"),
    (Kind::Reply, "reply"),
    (Kind::Disposition, "disposition"),
];

#[test]
fn a_step_names_its_change_kind_and_place() {
    for (change, what) in [
        (Change::Add, "add"),
        (Change::Edit, "edit"),
        (Change::Withdraw, "withdraw"),
        (Change::Hide, "hide"),
        (Change::Show, "show"),
        (Change::Place, "place"),
        (Change::KeepBoth, "keep both versions of"),
    ] {
        for (kind, name) in KINDS {
            let step = StepName {
                change,
                kind: Some(kind),
                address: Some("5.9".to_owned()),
                notes: 1,
            };
            let undo = m::next_step(Direction::Undo, &step);
            assert_eq!(undo, format!("Undo: {what} {name} on 5.9"));
            let redo = m::next_step(Direction::Redo, &step);
            assert_eq!(redo, format!("Redo: {what} {name} on 5.9"));
        }
    }
}
