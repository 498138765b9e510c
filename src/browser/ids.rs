//! Random names.

use uuid::{Builder, Uuid};

use crate::annotation::AuthorId;

/// Returns a random UUID (RFC 9562 version 4). `crypto.randomUUID` would be shorter but is absent on
/// plain http.
pub fn random() -> Uuid {
    let mut bytes = [0; 16];
    let drawn = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok());
    if drawn.is_none() {
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    Builder::from_random_bytes(bytes).into_uuid()
}

/// Returns the id of a new author.
pub fn author() -> AuthorId {
    AuthorId::new(urn())
}

/// Returns a random name in the form of a URN.
pub fn urn() -> String {
    format!("urn:uuid:{}", random())
}
