//! The headings of a report as a tree.

/// One heading in the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineEntry {
    /// The index of the heading's block.
    pub block: usize,
    /// The number of headings above it.
    pub depth: usize,
    /// The section number, `6.1`.
    pub number: Option<String>,
    /// The heading without its number.
    pub title: String,
}

/// Finds the depth of headings. Numbers take precedence, because conversion loses the levels of
/// headings more often than their numbers.
#[derive(Debug, Default)]
pub(super) struct Depths {
    /// The headings that may contain the next one: number and Markdown level.
    open: Vec<(Option<String>, usize)>,
}

impl Depths {
    /// Returns the depth of the next heading.
    pub(super) fn depth(&mut self, number: Option<&str>, level: usize) -> usize {
        while let Some((outer, outer_level)) = self.open.last() {
            let inside = match (outer, number) {
                (Some(outer), Some(number)) => number
                    .strip_prefix(outer.as_str())
                    .is_some_and(|rest| rest.starts_with('.')),
                _ => *outer_level < level,
            };
            if inside {
                break;
            }
            self.open.pop();
        }
        self.open.push((number.map(str::to_owned), level));
        self.open.len() - 1
    }
}
