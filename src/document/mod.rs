//! Markdown → Document.
