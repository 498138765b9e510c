//! Rival texts as one text with alternatives.

use proptest::prelude::*;
use rapporteur::annotation::{Stretch, alternatives};

use super::redline::text;

/// Formats alternatives as `[0 and 1: approved]`; `*` marks the present text.
fn told(base: &str, rivals: &[&str]) -> String {
    let tell = |stretch: &Stretch| match stretch {
        Stretch::Common(text) => text.clone(),
        Stretch::Alternatives(choices) => choices.iter().fold(String::new(), |told, choice| {
            let mark = if choice.present { "*" } else { "" };
            let of: Vec<_> = choice.of.iter().map(usize::to_string).collect();
            format!("{told}[{mark}{}: {}]", of.join("+"), choice.text)
        }),
    };
    alternatives(base, rivals).iter().map(tell).collect()
}

#[test]
fn rivals_change_the_same_word() {
    let rivals = [
        "The Council approved the report.",
        "The Council welcomed the report.",
        "The Council approved the report.",
    ];
    assert_eq!(
        told("The Council noted the report.", &rivals),
        "The Council [*: noted][0+2: approved][1: welcomed] the report."
    );
}

#[test]
fn rivals_change_different_words() {
    let rivals = [
        "The Council approved the report of the Group.",
        "The Council noted the report of the Chair.",
    ];
    assert_eq!(
        told("The Council noted the report of the Group.", &rivals),
        "The Council [*1: noted][0: approved] the report of the [*0: Group][1: Chair]."
    );
}

#[test]
fn overlapping_changes_are_one_place() {
    let rivals = [
        "Publish annual statements on it.",
        "Publish quarterly tables on it.",
    ];
    assert_eq!(
        told("Publish quarterly reports on it.", &rivals),
        "Publish [*: quarterly reports][0: annual statements][1: quarterly tables] on it."
    );
}

#[test]
fn additions_in_one_place_are_rivals() {
    let rivals = [
        "The Group agreed in principle to continue.",
        "The Group agreed unanimously to continue.",
        "The Group agreed to continue.",
    ];
    assert_eq!(
        told("The Group agreed to continue.", &rivals),
        "The Group agreed [*2: ][0: in principle ][1: unanimously ]to continue."
    );
}

#[test]
fn a_suppression_is_an_empty_alternative() {
    assert_eq!(
        told("The report was adopted.", &["", "The report was noted."]),
        "[*: The report was adopted.][0: ][1: The report was noted.]"
    );
}

#[test]
fn rivals_that_change_nothing_have_no_alternatives() {
    assert_eq!(told("No change.", &["No change."]), "No change.");
    assert_eq!(told("No rivals.", &[]), "No rivals.");
    assert_eq!(told("", &[""]), "");
}

proptest! {
    #[test]
    fn every_rival_can_be_chosen(base in text(), rivals in prop::collection::vec(text(), 0..4)) {
        let rivals: Vec<&str> = rivals.iter().map(String::as_str).collect();
        let stretches = alternatives(&base, &rivals);
        for (index, rival) in rivals.iter().enumerate() {
            let chosen: String = stretches
                .iter()
                .map(|stretch| match stretch {
                    Stretch::Common(text) => text,
                    Stretch::Alternatives(choices) => {
                        let mut chosen = choices.iter().filter(|choice| choice.of.contains(&index));
                        let choice = chosen.next().unwrap();
                        assert!(chosen.next().is_none());
                        &choice.text
                    }
                }.as_str())
                .collect();
            prop_assert_eq!(&chosen, rival);
        }
    }

    #[test]
    fn the_present_text_can_be_chosen(base in text(), rivals in prop::collection::vec(text(), 0..4)) {
        let rivals: Vec<&str> = rivals.iter().map(String::as_str).collect();
        let chosen: String = alternatives(&base, &rivals)
            .into_iter()
            .map(|stretch| match stretch {
                Stretch::Common(text) => text,
                Stretch::Alternatives(mut choices) => {
                    assert!(choices.len() > 1);
                    assert_eq!(choices.iter().filter(|choice| choice.present).count(), 1);
                    assert!(choices[0].present);
                    choices.swap_remove(0).text
                }
            })
            .collect();
        prop_assert_eq!(chosen, base);
    }

    #[test]
    fn what_is_common_is_whole(base in text(), rivals in prop::collection::vec(text(), 0..4)) {
        let rivals: Vec<&str> = rivals.iter().map(String::as_str).collect();
        let stretches = alternatives(&base, &rivals);
        let common = |stretch: &Stretch| matches!(stretch, Stretch::Common(_));
        prop_assert!(!stretches.iter().any(|stretch| *stretch == Stretch::Common(String::new())));
        prop_assert!(stretches.windows(2).all(|pair| common(&pair[0]) != common(&pair[1])));
    }
}
