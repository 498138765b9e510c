//! Pages and lists that a file only names. Some are in the file after all, others are elsewhere.

use serde_json::value::RawValue;

use super::{Records, Remark};

impl Records<'_> {
    /// Drops remarks on pages that are in the file, wherever they were named. Adds remarks on
    /// others that are only named.
    pub(super) fn settle_links(&mut self) {
        let pages = std::mem::take(&mut self.held_pages);
        let is_held = |remark: &Remark| matches!(remark, Remark::Linked(to) if pages.contains(to));
        self.remarks.retain(|remark| !is_held(remark));
        for name in std::mem::take(&mut self.named_pages) {
            if !pages.contains(&name) && !self.nodes.contains(&name) {
                self.say(Remark::Linked(name));
            }
        }
    }

    pub(super) fn name_page(&mut self, raw: &RawValue) {
        self.named_pages
            .extend(serde_json::from_str::<String>(raw.get()));
    }

    /// Returns whether the value names a node of a graph in the file.
    pub(super) fn is_node(&self, raw: &RawValue) -> bool {
        let name = serde_json::from_str::<String>(raw.get());
        !self.nodes.is_empty() && name.is_ok_and(|name| self.nodes.contains(&name))
    }

    /// Reports a page or list that is elsewhere.
    pub(super) fn linked(&mut self, raw: &RawValue) {
        if let Ok(link) = serde_json::from_str::<String>(raw.get())
            && !self.nodes.contains(&link)
        {
            self.say(Remark::Linked(link));
        }
    }
}
