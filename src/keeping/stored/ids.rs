//! The short form of ids: `urn:uuid:…` as the 22 letters of its bytes (base64url, RFC 4648 §5).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

use super::fields::{Fields, put};
use crate::annotation::{AnnotationId, AuthorId, Extra, Key};
use crate::keeping::key::strict_uuid;
use crate::keeping::unreadable::{Flaw, Unreadable, damaged};

/// Inserts the key of an annotation: id `i`, creator `c`.
pub(super) fn put_key(members: &mut Extra, key: &Key) {
    put(members, "i", shorten(key.id.as_str()));
    put(members, "c", shorten(key.creator.as_str()));
}

/// Takes the key inserted by [`put_key`].
pub(super) fn take_key(fields: &mut Fields) -> Result<Key, Unreadable> {
    Ok(Key {
        id: AnnotationId::new(lengthen(&fields.text("i")?)?),
        creator: AuthorId::new(lengthen(&fields.text("c")?)?),
    })
}

/// Returns the short form of an id. Anything but a UUID in its usual form is kept verbatim after a `=`.
pub(super) fn shorten(iri: &str) -> String {
    match iri.strip_prefix("urn:uuid:").and_then(strict_uuid) {
        Some(uuid) => URL_SAFE_NO_PAD.encode(uuid.as_bytes()),
        None => format!("={iri}"),
    }
}

/// Returns the id for a short form.
pub(super) fn lengthen(short: &str) -> Result<String, Unreadable> {
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

/// Writes and reads an id in its short form, for derived forms.
pub(in crate::keeping) mod short {
    use serde::de::{Error, Unexpected};
    use serde::{Deserialize, Deserializer, Serializer};

    pub(in crate::keeping) fn serialize<S: Serializer>(
        iri: &str,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.serialize_str(&super::shorten(iri))
    }

    pub(in crate::keeping) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<String, D::Error> {
        let short = String::deserialize(from)?;
        let not_an_id = || D::Error::invalid_value(Unexpected::Str(&short), &"an id");
        super::long_form(&short).ok_or_else(not_an_id)
    }
}

/// Writes and reads a list of ids in their short form, for derived forms.
pub(in crate::keeping) mod all_short {
    use std::collections::BTreeSet;

    use serde::de::Deserializer;
    use serde::{Deserialize, Serializer};

    use crate::annotation::AnnotationId;

    pub(in crate::keeping) fn serialize<S: Serializer>(
        ids: &BTreeSet<AnnotationId>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.collect_seq(ids.iter().map(|id| super::shorten(id.as_str())))
    }

    pub(in crate::keeping) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<BTreeSet<AnnotationId>, D::Error> {
        #[derive(Deserialize)]
        struct Short(#[serde(with = "super::short")] String);
        let mut ids = BTreeSet::new();
        for Short(id) in Vec::deserialize(from)? {
            ids.insert(AnnotationId::new(id));
        }
        Ok(ids)
    }
}
