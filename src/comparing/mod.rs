//! Two texts that belong together, read as one.
//!
//! [`Comparison`] reads two revisions as one text with insertions and deletions. [`Overlay`] puts a
//! corrigendum or an addendum beside the text that it speaks of, by address: what it does not
//! mention stands as it is.
//!
//! The words of this room:
//!
//! * **row**: blocks of both texts that are read together, as one redline
//! * **part**: a stretch of a row that is drawn as one paragraph
//! * **form**: how words look: struck out, emphasised, with a link
//! * **change**: a row that differs in words, form or place; Next and Previous lead to it
//! * **renumbered**: a block that only has another address
//! * **overlay**: a corrigendum or addendum beside its main text
//! * **fit**: what a block of an overlay does to the main text: corrects, repeats or adds

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
