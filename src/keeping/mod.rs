//! Keeps notes in a key-value store.
//!
//! One key holds one annotation. Its value is small, because the words that notes quote are kept once
//! per text. This room knows no browser: the store is handed in.
//!
//! * [`Store`] is the interface of a store; [`MemoryStore`] implements it.
//! * [`Storage`] is the part of a store that belongs to one copy of the app: profiles, settings,
//!   drafts, export marks.
//! * [`Notebook`] holds the notes of one document; [`stored`] is the form they are kept in.
//!
//! The words of this room:
//!
//! * **entry**: a storage key and its value
//! * **home**: the document under whose key a note is kept
//! * **shelf**: the texts that notes lean on, each kept once
//! * **draft**: the contents of a composer, which its **slot** identifies
//! * **damaged**: an entry that cannot be read; it stays, or is set aside
//! * **aside**: an entry that the app crashed on, kept where the app does not look
//! * **missing**: an entry that is on the screen but no longer in the store
//! * **swept**: an empty entry of a forgotten note, removed to make room
//! * **pending**: the changes since the last export
//! * **mirror**: copies of profiles, settings and the like, as last seen
//!
//! Three rules hold everywhere. Acknowledged data is kept. A damaged value is never deleted. A value of
//! a newer version is never overwritten.

mod aside;
mod damage;
mod damaged;
mod draft;
mod drafts;
mod exported;
mod key;
mod mirror;
mod notebook;
mod own;
mod pending;
mod placement;
mod profile;
mod reading;
mod settings;
mod shelf;
mod storage;
mod store;
pub mod stored;
mod swept;
mod text;
mod unreadable;
mod version;
mod whole;

pub use aside::{Aside, AsideKind};
pub use damaged::damaged_report;
pub use draft::Draft;
pub use drafts::{Drafts, UnkeptDrafts};
pub use exported::ExportState;
pub use key::{BasePath, DraftSlot, Entry, name_of_notes};
pub use notebook::{Missing, Notebook};
pub use own::{decode_own, encode_own};
pub use profile::Profile;
pub use reading::Reading;
pub use settings::Settings;
pub use storage::{Damaged, SaveError, Storage};
pub use store::{MemoryStore, ReadStore, Store, StoreChange, StoreError, utf16_units};
pub use text::KeptText;
pub use unreadable::{Flaw, Shape, Unreadable};
pub use version::VERSION;
pub use whole::WholeStore;
