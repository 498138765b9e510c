//! The text of a report file, together with its encoding.

use super::Document;
use super::bytes::{NotText, text_in, text_of_bytes};
use super::encoding::{Decode, Encoding};

/// The original text of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodedText {
    /// The text in Markdown.
    pub markdown: String,
    /// The older encoding of its bytes.
    pub encoding: Option<Encoding>,
}

impl DecodedText {
    /// Decodes the bytes of a report. If they do not reveal their encoding, the chosen one is used,
    /// or else the likeliest one.
    ///
    /// # Errors
    /// Returns an error if the bytes are not a text that can be opened.
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

    /// Parses the text as a document, which reports the encoding among its repairs.
    pub fn read(&self) -> Document {
        let document = Document::parse(&self.markdown);
        match self.encoding {
            Some(encoding) => document.read_in(encoding),
            None => document,
        }
    }
}
