//! Languages of documents, as BCP 47 tags.

/// BCP 47's word for a language that is not known.
pub const UNKNOWN_LANGUAGE: &str = "und";

/// Tells whether two tags may stand for one language: equal by the primary subtag, as far as both
/// are known.
pub fn may_be_one_language(one: &str, other: &str) -> bool {
    let (one, other) = (primary_language(one), primary_language(other));
    one.eq_ignore_ascii_case(other) || [one, other].contains(&UNKNOWN_LANGUAGE)
}

/// Returns the primary subtag: `zh` of `zh-Hans`.
pub fn primary_language(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}
