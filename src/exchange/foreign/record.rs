//! Notes as they are found in a file, unread.

use serde_json::Value;
use serde_json::value::RawValue;

/// The deepest nesting of pages and lists. The content of the innermost is read once per level, so
/// a higher value makes hostile files slow. No program nests as deeply.
pub(super) const MOST_LEVELS: usize = 32;

/// A note of a file.
pub(in crate::exchange) enum Record<'a> {
    /// The note as it is in the file.
    Raw(&'a RawValue),
    /// A note assembled from the parts of a graph.
    Made(Value),
    /// A note that cannot be read.
    Damaged,
}
