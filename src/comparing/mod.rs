//! Two texts that belong together, read as one.
//!
//! [`Comparison`] reads two revisions as one text with insertions and deletions. [`Overlay`] puts a
//! corrigendum or an addendum beside its main text, by address. Blocks it does not mention are
//! unchanged.
//!
//! The words of this room:
//!
//! * **row**: blocks of both texts that are read together, as one redline
//! * **part**: a stretch of a row that is drawn as one paragraph
//! * **form**: the look of words: struck out, emphasised, with a link
//! * **change**: a row that differs in words, form or place; Next and Previous step through changes
//! * **renumbered**: a block that differs only in its address
//! * **overlay**: a corrigendum or addendum beside its main text
//! * **fit**: the effect of an overlay's block on the main text: corrects, repeats or adds

mod address_order;
mod cells;
mod changes;
mod comparison;
mod forms;
mod overlay;
mod own_numbers;
mod parts;
mod reading_order;
mod sections;

pub use cells::{Cell, Cells};
pub use changes::{Row, RowKind};
pub use comparison::{Comparing, Comparison, Progress, Renumbered};
pub use forms::{Form, FormChange, FormKind};
pub use overlay::{Beside, Fit, Overlay};
pub use parts::Part;
pub use sections::Section;
