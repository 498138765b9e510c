//! Names, times, numbers and order in the reader's language, from the browser's own `Intl`.

use std::cell::RefCell;
use std::cmp::Ordering;

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::annotation::{Timestamp, member_states};
use crate::sort::sort_by;
use crate::wording::{Numbers, print_numbers};

/// Bound here because the constructors may be absent and may throw.
#[wasm_bindgen]
extern "C" {
    type DisplayNames;
    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    fn new(locales: &JsValue, options: &JsValue) -> Result<DisplayNames, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn of(this: &DisplayNames, code: &str) -> Result<Option<String>, JsValue>;

    type DateTimeFormat;
    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    fn new(locales: &JsValue, options: &JsValue) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &DateTimeFormat, date: &Date) -> Result<String, JsValue>;

    type NumberFormat;
    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    fn new(locales: &JsValue, options: &JsValue) -> Result<NumberFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &NumberFormat, number: f64) -> Result<String, JsValue>;

    type Collator;
    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    fn new(locales: &JsValue) -> Result<Collator, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn compare(this: &Collator, a: &str, b: &str) -> Result<f64, JsValue>;
}

/// The ways in which the reader's language writes names, times and order. If `Intl` fails, the plain
/// forms are used: countries as codes, times as in files, order by code points.
pub struct Locale {
    countries: Option<DisplayNames>,
    collator: Option<Collator>,
    short: Option<DateTimeFormat>,
    short_with_year: Option<DateTimeFormat>,
    full: Option<DateTimeFormat>,
    day: Option<DateTimeFormat>,
}

impl Locale {
    /// Makes a locale of the languages that the browser is set to. If `Intl` accepts none of them, it
    /// uses the browser's own.
    pub fn of_reader() -> Self {
        let languages = web_sys::window().map(|window| window.navigator().languages());
        let languages = JsValue::from(languages.unwrap_or_default());
        let locales = [languages, JsValue::UNDEFINED];
        let times = |options: &[(&str, &str)]| {
            let options = object(options);
            first(&locales, |locale| DateTimeFormat::new(locale, &options))
        };
        let short = [
            ("day", "numeric"),
            ("month", "short"),
            ("hour", "2-digit"),
            ("minute", "2-digit"),
        ];
        let with_year: Vec<_> = short.into_iter().chain([("year", "numeric")]).collect();
        let region = object(&[("type", "region")]);
        Self {
            countries: first(&locales, |locale| DisplayNames::new(locale, &region)),
            collator: first(&locales, Collator::new),
            short: times(&short),
            short_with_year: times(&with_year),
            full: times(&[("dateStyle", "full"), ("timeStyle", "short")]),
            day: times(&[("dateStyle", "long"), ("timeZone", "UTC")]),
        }
    }

    /// Returns the name of a country by its two-letter code of ISO 3166-1. Returns `None` for other
    /// codes, and for a country without a name.
    pub fn country_name(&self, alpha2: &str) -> Option<String> {
        let name = self.countries.as_ref()?.of(alpha2).ok()??;
        (name != alpha2).then_some(name)
    }

    /// Returns day and time in the reader's time zone, as short as possible. The year is left out if it
    /// is the present year.
    pub fn format_short(&self, time: &Timestamp) -> String {
        let year = Date::new(&JsValue::from_str(time.as_str())).get_full_year();
        let format = if year == Date::new_0().get_full_year() {
            &self.short
        } else {
            &self.short_with_year
        };
        format_or_text(format.as_ref(), time.as_str())
    }

    /// Returns weekday, date and time in the reader's time zone.
    pub fn format_date_time(&self, time: &Timestamp) -> String {
        format_or_text(self.full.as_ref(), time.as_str())
    }

    /// Returns a date without a time. `2014-03-14` is the same day in every time zone.
    pub fn format_date(&self, date: &str) -> String {
        format_or_text(self.day.as_ref(), date)
    }

    /// Returns the order of two names in the reader's alphabet.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        let by_alphabet = self.collator.as_ref().and_then(|c| c.compare(a, b).ok());
        by_alphabet
            .and_then(|order| order.partial_cmp(&0.0))
            .unwrap_or_else(|| a.cmp(b))
    }
}

