//! The short form of ids: `urn:uuid:…` as the 22 letters of its bytes (base64url, RFC 4648 §5).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

use crate::keeping::key::strict_uuid;

/// The short form. Any other text than a UUID in its usual form stands as it is behind a `=`.
pub(in crate::keeping) fn shorten(iri: &str) -> String {
    match iri.strip_prefix("urn:uuid:").and_then(strict_uuid) {
        Some(uuid) => URL_SAFE_NO_PAD.encode(uuid.as_bytes()),
        None => format!("={iri}"),
    }
}

/// The id behind a short form; `None` if it is none.
pub(in crate::keeping) fn lengthen(short: &str) -> Option<String> {
    if let Some(iri) = short.strip_prefix('=') {
        return Some(iri.to_owned());
    }
    let bytes = URL_SAFE_NO_PAD.decode(short).ok()?;
    let uuid = Uuid::from_slice(&bytes).ok()?;
    Some(format!("urn:uuid:{uuid}"))
}
