//! The kit: small parts that all screens are made of, each with one look.
//!
//! A part without state is a function; a part with state is a component.

mod banner;
mod button;
mod chips;
mod dialog;
mod field;
mod icons;
mod menu;
mod toast;

pub use banner::{Tone, banner};
pub use button::IconButton;
pub use chips::{Chip, Chips, Suggestion};
pub use dialog::Dialog;
pub use field::Field;
pub use icons::{Icon, icon, kind_class, kind_icon};
pub use menu::Menu;
pub use toast::toast;