/// Makes a value for the first language that `make` accepts.
fn first<T>(locales: &[JsValue], make: impl Fn(&JsValue) -> Result<T, JsValue>) -> Option<T> {
    locales.iter().find_map(|locale| make(locale).ok())
}

fn format_or_text(format: Option<&DateTimeFormat>, time: &str) -> String {
    let date = Date::new(&JsValue::from_str(time));
    format
        .filter(|_| !date.get_time().is_nan())
        .and_then(|format| format.format(&date).ok())
        .unwrap_or_else(|| time.to_owned())
}

fn object(members: &[(&str, &str)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        let _ = Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    object.into()
}

thread_local! {
    /// Making a formatter takes far longer than using it.
    static READER: Locale = Locale::of_reader();
}

/// Lists the reader's languages, the preferred first.
pub fn languages() -> Vec<String> {
    let languages = web_sys::window().map(|window| window.navigator().languages());
    let languages = languages.unwrap_or_default();
    languages.iter().filter_map(|one| one.as_string()).collect()
}

/// The ways to print numbers in one language.
struct NumberFormats {
    plain: Option<NumberFormat>,
    grouped: Option<NumberFormat>,
}

thread_local! {
    static NUMBERS: RefCell<Option<NumberFormats>> = const { RefCell::new(None) };
}

/// Prints all further numbers in the manner of a language, or in plain digits if the browser cannot.
pub fn print_numbers_in(tag: &str) {
    let locale = JsValue::from_str(tag);
    let format = |grouping| {
        let options = object(&[("useGrouping", grouping)]);
        NumberFormat::new(&locale, &options).ok()
    };
    let formats = NumberFormats {
        plain: format(""),
        grouped: format("always"),
    };
    NUMBERS.replace(Some(formats));
    print_numbers(Some(Numbers {
        plain: |number| print(number, |formats| formats.plain.as_ref()),
        grouped: |number| print(number, |formats| formats.grouped.as_ref()),
    }));
}

fn print(number: usize, which: fn(&NumberFormats) -> Option<&NumberFormat>) -> String {
    let printed =
        NUMBERS.with_borrow(|formats| which(formats.as_ref()?)?.format(number as f64).ok());
    printed.unwrap_or_else(|| number.to_string())
}

/// Returns the language that the browser is set to, as a BCP 47 tag. Returns `und` (undetermined) if
/// the browser does not say.
pub fn language() -> String {
    let language = web_sys::window().and_then(|window| window.navigator().language());
    language.unwrap_or_else(|| "und".to_owned())
}

/// Returns the name of a country in the reader's language: see [`Locale::country_name`].
pub fn country_name(alpha2: &str) -> Option<String> {
    READER.with(|locale| locale.country_name(alpha2))
}

/// Returns the name of a Member State by its three-letter ISO 3166-1 code, which `Intl` does not know.
pub fn country_name_of_alpha3(alpha3: &str) -> Option<String> {
    let state = member_states()
        .iter()
        .find(|state| state.alpha3 == alpha3)?;
    country_name(state.alpha2)
}

/// Returns day and time for the reader, as short as possible: see [`Locale::format_short`].
pub fn format_short(time: &Timestamp) -> String {
    READER.with(|locale| locale.format_short(time))
}

/// Returns weekday, date and time for the reader: see [`Locale::format_date_time`].
pub fn format_date_time(time: &Timestamp) -> String {
    READER.with(|locale| locale.format_date_time(time))
}

/// Returns a date for the reader: see [`Locale::format_date`].
pub fn format_date(date: &str) -> String {
    READER.with(|locale| locale.format_date(date))
}

/// Compares names in the order of the reader's alphabet.
pub fn compare_names(one: &str, other: &str) -> Ordering {
    READER.with(|locale| locale.compare(one, other))
}

/// Sorts by name in the order of the reader's alphabet.
pub fn sort_by_name<T>(items: &mut [T], name: impl Fn(&T) -> &str) {
    READER.with(|locale| sort_by(items, |a, b| locale.compare(name(a), name(b))));
}
