//! Files that leave the browser or enter it.

use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, File, FileList, HtmlAnchorElement, Response, TextDecoder, Url,
};

use crate::document::{FileKind, MAX_DOCUMENT_BYTES, NotText, Refusal};
use crate::exchange::foreign::text_of_bytes as notes_of_bytes;
use crate::exchange::web_annotation::MAX_FILE_BYTES;

/// Returns the files that a person chose or dropped.
pub fn all(list: Option<FileList>) -> Vec<File> {
    let list = list.iter();
    list.flat_map(|list| (0..list.length()).filter_map(|index| list.item(index)))
        .collect()
}

/// Reads a file of notes as text: see [`notes_of_bytes`].
///
/// # Errors
/// When it is larger than [`MAX_FILE_BYTES`], is not text, or the browser cannot read it.
pub async fn read(file: &File) -> Result<String, Refusal> {
    let bytes = bytes_of(file, MAX_FILE_BYTES).await?;
    notes_of_bytes(&bytes).ok_or(Refusal::NotText(NotText::Binary))
}

/// Detects the use of a file from its beginning: see [`FileKind::of`]. A file that cannot be read is
/// judged by its name.
pub async fn kind(file: &File) -> FileKind {
    let head = match file.slice_with_i32_and_i32(0, FileKind::HEAD as i32) {
        Ok(head) => JsFuture::from(head.array_buffer()).await,
        Err(error) => Err(error),
    };
    let head = head.map(|buffer| Uint8Array::new(&buffer).to_vec());
    FileKind::of(&file.name(), &file.type_(), &head.unwrap_or_default())
}

/// Returns the bytes of a document that a person brings along.
///
/// # Errors
/// When it is larger than [`MAX_DOCUMENT_BYTES`], or the browser cannot read it.
pub async fn document_bytes(file: &File) -> Result<Vec<u8>, Refusal> {
    bytes_of(file, MAX_DOCUMENT_BYTES).await
}

/// Returns the bytes of a file of this host; `None` if the host does not serve it.
pub async fn fetch(address: &str) -> Option<Vec<u8>> {
    let response = web_sys::window()?.fetch_with_str(address);
    let response: Response = JsFuture::from(response).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Decodes bytes in an encoding, by the browser's tables.
pub fn decode(label: &'static str, bytes: &[u8]) -> Option<String> {
    let decoder = TextDecoder::new_with_label(label).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}

/// Reads the bytes of a file of at most `most` bytes. A larger file is not read at all.
async fn bytes_of(file: &File, most: u64) -> Result<Vec<u8>, Refusal> {
    let bytes = file.size() as u64;
    if bytes > most {
        return Err(Refusal::TooLarge { bytes, most });
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    Ok(Uint8Array::new(&buffer.map_err(|_| Refusal::Failed)?).to_vec())
}

/// Offers a text to the person as a file. Returns `false` if the browser does not allow it.
pub fn download(name: &str, mime: &str, text: &str) -> bool {
    try_download(name, mime, text).is_some()
}

fn try_download(name: &str, mime: &str, text: &str) -> Option<()> {
    /// Milliseconds that the file stays available. Some browsers start reading it only after the click
    /// was handled. With a lower value, a slow browser finds nothing. With a higher one, the text
    /// stays in memory longer.
    const KEPT_FOR_MS: u32 = 60_000;
    let document = web_sys::window()?.document()?;
    let url = Url::create_object_url_with_blob(&blob(mime, text)?).ok()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    // The link is in no document: only very old versions of Firefox needed that.
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
