//! Files out and in.

use std::fmt;

use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

use crate::document::{MAX_DOCUMENT_BYTES, NotText, text_of_bytes};
use crate::exchange::web_annotation::MAX_FILE_BYTES;

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It is larger than [`MAX_FILE_BYTES`]; its size in bytes. Nothing of it was read.
    TooLarge(u64),
    /// It is not UTF-8 text.
    NotText,
    /// The browser could not read it: it was moved, or changed meanwhile.
    Failed,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge(bytes) => write!(
                f,
                "The file has {} MB; files of up to {} MB are read. Ask for it in parts.",
                bytes.div_ceil(1_000_000),
                MAX_FILE_BYTES / 1_000_000
            ),
            Self::NotText => f.write_str(
                "The file is not text in UTF-8. Choose the .json file that was exported.",
            ),
            Self::Failed => {
                f.write_str("The browser could not read the file. Choose it once more.")
            }
        }
    }
}

impl std::error::Error for ReadError {}

/// Reads a file of notes as text, byte for byte.
pub async fn read(file: &File) -> Result<String, ReadError> {
    match bytes_of(file, MAX_FILE_BYTES).await {
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| ReadError::NotText),
        Err(Unread::TooLarge(size)) => Err(ReadError::TooLarge(size)),
        Err(Unread::Failed) => Err(ReadError::Failed),
    }
}

/// Why a file was not read as a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is larger than [`MAX_DOCUMENT_BYTES`]; its size in bytes. Nothing of it was read.
    TooLarge(u64),
    /// It is no text, or an empty one.
    NotText(NotText),
    /// The browser could not read it.
    Failed,
}

/// Reads a document that a person brings along: see [`text_of_bytes`].
pub async fn read_document(file: &File) -> Result<String, Refusal> {
    match bytes_of(file, MAX_DOCUMENT_BYTES).await {
        Ok(bytes) => text_of_bytes(&bytes).map_err(Refusal::NotText),
        Err(Unread::TooLarge(size)) => Err(Refusal::TooLarge(size)),
        Err(Unread::Failed) => Err(Refusal::Failed),
    }
}

enum Unread {
    TooLarge(u64),
    Failed,
}

/// The bytes of a file of at most `most` bytes; of a larger one nothing is read.
async fn bytes_of(file: &File, most: u64) -> Result<Vec<u8>, Unread> {
    let size = file.size() as u64;
    if size > most {
        return Err(Unread::TooLarge(size));
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    Ok(Uint8Array::new(&buffer.map_err(|_| Unread::Failed)?).to_vec())
}

/// Offers a text to the person as a file. `false` when the browser does not let us.
pub fn download(name: &str, mime: &str, text: &str) -> bool {
    try_download(name, mime, text).is_some()
}

fn try_download(name: &str, mime: &str, text: &str) -> Option<()> {
    /// Some browsers start reading the file only after the click was handled.
    const KEPT_FOR_MS: u32 = 60_000;
    let document = web_sys::window()?.document()?;
    let url = Url::create_object_url_with_blob(&blob(mime, text)?).ok()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    // In no document: Firefox wanted links to be attached only in versions long gone.
    link.click();
    Timeout::new(KEPT_FOR_MS, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Some(())
}

fn blob(mime: &str, text: &str) -> Option<Blob> {
    let parts = Array::of1(&JsValue::from_str(text));
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    Blob::new_with_str_sequence_and_options(&parts, &options).ok()
}
