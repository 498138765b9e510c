//! Names that are made of what they name.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// Returns the first 16 digits of a hexadecimal fingerprint.
pub(super) fn short(fingerprint: &str) -> &str {
    fingerprint.get(..16).unwrap_or(fingerprint)
}

/// The SHA-256 of a text as 64 hexadecimal digits.
pub(super) fn hex_sha256(text: &str) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
