//! Unicode Normalization Form C (Unicode Standard Annex #15).
//!
//! In a browser the engine's own: the tables for it are 57 kB of compressed download. The form of an
//! assigned character never changes, so that every engine and library gives the same.

use std::borrow::Cow;

/// The text in Normalization Form C.
pub(crate) fn nfc(text: &str) -> Cow<'_, str> {
    /// Below the first combining mark every text is composed already.
    const FIRST_MARK: char = '\u{300}';
    if text.chars().all(|c| c < FIRST_MARK) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(compose(text))
    }
}

#[cfg(target_arch = "wasm32")]
fn compose(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}

#[cfg(not(target_arch = "wasm32"))]
fn compose(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfc().collect()
}
