//! Plural forms compared with those of ICU, and the output of compiled patterns.

use std::str::FromStr;

use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use rapporteur::wording::plural::{self, Category, Rule};
use rapporteur::wording::{self, Argument, Language, Numbers, grouped, plain, print_numbers};

const ENGLISH: Language = Language {
    tag: "en",
    right_to_left: false,
    plural: plural::english,
};

const ARABIC: Language = Language {
    tag: "ar",
    right_to_left: true,
    plural: plural::arabic,
};

#[test]
fn plural_forms_are_those_of_cldr() {
    const RULES: [(&str, Rule); 6] = [
        ("ar", plural::arabic),
        ("en", plural::english),
        ("es", plural::spanish),
        ("fr", plural::french),
        ("ru", plural::russian),
        ("zh", plural::chinese),
    ];
    let large = [
        99_999,
        100_000,
        999_999,
        1_000_000,
        1_000_001,
        1_000_011,
        2_000_000,
        7_000_100,
        1_000_000_000,
        4_294_967_295,
    ];
    for (tag, rule) in RULES {
        let locale = Locale::from_str(tag).unwrap();
        let rules = PluralRules::try_new_cardinal(locale.into()).unwrap();
        for number in (0..=10_000).chain(large) {
            let wanted = match rules.category_for(number) {
                PluralCategory::Zero => Category::Zero,
                PluralCategory::One => Category::One,
                PluralCategory::Two => Category::Two,
                PluralCategory::Few => Category::Few,
                PluralCategory::Many => Category::Many,
                PluralCategory::Other => Category::Other,
            };
            assert_eq!(rule(number), wanted, "{number} in {tag}");
        }
    }
}

#[test]
fn a_text_is_isolated_in_languages_from_right_to_left() {
    let on = |place, language| wording::say("on \u{1}a.", &[Argument::Text(place)], language);
    assert_eq!(on("5.9", &ENGLISH), "on 5.9.");
    assert_eq!(on("§ Ёлка 第七条", &ENGLISH), "on § Ёлка 第七条.");
    assert_eq!(on("المادة 5", &ENGLISH), "on المادة 5.");
    assert_eq!(on("5.9", &ARABIC), "on \u{2068}5.9\u{2069}.");
    assert_eq!(on("", &ARABIC), "on .");
    // Displayed names are already isolated, also when several are adjacent.
    assert_eq!(
        on("\u{2068}سلمى\u{2069}", &ARABIC),
        "on \u{2068}سلمى\u{2069}."
    );
    let two = "\u{2068}سلمى\u{2069}, \u{2068}علي\u{2069}";
    assert_eq!(on(two, &ARABIC), format!("on {two}."));
}

#[test]
fn signs_of_patterns_in_a_name_are_only_signs() {
    let said = wording::say("\u{1}a!", &[Argument::Text("\u{1}a\u{2}\u{4}")], &ENGLISH);
    assert_eq!(said, "\u{1}a\u{2}\u{4}!");
}

#[test]
fn what_a_pattern_lacks_is_left_out() {
    for (pattern, said) in [
        ("a \u{1}b", "a "),
        ("a \u{1}", "a "),
        ("\u{2}aoone", "one"),
        ("\u{2}b\u{3}x\u{4}\u{4}y", "xy"),
        ("\u{2}bone\u{4}\u{4}y", "y"),
        ("\u{2}a", ""),
        ("a\u{4}b", "a"),
    ] {
        assert_eq!(
            wording::say(pattern, &[Argument::Number(1)], &ENGLISH),
            said,
            "{pattern:?}"
        );
    }
}

#[test]
fn numbers_are_printed_as_the_language_does() {
    assert_eq!(plain(12_345), "12345");
    assert_eq!(grouped(12_345), "12\u{202f}345");
    assert_eq!(
        [0, 999, 1_000, 1_234_567].map(grouped),
        ["0", "999", "1\u{202f}000", "1\u{202f}234\u{202f}567"]
    );
    print_numbers(Some(Numbers {
        plain: |number| format!("<{number}>"),
        grouped: |number| format!("<<{number}>>"),
    }));
    assert_eq!(
        wording::say("\u{1}a", &[Argument::Number(7)], &ENGLISH),
        "<7>"
    );
    assert_eq!(grouped(7), "<<7>>");
    print_numbers(None);
}

#[test]
fn a_reader_gets_the_very_language_they_ask_for_or_the_one_it_is_a_kind_of() {
    let accented = Language {
        tag: "en-XA",
        ..ENGLISH
    };
    let all = [ENGLISH, ARABIC, accented];
    for (tag, found) in [
        ("en", Some(0)),
        ("EN-gb", Some(0)),
        ("en-XA", Some(2)),
        ("ar-EG", Some(1)),
        ("ara", None),
        ("e", None),
        ("", None),
    ] {
        assert_eq!(wording::best_language(tag, &all), found, "{tag}");
    }
}
