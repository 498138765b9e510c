//! The short form of ids: `urn:uuid:…` as the 22 letters of its bytes (base64url, RFC 4648 §5).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

use crate::annotation::{AnnotationId, AuthorId, Extra, Key};
use crate::keeping::fields::{Fields, damaged, put};
use crate::keeping::key::strict_uuid;
use crate::keeping::{Flaw, Unreadable};

/// Tells which annotation it is: id `i`, creator `c`.
pub(in crate::keeping) fn put_key(members: &mut Extra, key: &Key) {
    put(members, "i", shorten(key.id.as_str()));
    put(members, "c", shorten(key.creator.as_str()));
}

/// Reads what [`put_key`] wrote.
pub(in crate::keeping) fn take_key(fields: &mut Fields) -> Result<Key, Unreadable> {
    Ok(Key {
        id: AnnotationId::new(lengthen(&fields.text("i")?)?),
        creator: AuthorId::new(lengthen(&fields.text("c")?)?),
    })
}

/// Returns the short form. Any other text than a UUID in its usual form stands as it is behind a
/// `=`.
pub(in crate::keeping) fn shorten(iri: &str) -> String {
    match iri.strip_prefix("urn:uuid:").and_then(strict_uuid) {
        Some(uuid) => URL_SAFE_NO_PAD.encode(uuid.as_bytes()),
        None => format!("={iri}"),
    }
}

/// Returns the id behind a short form.
pub(in crate::keeping) fn lengthen(short: &str) -> Result<String, Unreadable> {
    long_form(short).ok_or_else(|| damaged(Flaw::Id(short.to_owned())))
}

fn long_form(short: &str) -> Option<String> {
    if let Some(iri) = short.strip_prefix('=') {
        return Some(iri.to_owned());
    }
    let bytes = URL_SAFE_NO_PAD.decode(short).ok()?;
    let uuid = Uuid::from_slice(&bytes).ok()?;
    Some(format!("urn:uuid:{uuid}"))
}
