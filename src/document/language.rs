//! Languages of documents, as BCP 47 tags.

/// The BCP 47 tag for an unknown language.
pub const UNKNOWN_LANGUAGE: &str = "und";

/// Returns whether two tags may mean the same language: their primary subtags are equal, as far as
/// both are known.
pub fn may_be_one_language(one: &str, other: &str) -> bool {
    let (one, other) = (primary_language(one), primary_language(other));
    one.eq_ignore_ascii_case(other) || [one, other].contains(&UNKNOWN_LANGUAGE)
}

/// Returns the primary subtag: `zh` of `zh-Hans`.
pub fn primary_language(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}
