//! Two texts read as one, and a part beside its main text.

mod fixtures;
mod laws;
mod overlay;
