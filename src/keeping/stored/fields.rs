//! The members of a stored JSON object, inserted and removed one by one. Annotations may have unknown
//! members, which must survive storing.

use serde_json::Value;

use crate::annotation::{Delegation, Extra};
use crate::keeping::unreadable::{Flaw, Shape, Unreadable, damaged};

/// The members of an object that have not been taken yet.
#[derive(Default)]
pub(super) struct Fields(Extra);

impl Fields {
    /// Takes the members of `value`, which must be an object.
    pub(super) fn of(value: Value) -> Result<Self, Unreadable> {
        match value {
            Value::Object(members) => Ok(Self(members)),
            _ => Err(misshapen(Shape::Object)),
        }
    }

    /// Wraps the members of an object.
    pub(super) fn from(members: Extra) -> Self {
        Self(members)
    }

    /// Takes a member, if it is there.
    pub(super) fn take(&mut self, name: &str) -> Option<Value> {
        self.0.remove(name)
    }

    /// Takes a member that must be there.
    pub(super) fn required(&mut self, name: &str) -> Result<Value, Unreadable> {
        self.take(name).ok_or_else(|| absent(name))
    }

    /// Takes a text that must be there.
    pub(super) fn text(&mut self, name: &str) -> Result<String, Unreadable> {
        self.some_text(name)?.ok_or_else(|| absent(name))
    }

    /// Takes a text that may be absent or `null`.
    pub(super) fn some_text(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        some_text(self.take(name).unwrap_or_default())
    }

    /// Takes a text that may be absent or, if present, `null`.
    pub(super) fn text_or_null(
        &mut self,
        name: &str,
    ) -> Result<Option<Option<String>>, Unreadable> {
        self.take(name).map(some_text).transpose()
    }

    /// Takes a list; an absent list is empty.
    pub(super) fn list(&mut self, name: &str) -> Result<Vec<Value>, Unreadable> {
        self.take(name).map_or_else(|| Ok(Vec::new()), list)
    }

    /// Takes an object; an absent object is empty.
    pub(super) fn object(&mut self, name: &str) -> Result<Extra, Unreadable> {
        match self.take(name) {
            None => Ok(Extra::new()),
            Some(Value::Object(members)) => Ok(members),
            Some(_) => Err(absent(name)),
        }
    }

    /// Takes a delegation as written by [`put_delegation`], if it is there.
    pub(super) fn delegation(&mut self, name: &str) -> Result<Option<Delegation>, Unreadable> {
        let Some(delegation) = self.take(name) else {
            return Ok(None);
        };
        let [country, label] = tuple(delegation)?;
        let (country, label) = (some_text(country)?, some_text(label)?);
        Ok(Some(Delegation { country, label }))
    }

    /// Ends reading: no member may be left over.
    pub(super) fn end(self) -> Result<(), Unreadable> {
        match self.0.into_iter().next() {
            None => Ok(()),
            Some((name, _)) => Err(damaged(Flaw::UnknownMember(name))),
        }
    }
}

/// Converts a value to a list.
pub(super) fn list(value: Value) -> Result<Vec<Value>, Unreadable> {
    match value {
        Value::Array(values) => Ok(values),
        _ => Err(misshapen(Shape::List)),
    }
}

/// Converts a value to a list of this many values.
pub(super) fn tuple<const N: usize>(value: Value) -> Result<[Value; N], Unreadable> {
    list(value)?
        .try_into()
        .map_err(|_| misshapen(Shape::ListOfOtherLength))
}

/// Converts a value to a text.
pub(super) fn text(value: Value) -> Result<String, Unreadable> {
    some_text(value)?.ok_or_else(|| misshapen(Shape::Text))
}

/// Converts a value to a text, or to `None` for `null`.
pub(super) fn some_text(value: Value) -> Result<Option<String>, Unreadable> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text)),
        _ => Err(misshapen(Shape::Text)),
    }
}

/// Converts a value to a number of code points or bytes.
pub(super) fn number(value: &Value) -> Result<usize, Unreadable> {
    some_number(value)?.ok_or_else(|| misshapen(Shape::Number))
}

/// Converts a value to a number of code points or bytes, or to `None` for `null`.
pub(super) fn some_number(value: &Value) -> Result<Option<usize>, Unreadable> {
    if value.is_null() {
        return Ok(None);
    }
    let number = value.as_u64().and_then(|number| number.try_into().ok());
    number.map(Some).ok_or_else(|| misshapen(Shape::Number))
}

fn misshapen(shape: Shape) -> Unreadable {
    damaged(Flaw::Shape(shape))
}

fn absent(name: &str) -> Unreadable {
    damaged(Flaw::Member(name.to_owned()))
}

/// Inserts a member.
pub(super) fn put(members: &mut Extra, name: &str, value: impl Into<Value>) {
    members.insert(name.to_owned(), value.into());
}

/// Inserts a text, if there is one.
pub(super) fn put_some(members: &mut Extra, name: &str, text: Option<&str>) {
    if let Some(text) = text {
        put(members, name, text);
    }
}

/// Inserts the country and label of a delegation, if there is one.
pub(super) fn put_delegation(members: &mut Extra, name: &str, delegation: Option<&Delegation>) {
    if let Some(Delegation { country, label }) = delegation {
        let pair = [country, label].map(|text| Value::from(text.as_deref()));
        put(members, name, pair.to_vec());
    }
}

/// Inserts a list, unless it is empty.
pub(super) fn put_list(members: &mut Extra, name: &str, values: Vec<Value>) {
    if !values.is_empty() {
        put(members, name, values);
    }
}
