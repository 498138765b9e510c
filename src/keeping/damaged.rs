//! Unusable values of every sort of entry.

use super::aside::Aside;
use super::draft::Draft;
use super::exported::Exported;
use super::key::Entry;
use super::placement::Placed;
use super::profile::Profile;
use super::reading::Reading;
use super::settings::Settings;
use super::storage::{Damaged, SetAside, Storage};
use super::store::{ReadStore, StoreError, work_on};
use super::swept::Swept;
use super::unreadable::{Flaw, Unreadable};
use super::version;

impl<S: ReadStore> Storage<S> {
    /// Returns the unusable values of profiles, settings, drafts, placements, export marks and unread
    /// notes, and those set aside. The notebook checks annotations.
    ///
    /// # Errors
    /// When the store fails.
    pub fn damaged(&self) -> Result<Vec<Damaged>, StoreError> {
        let mut found = Vec::new();
        for entry in self.entries()? {
            found.extend(self.damaged_at(&entry)?);
        }
        Ok(found)
    }

    /// Returns the value of an entry that is not an annotation, if it is unusable.
    pub(super) fn damaged_at(&self, entry: &Entry) -> Result<Option<Damaged>, StoreError> {
        if matches!(entry, Entry::Annotation(..) | Entry::Text(..)) {
            return Ok(None);
        }
        let key = self.base().key(entry);
        let value = self.store().get(&key)?;
        let check = |value| work_on(self.store(), &key, || check(entry, key.clone(), value));
        Ok(value.and_then(check))
    }
}

/// Checks the value of an entry that is not an annotation.
fn check(entry: &Entry, key: String, value: String) -> Option<Damaged> {
    let reason = match entry {
        Entry::Annotation(..) | Entry::Text(..) | Entry::Probe => return None,
        Entry::Draft(..) => version::read::<Draft>(&value).err()?,
        Entry::Profile(_) => version::read::<Profile>(&value).err()?,
        Entry::Settings => version::read::<Settings>(&value).err()?,
        Entry::Exported(_) => version::read::<Exported>(&value).err()?,
        Entry::Reading(_) => version::read::<Reading>(&value).err()?,
        Entry::Placement(..) => version::read::<Placed>(&value).err()?,
        Entry::Swept => version::read::<Swept>(&value).err()?,
        Entry::Aside(_) => version::read::<Aside>(&value).err()?,
        Entry::Damaged(_) => {
            return Some(match version::read::<SetAside>(&value) {
                Ok(aside) => Damaged {
                    key: aside.key,
                    value: aside.value,
                    reason: Unreadable::Damaged(Flaw::SetAside),
                },
                Err(reason) => Damaged { key, value, reason },
            });
        }
    };
    Some(Damaged { key, value, reason })
}

/// Writes damaged values as one text to download: a JSON object for each, with key, reason and value.
/// `words` puts a reason into words.
pub fn damaged_report<'a>(
    damaged: impl IntoIterator<Item = &'a Damaged>,
    words: impl Fn(&Unreadable) -> String,
) -> String {
    let entries: Vec<_> = damaged
        .into_iter()
        .map(|damaged| {
            serde_json::json!({
                "key": damaged.key,
                "reason": words(&damaged.reason),
                "value": damaged.value,
            })
        })
        .collect();
    format!(
        "{:#}\n",
        serde_json::json!({ "rapporteurDamaged": entries })
    )
}
