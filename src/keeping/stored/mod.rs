//! The stored form of annotations: short, and lossless by construction.
//!
//! A value holds the annotations of one id as JSON with one-letter names. Defaults are left out. A
//! target that a kept text can reproduce is written as a place in it. A value is accepted only after
//! reading it has reproduced exactly the same annotations. All of it is read and written by hand,
//! because unknown members must survive and each letter counts.

mod fields;
pub(super) mod ids;
mod json;
mod note;
mod record;
mod target;
mod times;

use std::rc::Rc;

use serde_json::Value;

use self::fields::{Fields, list, put};
use super::text::KeptText;
use super::unreadable::Unreadable;
use super::version;
use crate::annotation::{Annotation, Extra};

/// The texts in which targets are written as places.
pub trait KeptTexts {
    /// Returns the text of this name.
    fn text(&self, name: &str) -> Option<Rc<KeptText>>;
    /// Returns the available texts whose plain text has this fingerprint.
    fn with_fingerprint(&self, fingerprint: &str) -> Vec<Rc<KeptText>>;
}

impl KeptTexts for Vec<Rc<KeptText>> {
    fn text(&self, name: &str) -> Option<Rc<KeptText>> {
        self.iter().find(|text| text.name() == name).cloned()
    }

    fn with_fingerprint(&self, fingerprint: &str) -> Vec<Rc<KeptText>> {
        let has = |text: &&Rc<KeptText>| text.has_fingerprint(fingerprint);
        self.iter().filter(has).cloned().collect()
    }
}

/// An annotation would not survive storing unchanged, for example because it is nested too deeply for a
/// JSON parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotStorable;

/// The stored form of no annotation, left where notes were forgotten on purpose.
pub const FORGOTTEN: &str = r#"{"v":1,"n":[]}"#;

/// Returns the stored form of annotations that share an id.
///
/// # Errors
/// When the value would not reproduce an annotation exactly.
pub fn encode<'a, I>(annotations: I, texts: &dyn KeptTexts) -> Result<String, NotStorable>
where
    I: IntoIterator<Item = &'a Annotation, IntoIter: Clone>,
{
    let annotations = annotations.into_iter();
    let records = annotations.clone();
    let records = records.map(|annotation| record::to_json(annotation, texts));
    let mut members = Extra::new();
    put(&mut members, "n", Value::Array(records.collect()));
    let value = version::write_object(&Value::Object(members));
    match decode(&value, texts) {
        Ok(read) if read.iter().eq(annotations) => Ok(value),
        _ => Err(NotStorable),
    }
}

/// Reads a stored value.
///
/// # Errors
/// When the value is damaged, or written by a newer version of the app.
pub fn decode(value: &str, texts: &dyn KeptTexts) -> Result<Vec<Annotation>, Unreadable> {
    let mut fields = Fields::from(version::read_members(value)?);
    let records = list(fields.required("n")?)?;
    fields.end()?;
    records
        .into_iter()
        .map(|record| record::from_json(record, texts))
        .collect()
}
