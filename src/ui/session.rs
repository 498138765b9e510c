//! The session of a browser.

use crate::browser::storage::BrowserStore;
use crate::browser::world::BrowserWorld;

/// The open report and its notes, kept in this browser.
pub type Session = crate::session::Session<BrowserStore, BrowserWorld>;
