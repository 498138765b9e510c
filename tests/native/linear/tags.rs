//! A note with many tags that is edited.

use rapporteur::annotation::{Contribution, Extra, Kind, Note};

use super::check;
use crate::annotation::samples::target;

fn tagged(count: usize) -> (Note, Contribution) {
    let mut note = Note {
        kind: Kind::Comment,
        bodies: Vec::new(),
        target: target("5.9"),
        extra: Extra::new(),
    };
    let mut written = Contribution {
        tags: (0..count).map(|tag| format!("tag {tag}")).collect(),
        ..Contribution::new(Kind::Comment)
    };
    written.put_into(&mut note, "en");
    written.text = "changed".to_owned();
    (note, written)
}

#[test]
fn editing_a_note_with_many_tags_costs_as_many_times_more() {
    check("tags", 1_000, tagged, |(note, written)| {
        let mut note = note.clone();
        written.put_into(&mut note, "en");
    });
}
