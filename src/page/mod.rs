//! The page of a report as static HTML: its whole text, readable before any script runs and without.
//!
//! The native command `rapporteur-site` (`src/site.rs`) writes a page for each report of the catalogue
//! and the page that lists them. The app takes such a page over: it draws the same elements from the
//! same decisions, which stand here too. `tests/e2e/static-page.test.mjs` compares the two.
//!
//! The words of this room:
//!
//! * **template**: the page that the build of the app made, with no text in it
//! * **page**: a template filled with a report or with the list of reports
//! * **site**: all pages of a folder
//! * **look**: the classes by which the style sheet recognizes the kind of a block
//! * **form**: the header cells and spans of a table
//!
//! No HTML from here reaches the DOM of the running app.

mod block;
mod cuts;
mod form;
mod head;
mod html;
mod list;
mod look;
mod report;
mod site;
mod template;
mod words;

pub use cuts::cuts;
pub use form::{Form, Scope};
pub use look::{direction, is_on_the_left, length, look, masthead_end};
pub use report::report;
pub use site::{File, Gap, Site, TEMPLATE};
pub use template::{Template, TemplateError};
