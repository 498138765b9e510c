//! Displayed names: the corpus of hostile ones, and the laws.

use proptest::prelude::*;
use rapporteur::shown::{in_list, name, name_or_none, revealed, whole_name};

const NAMES: &str = include_str!("../fixtures/hostile/names.txt");

/// Replaces `\u{202e}` by the character.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut unescaped = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').expect("closed");
        let code = u32::from_str_radix(code, 16).expect("hexadecimal");
        unescaped.push(char::from_u32(code).expect("a character"));
        unescaped.push_str(rest);
    }
    unescaped
}

/// Returns every name of the corpus with its expected display.
pub fn hostile_names() -> Vec<(String, String)> {
    let lines = NAMES
        .lines()
        .filter(|line| !line.starts_with("# ") && line.contains(" => "));
    let pairs = lines.chain(NAMES.lines().filter(|line| line.starts_with("# Li =>")));
    pairs
        .map(|line| {
            let (written, shown) = line.split_once(" => ").expect("two names");
            let shown = if shown == "-" { "" } else { shown };
            (unescaped(written), unescaped(shown))
        })
        .collect()
}

#[test]
fn every_name_of_the_corpus_is_shown_as_expected() {
    let names = hostile_names();
    assert!(names.len() > 30);
    for (written, shown) in names {
        assert_eq!(name(&written), shown, "{}", written.escape_unicode());
        assert_eq!(name_or_none(&written).is_none(), shown.is_empty());
    }
}

#[test]
fn what_nobody_sees_is_written_out_where_somebody_decides() {
    assert_eq!(
        revealed("as\u{200b}\u{202e} I\nwrote\tit"),
        "as[U+200B][U+202E] I\nwrote\tit"
    );
    assert_eq!(revealed("علی\u{200c}رضا"), "علی\u{200c}رضا");
    assert_eq!(revealed("a\u{200d}b\u{0}"), "a[U+200D]b[U+0000]");
}

#[test]
fn a_very_long_name_is_cut_inside_its_isolation() {
    let long = "ع".repeat(100_000);
    let inside = format!("{}…", "ع".repeat(199));
    assert_eq!(name(&long), format!("\u{2068}{inside}\u{2069}"));
    assert_eq!(whole_name(&long), format!("\u{2068}{long}\u{2069}"));
    // Of the maximal length, one longer, and one whose last letter has a mark.
    assert_eq!(name(&"b".repeat(200)), "b".repeat(200));
    assert_eq!(name(&"b".repeat(201)), format!("{}…", "b".repeat(199)));
    let marked = format!("{}a\u{301}cd", "b".repeat(198));
    assert_eq!(name(&marked), format!("{}…", "b".repeat(198)));
    let spaced = format!("{} {}", "b".repeat(198), "c".repeat(9));
    assert_eq!(name(&spaced), format!("{}…", "b".repeat(198)));
}

/// In a list, a name that could pass for part of the list is quoted.
#[test]
fn a_name_in_a_list_is_no_more_than_a_name() {
    for (written, listed) in [
        ("EGY", "EGY"),
        ("Côte d’Ivoire", "Côte d’Ivoire"),
        ("Trinidad and Tobago", "Trinidad and Tobago"),
        (
            "Bolivia (Plurinational State of)",
            "Bolivia (Plurinational State of)",
        ),
        ("Withers", "Withers"),
        ("Present Group", "Present Group"),
        ("X: —] [EGY", "“X: —] [EGY”"),
        ("present", "“present”"),
        ("PRESENT", "“PRESENT”"),
        ("F, J", "“F, J”"),
        ("F; J", "“F; J”"),
        ("F with BRA", "“F with BRA”"),
        ("F\u{a0}With BRA", "“F With BRA”"),
        ("X： EGY", "“X： EGY”"),
        ("F · Reservation by G", "“F · Reservation by G”"),
        ("“F”, “J”", "“'F', 'J'”"),
        ("F” with “J", "“F' with 'J”"),
        ("F”", "“F'”"),
        ("\u{202e}F, J", "“F, J”"),
    ] {
        assert_eq!(in_list(&name(written)), listed, "{written}");
    }
    // Isolating marks stay within.
    assert_eq!(in_list(&name("א, ב")), "“\u{2068}א, ב\u{2069}”");
}

fn any_name() -> impl Strategy<Value = String> {
    let letters = prop_oneof![
        any::<char>(),
        prop::char::range('\u{2000}', '\u{206f}'),
        prop::char::range('\u{0}', '\u{a0}'),
        prop::char::range('\u{300}', '\u{6ff}'),
        prop::char::range('\u{e0000}', '\u{e01ef}'),
    ];
    prop::collection::vec(letters, 0..40).prop_map(|letters| letters.into_iter().collect())
}

/// Returns whether a letter may move or hide the text beside it.
fn is_control(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2029}' | '\u{2066}'..='\u{206f}' | '\u{200b}' | '\u{feff}')
}

proptest! {
    #[test]
    fn a_shown_name_is_one_line_and_moves_nothing(written in any_name()) {
        let shown = name(&written);
        let inside = shown.strip_prefix('\u{2068}').and_then(|rest| rest.strip_suffix('\u{2069}'));
        let inside = inside.unwrap_or(&shown);
        prop_assert!(!inside.chars().any(is_control), "{}", shown.escape_unicode());
        prop_assert_eq!(inside.trim(), inside);
    }

    #[test]
    fn showing_twice_is_showing_once(written in any_name()) {
        let shown = name(&written);
        prop_assert_eq!(name(&shown), shown);
    }

    #[test]
    fn a_long_name_is_bounded_once(written in any_name()) {
        let shown = name(&written.repeat(40));
        let whole = whole_name(&written.repeat(40));
        prop_assert!(shown.chars().count() <= 202);
        prop_assert_eq!(name(&whole), shown.clone());
        prop_assert_eq!(name(&shown), shown);
    }

    #[test]
    fn letters_that_are_seen_stay(written in "[a-zA-Zäöüéа-я0-9 .,()’-]{0,30}") {
        let words: Vec<&str> = written.split_whitespace().collect();
        prop_assert_eq!(name(&written), words.join(" "));
    }
}
