//! Names of annotations, authors and revisions, and points in time.

use std::fmt;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

macro_rules! text_newtype {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(String);

        impl $name {
            /// Wraps the text unchanged.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// Returns the text, as written in files.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_newtype! {
    /// The `canonical` IRI of an annotation: `urn:uuid:…` for our own, any IRI for a peer's.
    AnnotationId
}
text_newtype! {
    /// The IRI of an annotation's author: `urn:uuid:…`, random, made once per profile.
    AuthorId
}
text_newtype! {
    /// The IRI of one saved state of an annotation: `urn:uuid:…`, random for our own. It is derived
    /// from the content if a peer's annotation has none.
    RevisionId
}
text_newtype! {
    /// A point in time as RFC 3339 text with a zone. Kept as text, so that the form in a file is
    /// preserved.
    Timestamp
}

impl Timestamp {
    /// Returns the instant, or `None` if the text is not RFC 3339. Texts with different zones may
    /// denote one instant.
    pub fn instant(&self) -> Option<OffsetDateTime> {
        OffsetDateTime::parse(&self.0, &Rfc3339).ok()
    }
}
