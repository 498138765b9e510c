//! Notes as they are found in a file, unread.

use serde_json::Value;
use serde_json::value::RawValue;

/// How deep pages and lists lie in each other. What is in the innermost is read as often as it is
/// deep: more would make hostile files slow, and no program writes as many.
pub(super) const MOST_LEVELS: usize = 32;

/// A note of a file.
pub(in crate::exchange) enum Record<'a> {
    /// As it stands there.
    Raw(&'a RawValue),
    /// Put together from the parts of a graph.
    Made(Value),
    /// It cannot be read.
    Damaged,
}
