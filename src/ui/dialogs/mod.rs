//! The dialogs of the app.

pub mod author;
pub mod bringing;
pub mod carried;
pub mod consent;
pub mod export;
pub mod file_button;
pub mod go_to;
pub mod import;
pub mod keys;
pub mod lines;
pub mod repairs;
pub mod reports;
pub mod rivals;
pub mod settings;
pub mod statement;
