//! The note that a composer writes: its content, its changes, and the facts it opens with.

mod content;
mod context;
mod edits;

pub use content::Writing;
pub use context::{Known, WhenAsked, WritingContext};
pub use edits::{Edit, Edits, Mention, UndoneBy, Wiped};
