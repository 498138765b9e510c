//! The stored form of annotations: short, and lossless by construction.
//!
//! A value holds the annotations of one id as JSON with one-letter names. What is as usual is left
//! out; a target that a kept text can give back is written as a place in it. A value is handed out
//! only after reading it has given back the very same annotations. All of it is read and written by hand:
//! members that are not known come back, and each letter counts.

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
    /// The text of this name.
    fn text(&self, name: &str) -> Option<Rc<KeptText>>;
    /// The texts whose plain text has this fingerprint, as far as they are available.
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

/// Some annotation would not come back as it is: it is nested too deeply for a JSON parser, for
/// instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotStorable;

/// The stored form of no annotation: what was kept there was forgotten on purpose.
pub const FORGOTTEN: &str = r#"{"v":1,"n":[]}"#;

/// Returns the stored form of annotations, which share an id.
///
/// # Errors
/// When an annotation would not come back from the value as it is.
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
