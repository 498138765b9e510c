//! Pages and lists that a file only names: some are in it all the same, others lie elsewhere.

use serde_json::value::RawValue;

use super::{Records, Remark};

impl Records<'_> {
    /// Tells of no page that is in the file, wherever it was named, and of others that are only named.
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

    /// Tells whether it names what a graph of the file holds.
    pub(super) fn is_node(&self, raw: &RawValue) -> bool {
        let name = serde_json::from_str::<String>(raw.get());
        !self.nodes.is_empty() && name.is_ok_and(|name| self.nodes.contains(&name))
    }

    /// Tells of a page or list that lies elsewhere.
    pub(super) fn linked(&mut self, raw: &RawValue) {
        if let Ok(link) = serde_json::from_str::<String>(raw.get())
            && !self.nodes.contains(&link)
        {
            self.say(Remark::Linked(link));
        }
    }
}
