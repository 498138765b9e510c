//! Many delegations behind one note.

use rapporteur::annotation::{Backing, Contribution, Delegation, Kind, Note, Voices, sponsors_of};

use super::check;
use crate::annotation::samples::{agent, comment};

fn proposal(count: usize) -> Note {
    let rapporteur::annotation::Content::Note(mut note) = comment("Words.") else {
        panic!("no note");
    };
    let sponsor = |index: usize| Delegation {
        country: Some(format!("C{index}")),
        label: Some(format!("Delegation {index}")),
    };
    let said = Contribution {
        sponsors: (0..count).map(sponsor).collect(),
        ..Contribution::new(Kind::Proposal)
    };
    said.put_into(&mut note, "en");
    Note {
        kind: Kind::Proposal,
        ..note
    }
}

#[test]
fn many_sponsors_cost_as_many_times_more() {
    check("sponsors", 200, proposal, |note| {
        let voices = Voices::new(&agent("me"), Some(note));
        voices.delegations();
        let mut backing = Backing::default();
        backing.add(&voices, "Anonymous");
        for sponsor in sponsors_of(note) {
            let joins = Voices {
                of_author: Some(sponsor),
                ..Voices::default()
            };
            backing.join(&joins, "C".to_owned());
        }
        assert_eq!(backing.sponsors().len(), voices.sponsors.len());
    });
}
