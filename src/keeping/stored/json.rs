//! JSON that this version does not know, kept unchanged.
//!
//! A value nested too deeply to be read inside a stored one is kept as text.

use serde_json::Value;

use super::fields::{Fields, put};
use crate::annotation::{Extra, depth};
use crate::keeping::unreadable::{Flaw, Unreadable, damaged};

/// The deepest nesting kept as JSON, in levels. serde_json reads 128 levels; the stored form itself
/// takes fewer than 16.
const DEEPEST: usize = 100;

/// Wraps a value of unknown shape: `{"o": value}`, or `{"j": "text of the value"}`.
pub(super) fn wrap(value: &Value) -> Value {
    let mut form = Extra::new();
    if depth(value) <= DEEPEST {
        put(&mut form, "o", value.clone());
    } else {
        put(&mut form, "j", value.to_string());
    }
    form.into()
}

/// Returns the value wrapped by [`wrap`].
pub(super) fn unwrap(form: Value) -> Result<Value, Unreadable> {
    let mut form = Fields::of(form)?;
    let value = match form.take("o") {
        Some(value) => value,
        None => parse(&form.text("j")?)?,
    };
    form.end()?;
    Ok(value)
}

/// Wraps unknown members: the object, or its text.
pub(super) fn wrap_members(members: &Extra) -> Value {
    let value = Value::Object(members.clone());
    if depth(&value) <= DEEPEST {
        value
    } else {
        value.to_string().into()
    }
}

/// Returns the members wrapped by [`wrap_members`].
pub(super) fn unwrap_members(form: Value) -> Result<Extra, Unreadable> {
    let value = match form {
        Value::String(text) => parse(&text)?,
        value => value,
    };
    match value {
        Value::Object(members) => Ok(members),
        _ => Err(damaged(Flaw::Members)),
    }
}

/// Inserts the unknown members, if there are any.
pub(super) fn put_extra(members: &mut Extra, extra: &Extra) {
    if !extra.is_empty() {
        put(members, "e", wrap_members(extra));
    }
}

/// Takes the members inserted by [`put_extra`].
pub(super) fn take_extra(fields: &mut Fields) -> Result<Extra, Unreadable> {
    fields.take("e").map_or(Ok(Extra::new()), unwrap_members)
}

fn parse(json: &str) -> Result<Value, Unreadable> {
    serde_json::from_str(json).map_err(|error| damaged(Flaw::NotJson(error.to_string())))
}
