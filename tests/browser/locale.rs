//! Names, times and order in the reader's language, and in browsers that support none.

use std::cmp::Ordering;

use rapporteur::annotation::{Timestamp, member_states};
use rapporteur::browser::intl::{self, Locale};
use rapporteur::wording::{grouped, plain, print_numbers};
use wasm_bindgen_test::wasm_bindgen_test;

use super::while_held;

/// Returns the locale of a browser set to these languages.
fn reader(languages: &str) -> Locale {
    let _restore = while_held(
        &format!(
            "Object.defineProperty(navigator, 'languages',
               {{ configurable: true, value: {languages} }})"
        ),
        "delete navigator.languages",
    );
    Locale::of_reader()
}

#[wasm_bindgen_test]
fn countries_have_names_in_the_readers_language() {
    assert_eq!(
        reader("['fr']").country_name("CH").as_deref(),
        Some("Suisse")
    );
    assert_eq!(
        reader("['es-AR', 'en']").country_name("CH").as_deref(),
        Some("Suiza")
    );
    let english = reader("['en']");
    for state in member_states() {
        assert!(
            english.country_name(state.alpha2).is_some(),
            "{}",
            state.alpha2
        );
    }
    for wrong in ["", "c", "QZQ", "¿?", "ZQ"] {
        assert_eq!(english.country_name(wrong), None, "{wrong}");
    }
    assert!(intl::country_name_of_alpha3("CHE").is_some());
    assert_eq!(intl::country_name_of_alpha3("F"), None);
}

#[wasm_bindgen_test]
fn times_stand_in_the_readers_language() {
    let locale = reader("['de']");
    let time = Timestamp::new("2014-05-06T10:00:00.000Z");
    assert!(
        locale.format_short(&time).contains("Mai"),
        "{}",
        locale.format_short(&time)
    );
    assert!(locale.format_date_time(&time).contains("Mai 2014"));
    assert_eq!(locale.format_date("2014-03-14"), "14. März 2014");
    assert_eq!(locale.format_date("soon"), "soon");
    assert_eq!(locale.format_short(&Timestamp::new("")), "");
}

#[wasm_bindgen_test]
fn a_time_names_its_year_unless_it_is_this_year() {
    let locale = reader("['en']");
    let year = js_sys::Date::new_0().get_full_year();
    let short = |year: u32| locale.format_short(&Timestamp::new(format!("{year}-05-06T10:00:00Z")));
    assert!(!short(year).contains(&year.to_string()), "{}", short(year));
    for other in [2014, year - 1, year + 1] {
        assert!(
            short(other).contains(&other.to_string()),
            "{}",
            short(other)
        );
    }
}

#[wasm_bindgen_test]
fn names_stand_in_the_order_of_the_alphabet() {
    assert_eq!(reader("['en']").compare("Åland", "Belgium"), Ordering::Less);
    assert_eq!(
        reader("['sv']").compare("Österrike", "Zambia"),
        Ordering::Greater
    );
    let mut names = vec![("Zambia", 1), ("Åland", 2), ("Belgium", 3)];
    intl::sort_by_name(&mut names, |(name, _)| name);
    assert_eq!(names.len(), 3);
}

#[wasm_bindgen_test]
fn without_intl_everything_is_written_plainly() {
    for change in [
        "window.__intl = Intl; Intl = undefined",
        "window.__intl = Intl; Intl = {}",
        "window.__intl = Intl; const no = class { constructor() { throw new RangeError('no') } };
         Intl = { DisplayNames: no, DateTimeFormat: no, Collator: no }",
    ] {
        let _restore = while_held(change, "Intl = window.__intl");
        let locale = Locale::of_reader();
        assert_eq!(locale.country_name("CH"), None, "{change}");
        let time = Timestamp::new("2014-05-06T10:00:00.000Z");
        assert_eq!(locale.format_short(&time), time.as_str());
        assert_eq!(locale.format_date_time(&time), time.as_str());
        assert_eq!(locale.format_date("2014-03-14"), "2014-03-14");
        assert_eq!(locale.compare("a", "b"), Ordering::Less);
    }
}

#[wasm_bindgen_test]
fn numbers_are_printed_in_the_digits_and_groups_of_the_language() {
    let printed = |tag| {
        intl::print_numbers_in(tag);
        let printed = [plain(1_960), grouped(12_345)];
        print_numbers(None);
        printed
    };
    assert_eq!(printed("ar-EG"), ["١٩٦٠", "١٢٬٣٤٥"]);
    assert_eq!(printed("fr"), ["1960", "12\u{202f}345"]);
    assert_eq!(printed("no such language!"), ["1960", "12345"]);
    let _restore = while_held("window.__intl = Intl; Intl = {}", "Intl = window.__intl");
    assert_eq!(printed("ar-EG"), ["1960", "12345"]);
}

#[wasm_bindgen_test]
fn odd_language_settings_are_no_obstacle() {
    for languages in ["['no such language!']", "[]", "undefined"] {
        let locale = reader(languages);
        assert_ne!(
            locale.format_date("2014-03-14"),
            "2014-03-14",
            "{languages}"
        );
        assert!(locale.country_name("CH").is_some(), "{languages}");
    }
    assert!(!intl::language().is_empty());
}
