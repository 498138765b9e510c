//! The tables that every browser has: lower case, composition, decomposition, and numbers as
//! ECMAScript prints them. In the download they would take some 80 kB. Native builds use libraries
//! with the same results.

pub(crate) use known::{compose, decompose, lower, number};

#[cfg(target_arch = "wasm32")]
mod known {
    use js_sys::{JsString, Number};

    /// Composes a text (NFC of Unicode Standard Annex #15).
    pub(crate) fn compose(text: &str) -> String {
        JsString::from(text).normalize("NFC").into()
    }

    /// Decomposes a text (NFKD of Unicode Standard Annex #15).
    pub(crate) fn decompose(text: &str) -> String {
        JsString::from(text).normalize("NFKD").into()
    }

    /// Returns a text in lower case, code point by code point.
    pub(crate) fn lower(text: &str) -> String {
        // A browser considers the letters around a sigma, so it is given none.
        let lower = |part| String::from(JsString::from(part).to_lower_case());
        text.split('Σ').map(lower).collect::<Vec<_>>().join("σ")
    }

    /// Prints a number (ECMA-262, Number::toString).
    pub(crate) fn number(number: f64) -> String {
        let text = Number::from(number).to_string_with_radix(10);
        text.map(String::from).unwrap_or_default()
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod known {
    use unicode_normalization::UnicodeNormalization;

    pub(crate) fn compose(text: &str) -> String {
        text.nfc().collect()
    }

    pub(crate) fn decompose(text: &str) -> String {
        text.nfkd().collect()
    }

    pub(crate) fn lower(text: &str) -> String {
        text.chars().flat_map(char::to_lowercase).collect()
    }

    pub(crate) fn number(number: f64) -> String {
        ryu_js::Buffer::new().format(number).to_owned()
    }
}
