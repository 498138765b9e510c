//! How notes are kept in a key-value store.
//!
//! One key holds one annotation; what is written under it is small, because the words a note
//! quotes are kept once per text. Nothing here knows a browser: the store is handed in.

mod key;
mod store;
pub mod stored;
mod text;
mod version;

pub use key::{BasePath, DocumentKey, DraftSlot, Entry};
pub use store::{MemoryStore, Store, StoreError, utf16_units};
pub use text::KeptText;
pub use version::{Unreadable, VERSION};
