//! Two texts that belong together, read as one.
//!
//! [`Comparison`] reads two revisions as one text with insertions and deletions. [`Overlay`] puts a
//! corrigendum or an addendum beside the text that it speaks of, by address: what it does not
//! mention stands as it is.

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
pub use comparison::{Comparing, Comparison, Renumbered};
pub use forms::{Form, FormChange, FormKind};
pub use overlay::{Beside, Fit, Overlay};
pub use parts::Part;
pub use sections::Section;
