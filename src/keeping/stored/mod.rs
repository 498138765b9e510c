//! The stored form of annotations: short, and lossless by construction.
//!
//! A value holds the annotations of one id as JSON with one-letter names. What is as usual is left
//! out; a target that a kept text can give back is written as a place in it. A value is handed out
//! only after reading it has given back the very same annotations.

mod ids;
mod json;
mod note;
mod target;
mod times;
mod wire;

use std::rc::Rc;

use super::text::KeptText;
use super::version::{self, Unreadable, Version};
use crate::annotation::Annotation;

/// Where the texts are found that targets are written as places in.
pub trait Texts {
    /// The text of this name.
    fn text(&self, name: &str) -> Option<Rc<KeptText>>;
    /// The texts whose plain text has this fingerprint, as far as they are at hand.
    fn with_fingerprint(&self, fingerprint: &str) -> Vec<Rc<KeptText>>;
}

impl Texts for Vec<Rc<KeptText>> {
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

/// The stored form of annotations, which share an id.
pub fn encode(annotations: &[Annotation], texts: &dyn Texts) -> Result<String, NotStorable> {
    let value = version::write(&wire::WireEntry {
        v: Version,
        annotations: annotations
            .iter()
            .map(|annotation| wire::WireAnnotation::new(annotation, texts))
            .collect(),
    });
    match decode(&value, texts) {
        Ok(read) if read == annotations => Ok(value),
        _ => Err(NotStorable),
    }
}

/// Reads a stored value.
pub fn decode(value: &str, texts: &dyn Texts) -> Result<Vec<Annotation>, Unreadable> {
    let entry: wire::WireEntry = version::read(value)?;
    entry
        .annotations
        .into_iter()
        .map(|annotation| annotation.into_annotation(texts).map_err(Unreadable::from))
        .collect()
}

/// What can be wrong in a value that is JSON of the right shape.
enum Damage {
    Id(String),
    NoTarget,
    Time,
    Place,
    MissingText(String),
}

impl From<Damage> for Unreadable {
    fn from(damage: Damage) -> Self {
        match damage {
            Damage::Id(id) => Self::Damaged(format!("{id:?} is no id")),
            Damage::NoTarget => Self::Damaged("a note has no target".to_owned()),
            Damage::Time => Self::Damaged("a time is none".to_owned()),
            Damage::Place => Self::Damaged("a note lies outside its text".to_owned()),
            Damage::MissingText(fingerprint) => Self::MissingText(fingerprint),
        }
    }
}
