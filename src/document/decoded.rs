//! The text of a file of a report, with the encoding that it was read in.

use super::Document;
use super::bytes::{NotText, text_in, text_of_bytes};
use super::encoding::{Decode, Encoding};

/// The text of a document as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodedText {
    /// The text in Markdown.
    pub markdown: String,
    /// The older encoding that its bytes were read in.
    pub encoding: Option<Encoding>,
}

impl DecodedText {
    /// Reads the bytes of a report. Where they do not say their encoding, it is the one that was
    /// chosen, else the likeliest one.
    ///
    /// # Errors
    /// When they are no text that can be opened.
    pub fn of(bytes: &[u8], chosen: Option<Encoding>, decode: Decode<'_>) -> Result<Self, NotText> {
        let (markdown, encoding) = match text_of_bytes(bytes) {
            Err(NotText::Encoding) => {
                let encoding = chosen.unwrap_or_else(|| Encoding::guess(bytes, decode));
                (text_in(encoding, bytes, decode)?, Some(encoding))
            }
            text => (text?, None),
        };
        Ok(Self { markdown, encoding })
    }

    /// Reads it as a document, which tells of the encoding among its repairs.
    pub fn read(&self) -> Document {
        let document = Document::parse(&self.markdown);
        match self.encoding {
            Some(encoding) => document.read_in(encoding),
            None => document,
        }
    }
}
