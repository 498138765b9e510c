//! Texts named by their digest: SHA-256 in lower-case hexadecimal digits.

use sha2::{Digest, Sha256};

/// Returns the SHA-256 of a text (UTF-8) as 64 hexadecimal digits.
pub(crate) fn digest(text: &str) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    Sha256::digest(text.as_bytes())
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// Returns the first 16 digits of a digest, for names that need to be unique only within one
/// report.
pub(crate) fn short(digest: &str) -> &str {
    digest.get(..16).unwrap_or(digest)
}
