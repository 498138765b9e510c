//! The words of the command that writes the pages of a hosted folder, and of these pages.

compiled!("site");
