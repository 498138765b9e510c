//! JSON that this version does not know, kept as it is.
//!
//! A value nested so deeply that it could not be read inside a stored one is kept as text.

use serde::de::Error as _;
use serde::ser::{Error as _, SerializeMap};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::annotation::Extra;

/// serde_json reads 128 levels; the stored form itself takes fewer than 16.
const DEEPEST: usize = 100;

/// A value of a shape not known here: `{"o": value}`, or `{"j": "text of the value"}`.
pub(super) struct Kept(pub(super) Value);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
enum Form {
    #[serde(rename = "o")]
    Value(Value),
    #[serde(rename = "j")]
    Text(String),
}

impl Serialize for Kept {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut form = serializer.serialize_map(Some(1))?;
        if depth(&self.0) <= DEEPEST {
            form.serialize_entry("o", &self.0)?;
        } else {
            let text = serde_json::to_string(&self.0).map_err(S::Error::custom)?;
            form.serialize_entry("j", &text)?;
        }
        form.end()
    }
}

impl<'de> Deserialize<'de> for Kept {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Form::deserialize(deserializer)? {
            Form::Value(value) => Ok(Self(value)),
            Form::Text(text) => serde_json::from_str(&text)
                .map(Self)
                .map_err(D::Error::custom),
        }
    }
}

/// The members of an object that are not known here.
#[derive(Clone, Default)]
pub(super) struct Members(pub(super) Extra);

impl Members {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Members {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.values().all(|value| depth(value) < DEEPEST) {
            return self.0.serialize(serializer);
        }
        let text = serde_json::to_string(&self.0).map_err(S::Error::custom)?;
        text.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::Object(members) => Ok(Self(members)),
            Value::String(text) => serde_json::from_str(&text)
                .map(Self)
                .map_err(D::Error::custom),
            _ => Err(D::Error::custom("members are neither an object nor text")),
        }
    }
}

/// How many arrays and objects are open at once, at most.
fn depth(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Object(members) => 1 + members.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}
