//! IRIs: telling them from other text, and deriving them.

use uuid::Uuid;

/// The namespace of every derived id: UUID v5 (RFC 9562 §5.5) of the vocabulary's IRI.
const NAMESPACE: Uuid = Uuid::from_u128(0x8f6d_1c0e_52b7_5a43_9e6b_4d0a_77c2_15f9);

/// Characters that are not allowed in IRIs; RFC 3987 §2.2 with the exclusions of RFC 3986 appendix
/// A.
const EXCLUDED: &[char] = &['<', '>', '"', '{', '}', '|', '\\', '^', '`'];

/// Returns whether the text is an absolute IRI: a scheme, a colon, and no forbidden characters.
pub(in crate::exchange) fn is_iri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c))
        && !rest.is_empty()
        && !rest
            .chars()
            .any(|c| c.is_whitespace() || c.is_control() || EXCLUDED.contains(&c))
}

/// Returns a `urn:uuid:…` that depends only on the arguments. `purpose` separates ids made for
/// different ends.
pub(in crate::exchange) fn derived(purpose: &str, parts: &[&str]) -> String {
    let mut name = purpose.as_bytes().to_vec();
    for part in parts {
        // Lengths precede the parts, so that no two lists of parts give the same name.
        name.extend_from_slice(&(part.len() as u64).to_be_bytes());
        name.extend_from_slice(part.as_bytes());
    }
    Uuid::new_v5(&NAMESPACE, &name).urn().to_string()
}
